//! Identifiers as types of their own, so that a user cannot be taken for a device.

use crate::error::VaultError;
use crate::random::Random;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::{Builder, Uuid};

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new one: UUID version 4 (RFC 9562) of random bytes.
            ///
            /// # Errors
            /// [`VaultError::NoRandomness`] when the system has none to give.
            pub fn random(random: &mut dyn Random) -> Result<Self, VaultError> {
                let mut bytes = [0; 16];
                random.fill(&mut bytes)?;
                Ok(Self(Builder::from_random_bytes(bytes).into_uuid()))
            }

            /// From the sixteen bytes of a UUID.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The sixteen bytes, big-endian as written.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// The UUID itself.
            #[must_use]
            pub const fn uuid(&self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    };
}

identifier!(
    /// Names a vault for ever: a restored vault keeps it and counts its epoch up.
    VaultId
);
identifier!(
    /// Names a person who may open the vault.
    UserId
);
identifier!(
    /// Names a computer whose keyring holds a device secret.
    DeviceId
);
identifier!(
    /// Names a key slot; new at every rewrap.
    SlotId
);

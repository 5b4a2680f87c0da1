//! Key material as types: zeroized when dropped, redacted when printed, no two kinds interchangeable.

use crate::error::VaultError;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Bytes of every key here.
pub(crate) const KEY_SIZE: usize = 32;

macro_rules! secret_bytes {
    ($(#[$doc:meta])* $visibility:vis $name:ident, $size:literal) => {
        $(#[$doc])*
        #[derive(Clone, ::zeroize::Zeroize, ::zeroize::ZeroizeOnDrop)]
        $visibility struct $name(Box<[u8; $size]>);

        impl $name {
            /// Takes the bytes over; the caller's array is wiped by whoever holds it.
            #[must_use]
            pub fn new(bytes: [u8; $size]) -> Self {
                Self(Box::new(bytes))
            }

            /// A copy that leaves no other behind on the stack.
            #[must_use]
            pub fn copy_of(bytes: &[u8; $size]) -> Self {
                let mut copy = Self::new([0; $size]);
                copy.0.copy_from_slice(bytes);
                copy
            }

            /// The bytes, for the one primitive that needs them.
            #[must_use]
            pub fn expose(&self) -> &[u8; $size] {
                &self.0
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    };
}
pub(crate) use secret_bytes;

secret_bytes!(
    /// Seals the files of a vault (XChaCha20-Poly1305).
    pub FilesKey, 32
);
secret_bytes!(
    /// MAC key of the header itself; stays in this crate.
    pub(crate) HeaderKey, 32
);
secret_bytes!(
    /// Keys the audit log's own hashes.
    pub LogKey, 32
);
secret_bytes!(
    /// MAC key of the anchor that lies outside the vault.
    pub AnchorKey, 32
);
secret_bytes!(
    /// A user's Ed25519 seed (RFC 8032 section 5.1.5: the 32-byte private key).
    pub SigningSeed, 32
);
secret_bytes!(
    /// The random secret of one computer for one vault; lives only in the keyring.
    pub(crate) DeviceSecret, 32
);
secret_bytes!(
    /// The data key; never leaves this crate.
    pub(crate) DataKey, 32
);
secret_bytes!(
    /// A key-encryption key: wraps one slot's payload, once.
    pub(crate) WrappingKey, 32
);

/// Raw key and salt for SQLCipher: `PRAGMA key = "x'<64 hex of key><32 hex of salt>'"`.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DatabaseKey {
    /// 256-bit raw key, no KDF in SQLCipher.
    pub key: [u8; 32],
    /// The file's salt, given so that the header page holds no choice of its own.
    pub salt: [u8; 16],
}

impl fmt::Debug for DatabaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseKey(redacted)")
    }
}

const DATABASE_INFO: &[u8] = b"counterfoil/vault/database/v1";
const FILES_INFO: &[u8] = b"counterfoil/vault/files/v1";
const HEADER_INFO: &[u8] = b"counterfoil/vault/header/v1";
const LOG_INFO: &[u8] = b"counterfoil/vault/log/v1";
const ANCHOR_INFO: &[u8] = b"counterfoil/vault/anchor/v1";

impl DataKey {
    pub(crate) fn database_key(&self) -> Result<DatabaseKey, VaultError> {
        let okm: Zeroizing<[u8; 48]> = hkdf_sha256(None, self.expose(), &[DATABASE_INFO])?;
        let mut derived = DatabaseKey { key: [0; 32], salt: [0; 16] };
        let (key, salt) = okm.split_at(32);
        derived.key.copy_from_slice(key);
        derived.salt.copy_from_slice(salt);
        Ok(derived)
    }

    pub(crate) fn files_key(&self) -> Result<FilesKey, VaultError> {
        self.derive(FILES_INFO).map(|okm| FilesKey::copy_of(&okm))
    }

    pub(crate) fn header_key(&self) -> Result<HeaderKey, VaultError> {
        self.derive(HEADER_INFO).map(|okm| HeaderKey::copy_of(&okm))
    }

    pub(crate) fn log_key(&self) -> Result<LogKey, VaultError> {
        self.derive(LOG_INFO).map(|okm| LogKey::copy_of(&okm))
    }

    pub(crate) fn anchor_key(&self) -> Result<AnchorKey, VaultError> {
        self.derive(ANCHOR_INFO).map(|okm| AnchorKey::copy_of(&okm))
    }

    fn derive(&self, info: &[u8]) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        hkdf_sha256(None, self.expose(), &[info])
    }
}

/// HKDF-SHA256 (RFC 5869); no salt means 32 zero bytes. The parts of `info` are joined.
pub(crate) fn hkdf_sha256<const N: usize>(
    salt: Option<&[u8]>,
    secret: &[u8],
    info: &[&[u8]],
) -> Result<Zeroizing<[u8; N]>, VaultError> {
    let mut okm = Zeroizing::new([0; N]);
    Hkdf::<Sha256>::new(salt, secret)
        .expand_multi_info(info, okm.as_mut())
        .map_err(|_| VaultError::Cryptography { step: "HKDF-SHA256" })?;
    Ok(okm)
}

/// HMAC-SHA256 (RFC 2104), to be finished with `finalize` or checked in constant time with `verify_slice`.
pub(crate) fn hmac_sha256(key: &[u8; 32], message: &[u8]) -> Result<Hmac<Sha256>, VaultError> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|_| VaultError::Cryptography { step: "HMAC-SHA256" })?;
    mac.update(message);
    Ok(mac)
}

#[cfg(test)]
mod tests;

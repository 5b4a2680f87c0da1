//! The only door to the keyring of the operating system. It is never the only way in, and silence is never "first run".

use crate::id::VaultId;
use zeroize::Zeroizing;

mod memory;
mod os;

pub use memory::{MemoryKeyring, MemoryState};
pub use os::OsKeyring;

/// What a keyring keeps, by account name: raw bytes.
pub type Item = Zeroizing<Vec<u8>>;

/// How a keyring stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyringStatus {
    /// No service answers here.
    Absent,
    /// A service answers, but does not take an item: locked, or no keyring was ever made in it.
    Locked,
    /// It keeps what it is given.
    Ready,
}

/// Why a keyring did not do what it was asked. Never holds a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyringError {
    /// No service answers.
    #[error("no keyring service answers")]
    Absent,
    /// The service refused access.
    #[error("the keyring is locked")]
    Locked,
    /// The service did not answer in time; a prompt may be open.
    #[error("the keyring did not answer in time")]
    TimedOut,
    /// Something else.
    #[error("the keyring failed: {reason}")]
    Failed {
        /// What the store said.
        reason: String,
    },
}

/// A place outside the vault folder that keeps small secrets for this user on this computer.
pub trait Keyring: Send + Sync {
    /// Name of the store, as the header records it: `secret-service`, `keychain`, `credential-manager`.
    fn backend(&self) -> &str;

    /// Finds out by writing and removing a probe, since a locked keyring reads as an empty one.
    fn status(&self) -> KeyringStatus;

    /// What is kept under `account`. `None` says only that nothing was found: a locked or missing keyring reads so too.
    ///
    /// # Errors
    /// [`KeyringError`].
    fn get(&self, account: &str) -> Result<Option<Item>, KeyringError>;

    /// Keeps `secret` under `account`, in place of what was there.
    ///
    /// # Errors
    /// [`KeyringError`].
    fn set(&self, account: &str, secret: &[u8]) -> Result<(), KeyringError>;

    /// Forgets what is kept under `account`; nothing there is as good.
    ///
    /// # Errors
    /// [`KeyringError`].
    fn delete(&self, account: &str) -> Result<(), KeyringError>;
}

/// Account of the device secret of a vault.
#[must_use]
pub fn device_item(vault: VaultId) -> String {
    format!("device:{vault}")
}

/// Account of the quick-unlock key of a vault.
#[must_use]
pub fn quick_item(vault: VaultId) -> String {
    format!("quick:{vault}")
}

/// Account of the anchor of a vault; its bytes are `app`'s.
#[must_use]
pub fn anchor_item(vault: VaultId) -> String {
    format!("anchor:{vault}")
}

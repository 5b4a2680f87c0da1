//! The keys: key slots, Argon2id, recovery code, the only door to the keyring. Knows no invoice.
//!
//! A vault is a folder. Its header (`keys.a`, `keys.b`) holds slots; each slot wraps the same data key for one way in.
//! Every key that leaves this crate is derived from that data key. The format is `docs/formats/vault.md`.

pub mod error;
pub mod header;
pub mod id;
pub mod kdf;
pub mod keyring;
pub mod lock;
pub mod passphrase;
pub mod random;
pub mod recovery;
pub mod secret;
pub mod slot;
pub mod synced;
pub mod vault;

mod device;
mod hex_bytes;
mod quick;
mod seconds;

pub use device::{DeviceSecretState, device_secret_state};
pub use error::{QuickRefusal, VaultError};
pub use header::{Device, Header, HeaderHealth, Role, User};
pub use hex_bytes::HexBytes;
pub use id::{DeviceId, SlotId, UserId, VaultId};
pub use kdf::{KdfParameters, KdfPolicy};
pub use keyring::{Keyring, KeyringError, KeyringStatus, MemoryKeyring, OsKeyring};
pub use lock::{Holder, VaultLock};
pub use passphrase::{Passphrase, Strength};
pub use random::{OsRandom, Random};
pub use recovery::{RecoveryCode, RecoveryCodeError};
pub use secret::{AnchorKey, DatabaseKey, FilesKey, LogKey, SigningSeed};
pub use slot::{Slot, SlotKind};
pub use synced::{SyncedPlace, synced_place};
pub use vault::{CreateOptions, LockedVault, NewAccess, RestoreOptions, UnlockedVault, Vault};

/// File name of the SQLCipher database inside a vault folder; owned by `store`, known here so that nothing is made over it.
pub const BOOK_FILE: &str = "book.db";
/// First copy of the key header.
pub const KEYS_A_FILE: &str = "keys.a";
/// Second copy of the key header; always written first.
pub const KEYS_B_FILE: &str = "keys.b";
/// The lock that one writer holds.
pub const LOCK_FILE: &str = "lock";

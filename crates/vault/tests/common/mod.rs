//! What the stories share: a folder, a keyring, a passphrase, an hour.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic, in its helping functions too")]
#![allow(dead_code, reason = "each test file uses its own part")]

use chrono::{DateTime, TimeDelta, Utc};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use vault::{
    CreateOptions, KdfPolicy, LockedVault, MemoryKeyring, NewAccess, Passphrase, RecoveryCode, UnlockedVault, Vault,
    VaultError,
};

pub const RIGHT: &str = "tulip harbour 58";
pub const WRONG: &str = "tulip harbour 59";
pub const NEW: &str = "lantern orchard 7";
pub const LONG: &str = "tulip harbour lantern orchard 7";

/// A keyring daemon, unlocked with an empty password. The line feed matters: without it no login keyring is made.
/// The command returns before the daemon answers on the bus, so its name is waited for.
pub const UNLOCKED: &str = concat!(
    r#"printf "\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null"#,
    "\n",
    include_str!("until_the_keyring_answers.sh"),
);

/// A daemon that nobody unlocked, and no prompter to ask.
pub const LOCKED: &str = concat!(
    "gnome-keyring-daemon --start --components=secrets >/dev/null\n",
    include_str!("until_the_keyring_answers.sh"),
);

/// The boot in which the frozen vaults were unlocked quickly.
pub const BOOT: &str = "b7d0f3f4-0000-4000-8000-000000000001";

/// Where a frozen vault lies.
pub fn vector(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name)
}

pub struct Scene {
    pub folder: TempDir,
    pub keyring: MemoryKeyring,
}

impl Scene {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), keyring: MemoryKeyring::new() }
    }

    pub fn dir(&self) -> PathBuf {
        self.folder.path().join("default.counterfoil")
    }

    pub fn create(&self) -> (UnlockedVault, RecoveryCode) {
        Vault::create(&self.dir(), &options(&passphrase(RIGHT), false), &self.keyring).unwrap()
    }

    pub fn create_portable(&self) -> (UnlockedVault, RecoveryCode) {
        Vault::create(&self.dir(), &options(&passphrase(LONG), true), &self.keyring).unwrap()
    }

    pub fn open(&self) -> LockedVault {
        LockedVault::open(&self.dir()).unwrap()
    }

    pub fn unlock(&self, typed: &str) -> Result<UnlockedVault, VaultError> {
        LockedVault::open(&self.dir())?.unlock(&passphrase(typed), &self.keyring)
    }
}

pub fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

pub fn at(hours: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_189_366, 0).unwrap() + TimeDelta::hours(hours)
}

pub fn options(passphrase: &Passphrase, portable: bool) -> CreateOptions<'_> {
    CreateOptions { label: "Ada", portable, passphrase, kdf: KdfPolicy::cheap_for_tests(), created_at: at(0) }
}

pub fn access(passphrase: &Passphrase, portable: bool) -> NewAccess<'_> {
    NewAccess { passphrase, portable, kdf: KdfPolicy::cheap_for_tests(), at: at(1) }
}

/// All keys of a vault, to compare.
pub fn keys(vault: &UnlockedVault) -> [Vec<u8>; 6] {
    [
        vault.database_key().key.to_vec(),
        vault.database_key().salt.to_vec(),
        vault.files_key().expose().to_vec(),
        vault.log_key().expose().to_vec(),
        vault.anchor_key().expose().to_vec(),
        vault.signing_seed().expose().to_vec(),
    ]
}

pub fn code(result: Result<UnlockedVault, VaultError>) -> &'static str {
    result.map_or_else(|error| error.code(), |_| "opened")
}

//! Vaults frozen when the format was: every later version opens them and derives the same keys.
//!
//! `tests/vectors/check.py` opens them from docs/formats/vault.md with other implementations, and computed `expected.json`.
//! `examples/freeze_vault_vectors.rs` made them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic, in its helping functions too")]

mod common;

use common::{BOOT, at, vector};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use vault::keyring::{device_item, quick_item};
use vault::{Keyring as _, LockedVault, MemoryKeyring, Passphrase, RecoveryCode, UnlockedVault, VaultId};

const FROZEN: [&str; 2] = ["v1-device", "v1-portable"];

fn json_in(dir: &Path, file: &str) -> Value {
    serde_json::from_slice(&fs::read(dir.join(file)).unwrap()).unwrap()
}

fn keyring_of(secrets: &Value, vault: VaultId) -> MemoryKeyring {
    let keyring = MemoryKeyring::new();
    for (name, account) in [("device", device_item(vault)), ("quick", quick_item(vault))] {
        if let Some(item) = secrets["keyring"][name].as_str() {
            keyring.set(&account, &hex::decode(item).unwrap()).unwrap();
        }
    }
    keyring
}

fn keys(vault: &UnlockedVault, code: &RecoveryCode) -> Value {
    let database = vault.database_key();
    json!({
        "age_identity": *code.age_identity().unwrap(),
        "database_key": hex::encode(database.key),
        "database_salt": hex::encode(database.salt),
        "files_key": hex::encode(vault.files_key().expose()),
        "log_key": hex::encode(vault.log_key().expose()),
        "anchor_key": hex::encode(vault.anchor_key().expose()),
        "signing_seed": hex::encode(vault.signing_seed().expose()),
    })
}

#[test]
fn every_frozen_vault_opens_by_every_way_in() {
    for name in FROZEN {
        let dir = vector(name);
        let (secrets, expected) = (json_in(&dir, "secrets.json"), json_in(&dir, "expected.json"));
        let passphrase = Passphrase::new(secrets["passphrase"].as_str().unwrap()).unwrap();
        let code = RecoveryCode::parse(secrets["recovery_code"].as_str().unwrap()).unwrap();
        let locked = LockedVault::open(&dir).unwrap();
        let keyring = keyring_of(&secrets, locked.vault_id());
        let opened = [
            locked.unlock(&passphrase, &keyring).unwrap(),
            locked.open_with_code(&code).unwrap(),
            locked.unlock_quick(&keyring, at(1), BOOT).unwrap(),
        ];
        for vault in opened {
            assert_eq!(keys(&vault, &code), expected, "{name} by {:?}", vault.opened_by());
        }
    }
}

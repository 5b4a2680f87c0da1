//! One process of a story in `tests/os_keyring.rs`: plays the role that it is told, against the keyring of its session.
//!
//! ```text
//! keyring_role ROLE FOLDER
//! ```
//!
//! It ends with the role's name on stdout; a failed expectation is a panic and an exit status.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "the other half of a test: its panic is the test's failure, its output the test's evidence"
)]

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use vault::keyring::device_item;
use vault::{DeviceSecretState, Keyring, KeyringStatus, LockedVault, OsKeyring, RecoveryCode, Vault};

#[path = "../tests/common/mod.rs"]
mod common;

use common::{LONG, NEW, RIGHT, UNLOCKED, access, code, options, passphrase};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [role, home] = arguments.as_slice() else { panic!("keyring_role ROLE FOLDER") };
    play(role, Path::new(home), &OsKeyring::new());
    println!("{role}");
}

fn play(role: &str, home: &Path, keyring: &OsKeyring) {
    match role {
        "creates" => creates(home, keyring),
        "unlocks" => unlocks(home, keyring, RIGHT),
        "unlocks_with_the_new_one" => unlocks(home, keyring, NEW),
        "finds_none" => refuses(home, keyring, KeyringStatus::Absent, DeviceSecretState::Absent, "keyring-absent"),
        "finds_it_locked" => refuses(home, keyring, KeyringStatus::Locked, DeviceSecretState::Locked, "keyring-locked"),
        "finds_it_wiped" => {
            refuses(home, keyring, KeyringStatus::Ready, DeviceSecretState::Wiped, "device-secret-wiped");
        }
        "recovers" => recovers(home, keyring),
        "finds_none_and_makes_a_portable_vault" => makes_portable(home, keyring),
        "waits_for_the_service" => waits_for_the_service(keyring),
        other => panic!("no such role: {other}"),
    }
}

fn creates(home: &Path, keyring: &OsKeyring) {
    let vendor = keyring.vendor().unwrap();
    assert!(vendor.contains("Secret Service") && !vendor.to_lowercase().contains("mock"), "{vendor}");
    assert_eq!(keyring.status(), KeyringStatus::Ready);
    let passphrase = passphrase(RIGHT);
    let (vault, kit) = Vault::create(&home.join("v"), &options(&passphrase, false), keyring).unwrap();
    fs::write(home.join("kit"), kit.text().as_bytes()).unwrap();
    fs::write(home.join("key"), vault.database_key().key).unwrap();
    assert_eq!(vault.header().devices[0].backend, "secret-service");
}

fn unlocks(home: &Path, keyring: &OsKeyring, typed: &str) {
    let locked = LockedVault::open(&home.join("v")).unwrap();
    assert_eq!(locked.device_secret_state(keyring), Some(DeviceSecretState::Ready));
    let vault = locked.unlock(&passphrase(typed), keyring).unwrap();
    assert_eq!(vault.database_key().key.to_vec(), fs::read(home.join("key")).unwrap());
    // Raw bytes, overwritten and removed; no item is no error.
    let account = "test:bytes";
    for secret in [&[0_u8, 255, 10, 0][..], &[7; 300]] {
        keyring.set(account, secret).unwrap();
        assert_eq!(keyring.get(account).unwrap().unwrap().as_slice(), secret);
    }
    keyring.delete(account).unwrap();
    keyring.delete(account).unwrap();
    assert!(keyring.get(account).unwrap().is_none());
}

fn refuses(home: &Path, keyring: &OsKeyring, status: KeyringStatus, state: DeviceSecretState, error: &str) {
    assert_eq!(keyring.status(), status);
    let locked = LockedVault::open(&home.join("v")).unwrap();
    assert_eq!(locked.device_secret_state(keyring), Some(state));
    assert_eq!(code(locked.unlock(&passphrase(RIGHT), keyring)), error);
}

fn recovers(home: &Path, keyring: &OsKeyring) {
    let kit = RecoveryCode::parse(&fs::read_to_string(home.join("kit")).unwrap()).unwrap();
    let new = passphrase(NEW);
    let vault = LockedVault::open(&home.join("v")).unwrap().recover(&kit, &access(&new, false), keyring).unwrap();
    assert!(keyring.get(&device_item(vault.vault_id())).unwrap().is_some());
}

fn makes_portable(home: &Path, keyring: &OsKeyring) {
    assert_eq!(keyring.status(), KeyringStatus::Absent);
    let (right, long) = (passphrase(RIGHT), passphrase(LONG));
    let refused = Vault::create(&home.join("v"), &options(&right, false), keyring).unwrap_err();
    assert_eq!(refused.code(), "keyring-absent");
    Vault::create(&home.join("v"), &options(&long, true), keyring).unwrap();
}

fn waits_for_the_service(keyring: &OsKeyring) {
    assert_eq!(keyring.status(), KeyringStatus::Absent);
    let started = Command::new("bash").args(["-c", UNLOCKED]).status().unwrap();
    assert!(started.success());
    assert_eq!(keyring.status(), KeyringStatus::Ready, "found without a new process");
}

//! Makes the frozen vaults of a new format version; run by hand, then `check.py freeze`, never for a version that was released.
//!
//! ```text
//! freeze_vault_vectors NAME...    a NAME that ends with `portable` makes a portable vault
//! ```
#![allow(clippy::unwrap_used, reason = "run by hand: a failure is a panic")]

use serde_json::json;
use std::env;
use std::fs;
use vault::keyring::{device_item, quick_item};
use vault::{Keyring as _, MemoryKeyring, Vault};

#[path = "../tests/common/mod.rs"]
mod common;

use common::{BOOT, access, at, options, passphrase, vector};

fn main() {
    for name in env::args().skip(1) {
        freeze(&name);
    }
}

fn freeze(name: &str) {
    let portable = name.ends_with("portable");
    let dir = vector(name);
    let keyring = MemoryKeyring::new();
    // NFKC at work: the first is written with a combining mark and a ligature.
    let text = if portable { "u\u{308}berall tulip \u{FB01}sh harbour" } else { "tulip harbour 58" };
    let passphrase = passphrase(text);
    let (mut vault, code) = Vault::create(&dir, &options(&passphrase, portable), &keyring).unwrap();
    vault.enable_quick_unlock(&keyring, at(0), BOOT).unwrap();
    vault.change_passphrase(&access(&passphrase, portable), &keyring).unwrap();
    let item = |account: String| keyring.get(&account).unwrap().map(|item| hex::encode(&*item));
    let secrets = json!({
        "passphrase": text,
        "recovery_code": *code.text(),
        "keyring": {"device": item(device_item(vault.vault_id())), "quick": item(quick_item(vault.vault_id()))},
    });
    fs::write(dir.join("secrets.json"), format!("{secrets:#}\n")).unwrap();
}

//! A header changed in both copies never opens: every field, every byte, every length. And nothing panics.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic, in its helping functions too")]

mod common;

use common::{RIGHT, Scene, at, passphrase};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use vault::{Header, HeaderHealth, LockedVault, RecoveryCode, VaultError};

struct Sealed {
    scene: Scene,
    kit: RecoveryCode,
    file: Vec<u8>,
}

impl Sealed {
    fn new() -> Self {
        let scene = Scene::new();
        let (mut vault, kit) = scene.create();
        vault.enable_quick_unlock(&scene.keyring, at(0), "boot").unwrap();
        let file = fs::read(scene.dir().join("keys.a")).unwrap();
        Self { scene, kit, file }
    }

    fn put(&self, file: &[u8]) {
        for copy in ["keys.a", "keys.b"] {
            fs::write(self.scene.dir().join(copy), file).unwrap();
        }
    }

    /// By the passphrase and by the code; the code costs no Argon2id, so it is the one for many rounds.
    fn opens_by_passphrase(&self) -> Result<HeaderHealth, VaultError> {
        let locked = LockedVault::open(&self.scene.dir())?;
        locked.unlock(&passphrase(RIGHT), &self.scene.keyring).map(|vault| vault.header_health())
    }

    fn opens_by_code(&self) -> Result<HeaderHealth, VaultError> {
        LockedVault::open(&self.scene.dir())?.open_with_code(&self.kit).map(|vault| vault.header_health())
    }

    fn opens_quickly(&self) -> Result<HeaderHealth, VaultError> {
        let locked = LockedVault::open(&self.scene.dir())?;
        locked.unlock_quick(&self.scene.keyring, at(1), "boot").map(|vault| vault.header_health())
    }
}

/// Every path to a leaf of the header, as JSON pointers.
fn leaves(value: &Value, at: String, into: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| leaves(value, format!("{at}/{key}"), into)),
        Value::Array(list) => list.iter().enumerate().for_each(|(i, value)| leaves(value, format!("{at}/{i}"), into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => into.push(at),
    }
}

/// Another value of the same kind, that passes the checks of form where it can.
fn another(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_u64().unwrap() + 1),
        Value::String(text) if text.ends_with('Z') => json!("2001-01-01T00:00:00Z"),
        Value::String(text) => {
            let last = text.chars().last().unwrap();
            let other = if last == '0' { '1' } else { '0' };
            json!(format!("{}{other}", &text[..text.len() - last.len_utf8()]))
        }
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => json!("2001-01-01T00:00:00Z"),
    }
}

/// With the fields in the order of the format; in any order where the form itself is broken.
fn in_order(header: &Value) -> String {
    match serde_json::from_value::<Header>(header.clone()) {
        Ok(typed) => serde_json::to_string(&typed).unwrap(),
        Err(_) => header.to_string(),
    }
}

#[test]
fn no_field_can_be_changed() {
    let sealed = Sealed::new();
    sealed.put(&sealed.file);
    sealed.opens_by_passphrase().unwrap();
    let text = String::from_utf8(sealed.file.clone()).unwrap();
    let (line, mac) = text.split_once('\n').unwrap();
    let header: Value = serde_json::from_str(line).unwrap();
    let mut pointers = Vec::new();
    leaves(&header, String::new(), &mut pointers);
    assert_eq!(pointers.len(), 49, "{pointers:?}");
    assert_eq!(in_order(&header), line, "an unchanged header is written as it was: only the change can be refused");
    for pointer in pointers {
        let mut changed = header.clone();
        let leaf = changed.pointer_mut(&pointer).unwrap();
        *leaf = another(leaf);
        let changed = format!("{}\n{mac}", in_order(&changed));
        sealed.put(changed.as_bytes());
        assert!(sealed.opens_by_passphrase().is_err(), "{pointer}");
        assert!(sealed.opens_by_code().is_err(), "{pointer}");
        assert!(sealed.opens_quickly().is_err(), "{pointer}");

        for copy in ["keys.a", "keys.b"] {
            sealed.put(&sealed.file);
            fs::write(sealed.scene.dir().join(copy), &changed).unwrap();
            let health =
                sealed.opens_by_passphrase().and_then(|_| sealed.opens_by_code()).and_then(|_| sealed.opens_quickly());
            assert_eq!(health, Ok(HeaderHealth::OneDamaged { copy }), "{pointer} in {copy} alone");
        }
    }
}

/// The same with the keys in another order: JSON says the same, the MAC does not.
#[test]
fn what_the_mac_does_not_cover_does_not_count() {
    let sealed = Sealed::new();
    let text = String::from_utf8(sealed.file.clone()).unwrap();
    for changed in [
        text.replacen("\"seq\"", " \"seq\"", 1),
        text.replacen("\"kit_proven_at\":null", "\"kit_proven_at\":\"2026-11-20T00:00:00Z\"", 1),
    ] {
        assert_ne!(changed, text);
        sealed.put(changed.as_bytes());
        assert_eq!(sealed.opens_by_passphrase(), Err(VaultError::HeaderTampered));
        assert_eq!(sealed.opens_by_code(), Err(VaultError::HeaderTampered));
    }
}

#[test]
fn no_length_but_the_whole_one_opens() {
    let sealed = Sealed::new();
    for length in 0..sealed.file.len() {
        sealed.put(&sealed.file[..length]);
        assert!(sealed.opens_by_code().is_err(), "{length} bytes");
    }
    sealed.put(&sealed.file);
    sealed.opens_by_code().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// Each case flips a bit in each of 64 places, one at a time.
    #[test]
    fn no_flipped_bit_opens(seed: u64) {
        let sealed = Sealed::new();
        let mut state = seed | 1;
        for _ in 0..64 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let bit = (state >> 20) as usize % (sealed.file.len() * 8);
            let mut file = sealed.file.clone();
            file[bit / 8] ^= 1 << (bit % 8);
            sealed.put(&file);
            prop_assert!(sealed.opens_by_code().is_err(), "bit {bit}");
        }
    }

    #[test]
    fn no_junk_opens(junk in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let sealed = Sealed::new();
        sealed.put(&junk);
        prop_assert!(sealed.opens_by_code().is_err());
    }
}

//! The keys: header, both of its copies on disk with their slots, recovery code, passphrase.

use crate::{Accepted, Outcome, text};
use std::fs;
use std::sync::LazyLock;
use vault::header::MAX_SLOTS;
use vault::passphrase::{Guard, judge};
use vault::recovery::GROUPS;
use vault::{Header, KEYS_A_FILE, KEYS_B_FILE, LockedVault, Passphrase, RecoveryCode};

/// The frozen vault that `vault-copies` is held against, and the code on its kit.
const FROZEN: &[u8] = include_bytes!("../../crates/vault/tests/vectors/v1-portable/keys.a");
const SECRETS: &str = include_str!("../../crates/vault/tests/vectors/v1-portable/secrets.json");

static CODE: LazyLock<RecoveryCode> = LazyLock::new(|| {
    let secrets: serde_json::Value = serde_json::from_str(SECRETS).unwrap();
    RecoveryCode::parse(secrets["recovery_code"].as_str().unwrap()).unwrap()
});

/// A header is bounded in all that a reader will allocate or loop over, and reads back as it was written.
pub fn header(input: &[u8]) -> Outcome {
    let header = Header::parse(input).ok()?;
    assert!((1..=MAX_SLOTS).contains(&header.slots.len()));
    for kdf in header.slots.iter().filter_map(|slot| slot.kdf.as_ref()) {
        let cost = kdf.parameters().unwrap();
        assert!((19 * 1024..=1024 * 1024).contains(&cost.memory_kib()) && cost.passes() <= 16 && cost.lanes() <= 4);
    }
    let line = serde_json::to_vec(&header).unwrap();
    assert_eq!(Header::parse(&line).unwrap(), header);
    Some(Accepted)
}

/// `keys.a`, a zero byte, `keys.b`: whatever lies there, the code opens only what was written with it.
pub fn copies(input: &[u8]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let mut copies = input.splitn(2, |byte| *byte == 0);
    for name in [KEYS_A_FILE, KEYS_B_FILE] {
        if let Some(copy) = copies.next().filter(|copy| !copy.is_empty()) {
            fs::write(folder.path().join(name), copy).unwrap();
        }
    }
    let opened = LockedVault::open(folder.path()).ok()?.open_with_code(&CODE).ok()?;
    let line = FROZEN.split(|byte| *byte == b'\n').next().unwrap();
    assert_eq!(*opened.header(), Header::parse(line).unwrap(), "a header that nobody sealed was believed");
    Some(Accepted)
}

/// One code has one print; a single wrong symbol is always noticed.
pub fn recovery_code(input: &[u8]) -> Outcome {
    let code = RecoveryCode::parse(text(input)?).ok()?;
    let printed = code.text();
    assert_eq!(*RecoveryCode::parse(&printed).unwrap().text(), *printed);
    assert!((1..=GROUPS).all(|group| code.matches_group(group, &code.groups()[group - 1])));
    for at in printed.char_indices().filter(|(_, symbol)| *symbol != '-').map(|(at, _)| at) {
        let other = if printed[at..].starts_with('0') { "1" } else { "0" };
        assert!(RecoveryCode::parse(&[&printed[..at], other, &printed[at + 1..]].concat()).is_err());
    }
    backup::Identity::parse(&code.age_identity().unwrap()).unwrap();
    Some(Accepted)
}

/// What may guard a book alone may guard it with a device too.
pub fn passphrase(input: &[u8]) -> Outcome {
    let passphrase = Passphrase::from_utf8(input).ok()?;
    let (alone, with_device) = (judge(&passphrase, Guard::Nothing), judge(&passphrase, Guard::DeviceSecret));
    assert!(with_device.accepted || !alone.accepted);
    alone.accepted.then_some(Accepted)
}

//! Every error has a code of its own, says what is so in one sentence, and what to do in another.

use super::*;
use std::collections::HashSet;

fn all() -> Vec<VaultError> {
    let text = || "it is so".to_owned();
    vec![
        VaultError::WrongPassphrase,
        VaultError::KeyringAbsent,
        VaultError::KeyringLocked,
        VaultError::KeyringFailed { reason: text() },
        VaultError::DeviceSecretWiped,
        VaultError::OtherDevice { device: DeviceId::from_bytes([1; 16]) },
        VaultError::RecoveryCodeUnreadable(RecoveryCodeError::WrongSymbol { group: 3 }),
        VaultError::WrongRecoveryCode,
        VaultError::QuickUnlockRefused(QuickRefusal::Expired),
        VaultError::HeaderDamaged { reason: text() },
        VaultError::HeaderOutOfBounds { field: "m_kib", value: 7 },
        VaultError::HeaderTampered,
        VaultError::NewerFormat { found: "counterfoil-keys/2".into() },
        VaultError::Exists { found: "book.db" },
        VaultError::NotAVault,
        VaultError::InUse(Holder { pid: 7, program: "counterfoil".into(), since: chrono::DateTime::UNIX_EPOCH }),
        VaultError::PassphraseRefused("It needs at least 8 characters.".into()),
        VaultError::BadText { field: "label", max: 64 },
        VaultError::TooManySlots,
        VaultError::OwnAccess,
        VaultError::KdfBelowPolicy,
        VaultError::NotEnoughMemory { mebibytes: 64 },
        VaultError::NoRandomness,
        VaultError::Cryptography { step: "HKDF-SHA256" },
        VaultError::Io { doing: "written", kind: io::ErrorKind::StorageFull },
    ]
}

#[test]
fn a_sentence_a_help_and_a_code_each() {
    let mut codes = HashSet::new();
    for error in all() {
        let (message, help, code) = (error.to_string(), error.help(), error.code());
        assert!(message.ends_with('.') && message.matches(". ").count() == 0, "{message}");
        assert!(help.ends_with('.') && help.matches(". ").count() == 0, "{help}");
        assert!(code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{code}");
        assert!(codes.insert(code), "{code} twice");
    }
    assert_eq!(codes.len(), 25);
}

#[test]
fn whoever_lost_the_keyring_is_shown_the_kit() {
    for error in all() {
        let lost = matches!(
            error,
            VaultError::KeyringAbsent
                | VaultError::KeyringFailed { .. }
                | VaultError::DeviceSecretWiped
                | VaultError::OtherDevice { .. }
                | VaultError::WrongPassphrase
        );
        assert!(!lost || error.help().contains("recovery kit"), "{error}");
    }
}

#[test]
fn what_a_keyring_says_keeps_its_meaning() {
    let cases = [
        (KeyringError::Absent, "keyring-absent"),
        (KeyringError::Locked, "keyring-locked"),
        (KeyringError::TimedOut, "keyring-failed"),
        (KeyringError::Failed { reason: "it broke".into() }, "keyring-failed"),
    ];
    for (said, code) in cases {
        assert_eq!(VaultError::from(said).code(), code);
    }
}

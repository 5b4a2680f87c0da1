//! Who comes in, who does not, and what each is told: the vault's promises as stories of a few lines.

mod common;

use common::{LONG, NEW, RIGHT, Scene, WRONG, access, at, code, keys, options, passphrase};
use std::fs;
use vault::keyring::{MemoryState, device_item};
use vault::{
    DeviceSecretState, HeaderHealth, Keyring as _, LockedVault, MemoryKeyring, RecoveryCode, Role, SlotKind, Vault,
    VaultError,
};

#[test]
fn a_new_vault_opens_with_its_passphrase_and_gives_the_same_keys() {
    let scene = Scene::new();
    let (created, _) = scene.create();
    let opened = scene.unlock(RIGHT).unwrap();
    assert_eq!(keys(&created), keys(&opened));
    assert_eq!((opened.vault_id(), opened.epoch(), opened.header_seq()), (created.vault_id(), 1, 1));
    assert_eq!((opened.user_id(), opened.role()), (created.user_id(), Role::Owner));
    assert_eq!(opened.kit_proven_at(), None);
    assert_eq!(code(scene.unlock(WRONG)), "wrong-passphrase");
}

#[cfg(unix)]
#[test]
fn folder_and_files_are_the_users_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let scene = Scene::new();
    scene.create();
    let mode = |name: &str| scene.dir().join(name).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(""), mode("keys.a"), mode("keys.b")), (0o700, 0o600, 0o600));
}

#[test]
fn nothing_is_ever_made_over_a_vault() {
    for found in ["book.db", "keys.a", "keys.b"] {
        let scene = Scene::new();
        fs::create_dir(scene.dir()).unwrap();
        fs::write(scene.dir().join(found), "precious").unwrap();
        let passphrase = passphrase(RIGHT);
        let refused = Vault::create(&scene.dir(), &options(&passphrase, false), &scene.keyring).unwrap_err();
        assert_eq!(refused, VaultError::Exists { found });
        assert_eq!(fs::read(scene.dir().join(found)).unwrap(), b"precious");
        assert_eq!(scene.dir().read_dir().unwrap().count(), 1);
    }
}

#[test]
fn no_vault_is_made_without_a_keyring_unless_portable_was_chosen() {
    let cases = [
        (MemoryState::Absent, "keyring-absent"),
        (MemoryState::Locked, "keyring-locked"),
        (MemoryState::Silent, "keyring-failed"),
        (MemoryState::Forgetful, "keyring-failed"),
    ];
    for (state, expected) in cases {
        let scene = Scene::new();
        scene.keyring.become_(state);
        let (short, long) = (passphrase(RIGHT), passphrase(LONG));
        let refused = Vault::create(&scene.dir(), &options(&short, false), &scene.keyring).unwrap_err();
        assert_eq!(refused.code(), expected, "{state:?}");
        assert!(!scene.dir().exists(), "{state:?}: nothing was left behind");
        Vault::create(&scene.dir(), &options(&long, true), &scene.keyring).unwrap();
        assert_eq!(code(scene.unlock(LONG)), "opened", "{state:?}");
    }
}

#[test]
fn a_weak_passphrase_is_refused_before_anything_is_made() {
    let scene = Scene::new();
    for (text, portable) in [("password1", false), ("short", false), (RIGHT.get(..14).unwrap(), true)] {
        let weak = passphrase(text);
        let refused = Vault::create(&scene.dir(), &options(&weak, portable), &scene.keyring).unwrap_err();
        assert_eq!(refused.code(), "passphrase-refused", "{text}");
    }
    assert!(!scene.dir().exists());
}

/// A thief has the folder and the passphrase, on another computer.
#[test]
fn a_stolen_folder_does_not_open_even_with_the_passphrase() {
    let scene = Scene::new();
    scene.create();
    let stolen = scene.open();
    let elsewhere = MemoryKeyring::new();
    let refused = stolen.unlock(&passphrase(RIGHT), &elsewhere).unwrap_err();
    assert_eq!(refused, VaultError::DeviceSecretWiped);
    assert!(refused.help().contains("recovery kit"));

    elsewhere.set(&device_item(stolen.vault_id()), &[1; 49]).unwrap();
    let refused = stolen.unlock(&passphrase(RIGHT), &elsewhere).unwrap_err();
    assert_eq!(refused.code(), "other-device");
    assert!(refused.help().contains("recovery kit"));
}

#[test]
fn each_state_of_the_keyring_has_its_sentence() {
    let cases = [
        (MemoryState::Absent, "keyring-absent", DeviceSecretState::Absent),
        (MemoryState::Locked, "keyring-locked", DeviceSecretState::Locked),
        (MemoryState::Silent, "keyring-failed", DeviceSecretState::Locked),
        (MemoryState::Forgetful, "device-secret-wiped", DeviceSecretState::Wiped),
        (MemoryState::Ready, "opened", DeviceSecretState::Ready),
    ];
    let scene = Scene::new();
    scene.create();
    for (state, expected, seen) in cases {
        scene.keyring.become_(state);
        assert_eq!(code(scene.unlock(RIGHT)), expected, "{state:?}");
        assert_eq!(scene.open().device_secret_state(&scene.keyring), Some(seen), "{state:?}");
    }
    scene.keyring.wipe();
    assert_eq!(code(scene.unlock(RIGHT)), "device-secret-wiped");
}

#[test]
fn a_portable_vault_does_not_ask_the_keyring() {
    let scene = Scene::new();
    scene.create_portable();
    scene.keyring.become_(MemoryState::Silent);
    assert_eq!(code(scene.unlock(LONG)), "opened");
    assert_eq!(code(scene.unlock(WRONG)), "wrong-passphrase");
    assert!(scene.open().is_portable());
    assert_eq!(scene.open().device_secret_state(&scene.keyring), None);
}

#[test]
fn the_kit_opens_after_the_keyring_was_wiped_and_makes_this_computer_known_again() {
    let scene = Scene::new();
    let (created, kit) = scene.create();
    scene.keyring.wipe();
    let typed = RecoveryCode::parse(&kit.text().to_lowercase()).unwrap();
    let new = passphrase(NEW);
    let recovered = scene.open().recover(&typed, &access(&new, false), &scene.keyring).unwrap();
    assert_eq!(keys(&created), keys(&recovered));
    assert_eq!(recovered.kit_proven_at(), Some(at(1)));
    assert_eq!(recovered.header().devices.len(), 1, "the lost device is forgotten");
    assert_eq!(code(scene.unlock(NEW)), "opened");
    assert_eq!(code(scene.unlock(RIGHT)), "wrong-passphrase");
    recovered.check_recovery_code(&kit).unwrap();
}

#[test]
fn the_kit_opens_without_any_keyring_when_portable_is_chosen() {
    let scene = Scene::new();
    let (_, kit) = scene.create();
    scene.keyring.become_(MemoryState::Absent);
    let long = passphrase(LONG);
    scene.open().recover(&kit, &access(&long, true), &scene.keyring).unwrap();
    assert_eq!(code(scene.unlock(LONG)), "opened");
}

#[test]
fn a_recovery_that_can_not_finish_changes_nothing() {
    let scene = Scene::new();
    let (_, kit) = scene.create();
    let before = fs::read(scene.dir().join("keys.a")).unwrap();
    let (new, weak) = (passphrase(NEW), passphrase("weak"));
    scene.keyring.become_(MemoryState::Locked);
    assert_eq!(code(scene.open().recover(&kit, &access(&new, false), &scene.keyring)), "keyring-locked");
    scene.keyring.become_(MemoryState::Ready);
    assert_eq!(code(scene.open().recover(&kit, &access(&weak, false), &scene.keyring)), "passphrase-refused");
    assert_eq!(fs::read(scene.dir().join("keys.a")).unwrap(), before);
    assert_eq!(code(scene.unlock(RIGHT)), "opened");
}

#[test]
fn another_vaults_kit_is_told_from_a_mistyped_one() {
    let (scene, other) = (Scene::new(), Scene::new());
    scene.create();
    let (_, foreign) = other.create();
    assert_eq!(code(scene.open().open_with_code(&foreign)), "wrong-recovery-code");
    assert!(RecoveryCode::parse("0000-0000-0000-0000-0000-0000-0000-0000-0000").is_err());
}

#[test]
fn a_changed_passphrase_ends_the_old_one_and_keeps_the_keys() {
    let scene = Scene::new();
    let (mut vault, kit) = scene.create();
    let before = keys(&vault);
    let new = passphrase(NEW);
    vault.change_passphrase(&access(&new, false), &scene.keyring).unwrap();
    assert_eq!((vault.header_seq(), vault.header().slots.len()), (2, 2));
    vault.check_passphrase(&new, &scene.keyring).unwrap();
    assert_eq!(vault.check_passphrase(&passphrase(RIGHT), &scene.keyring), Err(VaultError::WrongPassphrase));
    assert_eq!(code(scene.unlock(RIGHT)), "wrong-passphrase");
    assert_eq!(keys(&scene.unlock(NEW).unwrap()), before);
    assert_eq!(keys(&scene.open().open_with_code(&kit).unwrap()), before);
}

#[test]
fn portable_can_be_switched_on_and_off() {
    let scene = Scene::new();
    let (mut vault, _) = scene.create();
    let long = passphrase(LONG);
    vault.change_passphrase(&access(&long, true), &scene.keyring).unwrap();
    assert!(scene.open().is_portable() && vault.header().devices.is_empty());
    vault.change_passphrase(&access(&long, false), &scene.keyring).unwrap();
    assert!(!scene.open().is_portable());
    assert_eq!(code(scene.open().unlock(&passphrase(LONG), &MemoryKeyring::new())), "device-secret-wiped");
    assert_eq!(code(scene.unlock(LONG)), "opened");
}

#[test]
fn a_cheap_slot_is_rewritten_at_the_policys_cost() {
    let scene = Scene::new();
    let (mut vault, _) = scene.create();
    let (right, wrong, policy) = (passphrase(RIGHT), passphrase(WRONG), vault::KdfPolicy::FLOOR);
    let refused = vault.upgrade_kdf_if_below_policy(&wrong, policy, at(2), &scene.keyring);
    assert_eq!(refused, Err(VaultError::WrongPassphrase));
    assert_eq!(vault.upgrade_kdf_if_below_policy(&right, policy, at(2), &scene.keyring), Ok(true));
    assert_eq!(vault.upgrade_kdf_if_below_policy(&right, policy, at(2), &scene.keyring), Ok(false));
    let reopened = scene.unlock(RIGHT).unwrap();
    let kdf = reopened.header().slots.iter().find_map(|slot| slot.kdf.as_ref()).unwrap();
    assert_eq!(kdf.parameters().unwrap().memory_kib(), 64 * 1024);
}

#[test]
fn a_new_kit_ends_the_old_one_and_must_be_proven_anew() {
    let scene = Scene::new();
    let (mut vault, old) = scene.create();
    vault.set_kit_proven(at(1)).unwrap();
    assert_eq!(scene.unlock(RIGHT).unwrap().kit_proven_at(), Some(at(1)));
    let new = vault.renew_recovery_code(at(2)).unwrap();
    assert_eq!(vault.kit_proven_at(), None);
    assert_eq!(code(scene.open().open_with_code(&old)), "wrong-recovery-code");
    assert_eq!(code(scene.open().open_with_code(&new)), "opened");
}

#[test]
fn users_have_own_passphrases_and_own_signing_keys() {
    let scene = Scene::new();
    let (mut vault, _) = scene.create();
    let new = passphrase(NEW);
    let bob = vault.add_user("Bob", Role::Auditor, &access(&new, false), &scene.keyring).unwrap();
    let opened = scene.unlock(NEW).unwrap();
    assert_eq!((opened.user_id(), opened.role()), (bob, Role::Auditor));
    assert_eq!(opened.database_key().key, vault.database_key().key);
    assert_ne!(opened.signing_seed().expose(), vault.signing_seed().expose());
    assert_eq!(code(scene.open().unlock_as(bob, &passphrase(RIGHT), &scene.keyring)), "wrong-passphrase");

    assert_eq!(vault.revoke_user(vault.user_id()), Err(VaultError::OwnAccess));
    vault.revoke_user(bob).unwrap();
    assert_eq!(code(scene.unlock(NEW)), "wrong-passphrase");
    assert_eq!(vault.header().users.len(), 2, "the public key stays, to check old signatures");
    assert_eq!(code(scene.unlock(RIGHT)), "opened");
}

#[test]
fn sixteen_slots_and_no_more() {
    let scene = Scene::new();
    let (mut vault, _) = scene.create();
    let new = passphrase(NEW);
    for number in 3..=16 {
        vault.add_user(&format!("User {number}"), Role::ReadOnly, &access(&new, false), &scene.keyring).unwrap();
    }
    let refused = vault.add_user("One too many", Role::ReadOnly, &access(&new, false), &scene.keyring);
    assert_eq!(refused, Err(VaultError::TooManySlots));
    assert_eq!(vault.header().slots.len(), 16);
}

#[test]
fn one_damaged_copy_is_said_and_healed() {
    let scene = Scene::new();
    scene.create();
    fs::write(scene.dir().join("keys.a"), "torn").unwrap();
    let mut vault = scene.unlock(RIGHT).unwrap();
    assert_eq!(vault.header_health(), HeaderHealth::OneDamaged { copy: "keys.a" });
    vault.heal().unwrap();
    assert_eq!((vault.header_health(), vault.header_seq()), (HeaderHealth::Both, 1));
    fs::remove_file(scene.dir().join("keys.b")).unwrap();
    assert_eq!(code(scene.unlock(RIGHT)), "opened");
}

/// Killed between B and A while the passphrase was changed: one of the two passphrases opens, not both.
#[test]
fn an_interrupted_change_does_not_leave_two_passphrases() {
    let scene = Scene::new();
    let (mut vault, _) = scene.create();
    let before = fs::read(scene.dir().join("keys.a")).unwrap();
    let new = passphrase(NEW);
    vault.change_passphrase(&access(&new, false), &scene.keyring).unwrap();
    fs::write(scene.dir().join("keys.a"), before).unwrap();
    assert_eq!(code(scene.unlock(RIGHT)), "wrong-passphrase");
    let opened = scene.unlock(NEW).unwrap();
    assert_eq!(opened.header_health(), HeaderHealth::OneBehind { copy: "keys.a" });
    assert_eq!(opened.header_seq(), 2);
}

/// The MAC of a whole old header is good: only its number tells, which the anchor outside the vault holds.
#[test]
fn an_old_header_put_back_shows_in_its_number() {
    let scene = Scene::new();
    let (mut vault, _) = scene.create();
    let old = fs::read(scene.dir().join("keys.a")).unwrap();
    vault.set_kit_proven(at(1)).unwrap();
    for copy in ["keys.a", "keys.b"] {
        fs::write(scene.dir().join(copy), &old).unwrap();
    }
    let reopened = scene.unlock(RIGHT).unwrap();
    assert!(reopened.header_seq() < vault.header_seq());
}

#[test]
fn a_folder_without_a_header_is_no_vault() {
    let scene = Scene::new();
    assert_eq!(LockedVault::open(&scene.dir()).unwrap_err(), VaultError::NotAVault);
    fs::create_dir(scene.dir()).unwrap();
    assert_eq!(LockedVault::open(&scene.dir()).unwrap_err(), VaultError::NotAVault);
}

#[test]
fn locking_drops_the_keys_and_the_passphrase_opens_again() {
    let scene = Scene::new();
    let (vault, _) = scene.create();
    let before = keys(&vault);
    let locked = vault.lock().unwrap();
    assert_eq!(locked.header().slots.iter().filter(|slot| slot.kind == SlotKind::Recovery).count(), 1);
    assert_eq!(keys(&locked.unlock(&passphrase(RIGHT), &scene.keyring).unwrap()), before);
}

#[test]
fn nothing_secret_is_printed() {
    let scene = Scene::new();
    let (vault, kit) = scene.create();
    let shown = format!("{vault:?} {kit:?}");
    let mut needles: Vec<String> = keys(&vault).iter().map(|key| format!("{key:?}")).collect();
    needles.push(kit.groups()[0].to_string());
    assert!(needles.iter().all(|needle| !shown.contains(needle.as_str())), "{shown}");
}

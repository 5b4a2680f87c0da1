//! The vault that a backup is restored into: same name, next epoch, new keys, and the old folder keeps opening.

mod common;

use common::{LONG, NEW, RIGHT, Scene, at, code, keys, options, passphrase};
use vault::{MemoryKeyring, RestoreOptions, Vault};

#[test]
fn with_the_kit_the_kit_stays_valid() {
    let scene = Scene::new();
    let (lost, kit) = scene.create();
    let new_computer = MemoryKeyring::new();
    let dir = scene.folder.path().join("restored.counterfoil");
    let new = passphrase(NEW);
    let options = RestoreOptions {
        vault_id: lost.vault_id(),
        previous_epoch: lost.epoch(),
        owner: Some(lost.user_id()),
        code: Some(&kit),
        create: options(&new, false),
    };
    let (vault, same) = Vault::restore(&dir, &options, &new_computer).unwrap();
    assert_eq!(*same.text(), *kit.text());
    assert_eq!((vault.vault_id(), vault.epoch(), vault.header_seq()), (lost.vault_id(), 2, 1));
    assert_eq!((vault.user_id(), vault.kit_proven_at()), (lost.user_id(), Some(at(0))));
    for (old, new) in keys(&lost).iter().zip(&keys(&vault)) {
        assert_ne!(old, new);
    }
    let locked = vault.lock().unwrap();
    assert_eq!(code(locked.unlock(&passphrase(NEW), &new_computer)), "opened");
    assert_eq!(code(locked.open_with_code(&kit)), "opened");
    assert_eq!(code(locked.unlock(&passphrase(RIGHT), &new_computer)), "wrong-passphrase");
}

#[test]
fn without_the_kit_there_is_a_new_one_to_prove() {
    let scene = Scene::new();
    let (lost, kit) = scene.create();
    let dir = scene.folder.path().join("restored.counterfoil");
    let new = passphrase(LONG);
    let options = RestoreOptions {
        vault_id: lost.vault_id(),
        previous_epoch: 7,
        owner: None,
        code: None,
        create: options(&new, true),
    };
    let (vault, new_kit) = Vault::restore(&dir, &options, &scene.keyring).unwrap();
    assert_ne!(*new_kit.text(), *kit.text());
    assert_eq!((vault.epoch(), vault.kit_proven_at()), (8, None));
    assert_ne!(vault.user_id(), lost.user_id());
    assert_eq!(code(vault.lock().unwrap().open_with_code(&kit)), "wrong-recovery-code");
}

/// A restore beside the live vault, on the same computer, must not lock the live one out.
#[test]
fn the_old_folder_still_opens_on_the_same_computer() {
    let scene = Scene::new();
    let (live, kit) = scene.create();
    let dir = scene.folder.path().join("restored.counterfoil");
    let new = passphrase(NEW);
    let options = RestoreOptions {
        vault_id: live.vault_id(),
        previous_epoch: live.epoch(),
        owner: Some(live.user_id()),
        code: Some(&kit),
        create: options(&new, false),
    };
    Vault::restore(&dir, &options, &scene.keyring).unwrap();
    assert_eq!(code(scene.unlock(RIGHT)), "opened");
    let again = Vault::restore(&dir, &options, &scene.keyring).unwrap_err();
    assert_eq!(again.code(), "vault-exists");
}

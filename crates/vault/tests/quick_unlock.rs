//! Quick unlock: twelve hours of the same boot, and off means off.

mod common;

use common::{LONG, NEW, RIGHT, Scene, access, at, code, keys, passphrase};
use vault::keyring::{MemoryState, quick_item};
use vault::{Keyring as _, MemoryKeyring};

const BOOT: &str = "3f2a0c5e-0000-4000-8000-000000000001";

#[test]
fn it_opens_within_twelve_hours_of_the_same_boot() {
    let scene = Scene::new();
    let (mut vault, _) = scene.create();
    assert_eq!(code(scene.open().unlock_quick(&scene.keyring, at(0), BOOT)), "quick-unlock-refused");
    vault.enable_quick_unlock(&scene.keyring, at(0), BOOT).unwrap();
    assert!(scene.open().has_quick_unlock());
    let cases = [
        ("at once", 0, BOOT, "opened"),
        ("eleven hours later", 11, BOOT, "opened"),
        ("twelve hours later", 12, BOOT, "quick-unlock-refused"),
        ("the clock was turned back", -1, BOOT, "quick-unlock-refused"),
        ("after a restart", 1, "another boot", "quick-unlock-refused"),
    ];
    for (story, hours, boot, expected) in cases {
        assert_eq!(code(scene.open().unlock_quick(&scene.keyring, at(hours), boot)), expected, "{story}");
    }
    assert_eq!(keys(&scene.open().unlock_quick(&scene.keyring, at(1), BOOT).unwrap()), keys(&vault));
}

#[test]
fn a_typed_passphrase_counts_the_hours_anew() {
    let scene = Scene::new();
    let (mut vault, _) = scene.create();
    vault.enable_quick_unlock(&scene.keyring, at(0), BOOT).unwrap();
    let typed = scene.unlock(RIGHT).unwrap();
    typed.renew_quick_unlock(&scene.keyring, at(20), "next boot").unwrap();
    assert_eq!(code(scene.open().unlock_quick(&scene.keyring, at(31), "next boot")), "opened");
    assert_eq!(typed.header_seq(), vault.header_seq(), "the header is not touched");
}

#[test]
fn off_means_off_even_with_a_copy_of_the_keyring() {
    let scene = Scene::new();
    let (mut vault, _) = scene.create();
    vault.enable_quick_unlock(&scene.keyring, at(0), BOOT).unwrap();
    let item = scene.keyring.get(&quick_item(vault.vault_id())).unwrap().unwrap();
    vault.disable_quick_unlock(&scene.keyring).unwrap();
    scene.keyring.set(&quick_item(vault.vault_id()), &item).unwrap();
    assert_eq!(code(scene.open().unlock_quick(&scene.keyring, at(1), BOOT)), "quick-unlock-refused");
    vault.enable_quick_unlock(&scene.keyring, at(0), BOOT).unwrap();
    scene.keyring.set(&quick_item(vault.vault_id()), &item).unwrap();
    let old_key = scene.open().unlock_quick(&scene.keyring, at(1), BOOT);
    assert_eq!(code(old_key), "quick-unlock-refused", "switched on again it has another key");
}

#[test]
fn it_needs_the_keyring_of_this_computer() {
    let scene = Scene::new();
    let (mut vault, _) = scene.create();
    vault.enable_quick_unlock(&scene.keyring, at(0), BOOT).unwrap();
    assert_eq!(code(scene.open().unlock_quick(&MemoryKeyring::new(), at(1), BOOT)), "quick-unlock-refused");
    for (state, expected) in [(MemoryState::Locked, "keyring-locked"), (MemoryState::Absent, "keyring-absent")] {
        scene.keyring.become_(state);
        assert_eq!(code(scene.open().unlock_quick(&scene.keyring, at(1), BOOT)), expected);
    }
}

#[test]
fn it_survives_a_change_of_passphrase_but_not_a_recovery() {
    let scene = Scene::new();
    let (mut vault, kit) = scene.create();
    vault.enable_quick_unlock(&scene.keyring, at(0), BOOT).unwrap();
    let (new, right) = (passphrase(NEW), passphrase(RIGHT));
    vault.change_passphrase(&access(&new, false), &scene.keyring).unwrap();
    assert_eq!(code(scene.open().unlock_quick(&scene.keyring, at(1), BOOT)), "opened");
    scene.open().recover(&kit, &access(&right, false), &scene.keyring).unwrap();
    assert_eq!(code(scene.open().unlock_quick(&scene.keyring, at(1), BOOT)), "quick-unlock-refused");
}

#[test]
fn a_portable_vault_can_have_it_too() {
    let scene = Scene::new();
    let (mut vault, _) = scene.create_portable();
    vault.enable_quick_unlock(&scene.keyring, at(0), BOOT).unwrap();
    assert_eq!(code(scene.open().unlock_quick(&scene.keyring, at(1), BOOT)), "opened");
    assert_eq!(code(scene.unlock(LONG)), "opened");
}

#[test]
fn an_item_of_another_shape_is_no_grant() {
    let scene = Scene::new();
    let (mut vault, _) = scene.create();
    vault.enable_quick_unlock(&scene.keyring, at(0), BOOT).unwrap();
    let name = quick_item(vault.vault_id());
    let good = scene.keyring.get(&name).unwrap().unwrap();
    let mut later = good.to_vec();
    later[0] = 2;
    let mut long = good.to_vec();
    long.extend([b'x'; 100]);
    let mut forever = good.to_vec();
    forever[33..41].copy_from_slice(&i64::MAX.to_be_bytes());
    for item in [&later[..], &good[..40], &long[..], &forever[..], b""] {
        scene.keyring.set(&name, item).unwrap();
        assert_eq!(code(scene.open().unlock_quick(&scene.keyring, at(1), BOOT)), "quick-unlock-refused");
    }
}

//! Every state of a keyring against a header that knows this computer, or does not.

use super::*;
use crate::header::FORMAT;
use crate::keyring::{MemoryKeyring, MemoryState};
use crate::random::OsRandom;

const VAULT: VaultId = VaultId::from_bytes([1; 16]);

fn header(devices: Vec<Device>) -> Header {
    Header {
        format: FORMAT.into(),
        vault_id: VAULT,
        epoch: 1,
        seq: 1,
        created: DateTime::UNIX_EPOCH,
        devices,
        users: vec![],
        slots: vec![],
        kit_proven_at: None,
    }
}

#[test]
fn each_state_has_its_name() {
    let keyring = MemoryKeyring::new();
    let key = made(VAULT, &keyring, &mut OsRandom).unwrap();
    let known_here = header(vec![record(&key, &keyring, DateTime::UNIX_EPOCH).unwrap()]);
    let stranger = header(vec![Device { dsk_id: HexBytes([0; 8]), ..known_here.devices[0].clone() }]);
    let nobody = header(vec![]);
    let cases = [
        (MemoryState::Ready, &known_here, DeviceSecretState::Ready),
        (MemoryState::Ready, &stranger, DeviceSecretState::OtherDevice),
        (MemoryState::Ready, &nobody, DeviceSecretState::OtherDevice),
        (MemoryState::Locked, &known_here, DeviceSecretState::Locked),
        (MemoryState::Absent, &known_here, DeviceSecretState::Absent),
        (MemoryState::Silent, &known_here, DeviceSecretState::Locked),
        (MemoryState::Forgetful, &known_here, DeviceSecretState::Wiped),
    ];
    for (state, header, expected) in cases {
        keyring.become_(state);
        assert_eq!(device_secret_state(header, &keyring), expected, "{state:?}");
    }
    keyring.become_(MemoryState::Ready);
    keyring.wipe();
    assert_eq!(device_secret_state(&known_here, &keyring), DeviceSecretState::Wiped);
}

#[test]
fn a_secret_that_is_there_is_never_overwritten() {
    let keyring = MemoryKeyring::new();
    let first = made(VAULT, &keyring, &mut OsRandom).unwrap();
    let again = made(VAULT, &keyring, &mut OsRandom).unwrap();
    assert_eq!((first.id, first.secret.expose()), (again.id, again.secret.expose()));
    let other = made(VaultId::from_bytes([2; 16]), &keyring, &mut OsRandom).unwrap();
    assert_ne!(first.secret.expose(), other.secret.expose());
}

#[test]
fn a_keyring_that_keeps_nothing_is_found_out_before_anything_depends_on_it() {
    let keyring = MemoryKeyring::new();
    let cases = [
        (MemoryState::Forgetful, "keyring-failed"),
        (MemoryState::Locked, "keyring-locked"),
        (MemoryState::Absent, "keyring-absent"),
        (MemoryState::Silent, "keyring-failed"),
    ];
    for (state, code) in cases {
        keyring.become_(state);
        assert_eq!(made(VAULT, &keyring, &mut OsRandom).err().unwrap().code(), code, "{state:?}");
    }
}

#[test]
fn an_item_of_another_shape_counts_as_none() {
    let keyring = MemoryKeyring::new();
    let key = made(VAULT, &keyring, &mut OsRandom).unwrap();
    let good = encode(&key);
    let mut later = good.to_vec();
    later[0] = 2;
    for item in [&later[..], &good[..48], &[], &[1; 50]] {
        keyring.set(&device_item(VAULT), item).unwrap();
        assert!(stored(VAULT, &keyring).unwrap().is_none());
    }
}

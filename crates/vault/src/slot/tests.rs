//! A slot opens with its own secret, in its own place, unchanged; and else not at all.

use super::*;
use crate::hex_bytes::HexBytes;
use crate::kdf::KdfPolicy;
use crate::random::OsRandom;

const VAULT: VaultId = VaultId::from_bytes([1; 16]);
const OTHER_VAULT: VaultId = VaultId::from_bytes([2; 16]);
const USER: UserId = UserId::from_bytes([3; 16]);
const DEVICE: DeviceId = DeviceId::from_bytes([4; 16]);
const OTHER_DEVICE: DeviceId = DeviceId::from_bytes([5; 16]);
const EPOCH: u64 = 3;

struct Secrets {
    passphrase: Passphrase,
    device: DeviceSecret,
    code: RecoveryCode,
}

impl Secrets {
    fn new(fill: u8) -> Self {
        Self {
            passphrase: Passphrase::new(&format!("passphrase {fill}")).unwrap(),
            device: DeviceSecret::new([fill; 32]),
            code: RecoveryCode::generate(&mut OsRandom).unwrap(),
        }
    }

    fn all(&self) -> [SlotSecret<'_>; 4] {
        let (passphrase, secret) = (&self.passphrase, &self.device);
        [
            SlotSecret::PassphraseDevice { passphrase, device: DEVICE, secret },
            SlotSecret::Portable { passphrase },
            SlotSecret::Recovery { code: &self.code },
            SlotSecret::Quick { device: DEVICE, secret },
        ]
    }
}

fn wrapped(secret: &SlotSecret<'_>) -> Slot {
    let payload = SlotPayload { data_key: DataKey::new([0xD0; 32]), signing_seed: SigningSeed::new([0x5E; 32]) };
    let plan = SlotPlan {
        vault: VAULT,
        epoch: EPOCH,
        user: USER,
        role: Role::Owner,
        label: "Laptop",
        created: DateTime::from_timestamp(1_795_189_366, 5).unwrap(),
    };
    Slot::wrap(&plan, secret, &KdfPolicy::cheap_for_tests().cost(), &payload, &mut OsRandom).unwrap()
}

#[test]
fn each_kind_opens_with_its_own_secret_only() {
    let (mine, theirs) = (Secrets::new(1), Secrets::new(2));
    for (at, secret) in mine.all().iter().enumerate() {
        let slot = wrapped(secret);
        let payload = slot.unwrap(VAULT, EPOCH, secret).unwrap().unwrap();
        assert_eq!(payload.data_key.expose(), &[0xD0; 32]);
        assert_eq!(payload.signing_seed.expose(), &[0x5E; 32]);
        assert!(slot.unwrap(VAULT, EPOCH, &theirs.all()[at]).unwrap().is_none(), "{:?}", slot.kind);
        for (other, secret) in mine.all().iter().enumerate().filter(|&(other, _)| other != at) {
            assert!(slot.unwrap(VAULT, EPOCH, secret).unwrap().is_none(), "{:?} by {other}", slot.kind);
        }
    }
}

#[test]
fn passphrase_and_device_secret_are_both_needed() {
    let (mine, theirs) = (Secrets::new(1), Secrets::new(2));
    let slot = wrapped(&mine.all()[0]);
    let right_passphrase =
        SlotSecret::PassphraseDevice { passphrase: &mine.passphrase, device: DEVICE, secret: &theirs.device };
    let right_device =
        SlotSecret::PassphraseDevice { passphrase: &theirs.passphrase, device: DEVICE, secret: &mine.device };
    assert!(slot.unwrap(VAULT, EPOCH, &right_passphrase).unwrap().is_none());
    assert!(slot.unwrap(VAULT, EPOCH, &right_device).unwrap().is_none());
}

#[test]
fn a_slot_does_not_open_in_another_place() {
    let mine = Secrets::new(1);
    for secret in &mine.all() {
        let slot = wrapped(secret);
        assert!(slot.unwrap(OTHER_VAULT, EPOCH, secret).unwrap().is_none());
        assert!(slot.unwrap(VAULT, EPOCH + 1, secret).unwrap().is_none());
    }
}

/// Whoever changes a field without the secret closes the slot: role and cost cannot be edited.
#[test]
fn no_field_can_be_changed() {
    let mine = Secrets::new(1);
    let secret = &mine.all()[0];
    let slot = wrapped(secret);
    let kdf = slot.kdf.clone().unwrap();
    let changes: [(&str, Slot); 14] = [
        ("id", Slot { id: SlotId::from_bytes([9; 16]), ..slot.clone() }),
        ("kind", Slot { kind: SlotKind::Portable, ..slot.clone() }),
        ("user", Slot { user: UserId::from_bytes([9; 16]), ..slot.clone() }),
        ("role", Slot { role: Role::Auditor, ..slot.clone() }),
        ("label", Slot { label: "laptop".into(), ..slot.clone() }),
        ("created", Slot { created: DateTime::UNIX_EPOCH, ..slot.clone() }),
        ("kdf", Slot { kdf: None, ..slot.clone() }),
        ("m_kib", Slot { kdf: Some(SlotKdf { m_kib: kdf.m_kib + 1, ..kdf.clone() }), ..slot.clone() }),
        ("t", Slot { kdf: Some(SlotKdf { t: kdf.t + 1, ..kdf.clone() }), ..slot.clone() }),
        ("p", Slot { kdf: Some(SlotKdf { p: 2, ..kdf.clone() }), ..slot.clone() }),
        ("salt", Slot { kdf: Some(SlotKdf { salt: HexBytes([7; 16]), ..kdf }), ..slot.clone() }),
        ("device", Slot { device: Some(OTHER_DEVICE), ..slot.clone() }),
        ("nonce", Slot { nonce: HexBytes([7; 24]), ..slot.clone() }),
        ("wrapped", Slot { wrapped: HexBytes([7; WRAPPED]), ..slot }),
    ];
    for (field, changed) in changes {
        let opened = changed.unwrap(VAULT, EPOCH, secret);
        assert!(!matches!(opened, Ok(Some(_))), "{field}");
    }
}

#[test]
fn the_same_secret_never_wraps_twice_alike() {
    let mine = Secrets::new(1);
    let secret = &mine.all()[2];
    let (first, second) = (wrapped(secret), wrapped(secret));
    assert!(first.id != second.id && first.nonce != second.nonce && first.wrapped != second.wrapped);
}

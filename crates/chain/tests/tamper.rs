//! No change to an audit log passes, and each is called by its name.
#![allow(clippy::unwrap_used, reason = "a test's own helpers: a panic is its failure")]

use std::collections::BTreeMap;

use chain::{
    Act, EntryKind, Hash, Head, Reason, Signature, SignedEntry, Signers, SigningKey, append, verify, verify_until,
};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use uuid::Uuid;

const VAULT: Uuid = Uuid::from_u128(1);

fn owner() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

fn bookkeeper() -> SigningKey {
    SigningKey::from_seed(&[2; 32])
}

fn signers() -> Signers {
    [("owner", owner().verifying_key()), ("bookkeeper", bookkeeper().verifying_key())].into_iter().collect()
}

fn act(n: u64) -> Act {
    let start: DateTime<Utc> = "2026-11-20T08:00:00Z".parse().unwrap();
    Act {
        time: start + TimeDelta::seconds(i64::try_from(n).unwrap()),
        user: if n.is_multiple_of(3) { "bookkeeper" } else { "owner" }.to_owned(),
        device: "laptop".to_owned(),
        kind: EntryKind::DraftSaved,
        object: format!("invoice/{n}"),
        before: None,
        after: Some(Hash::of_content(&n.to_be_bytes())),
        note: BTreeMap::from([("n".to_owned(), n.to_string())]),
    }
}

fn key_of(user: &str) -> SigningKey {
    if user == "owner" { owner() } else { bookkeeper() }
}

fn extend(log: &mut Vec<SignedEntry>, head: &mut Head, acts: impl IntoIterator<Item = Act>) {
    for act in acts {
        let key = key_of(&act.user);
        let (signed, next) = append(head, act, &key);
        log.push(signed);
        *head = next;
    }
}

fn log_of(size: u64) -> (Vec<SignedEntry>, Head) {
    let (mut log, mut head) = (Vec::new(), Head::genesis(&VAULT));
    extend(&mut log, &mut head, (1..=size).map(act));
    (log, head)
}

fn found(log: &[SignedEntry], head: &Head) -> (u64, Reason) {
    let broken = verify_until(log, &signers(), &Head::genesis(&VAULT), head).unwrap_err();
    (broken.seq, broken.reason)
}

#[test]
fn an_honest_log_verifies_whole_and_in_parts() {
    let (log, head) = log_of(30);
    let genesis = Head::genesis(&VAULT);
    assert_eq!(verify_until(&log, &signers(), &genesis, &head), Ok(head));
    let half = verify(&log[..15], &signers(), &genesis).unwrap();
    assert_eq!(verify(&log[15..], &signers(), &half), Ok(head));
    assert_eq!(verify_until(&log, &signers(), &genesis, &half), Ok(head), "a longer log still holds its past");
    assert_eq!(verify(&[], &signers(), &genesis), Ok(genesis));
}

#[test]
fn each_way_to_tamper_has_its_name() {
    let (log, head) = log_of(10);

    let mut edited = log.clone();
    edited[4].entry.note.insert("n".to_owned(), "500".to_owned());
    assert_eq!(found(&edited, &head), (5, Reason::Edited));

    let mut deleted = log.clone();
    deleted.drain(4..6);
    assert_eq!(found(&deleted, &head), (5, Reason::Deleted { missing: 2 }));

    let mut reordered = log.clone();
    reordered.swap(4, 6);
    assert_eq!(found(&reordered, &head), (5, Reason::Reordered));

    let mut inserted = log.clone();
    inserted.insert(4, log[3].clone());
    assert_eq!(found(&inserted, &head), (5, Reason::Inserted { found: 4 }));

    assert_eq!(found(&log[..8], &head), (9, Reason::Truncated { missing: 2 }));
    assert_eq!(found(&[], &head), (1, Reason::Truncated { missing: 10 }));
}

#[test]
fn a_bookkeeper_cannot_sign_for_the_owner() {
    let (mut log, mut head) = log_of(3);
    let (forged, next) = append(&head, act(4), &bookkeeper()); // act 4 is the owner's
    log.push(forged);
    head = next;
    assert_eq!(found(&log, &head), (4, Reason::WrongSigner));
}

#[test]
fn a_stranger_s_key_is_nobody_s() {
    let (_, mut head) = log_of(0);
    let (forged, next) = append(&head, act(1), &SigningKey::from_seed(&[9; 32]));
    head = next;
    assert_eq!(found(&[forged], &head), (1, Reason::WrongSigner));
}

#[test]
fn one_entry_written_anew_by_a_key_holder_does_not_link() {
    let (mut log, head) = log_of(6);
    let before = Head { size: 2, hash: log[1].entry.hash() };
    let mut other = act(3);
    other.object = "invoice/other".to_owned();
    let key = key_of(&other.user);
    log[2] = append(&before, other, &key).0;
    assert_eq!(found(&log, &head), (4, Reason::Relinked));
}

#[test]
fn a_whole_history_written_anew_is_a_fork_of_the_head_known_elsewhere() {
    let (_, head) = log_of(6);
    let (mut forged, mut other) = (Vec::new(), Head::genesis(&VAULT));
    extend(&mut forged, &mut other, (11..=16).map(act));
    assert_eq!(verify(&forged, &signers(), &Head::genesis(&VAULT)), Ok(other), "the keys allow it");
    assert_eq!(found(&forged, &head), (6, Reason::Forked));
}

#[test]
fn the_log_of_another_vault_does_not_fit() {
    let (log, _) = log_of(2);
    let broken = verify(&log, &signers(), &Head::genesis(&Uuid::from_u128(2))).unwrap_err();
    assert_eq!((broken.seq, broken.reason), (1, Reason::Relinked));
}

#[test]
fn a_time_has_one_spelling() {
    let (log, _) = log_of(1);
    let json = serde_json::to_string(&log[0]).unwrap();
    assert!(serde_json::from_str::<SignedEntry>(&json).is_ok());
    for other in ["08:00:01Z", "08:00:01.0000Z", "08:00:01.000+00:00", "08:00:01.0001Z"] {
        let changed = json.replace("08:00:01.000Z", other);
        assert_ne!(changed, json);
        assert!(serde_json::from_str::<SignedEntry>(&changed).is_err(), "{other}");
    }
}

#[test]
fn a_long_log_is_checked_on_all_cores_and_still_names_the_first_break() {
    let (mut log, head) = log_of(1500);
    assert_eq!(verify_until(&log, &signers(), &Head::genesis(&VAULT), &head), Ok(head));
    log[1400].entry.object.push('x');
    log[700].entry.object.push('x');
    assert_eq!(found(&log, &head), (701, Reason::Edited));
}

/// One change to one field of one entry, as someone with an editor and no key would make it.
fn edit(signed: &mut SignedEntry, field: u8, bit: usize) {
    let flip = |hash: Hash| {
        let mut bytes = *hash.as_bytes();
        bytes[bit / 8 % 32] ^= 1 << (bit % 8);
        Hash::from_bytes(bytes)
    };
    let entry = &mut signed.entry;
    match field {
        0 => entry.seq ^= 1 << (bit % 64),
        1 => entry.time += TimeDelta::milliseconds(1),
        2 => entry.user.push('x'),
        3 => entry.device.push('x'),
        4 => entry.kind = EntryKind::DraftDeleted,
        5 => entry.object.push('x'),
        6 => entry.before = Some(Hash::of_content(b"")),
        7 => entry.after = None,
        8 => entry.after = entry.after.map(flip),
        9 => entry.prev = flip(entry.prev),
        10 => drop(entry.note.insert("x".to_owned(), String::new())),
        11 => entry.signer = if entry.user == "owner" { bookkeeper() } else { owner() }.verifying_key(),
        _ => {
            let mut bytes = *signed.signature.as_bytes();
            bytes[bit / 8 % 64] ^= 1 << (bit % 8);
            signed.signature = Signature::from_bytes(bytes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_single_edit_is_found_at_its_place(size in 1_u64..12, at in any::<prop::sample::Index>(), field in 0_u8..13, bit in 0_usize..512) {
        let (log, head) = log_of(size);
        let mut changed = log.clone();
        let at = at.index(changed.len());
        edit(&mut changed[at], field, bit);
        prop_assert_ne!(&changed, &log);
        let (seq, _) = found(&changed, &head);
        prop_assert_eq!(seq, at as u64 + 1);
    }

    #[test]
    fn any_rearrangement_is_found(size in 2_u64..12, picks in prop::collection::vec(any::<prop::sample::Index>(), 0..14)) {
        let (log, head) = log_of(size);
        let changed: Vec<_> = picks.iter().map(|pick| log[pick.index(log.len())].clone()).collect();
        prop_assume!(changed != log);
        let verified = verify_until(&changed, &signers(), &Head::genesis(&VAULT), &head);
        prop_assert!(verified.is_err());
    }
}

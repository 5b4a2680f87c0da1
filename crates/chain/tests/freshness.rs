//! What a book's anchors say of it: every verdict once, then what no combination may do.

use chain::{ANCHOR_LEN, Anchor, AnchorError, AnchorKey, Book, ChainCode, Freshness, Hash, Head, NotACode, freshness};
use chrono::{DateTime, Utc};
use proptest::prelude::*;
use uuid::Uuid;

const VAULT: Uuid = Uuid::from_u128(7);
const KEY: [u8; 32] = [5; 32];

fn hash_at(size: u64) -> Hash {
    if size == 0 { Head::genesis(&VAULT).hash } else { Hash::of_content(&size.to_be_bytes()) }
}

fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_176_000, 0).unwrap_or_default()
}

fn book(size: u64) -> Book {
    Book { vault_id: VAULT, epoch: 1, head: Head { size, hash: hash_at(size) }, header_seq: 3, device_known: true }
}

fn anchor(counter: u64, size: u64) -> Anchor {
    Anchor { vault_id: VAULT, epoch: 1, counter, head: Head { size, hash: hash_at(size) }, header_seq: 3, time: noon() }
}

fn verdict(anchors: &[Anchor], book: &Book) -> Freshness {
    freshness(anchors, book, |size| Some(hash_at(size)))
}

#[test]
fn every_verdict() {
    let elsewhere = Head { size: 4, hash: Hash::of_content(b"another history") };
    let new_device = Book { device_known: false, ..book(4) };
    let table: [(&str, Vec<Anchor>, Book, Freshness); 13] = [
        ("as anchored", vec![anchor(1, 4)], book(4), Freshness::Fresh),
        ("an empty book as anchored", vec![anchor(1, 0)], book(0), Freshness::Fresh),
        ("killed between commit and anchor", vec![anchor(1, 4)], book(5), Freshness::BookAhead { by: 1 }),
        ("continued on another computer", vec![anchor(1, 4)], book(9), Freshness::BookAhead { by: 5 }),
        ("yesterday's file", vec![anchor(1, 9)], book(4), Freshness::RolledBack { missing: 5, since: noon() }),
        (
            "replaced by another history",
            vec![Anchor { head: elsewhere, ..anchor(1, 4) }],
            book(4),
            Freshness::Forked { at: 4 },
        ),
        (
            "the same, and then continued",
            vec![Anchor { head: elsewhere, ..anchor(1, 4) }],
            book(6),
            Freshness::Forked { at: 4 },
        ),
        (
            "yesterday's key header",
            vec![Anchor { header_seq: 4, ..anchor(1, 4) }],
            book(4),
            Freshness::HeaderOlder { seen: 4, found: 3 },
        ),
        (
            "the copy from before a restore",
            vec![Anchor { epoch: 2, ..anchor(1, 2) }],
            book(4),
            Freshness::OlderEpoch { seen: 2, found: 1 },
        ),
        (
            "restored elsewhere",
            vec![anchor(1, 9)],
            Book { epoch: 2, ..book(4) },
            Freshness::NewerEpoch { seen: 1, found: 2 },
        ),
        ("first time on this device", vec![], new_device, Freshness::UnknownHere),
        ("this device had an anchor", vec![], book(4), Freshness::AnchorMissing),
        (
            "another vault's anchor is none",
            vec![Anchor { vault_id: Uuid::nil(), ..anchor(9, 9) }],
            book(4),
            Freshness::AnchorMissing,
        ),
    ];
    for (story, anchors, book, expected) in table {
        assert_eq!(verdict(&anchors, &book), expected, "{story}");
    }
}

#[test]
fn what_opens_for_writing_and_what_is_worth_a_word() {
    let since = noon();
    let table = [
        (Freshness::Fresh, true, true),
        (Freshness::BookAhead { by: 1 }, true, true),
        (Freshness::BookAhead { by: 2 }, true, false),
        (Freshness::NewerEpoch { seen: 1, found: 2 }, true, false),
        (Freshness::UnknownHere, true, false),
        (Freshness::AnchorMissing, true, false),
        (Freshness::RolledBack { missing: 1, since }, false, false),
        (Freshness::Forked { at: 1 }, false, false),
        (Freshness::OlderEpoch { seen: 2, found: 1 }, false, false),
        (Freshness::HeaderOlder { seen: 2, found: 1 }, false, false),
    ];
    for (verdict, may_write, ordinary) in table {
        assert_eq!((verdict.may_write(), verdict.is_ordinary()), (may_write, ordinary), "{verdict:?}");
    }
}

#[test]
fn an_accepted_rollback_retires_the_anchor_that_complained() {
    let complaining = [anchor(40, 9), anchor(39, 8)];
    assert!(!verdict(&complaining, &book(4)).may_write());
    let accepted = Anchor::next(&complaining, &book(5), noon());
    assert_eq!(accepted.counter, 41);
    assert_eq!(verdict(&[complaining[0], complaining[1], accepted], &book(5)), Freshness::Fresh);
}

#[test]
fn an_older_anchor_put_back_does_not_hide_the_newer_one_elsewhere() {
    let (old_file, keyring) = (anchor(10, 4), anchor(12, 6));
    assert_eq!(verdict(&[old_file, keyring], &book(4)), Freshness::RolledBack { missing: 2, since: noon() });
}

#[test]
fn of_two_anchors_with_one_counter_the_worse_verdict_counts() {
    let (here, there) = (anchor(10, 4), anchor(10, 6));
    assert_eq!(verdict(&[here, there], &book(4)), Freshness::RolledBack { missing: 2, since: noon() });
    assert_eq!(verdict(&[here, there], &book(6)), Freshness::Fresh);
}

#[test]
fn an_entry_that_cannot_be_read_is_a_fork_not_a_shrug() {
    assert_eq!(freshness(&[anchor(1, 4)], &book(6), |_| None), Freshness::Forked { at: 4 });
}

#[test]
fn anchors_of_another_key_or_length_are_none() {
    let bytes = anchor(1, 4).encode(&AnchorKey::new(&KEY));
    assert_eq!(Anchor::decode(&bytes, &AnchorKey::new(&[6; 32])), Err(AnchorError::NotAuthentic));
    assert_eq!(Anchor::decode(&bytes[1..], &AnchorKey::new(&KEY)), Err(AnchorError::Malformed));
    assert_eq!(Anchor::decode(&[], &AnchorKey::new(&KEY)), Err(AnchorError::Malformed));
}

#[test]
fn codes_are_read_as_people_type_them() {
    let code: ChainCode = "0123-4567-89AB-CDEF".parse().unwrap();
    for typed in ["0123456789abcdef", "o1 23-4567-89ab-cdef", "Ol23 4567 89AB CDEF", "0I23-4567-89AB-CDEF"] {
        assert_eq!(typed.parse::<ChainCode>(), Ok(code), "{typed}");
    }
    for other in ["", "0123-4567-89AB-CDE", "0123-4567-89AB-CDEF0", "0123-4567-89AB-CDEU", "0123-4567-89AB-CDEé"] {
        assert_eq!(other.parse::<ChainCode>(), Err(NotACode), "{other}");
    }
}

proptest! {
    #[test]
    fn anchors_survive_encoding(counter: u64, size: u64, header_seq: u64, epoch: u32, hash: [u8; 32], millis in -1_000_000_000_000_i64..4_000_000_000_000) {
        let time = DateTime::from_timestamp_millis(millis).unwrap();
        let head = Head { size, hash: Hash::from_bytes(hash) };
        let anchor = Anchor { vault_id: VAULT, epoch, counter, head, header_seq, time };
        let key = AnchorKey::new(&KEY);
        prop_assert_eq!(Anchor::decode(&anchor.encode(&key), &key), Ok(anchor));
        let json = serde_json::to_string(&anchor).unwrap();
        prop_assert_eq!(serde_json::from_str::<Anchor>(&json).unwrap(), anchor);
    }

    #[test]
    fn any_flipped_bit_of_an_anchor_is_noticed(bit in 0..ANCHOR_LEN * 8) {
        let mut bytes = anchor(1, 4).encode(&AnchorKey::new(&KEY));
        bytes[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(Anchor::decode(&bytes, &AnchorKey::new(&KEY)).is_err());
    }

    #[test]
    fn a_shorter_book_never_opens_for_writing(size in 0_u64..50, missing in 1_u64..50, counters in prop::collection::vec(0_u64..90, 0..5)) {
        let newest = anchor(100, size + missing);
        let mut anchors: Vec<_> = counters.iter().map(|counter| anchor(*counter, counter % 7)).collect();
        anchors.push(newest);
        prop_assert!(!verdict(&anchors, &book(size)).may_write());
    }

    #[test]
    fn codes_survive_print_and_typing(hash: [u8; 32]) {
        let code = ChainCode::of(&Hash::from_bytes(hash));
        let printed = code.to_string();
        prop_assert_eq!(printed.len(), 19);
        prop_assert_eq!(printed.to_lowercase().parse::<ChainCode>(), Ok(code));
    }
}

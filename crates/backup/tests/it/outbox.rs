//! The outbox holds whole files or none, and an index that a crash cannot tear.

use std::io::Write;

use backup::{BackupName, Error, Index, Item, Kept, Outbox, Policy, SignedIndex, decide, seal};
use chain::SigningKey;
use uuid::Uuid;

use crate::support::*;

fn sealed_into(outbox: &Outbox, seq: u64) -> Item {
    let (recipients, key) = (recipients(), key());
    let job = backup::Seal { seq, ..job(&recipients, &key) };
    let name = BackupName::new("book", noon(), seq);
    let sealed = outbox.write(&name, |out| seal(out, &job, 3, &b"abc"[..], std::iter::empty())).unwrap();
    Item::of(name, &sealed)
}

fn index_of(items: impl IntoIterator<Item = Item>) -> Index {
    let mut index = Index::new(VAULT);
    items.into_iter().for_each(|item| index.add(item));
    index
}

#[test]
fn a_sealed_file_appears_whole_with_its_size_and_hash() {
    let place = tempfile::tempdir().unwrap();
    let outbox = Outbox::at(place.path().join("state/outbox")).unwrap();
    let item = sealed_into(&outbox, 1);
    let expect = backup::Expect { file: Some((item.size, item.sha256)), ..expect() };
    let file = outbox.open(&item.name).unwrap();
    backup::verify(file, &KEYS.book, &[], &expect, &mut backup::Discard).unwrap();
    assert_eq!(outbox.names().unwrap(), std::slice::from_ref(&item.name));
    let again = outbox.write(&item.name, |_| Ok(()));
    assert!(matches!(again, Err(Error::Exists)));
}

#[test]
fn a_seal_that_fails_half_way_leaves_nothing() {
    let place = tempfile::tempdir().unwrap();
    let outbox = Outbox::at(place.path()).unwrap();
    let name = BackupName::new("book", noon(), 1);
    let failed: Result<(), Error> = outbox.write(&name, |out| {
        out.write_all(&[1; 1_000_000]).map_err(Error::Write)?;
        Err(Error::Read(std::io::ErrorKind::TimedOut.into()))
    });
    assert!(matches!(failed, Err(Error::Read(_))));
    assert_eq!(tree(place.path()), Vec::<String>::new());
}

#[test]
fn what_a_crash_left_is_no_backup_and_the_next_run_replaces_it() {
    let place = tempfile::tempdir().unwrap();
    let outbox = Outbox::at(place.path()).unwrap();
    let name = BackupName::new("book", noon(), 1);
    std::fs::write(place.path().join(format!("{name}.partial")), b"half").unwrap();
    assert!(outbox.names().unwrap().is_empty());
    sealed_into(&outbox, 1);
    assert_eq!(tree(place.path()), [name.to_string()]);
}

#[test]
fn the_index_is_read_as_it_was_saved() {
    let place = tempfile::tempdir().unwrap();
    let outbox = Outbox::at(place.path()).unwrap();
    assert_eq!(outbox.index(&public(), VAULT).unwrap(), None);
    let mut index = index_of([sealed_into(&outbox, 2), sealed_into(&outbox, 1)]);
    index.item_mut(2).unwrap().proven_at = Some(noon());
    index.item_mut(1).unwrap().keep_until = noon().date_naive().succ_opt();
    index.item_mut(1).unwrap().kept_as = vec![Kept::Daily, Kept::NewestProven];
    let saved = outbox.save_index(index, &key()).unwrap();
    let read = outbox.index(&public(), VAULT).unwrap().unwrap();
    assert_eq!(read, saved);
    assert_eq!(read.index().revision, 1);
    assert_eq!(read.index().newest().unwrap().seq, 2);
    assert_eq!(read.index().newest_proven().unwrap().seq, 2);
    let text = String::from_utf8(saved.json().to_vec()).unwrap();
    assert!(
        text.starts_with(
            r#"{"dropped":[],"format":1,"items":[{"keep_until":"2026-11-21","kept_as":["daily","newest-proven"]"#
        ),
        "{text}"
    );
}

#[test]
fn an_index_changed_or_of_another_book_or_key_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let outbox = Outbox::at(place.path()).unwrap();
    outbox.save_index(index_of([sealed_into(&outbox, 1)]), &key()).unwrap();
    let other = SigningKey::from_seed(&[4; 32]).verifying_key();
    assert!(matches!(outbox.index(&other, VAULT), Err(Error::OtherSigner)));
    assert!(matches!(outbox.index(&public(), Uuid::nil()), Err(Error::WrongVault { .. })));
    let path = place.path().join("index.json");
    let good = std::fs::read(&path).unwrap();
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        assert!(matches!(outbox.index(&public(), VAULT), Err(Error::Damaged { .. })), "{at}");
    }
}

#[test]
fn a_crash_between_index_and_signature_loses_neither_even_twice() {
    let place = tempfile::tempdir().unwrap();
    let outbox = Outbox::at(place.path()).unwrap();
    let path = |name: &str| place.path().join(name);
    let first = outbox.save_index(index_of([sealed_into(&outbox, 1)]), &key()).unwrap();
    let second = outbox.save_index(index_of([sealed_into(&outbox, 2)]), &key()).unwrap();
    // as a crash leaves it: new index, its signature still .partial, the old signature in place
    std::fs::write(path("index.json.minisig.partial"), second.signature()).unwrap();
    std::fs::write(path("index.json.minisig"), first.signature()).unwrap();
    assert_eq!(outbox.index(&public(), VAULT).unwrap().unwrap(), second);

    // the next save dies before its index is renamed: the folder cannot take the new file
    std::fs::create_dir(path("index.json.partial")).unwrap();
    assert!(outbox.save_index(index_of([]), &key()).is_err());
    assert_eq!(outbox.index(&public(), VAULT).unwrap().unwrap(), second);
    std::fs::remove_dir(path("index.json.partial")).unwrap();
    let third = outbox.save_index(index_of([]), &key()).unwrap();
    assert_eq!(outbox.index(&public(), VAULT).unwrap().unwrap(), third);

    // the first index after a restore is signed by a new key, and the crash left the old key's signature in place
    let other = SigningKey::from_seed(&[4; 32]);
    let fourth = outbox.save_index(index_of([]), &other).unwrap();
    std::fs::rename(path("index.json.minisig"), path("index.json.minisig.partial")).unwrap();
    std::fs::write(path("index.json.minisig"), third.signature()).unwrap();
    assert_eq!(outbox.index(&other.verifying_key(), VAULT).unwrap().unwrap(), fourth);
}

#[test]
fn retention_is_written_down_and_swept_even_after_a_crash() {
    let place = tempfile::tempdir().unwrap();
    let outbox = Outbox::at(place.path()).unwrap();
    let mut index = index_of((1..=3).map(|seq| sealed_into(&outbox, seq)));
    index.item_mut(1).unwrap().proven_at = Some(noon());
    let policy = Policy::default();
    let decision = decide(&index.candidates(|_| Some(5)), noon(), &policy, 0);
    index.apply(&decision, &policy);
    let listed: Vec<_> = index.items.iter().map(|item| (item.seq, item.kept_as[0])).collect();
    assert_eq!(listed, [(1, Kept::NewestProven), (3, Kept::Newest)]);
    assert_eq!(index.dropped[0].seq, 2);

    let signed = outbox.save_index(index, &key()).unwrap();
    let (unknown, half) = (BackupName::new("book", noon(), 9), BackupName::new("book", noon(), 8));
    std::fs::write(place.path().join(unknown.to_string()), b"sealed, and then the crash").unwrap();
    std::fs::write(place.path().join(format!("{half}.partial")), b"half").unwrap();
    std::fs::write(place.path().join("notes.partial"), b"theirs").unwrap();
    assert_eq!(outbox.sweep(&signed).unwrap(), 1); // the crash came before the removal; the next run does it
    assert_eq!(outbox.sweep(&signed).unwrap(), 0);
    let seqs: Vec<_> = outbox.names().unwrap().iter().map(BackupName::seq).collect();
    assert_eq!(seqs, [1, 3, 9]);
    assert!(place.path().join("notes.partial").exists());
}

#[test]
fn a_backup_that_a_crash_left_unlisted_is_taken_up_again() {
    let place = tempfile::tempdir().unwrap();
    let outbox = Outbox::at(place.path()).unwrap();
    let lost = sealed_into(&outbox, 7);
    let file = outbox.open(&lost.name).unwrap();
    let opened = backup::verify(file, &KEYS.book, &[], &expect(), &mut backup::Discard).unwrap();
    let found = Item::found(lost.name.clone(), &opened, noon());
    assert_eq!(found, Item { proven_at: Some(noon()), ..lost });
}

#[test]
fn an_index_that_grew_beyond_its_bound_is_not_signed_and_old_drops_are_forgotten() {
    let place = tempfile::tempdir().unwrap();
    let item = sealed_into(&Outbox::at(place.path()).unwrap(), 1);
    let mut index = Index::new(VAULT);
    for seq in 1..=5000 {
        let name = BackupName::new("book", noon(), seq);
        index.items.push(Item { seq, name, ..item.clone() });
    }
    assert!(matches!(SignedIndex::sign(index.clone(), &key()), Err(Error::TooLarge { .. })));
    (1..=4900).for_each(|seq| index.retire(seq));
    assert_eq!((index.items.len(), index.dropped.len(), index.dropped[0].seq), (100, 4096, 805));
    SignedIndex::sign(index, &key()).unwrap();
}

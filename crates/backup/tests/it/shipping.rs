//! Carrying copies away needs no key, never deletes what the signed index does not drop, and heals what rots.

use std::cell::RefCell;
use std::io::Read;
use std::path::Path;

use backup::{
    BackupName, CLAIM, Check, Destination, DestinationError, Folder, Index, Item, Outbox, SignedIndex, Stored, seal,
    ship,
};

use crate::support::*;

struct Stage {
    place: tempfile::TempDir,
    outbox: Outbox,
    index: Index,
}

impl Stage {
    fn new(count: u64) -> Self {
        let place = tempfile::tempdir().unwrap();
        let outbox = Outbox::at(place.path().join("outbox")).unwrap();
        std::fs::create_dir(place.path().join("usb")).unwrap();
        let mut stage = Self { place, outbox, index: Index::new(VAULT) };
        (1..=count).for_each(|seq| stage.seal(seq));
        stage
    }

    fn seal(&mut self, seq: u64) {
        let (recipients, key) = (recipients(), key());
        let job = backup::Seal { seq, ..job(&recipients, &key) };
        let name = BackupName::new("book", noon(), seq);
        let sealed = self.outbox.write(&name, |out| seal(out, &job, 3, &b"abc"[..], std::iter::empty())).unwrap();
        self.index.add(Item::of(name, &sealed));
    }

    fn signed(&self) -> SignedIndex {
        SignedIndex::sign(self.index.clone(), &key()).unwrap()
    }

    fn usb(&self) -> std::path::PathBuf {
        self.place.path().join("usb")
    }

    fn folder(&self) -> Folder {
        Folder::claim(self.usb()).unwrap()
    }

    fn name(&self, seq: u64) -> String {
        BackupName::new("book", noon(), seq).to_string()
    }
}

fn seqs(names: &[BackupName]) -> Vec<u64> {
    names.iter().map(BackupName::seq).collect()
}

fn backups_in(folder: &Path) -> usize {
    tree(folder).iter().filter(|name| name.ends_with(".tar.zst.age")).count()
}

#[test]
fn copies_what_is_missing_then_does_nothing() {
    let stage = Stage::new(3);
    let folder = stage.folder();
    let first = ship(&stage.outbox, &stage.signed(), &folder, Check::New).unwrap();
    assert_eq!((seqs(&first.copied), first.is_whole()), (vec![1, 2, 3], true));
    let second = ship(&stage.outbox, &stage.signed(), &folder, Check::All).unwrap();
    assert_eq!((seqs(&second.there), second.copied.len()), (vec![1, 2, 3], 0));
    let copied = std::fs::read(stage.usb().join(stage.name(2))).unwrap();
    open_with(&copied, &expect()).unwrap();
    let json = std::fs::read(stage.usb().join("index.json")).unwrap();
    let signature = std::fs::read_to_string(stage.usb().join("index.json.minisig")).unwrap();
    assert_eq!(SignedIndex::verify(&json, &signature, &public(), VAULT).unwrap(), stage.signed());
}

#[test]
fn deletes_only_what_the_signed_index_drops() {
    let mut stage = Stage::new(3);
    let folder = stage.folder();
    ship(&stage.outbox, &stage.signed(), &folder, Check::New).unwrap();
    std::fs::write(stage.usb().join("holiday.jpg"), b"theirs").unwrap();
    let stranger = BackupName::new("book", noon(), 99).to_string();
    std::fs::write(stage.usb().join(&stranger), b"another book's").unwrap();

    stage.index.retire(1);
    let shipped = ship(&stage.outbox, &stage.signed(), &folder, Check::New).unwrap();
    assert_eq!(seqs(&shipped.removed), [1]);
    assert!(!stage.usb().join(stage.name(1)).exists());
    for kept in ["holiday.jpg", &stranger, &stage.name(2), &stage.name(3), CLAIM] {
        assert!(stage.usb().join(kept).exists(), "{kept}");
    }
}

#[test]
fn an_old_index_put_back_deletes_nothing_newer() {
    let mut stage = Stage::new(1);
    let old = stage.signed();
    stage.seal(2);
    let folder = stage.folder();
    ship(&stage.outbox, &stage.signed(), &folder, Check::New).unwrap();
    ship(&stage.outbox, &old, &folder, Check::New).unwrap();
    assert_eq!(backups_in(&stage.usb()), 2);
}

#[test]
fn a_file_under_a_dropped_name_with_other_bytes_stays() {
    let mut stage = Stage::new(2);
    let folder = stage.folder();
    ship(&stage.outbox, &stage.signed(), &folder, Check::New).unwrap();
    std::fs::write(stage.usb().join(stage.name(1)), b"not the one that was dropped").unwrap();
    stage.index.retire(1);
    let shipped = ship(&stage.outbox, &stage.signed(), &folder, Check::New).unwrap();
    assert!(shipped.removed.is_empty());
    assert!(stage.usb().join(stage.name(1)).exists());
}

#[test]
fn nothing_is_deleted_while_a_copy_is_missing() {
    let mut stage = Stage::new(2);
    let folder = stage.folder();
    ship(&stage.outbox, &stage.signed(), &folder, Check::New).unwrap();
    stage.seal(3);
    stage.index.retire(1);
    stage.outbox.remove(&BackupName::new("book", noon(), 3)).unwrap();
    let shipped = ship(&stage.outbox, &stage.signed(), &folder, Check::New).unwrap();
    assert_eq!((seqs(&shipped.nowhere), shipped.removed.len(), shipped.is_whole()), (vec![3], 0, false));
    assert_eq!(backups_in(&stage.usb()), 2);
}

#[test]
fn a_rotten_copy_is_found_by_the_whole_check_and_replaced() {
    let stage = Stage::new(2);
    let folder = stage.folder();
    ship(&stage.outbox, &stage.signed(), &folder, Check::New).unwrap();
    let path = stage.usb().join(stage.name(2));
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[700] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    assert_eq!(ship(&stage.outbox, &stage.signed(), &folder, Check::New).unwrap().repaired.len(), 0, "same size");
    assert_eq!(seqs(&ship(&stage.outbox, &stage.signed(), &folder, Check::All).unwrap().repaired), [2]);
    std::fs::write(&path, b"cut").unwrap();
    assert_eq!(seqs(&ship(&stage.outbox, &stage.signed(), &folder, Check::New).unwrap().repaired), [2], "other size");
    open_with(&std::fs::read(&path).unwrap(), &expect()).unwrap();
}

#[test]
fn a_file_damaged_in_the_outbox_is_not_spread() {
    let stage = Stage::new(2);
    let folder = stage.folder();
    let here = stage.outbox.folder().join(stage.name(1));
    std::fs::write(&here, b"rotten").unwrap();
    let shipped = ship(&stage.outbox, &stage.signed(), &folder, Check::New).unwrap();
    assert_eq!((seqs(&shipped.damaged_here), seqs(&shipped.copied)), (vec![1], vec![2]));
    assert!(!stage.usb().join(stage.name(1)).exists());
}

#[test]
fn an_unplugged_disk_is_missing_not_empty() {
    let stage = Stage::new(1);
    assert!(matches!(Folder::at(stage.usb()), Err(DestinationError::Missing)), "never claimed");
    let folder = stage.folder();
    std::fs::remove_file(stage.usb().join(CLAIM)).unwrap(); // the mount point that is left
    let result = ship(&stage.outbox, &stage.signed(), &folder, Check::New);
    assert!(matches!(result, Err(DestinationError::Missing)));
    assert!(matches!(folder.put_new("a", &mut &b"x"[..]), Err(DestinationError::Missing)));
    assert_eq!(tree(&stage.usb()), Vec::<String>::new());
    std::fs::remove_dir(stage.usb()).unwrap();
    assert!(matches!(folder.list(), Err(DestinationError::Missing)));
    assert!(matches!(Folder::claim(stage.usb()), Err(DestinationError::Missing)));
}

#[test]
fn a_folder_takes_plain_names_only_and_never_replaces_a_backup() {
    let stage = Stage::new(0);
    let folder = stage.folder();
    for name in ["../x", "a/b", "a\\b", "", ".", "..", ".hidden", "C:x"] {
        assert!(folder.put_new(name, &mut &b"x"[..]).is_err(), "{name}");
        assert!(folder.read(name).is_err(), "{name}");
        assert!(folder.remove(name).is_err(), "{name}");
    }
    folder.put_new("a", &mut &b"1"[..]).unwrap();
    assert!(matches!(folder.put_new("a", &mut &b"2"[..]), Err(DestinationError::Exists)));
    assert_eq!(folder.list().unwrap(), [Stored { name: "a".to_owned(), size: 1 }]);
    assert!(matches!(folder.read("b"), Err(DestinationError::NoSuchFile)));
    assert_eq!(tree(&stage.usb()), [CLAIM, "a"]);
}

#[test]
fn each_failure_of_a_disk_has_its_name() {
    use std::io::{Error, ErrorKind};
    let name = |kind: ErrorKind| format!("{:?}", DestinationError::from(Error::from(kind)));
    let table = [
        (ErrorKind::StorageFull, "Full"),
        (ErrorKind::QuotaExceeded, "Full"),
        (ErrorKind::ReadOnlyFilesystem, "ReadOnly"),
        (ErrorKind::PermissionDenied, "Denied"),
        (ErrorKind::AlreadyExists, "Exists"),
        (ErrorKind::NotFound, "NoSuchFile"),
        (ErrorKind::NotADirectory, "Missing"),
    ];
    for (kind, expected) in table {
        assert_eq!(name(kind), expected);
    }
    assert!(name(ErrorKind::TimedOut).starts_with("Other"));
}

/// A destination whose nth act fails, or whose disk stores other bytes than it was given.
struct Faulty {
    inner: Folder,
    fails_at: usize,
    lies: bool,
    acts: RefCell<usize>,
}

impl Faulty {
    fn act(&self) -> Result<(), DestinationError> {
        *self.acts.borrow_mut() += 1;
        if *self.acts.borrow() == self.fails_at { Err(DestinationError::Full) } else { Ok(()) }
    }
}

impl Destination for Faulty {
    fn list(&self) -> Result<Vec<Stored>, DestinationError> {
        self.act().and_then(|()| self.inner.list())
    }

    fn put_new(&self, name: &str, content: &mut dyn Read) -> Result<(), DestinationError> {
        self.act()?;
        if self.lies { self.inner.put_new(name, &mut content.take(100)) } else { self.inner.put_new(name, content) }
    }

    fn replace(&self, name: &str, content: &[u8]) -> Result<(), DestinationError> {
        self.act().and_then(|()| self.inner.replace(name, content))
    }

    fn read(&self, name: &str) -> Result<Box<dyn Read>, DestinationError> {
        self.act().and_then(|()| self.inner.read(name))
    }

    fn remove(&self, name: &str) -> Result<(), DestinationError> {
        self.act().and_then(|()| self.inner.remove(name))
    }
}

#[test]
fn whichever_act_fails_the_next_run_makes_it_whole_and_no_backup_is_lost() {
    for fails_at in 1.. {
        let mut stage = Stage::new(3);
        let inner = stage.folder();
        ship(&stage.outbox, &stage.signed(), &inner, Check::New).unwrap();
        stage.index.retire(1);
        stage.seal(4);
        let faulty = Faulty { inner: inner.clone(), fails_at, lies: false, acts: RefCell::new(0) };
        let failed = ship(&stage.outbox, &stage.signed(), &faulty, Check::New);
        assert!(backups_in(&stage.usb()) >= 3, "act {fails_at}");
        let again = ship(&stage.outbox, &stage.signed(), &inner, Check::All).unwrap();
        assert!(again.is_whole());
        assert_eq!(backups_in(&stage.usb()), 3, "act {fails_at}");
        if failed.is_ok() {
            assert!(fails_at > 5, "every act was failed once");
            return;
        }
        assert!(matches!(failed, Err(DestinationError::Full)));
    }
}

#[test]
fn a_medium_that_lies_is_caught_by_reading_back() {
    let stage = Stage::new(1);
    let faulty = Faulty { inner: stage.folder(), fails_at: 0, lies: true, acts: RefCell::new(0) };
    let shipped = ship(&stage.outbox, &stage.signed(), &faulty, Check::New).unwrap();
    assert_eq!((seqs(&shipped.unfaithful), shipped.is_whole()), (vec![1], false));
}

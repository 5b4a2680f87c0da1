//! The book on disk: a sealed file's envelope, the plain database that comes out of a backup, and a whole book as JSON.

use crate::{Accepted, Outcome};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use store::{
    Access, AnchorFile, Book, BookKeys, Incoming, MIGRATIONS, PlainBytes, SealedFile, SealedFiles, import, read_json,
    read_json_head, write_json,
};
use uuid::Uuid;
use vault::{DatabaseKey, FilesKey};

/// What the seeds of `sealed-file` hold.
pub const PLAIN: &[u8] = b"%PDF-1.7 a small document";

/// Bytes in the place of a sealed file open only as what was sealed there; sealing any bytes gives them back.
pub fn sealed_file(input: &[u8]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let files = SealedFiles::new(folder.path().to_owned(), &FilesKey::new([5; 32]));
    let sealed = files.seal(input).unwrap();
    assert_eq!(files.open(&sealed).unwrap(), input);

    let sha256 = *chain::Hash::sha256(PLAIN).as_bytes();
    let wanted = SealedFile { name: files.name_of(&sha256), sha256, size: PLAIN.len() as u64 };
    let place = folder.path().join(&wanted.name[..2]);
    fs::create_dir_all(&place).unwrap();
    fs::write(place.join(&wanted.name), input).unwrap();
    assert_eq!(files.open(&wanted).ok()?, PLAIN);
    Some(Accepted)
}

/// A database that is taken over lies on the disk encrypted.
pub fn plain_book(input: &[u8]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut plain = PlainBytes::default();
    plain.write_all(input).unwrap();
    import(&plain, &path, &DatabaseKey { key: [1; 32], salt: [2; 16] }).ok()?;
    assert!(!fs::read(path).unwrap().starts_with(b"SQLite format 3"));
    Some(Accepted)
}

/// Keys of a book that nobody else opens.
pub fn keys(vault_id: Uuid, epoch: u32) -> BookKeys {
    BookKeys {
        database: DatabaseKey { key: [1; 32], salt: [2; 16] },
        files: FilesKey::new([5; 32]),
        anchor: [6; 32].into(),
        signing: chain::SigningKey::from_seed(&[7; 32]),
        vault_id,
        epoch,
        header_seq: 1,
        user: "owner".to_owned(),
        device: "portable".to_owned(),
        device_known: false,
    }
}

/// The book as JSON.
pub fn exported(book: &Book) -> Vec<u8> {
    let mut text = Vec::new();
    book.snapshot(|book| write_json(book, chrono::DateTime::UNIX_EPOCH, "fuzz", &mut text, &mut |_| true)).unwrap();
    text
}

/// What comes in goes out, and comes in again as the same.
pub fn json_export(input: &[u8]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let first = taken(input, &folder.path().join("first"))?;
    let text = exported(&first);
    let second = taken(&text, &folder.path().join("second")).unwrap();
    assert_eq!(exported(&second), text);
    Some(Accepted)
}

/// The book of an export in a new folder.
fn taken(text: &[u8], folder: &Path) -> Option<Book> {
    let head = read_json_head(text).ok()?;
    fs::create_dir(folder).unwrap();
    let keys = keys(head.vault_id, head.epoch);
    let files = SealedFiles::new(folder.join("files"), &keys.files);
    let into = Incoming { vault: folder, database: &keys.database, files: &files, steps: MIGRATIONS };
    read_json(text, &head, &into).ok()?;
    assert!(!fs::read(folder.join("book.db")).unwrap().starts_with(b"SQLite format 3"));
    let anchors = AnchorFile::new(folder.join("anchors"), head.vault_id);
    Book::open(folder, keys, anchors, &[], Access::ReadOnly, MIGRATIONS).ok()
}

//! The book on disk: a sealed file's envelope, and the plain database that comes out of a backup.

use crate::{Accepted, Outcome};
use std::fs;
use std::io::Write as _;
use store::{PlainBytes, SealedFile, SealedFiles, import};
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

//! Which sealed files the book has.

use super::{Reads, many, one};
use crate::sealed_files::SealedFile;
use crate::{Error, Result, Tx};
use rusqlite::{ErrorCode, params};

/// The sealed file with this content hash.
pub fn get(from: &impl Reads, sha256: &[u8; 32]) -> Result<SealedFile> {
    let row = one(from, "SELECT name, size FROM file WHERE sha256 = ?1", [sha256.as_slice()], |row| {
        Ok((row.get(0)?, row.get::<_, i64>(1)?))
    })?;
    let (name, size) = row.ok_or(Error::FileMissing)?;
    Ok(SealedFile { name, sha256: *sha256, size: size.unsigned_abs() })
}

/// All of them, in order of name.
pub fn all(from: &impl Reads) -> Result<Vec<SealedFile>> {
    many(from, "SELECT name, sha256, size FROM file ORDER BY name", [], |row| {
        Ok(SealedFile { name: row.get(0)?, sha256: row.get(1)?, size: row.get::<_, i64>(2)?.unsigned_abs() })
    })
}

/// Takes a sealed file into the book.
pub(crate) fn insert(tx: &Tx<'_>, file: &SealedFile, media: &str) -> Result<()> {
    let size = i64::try_from(file.size).map_err(|_| Error::BadRow { table: "file" })?;
    tx.run(
        "INSERT INTO file (sha256, name, size, media) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (sha256) DO NOTHING",
        params![file.sha256.as_slice(), file.name, size, media],
    )
}

/// Gives up files that nothing names any more; those that went. Whatever names a file has a foreign key to it, so the
/// database itself says which stay. The sealed files are removed once this is committed: [`crate::Book::remove_files`].
pub(crate) fn release(tx: &Tx<'_>, contents: impl IntoIterator<Item = [u8; 32]>) -> Result<Vec<SealedFile>> {
    let mut gone = Vec::new();
    for sha256 in contents {
        let file = get(tx, &sha256)?;
        match tx.run("DELETE FROM file WHERE sha256 = ?1", [sha256.as_slice()]) {
            Ok(()) => gone.push(file),
            Err(Error::Sql(error)) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(gone)
}

/// After a restore the names follow the new key; content and hashes stay.
pub fn rename(tx: &Tx<'_>, file: &SealedFile) -> Result<()> {
    tx.run("UPDATE file SET name = ?2 WHERE sha256 = ?1", params![file.sha256.as_slice(), file.name])
}

//! A plain SQLite stream out of a backup becomes an encrypted `book.db`; the plain bytes stay in memory.

use crate::{Error, Result, database};
use rusqlite::{Connection, MAIN_DB};
use std::io::{self, Write};
use std::path::Path;
use vault::DatabaseKey;
use zeroize::Zeroizing;

/// More than this does not come out of a book of ours: refused before it fills the memory.
const LIMIT: usize = 4 << 30;

/// Takes the plain database as it streams out of a backup; wiped when dropped.
#[derive(Default)]
pub struct PlainBytes(Zeroizing<Vec<u8>>);

impl Write for PlainBytes {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if self.0.len() + piece.len() > LIMIT {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes the database under `key` as a new file at `path`, and closes it.
pub fn import(plain: &PlainBytes, path: &Path, key: &DatabaseKey) -> Result<()> {
    if path.exists() {
        return Err(Error::NotWritable);
    }
    let mut memory = Connection::open_in_memory()?;
    memory.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA trusted_schema = OFF;")?;
    memory.deserialize_read_exact(MAIN_DB, plain.0.as_slice(), plain.0.len(), true)?;
    let integrity: String = memory.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if integrity != "ok" {
        return Err(Error::DamagedPage);
    }
    let schema: u32 = memory.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    database::make_private(path)?;
    attach(&memory, path, key)?;
    // A file that nobody knows yet needs no way back: whoever asked removes it when this fails. It is synced at the end.
    memory.execute_batch("PRAGMA sealed.journal_mode = OFF; PRAGMA sealed.synchronous = OFF;")?;
    memory.query_row("SELECT sqlcipher_export('sealed')", [], |_| Ok(()))?;
    memory.execute_batch(&format!("PRAGMA sealed.user_version = {schema}; DETACH sealed;"))?;
    drop(database::open(path, key)?);
    Ok(std::fs::File::open(path)?.sync_all()?)
}

fn attach(memory: &Connection, path: &Path, key: &DatabaseKey) -> Result<()> {
    let statement = Zeroizing::new(format!("ATTACH ?1 AS sealed KEY \"{}\"", *database::raw_key(key)));
    memory.execute(&statement, [path.to_str().ok_or(Error::NotWritable)?])?;
    Ok(())
}

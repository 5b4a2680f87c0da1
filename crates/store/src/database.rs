//! Opens `book.db`: the raw key, the pragmas, and the proof that this build can stream it. Never deletes a file.

use crate::table::search;
use crate::{Error, Result};
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use vault::DatabaseKey;
use zeroize::Zeroizing;

/// Statements that a connection keeps prepared.
const STATEMENTS: usize = 256;

/// Opens an existing database for writing.
pub(crate) fn open(path: &Path, key: &DatabaseKey) -> Result<Connection> {
    if !path.exists() {
        return Err(Error::Missing);
    }
    let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000;")?;
    Ok(connection)
}

/// Opens an existing database; nothing can be written through this connection.
pub(crate) fn open_read_only(path: &Path, key: &DatabaseKey) -> Result<Connection> {
    if !path.exists() {
        return Err(Error::Missing);
    }
    let connection = match connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY) {
        // A write-ahead log needs an index beside it, which a read-only disk cannot take. Where neither is there, nobody
        // writes, and the file alone is the book.
        Err(Error::NotWritable) if stands_alone(path) => {
            connect(&immutable(path), key, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)?
        }
        other => other?,
    };
    connection.execute_batch("PRAGMA query_only = ON;")?;
    Ok(connection)
}

fn stands_alone(path: &Path) -> bool {
    ["-wal", "-shm", "-journal"].iter().all(|suffix| {
        let mut beside = path.as_os_str().to_owned();
        beside.push(suffix);
        !Path::new(&beside).exists()
    })
}

/// `file:PATH?immutable=1`, as https://sqlite.org/uri.html has it.
fn immutable(path: &Path) -> PathBuf {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(byte) {
            uri.push(char::from(*byte));
        } else {
            uri.push('%');
            push_hex(&mut uri, &[*byte]);
        }
    }
    uri.push_str("?immutable=1");
    uri.into()
}

/// Makes a new, empty database; an existing file is refused by the caller, which owns the vault's folder.
pub(crate) fn create(path: &Path, key: &DatabaseKey) -> Result<Connection> {
    make_private(path)?;
    let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    Ok(connection)
}

/// An empty file that only the user may read; SQLite fills it and gives its mode to the log beside it.
pub(crate) fn make_private(path: &Path) -> Result<()> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    Ok(())
}

fn connect(path: &Path, key: &DatabaseKey, flags: OpenFlags) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    apply_key(&connection, key)?;
    // One act runs some thirty statements, and a window's lists as many: each is prepared once.
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Else SQLite plans a statement anew for each value of a `LIMIT` or of a filter that is bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; \
         PRAGMA secure_delete = ON;",
    )?;
    search::open(&connection)?;
    // The first read is what tells a wrong or damaged file; the vault has authenticated the key before.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    connection
        .query_row("SELECT count(*) FROM pragma_module_list WHERE name = 'sqlite_dbpage'", [], |row| {
            row.get::<_, i64>(0)
        })
        .map_err(Error::from)
        .and_then(|found| if found == 1 { Ok(()) } else { Err(Error::BuildLacksPageStream) })?;
    Ok(connection)
}

/// Hands SQLCipher the raw key and salt, so that its own slow derivation is skipped: Argon2id has done that work.
fn apply_key(connection: &Connection, key: &DatabaseKey) -> Result<()> {
    // SQLCipher reports page errors on stderr by default; ours go through `Error` and name no file.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    let pragma = Zeroizing::new(format!("PRAGMA key = \"{}\";", *raw_key(key)));
    connection.execute_batch(&pragma)?;
    Ok(())
}

/// `x'<64 hex of the key><32 hex of the salt>'`, SQLCipher's way to take a key as it is.
pub(crate) fn raw_key(key: &DatabaseKey) -> Zeroizing<String> {
    let mut literal = Zeroizing::new(String::with_capacity(128));
    literal.push_str("x'");
    push_hex(&mut literal, &key.key);
    push_hex(&mut literal, &key.salt);
    literal.push('\'');
    literal
}

/// Hex without an intermediate allocation that nobody would wipe.
fn push_hex(out: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

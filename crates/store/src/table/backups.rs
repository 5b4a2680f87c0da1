//! Which backups were sealed. The sealed files lie outside; this is what the book itself knows of them.

use super::{Reads, from_json, many, one};
use crate::{Error, Result, Tx};
use chain::{Entry, EntryKind, SignedEntry};
use chrono::{DateTime, Utc};
use rusqlite::params;
use std::collections::BTreeMap;

/// One sealed backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupRow {
    /// Running number of seals of this vault.
    pub seq: u64,
    /// File name.
    pub name: String,
    /// Of the sealed file.
    pub sha256: [u8; 32],
    /// SHA-256 of its manifest: the next one names it.
    pub manifest: [u8; 32],
    /// Why it was made.
    pub cause: String,
    /// RFC 3339.
    pub sealed_at: String,
    /// Length of the audit log inside it.
    pub chain_size: u64,
    /// Customers, drafts, documents and payments inside it.
    pub records: u64,
}

const COLUMNS: &str = "seq, name, sha256, manifest, cause, sealed_at, chain_size, records";

/// The newest seal.
pub fn newest(from: &impl Reads) -> Result<Option<BackupRow>> {
    one(from, &format!("SELECT {COLUMNS} FROM backup ORDER BY seq DESC LIMIT 1"), [], read)
}

/// How many records each seal held, by the SHA-256 of the sealed file: an odd fall stops retention.
pub fn records_by_file(from: &impl Reads) -> Result<BTreeMap<[u8; 32], u64>> {
    let rows = many(from, "SELECT sha256, records FROM backup", [], |row| {
        Ok((row.get::<_, [u8; 32]>(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
    })?;
    Ok(rows.into_iter().collect())
}

/// Customers, drafts, documents and payments of the book as it is.
pub fn records(from: &impl Reads) -> Result<u64> {
    let sql = "SELECT (SELECT count(*) FROM customer) + (SELECT count(*) FROM draft) + (SELECT count(*) FROM invoice)
        + (SELECT count(*) FROM payment)";
    Ok(one(from, sql, [], |row| row.get::<_, i64>(0))?.unwrap_or(0).unsigned_abs())
}

/// When the first act was done that no backup holds; `None` when the newest backup holds them all.
pub fn changed_since(from: &impl Reads) -> Result<Option<DateTime<Utc>>> {
    let sealed = newest(from)?.map_or(0, |row| row.chain_size);
    let entries = many(from, "SELECT entry FROM audit WHERE seq > ?1 ORDER BY seq", [int(sealed)?], |row| {
        row.get::<_, String>(0)
    })?;
    for entry in entries {
        let entry: Entry = from_json("audit", &entry)?;
        let about_backups = matches!(
            entry.kind,
            EntryKind::BackupSealed | EntryKind::BackupProven | EntryKind::ArchiveExported | EntryKind::BookExported
        );
        if !about_backups {
            return Ok(Some(entry.time));
        }
    }
    Ok(None)
}

/// Takes a backup into the book after it was sealed and read back whole.
pub fn insert(tx: &Tx<'_>, row: &BackupRow) -> Result<()> {
    tx.run(
        &format!("INSERT INTO backup ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
        params![
            int(row.seq)?,
            row.name,
            row.sha256.as_slice(),
            row.manifest.as_slice(),
            row.cause,
            row.sealed_at,
            int(row.chain_size)?,
            int(row.records)?
        ],
    )?;
    let note = [("cause", row.cause.clone()), ("sha256", hex::encode(row.sha256))];
    tx.note(EntryKind::BackupSealed, &object(row.seq), &note)?;
    prove(tx, row.seq)
}

/// Notes that a backup was read back whole and checked.
pub fn prove(tx: &Tx<'_>, seq: u64) -> Result<()> {
    tx.note(EntryKind::BackupProven, &object(seq), &[])
}

/// What the audit log says was sealed: the object and the hash of the sealed file.
pub(crate) fn recorded(signed: &SignedEntry) -> Option<(String, String)> {
    let sealed = signed.entry.kind == EntryKind::BackupSealed;
    sealed.then(|| (signed.entry.object.clone(), signed.entry.note.get("sha256").cloned().unwrap_or_default()))
}

/// The same as the table has it.
pub(crate) fn hashes(from: &impl Reads) -> Result<BTreeMap<String, String>> {
    let rows = many(from, "SELECT seq, sha256 FROM backup", [], |row| {
        Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get::<_, [u8; 32]>(1)?))
    })?;
    Ok(rows.into_iter().map(|(seq, sha256)| (object(seq), hex::encode(sha256))).collect())
}

fn object(seq: u64) -> String {
    format!("backup/{seq}")
}

fn int(value: u64) -> Result<i64> {
    i64::try_from(value).map_err(|_| Error::BadRow { table: "backup" })
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<BackupRow> {
    let count = |at: usize| row.get::<_, i64>(at).map(i64::unsigned_abs);
    Ok(BackupRow {
        seq: count(0)?,
        name: row.get(1)?,
        sha256: row.get(2)?,
        manifest: row.get(3)?,
        cause: row.get(4)?,
        sealed_at: row.get(5)?,
        chain_size: count(6)?,
        records: count(7)?,
    })
}

//! Which backups were sealed, proven and dropped. The sealed files lie outside; this is what the book knows of them.

use super::{Reads, many, one};
use crate::{Error, Result, Tx};
use chain::EntryKind;
use rusqlite::params;

/// One sealed backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupRow {
    /// Running number of seals of this vault.
    pub seq: u64,
    /// File name.
    pub name: String,
    /// Bytes of the sealed file.
    pub size: u64,
    /// Of the sealed file.
    pub sha256: [u8; 32],
    /// SHA-256 of its manifest: the next one names it.
    pub manifest: [u8; 32],
    /// `asked`, `lock`, `quit`, `interval`, `crash-leftover`, `before-migration`.
    pub cause: String,
    /// RFC 3339.
    pub sealed_at: String,
    /// Length of the audit log inside it.
    pub chain_size: u64,
    /// Documents inside it.
    pub documents: u64,
    /// When it was last read back whole, RFC 3339.
    pub proven_at: Option<String>,
}

const COLUMNS: &str = "seq, name, size, sha256, manifest, cause, sealed_at, chain_size, documents, proven_at";

/// Those that retention still keeps, newest first.
pub fn kept(from: &impl Reads) -> Result<Vec<BackupRow>> {
    many(from, &format!("SELECT {COLUMNS} FROM backup WHERE dropped_at IS NULL ORDER BY seq DESC"), [], read)
}

/// The newest, kept or not.
pub fn newest(from: &impl Reads) -> Result<Option<BackupRow>> {
    one(from, &format!("SELECT {COLUMNS} FROM backup ORDER BY seq DESC LIMIT 1"), [], read)
}

/// Takes a backup into the book after it was sealed and read back.
pub fn insert(tx: &Tx<'_>, row: &BackupRow) -> Result<()> {
    tx.run(
        &format!("INSERT INTO backup ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
        params![
            int(row.seq)?,
            row.name,
            int(row.size)?,
            row.sha256.as_slice(),
            row.manifest.as_slice(),
            row.cause,
            row.sealed_at,
            int(row.chain_size)?,
            int(row.documents)?,
            row.proven_at
        ],
    )?;
    tx.note(
        EntryKind::BackupSealed,
        &object(row.seq),
        &[("cause", row.cause.clone()), ("sha256", hex::encode(row.sha256))],
    )
}

/// Notes that a backup was read back whole and checked.
pub fn prove(tx: &Tx<'_>, seq: u64) -> Result<()> {
    tx.run("UPDATE backup SET proven_at = ?2 WHERE seq = ?1", params![int(seq)?, tx.now_text()])?;
    tx.note(EntryKind::BackupProven, &object(seq), &[])
}

/// Notes that retention lets a backup go.
pub fn drop(tx: &Tx<'_>, seq: u64) -> Result<()> {
    tx.run("UPDATE backup SET dropped_at = ?2 WHERE seq = ?1", params![int(seq)?, tx.now_text()])
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
        size: count(2)?,
        sha256: row.get(3)?,
        manifest: row.get(4)?,
        cause: row.get(5)?,
        sealed_at: row.get(6)?,
        chain_size: count(7)?,
        documents: count(8)?,
        proven_at: row.get(9)?,
    })
}

//! Numbered steps of the schema. An upgrade never touches the book: it rehearses on a copy, compares what must not
//! change, and only then puts the copy in the book's place, with the old book kept beside it as the way back.

use crate::sealed_files::sync_folder;
use crate::{Error, Result, database};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::{fs, io};
use vault::DatabaseKey;

/// One step: the SQL that turns schema `to - 1` into schema `to`.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The schema (`PRAGMA user_version`) after this step.
    pub to: u32,
    /// Run in one transaction.
    pub sql: &'static str,
    /// Temporary views through which a book of schema `to - 1` reads as one of schema `to`; nothing of it is changed.
    pub lens: &'static str,
}

/// Every step that was ever released, in order; never edited, only appended to.
pub const MIGRATIONS: &[Migration] = &[
    Migration { to: 1, sql: include_str!("../migrations/0001_initial.sql"), lens: "" },
    Migration {
        to: 2,
        sql: include_str!("../migrations/0002_credit_notes.sql"),
        lens: include_str!("../migrations/0002_credit_notes.lens.sql"),
    },
    Migration {
        to: 3,
        sql: include_str!("../migrations/0003_the_trade.sql"),
        lens: include_str!("../migrations/0003_the_trade.lens.sql"),
    },
];

/// What an upgrade did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgrade {
    /// Schema before.
    pub from: u32,
    /// Schema now.
    pub to: u32,
    /// The book as it was before, in the vault's folder, under the same key: the way back.
    pub kept: PathBuf,
}

/// The newest schema among `steps`.
pub(crate) fn newest(steps: &[Migration]) -> u32 {
    steps.last().map_or(0, |step| step.to)
}

/// The schema of an open book.
pub(crate) fn schema_of(connection: &Connection) -> Result<u32> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Runs what is missing, each step in its own transaction.
pub(crate) fn run(connection: &Connection, steps: &[Migration]) -> Result<()> {
    let from = schema_of(connection)?;
    for step in steps.iter().filter(|step| step.to > from) {
        connection
            .execute_batch(&format!("BEGIN IMMEDIATE; {} PRAGMA user_version = {}; COMMIT;", step.sql, step.to))?;
    }
    Ok(())
}

/// Brings the book at `path` to the newest of `steps`; `None` when it is there already.
///
/// The caller has made and verified a backup before, and holds the vault's lock. Killed at any point, the folder holds
/// either the old book or the new one, whole, under the name `book.db`.
pub(crate) fn upgrade(path: &Path, key: &DatabaseKey, steps: &[Migration]) -> Result<Option<Upgrade>> {
    let old = database::open(path, key)?;
    let (from, to) = (schema_of(&old)?, newest(steps));
    if from > to {
        return Err(Error::NewerSchema { found: from, known: to });
    }
    if from == to {
        return Ok(None);
    }
    let before = Invariants::of(&old)?;
    let rehearsal = path.with_file_name("book.rehearsal.db");
    remove_rehearsal(&rehearsal)?;
    copy(&old, &rehearsal, key)?;
    let copy = database::open(&rehearsal, key)?;
    run(&copy, steps)?;
    let after = Invariants::of(&copy)?;
    before.compare(&after)?;
    close_clean(copy)?;
    close_clean(old)?;
    let kept = swap(path, &rehearsal, from)?;
    Ok(Some(Upgrade { from, to, kept }))
}

/// Whether an upgrade is due, without touching anything.
pub(crate) fn due(connection: &Connection, steps: &[Migration]) -> Result<bool> {
    let (found, known) = (schema_of(connection)?, newest(steps));
    if found > known { Err(Error::NewerSchema { found, known }) } else { Ok(found < known) }
}

/// Lets an older book be read, where it is not upgraded: before its backup, and by whoever only looks at it.
pub(crate) fn look_through(connection: &Connection, steps: &[Migration]) -> Result<()> {
    let from = schema_of(connection)?;
    let reading_only: bool = connection.query_row("PRAGMA query_only", [], |row| row.get(0))?;
    connection.execute_batch("PRAGMA query_only = OFF;")?;
    for step in steps.iter().filter(|step| step.to > from) {
        connection.execute_batch(step.lens)?;
    }
    Ok(connection.execute_batch(if reading_only { "PRAGMA query_only = ON;" } else { "" })?)
}

/// A copy under the same key, made by SQLite itself so that it is one moment of the book.
fn copy(old: &Connection, to: &Path, key: &DatabaseKey) -> Result<()> {
    let mut target = database::create(to, key)?;
    let backup = rusqlite::backup::Backup::new(old, &mut target)?;
    backup.run_to_completion(4096, std::time::Duration::ZERO, None)?;
    drop(backup);
    close_clean(target)
}

/// Folds the write-ahead log into the file and closes it, so that the file alone is the book.
fn close_clean(connection: Connection) -> Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error.into())
}

/// The old book gets a second name before the new one takes its place: at no moment is there no `book.db`.
fn swap(path: &Path, rehearsal: &Path, from: u32) -> Result<PathBuf> {
    let mut kept = path.with_file_name(format!("book.before-schema-{}.db", from + 1));
    let mut again = 1;
    while kept.exists() {
        again += 1;
        kept = path.with_file_name(format!("book.before-schema-{}.{again}.db", from + 1));
    }
    fs::File::open(rehearsal)?.sync_all()?;
    keep(path, &kept, |path, kept| fs::hard_link(path, kept))?;
    fs::rename(rehearsal, path)?;
    path.parent().map_or(Ok(()), sync_folder)?;
    Ok(kept)
}

/// A second name where the file system knows links, else a copy that gets its name once it is whole: the caller holds
/// the vault's lock and found the name free.
fn keep(path: &Path, kept: &Path, link: impl Fn(&Path, &Path) -> io::Result<()>) -> Result<()> {
    let Err(error) = link(path, kept) else { return Ok(()) };
    if !matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported) {
        return Err(error.into());
    }
    let partial = kept.with_extension("db.partial");
    fs::copy(path, &partial)?;
    fs::File::open(&partial)?.sync_all()?;
    Ok(fs::rename(&partial, kept)?)
}

/// A rehearsal is never the book, so one that a crash left behind may go.
fn remove_rehearsal(rehearsal: &Path) -> Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = rehearsal.as_os_str().to_owned();
        name.push(suffix);
        let path = PathBuf::from(name);
        if path.exists() {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// What no upgrade may change.
#[derive(Debug, PartialEq, Eq)]
struct Invariants {
    counts: Vec<(String, i64)>,
    totals: Vec<(String, String, i64, i64, i64)>,
    paid: Vec<(String, i64)>,
    head: Option<(i64, Vec<u8>)>,
}

impl Invariants {
    fn of(connection: &Connection) -> Result<Self> {
        let integrity: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
        if integrity != "ok" {
            return Err(Error::DamagedPage);
        }
        let mut counts = Vec::new();
        for table in ["customer", "draft", "invoice", "payment", "audit", "file", "backup"] {
            let count = connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
            counts.push((table.to_owned(), count));
        }
        let totals =
            rows(connection, "SELECT number, currency, net, vat, gross FROM invoice ORDER BY number", |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
            })?;
        let paid =
            rows(connection, "SELECT invoice, sum(amount) FROM payment GROUP BY invoice ORDER BY invoice", |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let head = rows(connection, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(Self { counts, totals, paid, head: head.into_iter().next() })
    }

    fn compare(&self, after: &Self) -> Result<()> {
        let what = if self.counts != after.counts {
            "the number of rows"
        } else if self.totals != after.totals {
            "the totals of each invoice"
        } else if self.paid != after.paid {
            "the payments of each invoice"
        } else if self.head != after.head {
            "the end of the audit log"
        } else {
            return Ok(());
        };
        Err(Error::UpgradeRefused { what })
    }
}

fn rows<T>(
    connection: &Connection,
    sql: &str,
    map: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([], map)?.collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

#[cfg(test)]
mod tests;

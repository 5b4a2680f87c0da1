//! Number series: where each stands, and the register that explains every number it skipped.

use super::{Reads, fingerprint, many, one, versions};
use crate::{Error, Result, Tx};
use chain::{EntryKind, Hash};
use rusqlite::params;
use serde_json::Value;

/// One series as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesRow {
    /// Its name, e.g. `invoice`.
    pub name: String,
    /// The billing series: pattern, reset period, next number.
    pub series: billing::Series,
    /// How many documents it has issued.
    pub issued: u32,
    /// Link of its last document, or its genesis.
    pub link: Hash,
    /// Waits for its last number to be confirmed.
    pub held: bool,
}

/// A number that will never be given, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Series.
    pub series: String,
    /// The number.
    pub number: String,
    /// In words.
    pub reason: String,
}

/// One series.
pub fn get(from: &impl Reads, name: &str) -> Result<SeriesRow> {
    one(from, &select("WHERE name = ?1"), [name], read)?.ok_or(Error::NotFound { what: "series" })?
}

/// All series in order of name.
pub fn all(from: &impl Reads) -> Result<Vec<SeriesRow>> {
    many(from, &select("ORDER BY name"), [], read)?.into_iter().collect()
}

/// The gap register.
pub fn gaps(from: &impl Reads) -> Result<Vec<Gap>> {
    many(from, "SELECT series, number, reason FROM gap ORDER BY series, number", [], |row| {
        Ok(Gap { series: row.get(0)?, number: row.get(1)?, reason: row.get(2)? })
    })
}

/// Writes where a series stands now; issuing and confirming record it under their own entry.
pub(crate) fn put(tx: &Tx<'_>, row: &SeriesRow) -> Result<()> {
    let series = &row.series;
    tx.run(
        "INSERT INTO series (name, pattern, period, next, issued, link, held) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (name) DO UPDATE SET pattern = ?2, period = ?3, next = ?4, issued = ?5, link = ?6, held = ?7",
        params![
            row.name,
            series.pattern.to_string(),
            series.period,
            int(series.next)?,
            row.issued,
            row.link.as_bytes().as_slice(),
            row.held
        ],
    )
}

/// Makes a series, or gives it another pattern from its next number on.
pub fn set_pattern(tx: &Tx<'_>, name: &str, pattern: billing::NumberPattern) -> Result<()> {
    let row = match get(tx, name) {
        Ok(row) if row.series.pattern == pattern => return Ok(()),
        Ok(mut row) => {
            // A restore may have passed numbers over before the first document of this book.
            row.series = if row.series == billing::Series::new(row.series.pattern.clone()) {
                billing::Series::new(pattern)
            } else {
                row.series.repatterned(pattern, tx.now().date_naive())
            };
            row
        }
        Err(Error::NotFound { .. }) => return ensure(tx, name, pattern),
        Err(other) => return Err(other),
    };
    record(tx, EntryKind::SettingsSaved, row)
}

/// Makes a series if the book has none of that name. While others are held, nobody knows whether numbers of this one left
/// the house either: it is held with them.
pub fn ensure(tx: &Tx<'_>, name: &str, pattern: billing::NumberPattern) -> Result<()> {
    let all = all(tx)?;
    if all.iter().any(|row| row.name == name) {
        return Ok(());
    }
    let (series, link) = (billing::Series::new(pattern), chain::series_genesis(&tx.vault_id(), name));
    let held = all.iter().any(|row| row.held);
    record(tx, EntryKind::SettingsSaved, SeriesRow { name: name.to_owned(), series, issued: 0, link, held })
}

/// Holds every series: after a restore nobody knows yet which numbers left the house since.
pub fn hold_all(tx: &Tx<'_>) -> Result<()> {
    for row in all(tx)? {
        record(tx, EntryKind::SettingsSaved, SeriesRow { held: true, ..row })?;
    }
    Ok(())
}

/// Confirms the last number that left the house; those between enter the gap register with `reason`.
pub fn release(
    tx: &Tx<'_>,
    name: &str,
    skipped: &[billing::InvoiceNumber],
    next: billing::Series,
    reason: &str,
) -> Result<()> {
    let mut row = get(tx, name)?;
    pass_over(tx, name, skipped, reason)?;
    row.series = next;
    row.held = false;
    record(tx, EntryKind::SeriesReleased, row)
}

/// Enters numbers that will never be given into the gap register, under the entry of the act that passes over them.
pub(crate) fn pass_over(tx: &Tx<'_>, name: &str, numbers: &[billing::InvoiceNumber], reason: &str) -> Result<()> {
    for number in numbers {
        tx.run(
            "INSERT INTO gap (series, number, reason, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            params![name, number.to_string(), reason, tx.now_text()],
        )?;
    }
    Ok(())
}

/// Writes a row with its entry, and with a version where pattern or hold changed.
fn record(tx: &Tx<'_>, kind: EntryKind, row: SeriesRow) -> Result<()> {
    let before = match get(tx, &row.name) {
        Ok(row) => Some(recorded(&row)),
        Err(Error::NotFound { .. }) => None,
        Err(other) => return Err(other),
    };
    put(tx, &row)?;
    let after = Some(recorded(&row));
    versions::record(tx, versions::Change { kind, object: &object(&row.name), before, after })
}

/// As the audit log names it.
pub(crate) fn object(name: &str) -> String {
    format!("series/{name}")
}

/// What the audit log knows of a series; its counters follow from the documents themselves.
pub(crate) fn recorded(row: &SeriesRow) -> Value {
    serde_json::json!({ "name": row.name, "pattern": row.series.pattern.to_string(), "held": row.held })
}

/// What the audit log says of a series.
pub(crate) fn current(from: &impl Reads, name: &str) -> Result<Option<Hash>> {
    fingerprint(&recorded(&get(from, name)?)).map(Some)
}

fn select(tail: &str) -> String {
    format!("SELECT name, pattern, period, next, issued, link, held FROM series {tail}")
}

fn int(value: u64) -> Result<i64> {
    i64::try_from(value).map_err(|_| Error::BadRow { table: "series" })
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Result<SeriesRow>> {
    let (name, pattern, period): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let next = row.get::<_, i64>(3)?.unsigned_abs();
    let (issued, link, held): (u32, [u8; 32], bool) = (row.get(4)?, row.get(5)?, row.get(6)?);
    Ok(match pattern.parse() {
        Ok(pattern) => {
            let series = billing::Series { pattern, period, next };
            Ok(SeriesRow { name, series, issued, link: Hash::from_bytes(link), held })
        }
        Err(_) => Err(Error::BadRow { table: "series" }),
    })
}

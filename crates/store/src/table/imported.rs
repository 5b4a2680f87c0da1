//! Documents that another program issued, and what was paid on them there: written by one run over one file, shown beside
//! what was issued here, never mixed with it, and never changed.

mod list;
mod proof;
mod rebuild;
mod reports;
mod row;
mod standing;
mod sums;
mod write;

pub use list::{ImportedRow, open_of_customer, totals, window};
pub use reports::{aging, documents, revenue, vat};
pub use row::{ImportedLineRow, ImportedPaymentRow, ImportedVatRow};
pub use standing::{Standing, is_ours, paid_in, payments_like, standing};
pub use write::{ImportedPayment, Place, Run, RunFacts};

pub(crate) use proof::{all_current, verify};
pub(crate) use rebuild::rebuild;

use super::search::{self, Index};
use super::{Reads, many, one};
use crate::{Error, Result};
use rusqlite::params;

/// One run as the book remembers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRow {
    /// Its id.
    pub id: i64,
    /// `jsonl`, `csv-documents`.
    pub format: String,
    /// Documents.
    pub documents: i64,
    /// Payments.
    pub payments: i64,
    /// Documents that do not add up.
    pub flawed: i64,
    /// RFC 3339.
    pub recorded_at: String,
}

/// The run that brought a file in as this format, if one did.
pub fn run_of(from: &impl Reads, format: &str, source: &[u8; 32]) -> Result<Option<RunRow>> {
    let sql =
        "SELECT id, format, documents, payments, flawed, recorded_at FROM import_run WHERE source = ?1 AND format = ?2";
    one(from, sql, params![source.as_slice(), format], read_run)
}

/// Every run, oldest first.
pub fn runs(from: &impl Reads) -> Result<Vec<RunRow>> {
    many(from, "SELECT id, format, documents, payments, flawed, recorded_at FROM import_run ORDER BY id", [], read_run)
}

fn read_run(row: &rusqlite::Row<'_>) -> rusqlite::Result<RunRow> {
    Ok(RunRow {
        id: row.get(0)?,
        format: row.get(1)?,
        documents: row.get(2)?,
        payments: row.get(3)?,
        flawed: row.get(4)?,
        recorded_at: row.get(5)?,
    })
}

/// What one run left in the book, in one currency; minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reconciled {
    /// ISO 4217.
    pub currency: String,
    /// Documents, cancelled ones too.
    pub documents: i64,
    /// Without VAT, of all of them.
    pub net: i64,
    /// VAT.
    pub vat: i64,
    /// With VAT.
    pub gross: i64,
    /// Still owed: of documents that were not cancelled.
    pub open: i64,
}

/// Adds up the rows of a run, not what was read: what a file must come to.
///
/// Two passes in order of place, added up here: grouped by SQL, all rows would be held and sorted first.
pub fn reconciled(from: &impl Reads, run: i64) -> Result<Vec<Reconciled>> {
    let mut sums: Vec<Reconciled> = Vec::new();
    // Of each document, from the first one on: the place of its currency in `sums`; none where it was cancelled.
    let (mut first, mut places) = (None, Vec::new());
    let connection = from.connection();
    let sql = "SELECT ordinal, currency, net, vat, gross, void FROM imported WHERE run = ?1 ORDER BY ordinal";
    let mut statement = connection.0.prepare_cached(sql)?;
    let mut rows = statement.query([run])?;
    while let Some(row) = rows.next()? {
        let (ordinal, currency): (i64, _) = (row.get(0)?, row.get_ref(1)?.as_str().map_err(|_| BAD_ROW)?);
        let (gross, void): (i64, bool) = (row.get(4)?, row.get(5)?);
        let at = sums.iter().position(|sum| sum.currency == currency).unwrap_or(sums.len());
        if at == sums.len() {
            sums.push(Reconciled { currency: currency.to_owned(), documents: 0, net: 0, vat: 0, gross: 0, open: 0 });
        }
        let sum = sums.get_mut(at).ok_or(BAD_ROW)?;
        sum.documents += 1;
        add(&mut sum.net, row.get(2)?)?;
        add(&mut sum.vat, row.get(3)?)?;
        add(&mut sum.gross, gross)?;
        add(&mut sum.open, if void { 0 } else { gross })?;
        let place = usize::try_from(ordinal - *first.get_or_insert(ordinal)).map_err(|_| BAD_ROW)?;
        places.resize(place, None);
        places.push(if void { None } else { u8::try_from(at).ok() });
    }
    let mut statement = connection.0.prepare_cached("SELECT document, amount FROM imported_payment WHERE run = ?1")?;
    let mut rows = statement.query([run])?;
    while let Some(row) = rows.next()? {
        let document: i64 = row.get(0)?;
        let place = first.and_then(|first| usize::try_from(document - first).ok());
        let at = match place.and_then(|place| places.get(place)) {
            Some(at) => at.map(usize::from),
            None => counted_in(from, document)?.and_then(|code| sums.iter().position(|sum| sum.currency == code)),
        };
        if let Some(sum) = at.and_then(|at| sums.get_mut(at)) {
            add(&mut sum.open, row.get::<_, i64>(1)?.checked_neg().ok_or(BAD_ROW)?)?;
        }
    }
    sums.sort_by(|one, other| one.currency.cmp(&other.currency));
    Ok(sums)
}

const BAD_ROW: Error = Error::BadRow { table: "imported" };

fn add(sum: &mut i64, amount: i64) -> Result<()> {
    *sum = sum.checked_add(amount).ok_or(billing::Error::Overflow)?;
    Ok(())
}

/// The currency of a document of another run, unless it was cancelled.
fn counted_in(from: &impl Reads, document: i64) -> Result<Option<String>> {
    one(from, "SELECT currency FROM imported WHERE ordinal = ?1 AND NOT void", [document], |row| row.get(0))
}

/// The place of a document that was imported, by its number or by `imported-PLACE`.
pub fn resolve(from: &impl Reads, text: &str) -> Result<Option<i64>> {
    if let Some(ordinal) = text.strip_prefix("imported-").and_then(|place| place.parse::<i64>().ok()) {
        return one(from, "SELECT ordinal FROM imported WHERE ordinal = ?1", [ordinal], |row| row.get(0));
    }
    one(from, "SELECT ordinal FROM imported WHERE number = ?1", [text], |row| row.get(0))
}

/// Places and numbers of the newest documents whose words begin as every word of `text`, then of those that hold them.
pub fn find(from: &impl Reads, text: &str, limit: u32) -> Result<Vec<(i64, String)>> {
    let sql = "SELECT i.ordinal, i.number FROM
          (SELECT rowid FROM imported_search WHERE imported_search MATCH ?1 ORDER BY rowid DESC LIMIT ?2) s
        JOIN imported i ON i.ordinal = s.rowid ORDER BY i.ordinal DESC";
    search::best(from, Index::Imported, text, limit, |expression, limit| {
        many(from, sql, rusqlite::params![expression, limit], |row| Ok((row.get(0)?, row.get(1)?)))
    })
}

/// Everything that is kept of one.
pub fn get(from: &impl Reads, ordinal: i64) -> Result<row::ImportedFull> {
    row::full(from, ordinal)?.ok_or(Error::NotFound { what: "imported document" })
}

/// Documents of the whole book that were imported.
pub fn count(from: &impl Reads) -> Result<u64> {
    let sql = "SELECT coalesce(sum(documents + void), 0) FROM imported_month";
    Ok(one(from, sql, [], |row| row.get::<_, i64>(0))?.unwrap_or(0).unsigned_abs())
}

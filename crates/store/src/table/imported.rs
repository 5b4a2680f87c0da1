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
use rusqlite::{named_params, params};

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
    let sql = "SELECT id, format, documents, payments, flawed, recorded_at FROM import_run WHERE source = ?1 AND format = ?2";
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
pub fn reconciled(from: &impl Reads, run: i64) -> Result<Vec<Reconciled>> {
    let sql = "
        WITH paid AS (
          SELECT i.currency, sum(p.amount) AS amount FROM imported_payment p JOIN imported i ON i.ordinal = p.document
          WHERE p.run = :run AND NOT i.void GROUP BY i.currency
        )
        SELECT i.currency, count(*), sum(i.net), sum(i.vat), sum(i.gross),
          sum(iif(i.void, 0, i.gross)) - coalesce((SELECT amount FROM paid WHERE paid.currency = i.currency), 0)
        FROM imported i WHERE i.run = :run GROUP BY i.currency ORDER BY i.currency";
    many(from, sql, named_params! { ":run": run }, |row| {
        Ok(Reconciled {
            currency: row.get(0)?,
            documents: row.get(1)?,
            net: row.get(2)?,
            vat: row.get(3)?,
            gross: row.get(4)?,
            open: row.get(5)?,
        })
    })
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

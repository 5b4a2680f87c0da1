//! How one imported document stands: what a later file is held against.

use crate::Result;
use crate::table::{Reads, many, one};
use rusqlite::params;

/// Minor units of `currency`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its place.
    pub ordinal: i64,
    /// ISO 4217.
    pub currency: String,
    /// ISO date.
    pub issue_date: String,
    /// With VAT; of a credit note below 0.
    pub gross: i64,
    /// Still owed.
    pub open: i64,
    /// Cancelled there.
    pub void: bool,
}

/// The document with this number, if it was imported.
pub fn standing(from: &impl Reads, number: &str) -> Result<Option<Standing>> {
    let sql = "SELECT ordinal, currency, issue_date, gross, void,
          coalesce((SELECT o.open FROM imported_open o WHERE
            (o.customer, o.currency, o.due_date, o.document) = (i.customer, i.currency, i.due_date, i.ordinal)), 0)
        FROM imported i WHERE number = ?1";
    one(from, sql, [number], |row| {
        Ok(Standing {
            ordinal: row.get(0)?,
            currency: row.get(1)?,
            issue_date: row.get(2)?,
            gross: row.get(3)?,
            void: row.get(4)?,
            open: row.get(5)?,
        })
    })
}

/// Whether a document with this number was issued here.
pub fn is_ours(from: &impl Reads, number: &str) -> Result<bool> {
    Ok(one(from, "SELECT 1 FROM invoice WHERE number = ?1", [number], |_| Ok(()))?.is_some())
}

/// How many payments on a document are of this day, amount and reference.
pub fn payments_like(from: &impl Reads, ordinal: i64, date: &str, amount: i64, reference: &str) -> Result<u32> {
    let sql =
        "SELECT count(*) FROM imported_payment WHERE document = ?1 AND date = ?2 AND amount = ?3 AND reference = ?4";
    Ok(one(from, sql, params![ordinal, date, amount, reference], |row| row.get(0))?.unwrap_or(0))
}

/// Currency, number and sum of the payments that a run brought, in order of currency.
pub fn paid_in(from: &impl Reads, run: i64) -> Result<Vec<(String, i64, i64)>> {
    let sql = "SELECT i.currency, count(*), sum(p.amount) FROM imported_payment p
        JOIN imported i ON i.ordinal = p.document WHERE p.run = ?1 GROUP BY i.currency ORDER BY i.currency";
    many(from, sql, [run], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

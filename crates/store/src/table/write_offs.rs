//! What of invoices was given up: only ever added.

use super::{Reads, fingerprint, many};
use crate::{Error, Result, Tx};
use billing::{InvoiceId, Money, WriteOff, WriteOffId};
use chain::{EntryKind, Hash};
use rusqlite::{Row, params};

/// Write-offs of one invoice, in order of date.
pub fn of(from: &impl Reads, invoice: &InvoiceId) -> Result<Vec<WriteOff>> {
    let sql = format!("{SELECT} WHERE invoice = ?1 ORDER BY date, recorded_at, id");
    many(from, &sql, [invoice.to_string()], read)?.into_iter().collect()
}

/// Records one; the trade has checked it against what is open.
pub fn insert(tx: &Tx<'_>, write_off: &WriteOff) -> Result<()> {
    tx.run(
        "INSERT INTO write_off (id, invoice, date, currency, amount, reason, reverses, recorded_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            write_off.id.to_string(),
            write_off.invoice.to_string(),
            write_off.date.to_string(),
            write_off.amount.currency().code(),
            write_off.amount.minor(),
            write_off.reason,
            write_off.reverses.map(|id| id.to_string()),
            tx.now_text()
        ],
    )?;
    tx.record(EntryKind::WriteOffRecorded, &object(&write_off.id), None, Some(hash(write_off)?))
}

/// Written off by month and currency, less what was taken up again; minor units.
pub fn by_month(from: &impl Reads) -> Result<Vec<(String, String, i64)>> {
    let sql = "SELECT substr(date, 1, 7) AS month, currency, sum(amount) FROM write_off GROUP BY month, currency
        HAVING sum(amount) <> 0 ORDER BY month, currency";
    many(from, sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Every write-off's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    many(from, SELECT, [], read)?
        .into_iter()
        .map(|row| row.and_then(|write_off| Ok((object(&write_off.id), hash(&write_off)?))))
        .collect()
}

const SELECT: &str = "SELECT id, invoice, date, currency, amount, reason, reverses FROM write_off";

fn object(id: &WriteOffId) -> String {
    format!("write-off/{id}")
}

fn hash(write_off: &WriteOff) -> Result<Hash> {
    fingerprint(&serde_json::json!({
        "invoice": write_off.invoice.to_string(),
        "date": write_off.date.to_string(),
        "currency": write_off.amount.currency().code(),
        "minor": write_off.amount.minor(),
        "reason": write_off.reason,
        "reverses": write_off.reverses.map(|id| id.to_string()),
    }))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<WriteOff>> {
    let texts: [String; 5] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(5)?];
    let (minor, reverses): (i64, Option<String>) = (row.get(4)?, row.get(6)?);
    let parse = || {
        let [id, invoice, date, currency, reason] = texts;
        let reverses = match reverses {
            Some(id) => Some(id.parse().ok()?),
            None => None,
        };
        Some(WriteOff {
            id: id.parse().ok()?,
            invoice: invoice.parse().ok()?,
            date: date.parse().ok()?,
            amount: Money::new(minor, currency.parse().ok()?),
            reason,
            reverses,
        })
    };
    Ok(parse().ok_or(Error::BadRow { table: "write_off" }))
}

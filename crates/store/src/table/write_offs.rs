//! What of invoices was given up: only ever added.

use super::{Reads, fingerprint, many};
use crate::{Error, Result, Tx};
use billing::{InvoiceId, Money, WriteOff, WriteOffId};
use chain::{EntryKind, Hash};
use chrono::NaiveDate;
use rusqlite::{Row, params};
use std::collections::BTreeMap;

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

/// Written off by month and currency, less what was taken up again, as far as it was a loss (see [`billing::losses`]);
/// minor units. What came to nothing has no row.
pub fn by_month(from: &impl Reads) -> Result<Vec<(String, String, i64)>> {
    let mut months: BTreeMap<(String, String), i64> = BTreeMap::new();
    for (day, lost) in losses(from)?.into_values().flatten() {
        let month = months.entry((day.format("%Y-%m").to_string(), lost.currency().to_string())).or_insert(0);
        *month = month.checked_add(lost.minor()).ok_or(billing::Error::Overflow)?;
    }
    Ok(months.into_iter().filter(|(_, lost)| *lost != 0).map(|((month, code), lost)| (month, code, lost)).collect())
}

/// By the id of each invoice of which something was written off: its losses, day by day.
pub(crate) fn losses(from: &impl Reads) -> Result<BTreeMap<String, Vec<(NaiveDate, Money)>>> {
    let sql = "SELECT i.id, i.currency, i.payable, e.date, e.given_up, e.amount FROM invoice i JOIN (
          SELECT invoice, date, 1 AS given_up, amount FROM write_off
          UNION ALL SELECT invoice, date, 0, amount FROM payment WHERE invoice IN (SELECT invoice FROM write_off)
          UNION ALL SELECT credits, issue_date, 0, payable FROM invoice WHERE credits IN (SELECT invoice FROM write_off)
        ) e ON e.invoice = i.id";
    let mut claims: BTreeMap<String, Claim> = BTreeMap::new();
    for event in many(from, sql, [], event)? {
        let (id, payable, date, given_up, amount) = event?;
        let claim = claims.entry(id).or_insert(Claim { payable, less: Vec::new(), given_up: Vec::new() });
        if given_up { &mut claim.given_up } else { &mut claim.less }.push((date, amount));
    }
    let losses = |claim: Claim| billing::losses(claim.payable, &claim.less, &claim.given_up);
    claims.into_iter().map(|(id, claim)| Ok((id, losses(claim)?))).collect()
}

/// An invoice of which something was written off, with what made it less.
struct Claim {
    payable: Money,
    less: Vec<(NaiveDate, Money)>,
    given_up: Vec<(NaiveDate, Money)>,
}

/// Invoice, what it asked for, day, whether it was given up (else paid or credited), and how much.
type Event = (String, Money, NaiveDate, bool, Money);

fn event(row: &Row<'_>) -> rusqlite::Result<Result<Event>> {
    let (id, currency, date): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(3)?);
    let (payable, given_up, amount) = (row.get(2)?, row.get(4)?, row.get(5)?);
    let parse = || {
        let currency = currency.parse().ok()?;
        Some((id, Money::new(payable, currency), date.parse().ok()?, given_up, Money::new(amount, currency)))
    };
    Ok(parse().ok_or(Error::BadRow { table: "write_off" }))
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

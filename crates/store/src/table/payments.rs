//! What of movements counts towards an invoice, one row a part; `movements` writes them.

use super::{Reads, fingerprint, many};
use crate::{Error, Result};
use billing::{InvoiceId, Money, Payment};
use chain::Hash;
use rusqlite::Row;

/// Payments of one invoice, in order of date.
pub fn of(from: &impl Reads, invoice: &InvoiceId) -> Result<Vec<Payment>> {
    let sql = format!("{SELECT} WHERE invoice = ?1 ORDER BY date, recorded_at, id");
    many(from, &sql, [invoice.to_string()], read)?.into_iter().map(|row| row.map(|(_, payment)| payment)).collect()
}

/// Payments dated within a period, with the invoice of each.
pub fn between(from: &impl Reads, first: &str, last: &str) -> Result<Vec<(InvoiceId, Payment)>> {
    let sql = format!("{SELECT} WHERE date BETWEEN ?1 AND ?2 ORDER BY date, recorded_at, id");
    many(from, &sql, [first, last], read)?.into_iter().collect()
}

/// The object with its hash of every payment from before schema 3, for verification; later ones are parts of movements.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    let sql = format!("{SELECT} WHERE NOT EXISTS (SELECT 1 FROM allocation a WHERE a.payment = payment.id)");
    many(from, &sql, [], read)?
        .into_iter()
        .map(|row| {
            row.and_then(|(invoice, payment)| Ok((format!("payment/{}", payment.id), hash(&invoice, &payment)?)))
        })
        .collect()
}

const SELECT: &str = "SELECT invoice, id, date, currency, amount, note FROM payment";

fn hash(invoice: &InvoiceId, payment: &Payment) -> Result<Hash> {
    fingerprint(&serde_json::json!({
        "invoice": invoice.to_string(),
        "date": payment.date.to_string(),
        "currency": payment.amount.currency().code(),
        "minor": payment.amount.minor(),
        "note": payment.note,
    }))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<(InvoiceId, Payment)>> {
    let texts: [String; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
    let (minor, note): (i64, String) = (row.get(4)?, row.get(5)?);
    let parse = || {
        let [invoice, id, date, currency] = &texts;
        let amount = Money::new(minor, currency.parse().ok()?);
        Some((invoice.parse().ok()?, Payment { id: id.parse().ok()?, date: date.parse().ok()?, amount, note }))
    };
    Ok(parse().ok_or(Error::BadRow { table: "payment" }))
}

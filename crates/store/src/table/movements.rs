//! Movements of money with what of them counts towards which invoice: only ever added.
//!
//! A payment from before schema 3 stands for itself: it reads as a movement of its own with one part.

use super::{Reads, fingerprint, many, merges, one};
use crate::{Error, Result, Tx};
use billing::{
    Allocation, Claim, Currency, CustomerId, Decimal, InvoiceId, Money, Movement, MovementId, parse_decimal,
};
use chain::{EntryKind, Hash};
use rusqlite::{Row, params};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Records a movement with its parts; the trade has checked it against what is open.
pub fn insert(tx: &Tx<'_>, movement: &Movement) -> Result<()> {
    tx.run(
        "INSERT INTO movement (id, customer, date, currency, amount, fee, rate, base, note, reverses, returns, recorded_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            movement.id.to_string(),
            movement.customer.map(|id| id.to_string()),
            movement.date.to_string(),
            movement.amount.currency().code(),
            movement.amount.minor(),
            movement.fee.minor(),
            movement.rate.map(|rate| rate.to_string()),
            movement.base.code(),
            movement.note,
            movement.reverses.map(|id| id.to_string()),
            movement.returns.map(|id| id.to_string()),
            tx.now_text()
        ],
    )?;
    for part in &movement.allocations {
        write_part(tx, movement, part)?;
    }
    let kind = if movement.reverses.is_some() { EntryKind::PaymentReversed } else { EntryKind::PaymentRecorded };
    tx.record(kind, &object(&movement.id), None, Some(hash(movement)?))
}

/// Gives more of a movement to invoices: `after` has the parts of what is in the book, and further ones behind them.
pub fn allocate(tx: &Tx<'_>, after: &Movement) -> Result<()> {
    let before = get(tx, &after.id)?;
    for part in after.allocations.iter().skip(before.allocations.len()) {
        write_part(tx, after, part)?;
    }
    tx.record(EntryKind::CreditAllocated, &object(&after.id), Some(hash(&before)?), Some(hash(after)?))
}

fn write_part(tx: &Tx<'_>, movement: &Movement, part: &Allocation) -> Result<()> {
    let (id, invoice) = (part.payment.to_string(), part.invoice.to_string());
    let (date, currency) = (part.date.to_string(), part.settled.currency().code());
    if part.claim == Claim::Charges {
        return tx.run(
            "INSERT INTO charge_payment (id, invoice, movement, date, currency, amount, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![id, invoice, movement.id.to_string(), date, currency, part.settled.minor(), tx.now_text()],
        );
    }
    tx.run(
        "INSERT INTO payment (id, invoice, date, currency, amount, note, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![id, invoice, date, currency, part.settled.minor(), movement.note, tx.now_text()],
    )?;
    tx.run(
        "INSERT INTO allocation (payment, movement, used, issue_rate, difference) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            id,
            movement.id.to_string(),
            part.used.minor(),
            part.issue_rate.map(|rate| rate.to_string()),
            part.difference.map(Money::minor)
        ],
    )
}

/// One movement, or one payment from before schema 3.
pub fn get(from: &impl Reads, id: &MovementId) -> Result<Movement> {
    some(from, "WHERE id = ?1", &id.to_string())?.pop().ok_or(Error::NotFound { what: "payment" })
}

/// An id, or a unique prefix of one.
pub fn resolve(from: &impl Reads, text: &str) -> Result<MovementId> {
    let table = format!("({BOTH})");
    let id = super::by_prefix(from, "payment", &table, text)?.ok_or(Error::NotFound { what: "payment" })?;
    id.parse().map_err(|_| Error::BadRow { table: "movement" })
}

/// All movements of a customer and of whom they are one with, oldest first.
pub fn of_customer(from: &impl Reads, customer: &CustomerId) -> Result<Vec<Movement>> {
    some(from, &format!("WHERE customer IN {}", merges::ONES), &customer.to_string())
}

/// All movements that have a part in an invoice or in what is asked beside it, oldest first.
pub fn of_invoice(from: &impl Reads, invoice: &InvoiceId) -> Result<Vec<Movement>> {
    let tail =
        "WHERE id IN (SELECT coalesce(a.movement, p.id) FROM payment p LEFT JOIN allocation a ON a.payment = p.id
        WHERE p.invoice = ?1 UNION SELECT movement FROM charge_payment WHERE invoice = ?1)";
    some(from, tail, &invoice.to_string())
}

/// Movements dated within a period, oldest first.
pub fn between(from: &impl Reads, first: &str, last: &str) -> Result<Vec<Movement>> {
    some(from, "WHERE date BETWEEN substr(?1, 1, 10) AND substr(?1, 12, 10)", &format!("{first}/{last}"))
}

/// What takes a movement back, if something does.
pub fn reversed_by(from: &impl Reads, id: &MovementId) -> Result<Option<MovementId>> {
    let found =
        one(from, "SELECT id FROM movement WHERE reverses = ?1", [id.to_string()], |row| row.get::<_, String>(0))?;
    found.map(|id| id.parse().map_err(|_| Error::BadRow { table: "movement" })).transpose()
}

/// What came in for the late fees and interest of an invoice, minor units of its currency.
pub fn charges_paid(from: &impl Reads, invoice: &InvoiceId) -> Result<i64> {
    let sql = "SELECT coalesce(sum(amount), 0) FROM charge_payment WHERE invoice = ?1";
    Ok(one(from, sql, [invoice.to_string()], |row| row.get(0))?.unwrap_or(0))
}

/// Every movement's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    let sql = format!("SELECT {COLUMNS} FROM movement ORDER BY date, recorded_at, id");
    filled(from, many(from, &sql, [], read)?)?
        .into_iter()
        .map(|movement| Ok((object(&movement.id), hash(&movement)?)))
        .collect()
}

const COLUMNS: &str = "id, customer, date, currency, amount, fee, rate, base, note, reverses, returns";
/// Movements, and payments from before schema 3 in their shape.
const BOTH: &str =
    "SELECT id, customer, date, currency, amount, fee, rate, base, note, reverses, returns, recorded_at FROM movement
    UNION ALL
    SELECT p.id, i.customer, p.date, p.currency, p.amount, 0, NULL, p.currency, p.note, NULL, NULL, p.recorded_at
    FROM payment p JOIN invoice i ON i.id = p.invoice
    WHERE NOT EXISTS (SELECT 1 FROM allocation a WHERE a.payment = p.id)";

fn some(from: &impl Reads, tail: &str, bound: &str) -> Result<Vec<Movement>> {
    let sql = format!("SELECT {COLUMNS} FROM ({BOTH}) {tail} ORDER BY date, recorded_at, id");
    filled(from, many(from, &sql, [bound], read)?)
}

fn filled(from: &impl Reads, movements: Vec<Result<Movement>>) -> Result<Vec<Movement>> {
    movements
        .into_iter()
        .map(|movement| {
            let mut movement = movement?;
            movement.allocations = parts(from, &movement)?;
            Ok(movement)
        })
        .collect()
}

fn parts(from: &impl Reads, movement: &Movement) -> Result<Vec<Allocation>> {
    const SQL: &str = "
        SELECT p.id, p.invoice, 0, p.date, p.currency, p.amount, a.used, a.issue_rate, a.difference, p.recorded_at, p.rowid
        FROM allocation a JOIN payment p ON p.id = a.payment WHERE a.movement = ?1
        UNION ALL
        SELECT p.id, p.invoice, 0, p.date, p.currency, p.amount, p.amount, NULL, NULL, p.recorded_at, p.rowid
        FROM payment p WHERE p.id = ?1
        UNION ALL
        SELECT id, invoice, 1, date, currency, amount, amount, NULL, NULL, recorded_at, rowid
        FROM charge_payment WHERE movement = ?1
        ORDER BY 10, 3, 11";
    let (own, base) = (movement.amount.currency(), movement.base);
    many(from, SQL, [movement.id.to_string()], |row| read_part(row, own, base))?.into_iter().collect()
}

fn object(id: &MovementId) -> String {
    format!("movement/{id}")
}

fn hash(movement: &Movement) -> Result<Hash> {
    let mut parts: Vec<Value> = movement.allocations.iter().map(part_json).collect();
    parts.sort_by_key(|part| part["id"].to_string());
    fingerprint(&json!({
        "customer": movement.customer.map(|id| id.to_string()),
        "date": movement.date.to_string(),
        "currency": movement.amount.currency().code(),
        "minor": movement.amount.minor(),
        "fee": movement.fee.minor(),
        "rate": movement.rate.map(|rate| rate.to_string()),
        "base": movement.base.code(),
        "note": movement.note,
        "reverses": movement.reverses.map(|id| id.to_string()),
        "returns": movement.returns.map(|id| id.to_string()),
        "parts": parts,
    }))
}

fn part_json(part: &Allocation) -> Value {
    json!({
        "id": part.payment.to_string(),
        "invoice": part.invoice.to_string(),
        "claim": if part.claim == Claim::Charges { "charges" } else { "invoice" },
        "date": part.date.to_string(),
        "currency": part.settled.currency().code(),
        "minor": part.settled.minor(),
        "used": part.used.minor(),
        "issue_rate": part.issue_rate.map(|rate| rate.to_string()),
        "difference": part.difference.map(Money::minor),
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<Movement>> {
    let (id, customer): (String, Option<String>) = (row.get(0)?, row.get(1)?);
    let (date, currency, base): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(7)?);
    let (amount, fee): (i64, i64) = (row.get(4)?, row.get(5)?);
    let (rate, note): (Option<String>, String) = (row.get(6)?, row.get(8)?);
    let (reverses, returns): (Option<String>, Option<String>) = (row.get(9)?, row.get(10)?);
    let parse = || {
        let currency: Currency = currency.parse().ok()?;
        Some(Movement {
            id: id.parse().ok()?,
            customer: optional(customer.as_deref())?,
            date: date.parse().ok()?,
            amount: Money::new(amount, currency),
            fee: Money::new(fee, currency),
            rate: decimal(rate.as_deref())?,
            base: base.parse().ok()?,
            note,
            reverses: optional(reverses.as_deref())?,
            returns: optional(returns.as_deref())?,
            allocations: Vec::new(),
        })
    };
    Ok(parse().ok_or(Error::BadRow { table: "movement" }))
}

fn read_part(row: &Row<'_>, own: Currency, base: Currency) -> rusqlite::Result<Result<Allocation>> {
    let (id, invoice, charges): (String, String, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (date, currency, settled): (String, String, i64) = (row.get(3)?, row.get(4)?, row.get(5)?);
    let (used, rate, difference): (i64, Option<String>, Option<i64>) = (row.get(6)?, row.get(7)?, row.get(8)?);
    let parse = || {
        Some(Allocation {
            payment: id.parse().ok()?,
            invoice: invoice.parse().ok()?,
            claim: if charges { Claim::Charges } else { Claim::Invoice },
            date: date.parse().ok()?,
            used: Money::new(used, own),
            settled: Money::new(settled, currency.parse().ok()?),
            issue_rate: decimal(rate.as_deref())?,
            difference: difference.map(|minor| Money::new(minor, base)),
        })
    };
    Ok(parse().ok_or(Error::BadRow { table: "allocation" }))
}

/// None of none; none at all where something is there and cannot be read.
fn optional<T: std::str::FromStr>(text: Option<&str>) -> Option<Option<T>> {
    text.map_or(Some(None), |text| text.parse().ok().map(Some))
}

fn decimal(text: Option<&str>) -> Option<Option<Decimal>> {
    text.map_or(Some(None), |text| parse_decimal(text).ok().map(Some))
}

/// Customers with credit that no invoice took yet: sums by customer and currency, minor units.
pub fn credits(from: &impl Reads) -> Result<BTreeMap<(String, String), i64>> {
    const SQL: &str = "
        SELECT m.customer, m.currency, sum(m.amount)
          - coalesce(sum((SELECT sum(a.used) FROM allocation a WHERE a.movement = m.id)), 0)
          - coalesce(sum((SELECT sum(c.amount) FROM charge_payment c WHERE c.movement = m.id)), 0) AS rest
        FROM movement m WHERE m.customer IS NOT NULL GROUP BY m.customer, m.currency HAVING rest <> 0";
    let merged = merges::all(from)?;
    let mut credits = BTreeMap::new();
    let rows =
        many(from, SQL, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?)))?;
    for (customer, currency, rest) in rows {
        let sum = credits.entry((merges::standing(&merged, customer), currency)).or_insert(0_i64);
        *sum = sum.checked_add(rest).ok_or(billing::Error::Overflow)?;
    }
    credits.retain(|_, rest| *rest != 0);
    Ok(credits)
}

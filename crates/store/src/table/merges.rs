//! Customers who were made one: what names the one counts for the other. Nothing that was issued, recorded or imported
//! changes; each row says who stands for a customer, and whoever asks by customer asks for all whom they stand for.
//!
//! The rows are a forest. `joined` is the act: whom a customer was made one with. `kept` is what follows from it: who
//! stands for them now, in one step, since triggers let nobody stand for others who is merged themselves.

use super::{Reads, customers, fingerprint, many, one, versions};
use crate::{Error, Result, Tx};
use billing::CustomerId;
use chain::{EntryKind, Hash};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Who stands for each customer who is merged.
pub type Kept = BTreeMap<CustomerId, CustomerId>;

/// SQL: the ids of the customer `?1` and of everybody who is one with them.
pub(crate) const ONES: &str = "(SELECT coalesce((SELECT kept FROM customer_merge WHERE customer = ?1), ?1)
    UNION ALL SELECT customer FROM customer_merge
      WHERE kept = coalesce((SELECT kept FROM customer_merge WHERE customer = ?1), ?1))";

/// SQL: the owner `?1` of notes and files, and everybody for whom it stands if it is a customer.
pub(crate) const OWNERS: &str = "(SELECT ?1 UNION ALL SELECT 'customer/' || customer FROM customer_merge
    WHERE 'customer/' || kept = ?1)";

/// SQL: the ids of all customers who are one with somebody whose name is like the text that stands at the marked place.
pub(crate) const ONES_NAMED: &str = "(SELECT c.id FROM customer c LEFT JOIN customer_merge m ON m.customer = c.id
    WHERE coalesce(m.kept, c.id) IN (SELECT coalesce(n.kept, d.id) FROM customer d
      LEFT JOIN customer_merge n ON n.customer = d.id WHERE d.name LIKE {word} ESCAPE '\\'))";

/// Who stands for a customer: another one, or they themselves.
pub fn kept(from: &impl Reads, id: &CustomerId) -> Result<CustomerId> {
    let sql = "SELECT kept FROM customer_merge WHERE customer = ?1";
    one(from, sql, [id.to_string()], |row| row.get::<_, String>(0))?.map_or(Ok(*id), |kept| read(&kept))
}

/// Everybody who is merged, with who stands for them.
pub fn all(from: &impl Reads) -> Result<Kept> {
    rows(from)?.into_iter().map(|row| Ok((row.customer, row.kept))).collect()
}

/// Who stands for the customer of a row that sums were read into.
pub(crate) fn standing(merged: &Kept, customer: String) -> String {
    let kept = customer.parse().ok().and_then(|id: CustomerId| merged.get(&id));
    kept.map_or(customer, ToString::to_string)
}

/// Those for whom a customer stands, in order of name.
pub fn of(from: &impl Reads, kept: &CustomerId) -> Result<Vec<CustomerId>> {
    let sql = "SELECT c.id FROM customer_merge m JOIN customer c ON c.id = m.customer WHERE m.kept = ?1
        ORDER BY c.name COLLATE NOCASE, c.id";
    many(from, sql, [kept.to_string()], |row| row.get::<_, String>(0))?.iter().map(|id| read(id)).collect()
}

/// Of those who are merged, the one whom an id, a unique prefix of one, or an exact name names.
pub fn resolve(from: &impl Reads, text: &str) -> Result<CustomerId> {
    let sql = "SELECT c.id FROM customer c JOIN customer_merge m ON m.customer = c.id
        WHERE c.name = ?1 OR (length(?1) >= 4 AND substr(c.id, 1, length(?1)) = lower(?1)) LIMIT 2";
    let mut found = many(from, sql, [text], |row| row.get::<_, String>(0))?;
    match found.len() {
        2 => Err(Error::Ambiguous { what: "merged customer" }),
        _ => read(&found.pop().ok_or(Error::NotFound { what: "merged customer" })?),
    }
}

/// Whether a customer is merged, or stands for others.
pub fn is_part(from: &impl Reads, id: &CustomerId) -> Result<bool> {
    let sql = "SELECT 1 FROM customer_merge WHERE customer = ?1 OR kept = ?1 LIMIT 1";
    Ok(one(from, sql, [id.to_string()], |_| Ok(()))?.is_some())
}

/// Makes `other` one with `kept`. Both stand for themselves until then; whoever `other` stood for comes along.
pub fn join(tx: &Tx<'_>, kept: &CustomerId, other: &CustomerId) -> Result<()> {
    let stand = self::kept(tx, kept)? == *kept && self::kept(tx, other)? == *other;
    if !stand || kept == other {
        return Err(Error::NotMergeable);
    }
    customers::own_record(tx, kept)?;
    customers::own_record(tx, other)?;
    let (standing, merged) = (kept.to_string(), other.to_string());
    tx.run("UPDATE customer_merge SET kept = ?1 WHERE kept = ?2", [&standing, &merged])?;
    tx.run("INSERT INTO customer_merge (customer, joined, kept) VALUES (?2, ?1, ?1)", [&standing, &merged])?;
    customers::index_anew(tx, &[*other, *kept])?;
    let (object, after) = (object(other), Some(recorded(kept)));
    versions::record(tx, versions::Change { kind: EntryKind::CustomerMerged, object: &object, before: None, after })
}

/// Lets `other` stand alone again, with whoever was made one with them before.
pub fn part(tx: &Tx<'_>, other: &CustomerId) -> Result<()> {
    let merged = other.to_string();
    let sql = "SELECT joined FROM customer_merge WHERE customer = ?1";
    let joined = one(tx, sql, [&merged], |row| row.get::<_, String>(0))?;
    let joined = read(&joined.ok_or(Error::NotFound { what: "merged customer" })?)?;
    let stood = kept(tx, other)?;
    tx.run("DELETE FROM customer_merge WHERE customer = ?1", [&merged])?;
    let below = "UPDATE customer_merge SET kept = ?1 WHERE customer IN (
        WITH RECURSIVE below (customer) AS (
          SELECT customer FROM customer_merge WHERE joined = ?1
          UNION SELECT m.customer FROM customer_merge m JOIN below b ON m.joined = b.customer
        ) SELECT customer FROM below)";
    tx.run(below, [&merged])?;
    customers::index_anew(tx, &[*other, stood])?;
    let (object, before) = (object(other), Some(recorded(&joined)));
    versions::record(tx, versions::Change { kind: EntryKind::CustomerUnmerged, object: &object, before, after: None })
}

/// Brings a merge to what it once was: made as a version says, or not made.
pub fn put_back(tx: &Tx<'_>, other: &CustomerId, details: Option<&Value>) -> Result<()> {
    match details {
        None => part(tx, other),
        Some(details) => {
            let joined = details.get("joined").and_then(Value::as_str).ok_or_else(bad)?;
            join(tx, &kept(tx, &read(joined)?)?, other)
        }
    }
}

/// Whether [`put_back`] can be done as the book stands.
pub fn can_put_back(from: &impl Reads, other: &CustomerId, details: Option<&Value>) -> Result<bool> {
    let standing = kept(from, other)?;
    let Some(details) = details else { return Ok(standing != *other) };
    let joined = details.get("joined").and_then(Value::as_str).ok_or_else(bad)?;
    Ok(standing == *other && kept(from, &read(joined)?)? != *other)
}

/// Every merge's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    let rows = rows(from)?;
    rows.iter().map(|row| Ok((object(&row.customer), fingerprint(&recorded(&row.joined))?))).collect()
}

/// Merges whose `kept` is not who stands at the end of what was joined.
pub(crate) fn differing(from: &impl Reads) -> Result<BTreeSet<String>> {
    let rows = rows(from)?;
    let joined: BTreeMap<_, _> = rows.iter().map(|row| (row.customer, row.joined)).collect();
    let end = |start: CustomerId| {
        let steps = std::iter::successors(Some(start), |id| joined.get(id).copied());
        steps.take(rows.len() + 2).last().filter(|last| !joined.contains_key(last))
    };
    let wrong = rows.iter().filter(|row| end(row.customer) != Some(row.kept));
    Ok(wrong.map(|row| object(&row.customer)).collect())
}

struct MergeRow {
    customer: CustomerId,
    joined: CustomerId,
    kept: CustomerId,
}

fn rows(from: &impl Reads) -> Result<Vec<MergeRow>> {
    let sql = "SELECT customer, joined, kept FROM customer_merge ORDER BY customer";
    let found =
        many(from, sql, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))?;
    let row = |(customer, joined, kept): &(String, String, String)| {
        Ok(MergeRow { customer: read(customer)?, joined: read(joined)?, kept: read(kept)? })
    };
    found.iter().map(row).collect()
}

/// What the audit log and the versions know of a merge.
fn recorded(joined: &CustomerId) -> Value {
    json!({ "joined": joined.to_string() })
}

/// As the audit log names it: by the customer who does not stand alone any more.
pub(crate) fn object(other: &CustomerId) -> String {
    format!("merge/{other}")
}

fn read(id: &str) -> Result<CustomerId> {
    id.parse().map_err(|_| bad())
}

fn bad() -> Error {
    Error::BadRow { table: "customer_merge" }
}

//! Customers as they are now; issued documents hold their own frozen copy.

use super::{Reads, by_prefix, fingerprint, from_json, many, one, search, to_json, to_value};
use crate::{Error, Result, Tx};
use billing::{Customer, CustomerId};
use chain::{EntryKind, Hash};
use rusqlite::params;

/// One customer.
pub fn get(from: &impl Reads, id: &CustomerId) -> Result<Customer> {
    find(from, id)?.ok_or(Error::NotFound { what: "customer" })
}

fn find(from: &impl Reads, id: &CustomerId) -> Result<Option<Customer>> {
    one(from, "SELECT details FROM customer WHERE id = ?1", [id.to_string()], |row| row.get::<_, String>(0))?
        .map(|details| from_json("customer", &details))
        .transpose()
}

/// An id, a unique prefix of one, or an exact name.
pub fn resolve(from: &impl Reads, text: &str) -> Result<CustomerId> {
    let id = match by_prefix(from, "customer", "customer", text)? {
        Some(id) => Some(id),
        None => {
            let mut named = many(from, "SELECT id FROM customer WHERE name = ?1 LIMIT 2", [text], |row| row.get(0))?;
            if named.len() > 1 {
                return Err(Error::Ambiguous { what: "customer" });
            }
            named.pop()
        }
    };
    id.and_then(|id: String| id.parse().ok()).ok_or(Error::NotFound { what: "customer" })
}

/// All customers in order of name whose name, address or mail hold every word of `text`.
pub fn list(from: &impl Reads, text: &str) -> Result<Vec<(CustomerId, Customer)>> {
    let matching = search::expression(text);
    let sql = "SELECT id, details FROM customer
        WHERE ?1 IS NULL OR 'customer/' || id IN (SELECT object FROM search_object WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?1))
        ORDER BY name COLLATE NOCASE, id";
    many(from, sql, [matching], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
        .into_iter()
        .map(|(id, details)| {
            Ok((id.parse().map_err(|_| Error::BadRow { table: "customer" })?, from_json("customer", &details)?))
        })
        .collect()
}

/// Writes a customer, new or changed.
pub fn save(tx: &Tx<'_>, id: &CustomerId, customer: &Customer) -> Result<()> {
    let before = current(tx, id)?;
    let details = to_json("customer", customer)?;
    tx.run(
        "INSERT INTO customer (id, name, details) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET name = ?2, details = ?3",
        params![id.to_string(), customer.name, details],
    )?;
    let object = object(id);
    let words = [
        &customer.name,
        &customer.contact,
        &customer.street,
        &customer.postcode,
        &customer.city,
        &customer.email,
        &customer.vat_id,
    ];
    search::put(tx, &object, "customer", words.iter().map(|word| word.as_str()))?;
    tx.record(EntryKind::CustomerSaved, &object, before, current(tx, id)?)
}

/// How many issued documents and drafts name each customer.
pub fn documents(from: &impl Reads, id: &CustomerId) -> Result<u32> {
    let sql =
        "SELECT (SELECT count(*) FROM invoice WHERE customer = ?1) + (SELECT count(*) FROM draft WHERE customer = ?1)";
    Ok(one(from, sql, [id.to_string()], |row| row.get(0))?.unwrap_or(0))
}

/// What the audit log says of the customer as it is.
pub(crate) fn current(from: &impl Reads, id: &CustomerId) -> Result<Option<Hash>> {
    find(from, id)?.map(|customer| fingerprint(&to_value("customer", &customer)?)).transpose()
}

/// Every customer's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    list(from, "")?
        .into_iter()
        .map(|(id, customer)| Ok((object(&id), fingerprint(&to_value("customer", &customer)?)?)))
        .collect()
}

fn object(id: &CustomerId) -> String {
    format!("customer/{id}")
}

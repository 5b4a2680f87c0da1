//! Customers as they are now; issued documents hold their own frozen copy.

use super::{Reads, fingerprint, from_json, many, merges, one, search, to_json, to_value, versions};
use crate::{Error, Result, Tx};
use billing::{Customer, CustomerId, CustomerMore, CustomerRecord};
use chain::{EntryKind, Hash};
use rusqlite::{Row, params};
use serde_json::Value;

/// The form that `details` is kept in where there is more than what documents freeze; without, they are that alone.
pub const CUSTOMER_FORMAT: &str = "counterfoil/customer/v2";

/// What documents freeze of a customer.
pub fn get(from: &impl Reads, id: &CustomerId) -> Result<Customer> {
    Ok(record(from, id)?.party)
}

/// One customer with everything that the book keeps; of one who is merged, the record of who stands for them.
pub fn record(from: &impl Reads, id: &CustomerId) -> Result<CustomerRecord> {
    own_record(from, &merges::kept(from, id)?)
}

/// As [`record`], and of one who is merged their own, as it was when they stood alone.
pub fn own_record(from: &impl Reads, id: &CustomerId) -> Result<CustomerRecord> {
    find(from, id)?.ok_or(Error::NotFound { what: "customer" })
}

/// What a customer is called.
pub fn name(from: &impl Reads, id: &CustomerId) -> Result<Option<String>> {
    one(from, "SELECT name FROM customer WHERE id = ?1", [id.to_string()], |row| row.get(0))
}

fn find(from: &impl Reads, id: &CustomerId) -> Result<Option<CustomerRecord>> {
    one(from, "SELECT details FROM customer WHERE id = ?1", [id.to_string()], |row| row.get::<_, String>(0))?
        .map(|details| read(&from_json("customer", &details)?))
        .transpose()
}

/// An id, a unique prefix of one, or an exact name; of one who is merged, who stands for them.
pub fn resolve(from: &impl Reads, text: &str) -> Result<CustomerId> {
    let begins =
        "SELECT DISTINCT coalesce(m.kept, c.id) FROM customer c LEFT JOIN customer_merge m ON m.customer = c.id
        WHERE c.id >= ?1 AND c.id < ?1 || 'g' LIMIT 2";
    let named = "SELECT DISTINCT coalesce(m.kept, c.id) FROM customer c LEFT JOIN customer_merge m ON m.customer = c.id
        WHERE c.name = ?1 LIMIT 2";
    let like_an_id = text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let ids = |sql: &str, text: &str| many(from, sql, [text], |row| row.get::<_, String>(0));
    let mut found = if like_an_id { ids(begins, &text.to_ascii_lowercase())? } else { Vec::new() };
    if found.is_empty() {
        found = ids(named, text)?;
    }
    match found.len() {
        2 => Err(Error::Ambiguous { what: "customer" }),
        _ => found.pop().and_then(|id| id.parse().ok()).ok_or(Error::NotFound { what: "customer" }),
    }
}

/// What documents freeze of each, as [`records`].
pub fn list(from: &impl Reads, text: &str) -> Result<Vec<(CustomerId, Customer)>> {
    Ok(records(from, text)?.into_iter().map(|(id, record)| (id, record.party)).collect())
}

/// All customers in order of name whose name, address, contacts or mail hold every word of `text`; those who are merged
/// are found under who stands for them.
pub fn records(from: &impl Reads, text: &str) -> Result<Vec<(CustomerId, CustomerRecord)>> {
    let matching = search::expression(from, search::Index::Own, text)?;
    let sql = concat!(
        "SELECT id, details FROM customer
        WHERE (?1 IS NULL OR 'customer/' || id IN (SELECT ",
        search::found_object!(),
        " FROM search_object WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?1)))
          AND id NOT IN (SELECT customer FROM customer_merge)
        ORDER BY name COLLATE NOCASE, id"
    );
    rows(many(from, sql, [matching], pair)?)
}

fn pair(row: &Row<'_>) -> rusqlite::Result<(String, String)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn rows(found: Vec<(String, String)>) -> Result<Vec<(CustomerId, CustomerRecord)>> {
    let row = |(id, details): (String, String)| {
        Ok((id.parse().map_err(|_| bad())?, read(&from_json("customer", &details)?)?))
    };
    found.into_iter().map(row).collect()
}

/// The customer who is the same in every particular, if there is one.
pub fn same(from: &impl Reads, customer: &Customer) -> Result<Option<CustomerId>> {
    let sql = "SELECT id FROM customer WHERE name = ?1 COLLATE NOCASE AND details = ?2 ORDER BY id LIMIT 1";
    let details = to_json("customer", customer)?;
    let id = one(from, sql, [&customer.name, &details], |row| row.get::<_, String>(0))?;
    id.map(|id| id.parse().map_err(|_| Error::BadRow { table: "customer" })).transpose()
}

/// Writes what documents freeze of a customer, new or changed; what else is known of them stays.
pub fn save(tx: &Tx<'_>, id: &CustomerId, customer: &Customer) -> Result<()> {
    let more = find(tx, id)?.map(|record| record.more).unwrap_or_default();
    save_record(tx, id, &CustomerRecord { party: customer.clone(), more }, EntryKind::CustomerSaved)
}

/// Brings a customer to what a version says.
pub fn put_back(tx: &Tx<'_>, id: &CustomerId, details: &Value) -> Result<()> {
    save_record(tx, id, &read(details)?, EntryKind::CustomerSaved)
}

/// Keeps that a part of a customer was checked.
pub fn save_checked(tx: &Tx<'_>, id: &CustomerId, record: &CustomerRecord) -> Result<()> {
    save_record(tx, id, record, EntryKind::CustomerChecked)
}

/// Writes a customer, new or changed.
pub fn save_whole(tx: &Tx<'_>, id: &CustomerId, record: &CustomerRecord) -> Result<()> {
    save_record(tx, id, record, EntryKind::CustomerSaved)
}

fn save_record(tx: &Tx<'_>, id: &CustomerId, record: &CustomerRecord, kind: EntryKind) -> Result<()> {
    let before = recorded(tx, id)?;
    let customer = &record.party;
    let after = stored(record)?;
    // Who is the same in every particular is found by this text: without more it is spelt as ever.
    let plain = record.more == CustomerMore::default();
    let details = if plain { to_json("customer", customer)? } else { to_json("customer", &after)? };
    tx.run(
        "INSERT INTO customer (id, name, details) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET name = ?2, details = ?3",
        params![id.to_string(), customer.name, details],
    )?;
    index_anew(tx, &[merges::kept(tx, id)?])?;
    let object = object(id);
    versions::record(tx, versions::Change { kind, object: &object, before, after: Some(after) })
}

/// Brings what can be found of customers up to date: each by their own words and by those of whom they stand for; one who
/// is merged by nothing.
pub(crate) fn index_anew(tx: &Tx<'_>, ids: &[CustomerId]) -> Result<()> {
    for id in ids {
        if merges::kept(tx, id)? != *id {
            search::remove(tx, &object(id))?;
            continue;
        }
        let mut words = words(&own_record(tx, id)?);
        for other in merges::of(tx, id)? {
            words.extend(self::words(&own_record(tx, &other)?));
        }
        search::put(tx, &object(id), "customer", words.iter().map(String::as_str))?;
    }
    Ok(())
}

/// What a customer can be found by.
fn words(record: &CustomerRecord) -> Vec<String> {
    let CustomerRecord { party, more } = record;
    let own = [
        &party.name,
        &party.contact,
        &party.street,
        &party.postcode,
        &party.city,
        &party.email,
        &party.vat_id,
        &more.number,
        &more.notes,
    ];
    let contacts = more.contacts.iter().flat_map(|contact| [&contact.name, &contact.email]);
    own.into_iter().chain(contacts).cloned().collect()
}

/// Moves a customer whom no document names to the trash.
pub fn delete(tx: &Tx<'_>, id: &CustomerId) -> Result<()> {
    let before = recorded(tx, id)?.ok_or(Error::NotFound { what: "customer" })?;
    if documents(tx, id)? > 0 || named(tx, id)?.payments > 0 {
        return Err(Error::StillNamed { what: "customer" });
    }
    if merges::is_part(tx, id)? {
        return Err(Error::StillMerged);
    }
    tx.run("DELETE FROM customer WHERE id = ?1", [id.to_string()])?;
    let object = object(id);
    search::remove(tx, &object)?;
    versions::record(
        tx,
        versions::Change { kind: EntryKind::CustomerDeleted, object: &object, before: Some(before), after: None },
    )
}

/// How many issued and imported documents, drafts and schedules name a customer, or one for whom they stand.
pub fn documents(from: &impl Reads, id: &CustomerId) -> Result<u32> {
    let Named { issued, imported, drafts, schedules, payments: _ } = named(from, id)?;
    Ok([issued, imported, drafts, schedules].into_iter().fold(0, u32::saturating_add))
}

/// What names a customer, kind by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Named {
    /// Issued documents.
    pub issued: u32,
    /// Documents of another program.
    pub imported: u32,
    /// Drafts.
    pub drafts: u32,
    /// Recurring documents.
    pub schedules: u32,
    /// Payments, also those that only left credit.
    pub payments: u32,
}

/// What names a customer, or one for whom they stand.
pub fn named(from: &impl Reads, id: &CustomerId) -> Result<Named> {
    let count = |table: &str| format!("(SELECT count(*) FROM {table} WHERE customer IN {})", merges::ONES);
    let sql = format!("SELECT {}", ["invoice", "imported", "draft", "schedule", "movement"].map(count).join(", "));
    let found = one(from, &sql, [id.to_string()], |row| {
        let (issued, imported, drafts) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Named { issued, imported, drafts, schedules: row.get(3)?, payments: row.get(4)? })
    })?;
    Ok(found.unwrap_or_default())
}

/// What the audit log knows of the customer.
fn recorded(from: &impl Reads, id: &CustomerId) -> Result<Option<Value>> {
    find(from, id)?.map(|record| stored(&record)).transpose()
}

/// Every customer's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    let all = rows(many(from, "SELECT id, details FROM customer", [], pair)?)?;
    all.into_iter().map(|(id, record)| Ok((object(&id), fingerprint(&stored(&record)?)?))).collect()
}

/// As kept: the party's keys, and where there is more, those of the rest and the format beside them. A customer of whom
/// nothing more is known is kept as in schema 1.
fn stored(record: &CustomerRecord) -> Result<Value> {
    let mut value = to_value("customer", &record.party)?;
    if record.more == CustomerMore::default() {
        return Ok(value);
    }
    let more = to_value("customer", &record.more)?;
    let fields = value.as_object_mut().ok_or_else(bad)?;
    fields.extend(more.as_object().ok_or_else(bad)?.clone());
    fields.insert("format".to_owned(), CUSTOMER_FORMAT.into());
    Ok(value)
}

/// Reads both forms; one that is newer than this program is refused.
fn read(details: &Value) -> Result<CustomerRecord> {
    let mut party = details.as_object().ok_or_else(bad)?.clone();
    let more = match party.remove("format") {
        None => CustomerMore::default(),
        Some(format) if format == CUSTOMER_FORMAT => {
            let keys = to_value("customer", &CustomerMore::default())?;
            let keys = keys.as_object().ok_or_else(bad)?.keys();
            let rest = keys.filter_map(|key| Some((key.clone(), party.remove(key)?))).collect();
            serde_json::from_value(Value::Object(rest)).map_err(|_| bad())?
        }
        Some(_) => return Err(bad()),
    };
    let party = serde_json::from_value(Value::Object(party)).map_err(|_| bad())?;
    Ok(CustomerRecord { party, more })
}

fn bad() -> Error {
    Error::BadRow { table: "customer" }
}

/// As the audit log names it.
pub(crate) fn object(id: &CustomerId) -> String {
    format!("customer/{id}")
}

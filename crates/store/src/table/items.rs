//! Items of the price list: what lines of drafts are made from. A line is a copy, so neither ever changes the other.

use super::{Reads, by_prefix, fingerprint, from_json, many, one, search, to_json, versions};
use crate::{Error, Result, Tx};
use billing::{Item, ItemId};
use chain::{EntryKind, Hash};
use rusqlite::{Row, params};
use serde_json::{Value, json};

/// The form that `details` is kept in.
pub const ITEM_FORMAT: &str = "counterfoil/item/v1";

/// One item.
pub fn get(from: &impl Reads, id: &ItemId) -> Result<Item> {
    find(from, id)?.ok_or(Error::NotFound { what: "item" })
}

fn find(from: &impl Reads, id: &ItemId) -> Result<Option<Item>> {
    let found = one(from, &select("WHERE id = ?1"), [id.to_string()], read)?;
    Ok(found.transpose()?.map(|(_, item)| item))
}

/// An id, a unique prefix of one, an exact name, or an exact article number.
pub fn resolve(from: &impl Reads, text: &str) -> Result<ItemId> {
    let id = match by_prefix(from, "item", "item", text)? {
        Some(id) => Some(id),
        None => {
            let sql = "SELECT id FROM item WHERE name = ?1 OR (number = ?1 AND number <> '') LIMIT 2";
            let mut named = many(from, sql, [text], |row| row.get(0))?;
            if named.len() > 1 {
                return Err(Error::Ambiguous { what: "item" });
            }
            named.pop()
        }
    };
    id.and_then(|id: String| id.parse().ok()).ok_or(Error::NotFound { what: "item" })
}

/// At most `limit` items in order of name that hold every word of `text`.
pub fn list(from: &impl Reads, text: &str, limit: u32) -> Result<Vec<(ItemId, Item)>> {
    let matching = search::expression(from, search::Index::Own, text)?;
    let tail = "WHERE ?1 IS NULL OR 'item/' || id IN
        (SELECT object FROM search_object WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?1))
        ORDER BY name COLLATE NOCASE, id LIMIT ?2";
    many(from, &select(tail), params![matching, limit], read)?.into_iter().collect()
}

/// Writes an item, new or changed.
pub fn save(tx: &Tx<'_>, id: &ItemId, item: &Item) -> Result<()> {
    let before = find(tx, id)?.as_ref().map(recorded);
    let details = recorded(item);
    tx.run(
        "INSERT INTO item (id, name, number, details) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET name = ?2, number = ?3, details = ?4",
        params![id.to_string(), item.name, item.number, to_json("item", &details)?],
    )?;
    let object = object(id);
    search::put(tx, &object, "item", [item.name.as_str(), &item.number, &item.description].into_iter())?;
    versions::record(tx, versions::Change { kind: EntryKind::ItemSaved, object: &object, before, after: Some(details) })
}

/// Brings an item to what a version says.
pub fn put_back(tx: &Tx<'_>, id: &ItemId, version: &Value) -> Result<()> {
    save(tx, id, &said(version.clone())?)
}

/// Moves an item to the trash; lines that were made from it stay as they are.
pub fn delete(tx: &Tx<'_>, id: &ItemId) -> Result<()> {
    let before = recorded(&get(tx, id)?);
    tx.run("DELETE FROM item WHERE id = ?1", [id.to_string()])?;
    let object = object(id);
    search::remove(tx, &object)?;
    versions::record(
        tx,
        versions::Change { kind: EntryKind::ItemDeleted, object: &object, before: Some(before), after: None },
    )
}

/// Every item's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    let all: Vec<_> = many(from, &select(""), [], read)?.into_iter().collect::<Result<_>>()?;
    all.into_iter().map(|(id, item)| Ok((object(&id), fingerprint(&recorded(&item))?))).collect()
}

/// What the audit log and the versions know of an item.
fn recorded(item: &Item) -> Value {
    json!({ "format": ITEM_FORMAT, "item": item })
}

/// As the audit log names it.
pub(crate) fn object(id: &ItemId) -> String {
    format!("item/{id}")
}

fn select(tail: &str) -> String {
    format!("SELECT id, details FROM item {tail}")
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<(ItemId, Item)>> {
    let (id, details): (String, String) = (row.get(0)?, row.get(1)?);
    Ok((|| Ok((id.parse().map_err(|_| bad())?, said(from_json("item", &details)?)?)))())
}

/// [`recorded`] the other way round.
fn said(mut details: Value) -> Result<Item> {
    if details["format"] != ITEM_FORMAT {
        return Err(bad());
    }
    serde_json::from_value(details["item"].take()).map_err(|_| bad())
}

fn bad() -> Error {
    Error::BadRow { table: "item" }
}

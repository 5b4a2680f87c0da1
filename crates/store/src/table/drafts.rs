//! Drafts: autosaved while they are edited, folded into the audit log once an editing session ends: one version each.
//!
//! What is half typed must survive too, so a draft's details are JSON as the caller sends them; the trade reads them
//! when it calculates and when it issues.

use super::{Reads, fingerprint, from_json, many, one, search, to_json, versions};
use crate::{Error, Result, Tx};
use billing::{CustomerId, InvoiceId};
use chain::{EntryKind, Hash};
use rusqlite::params;
use serde_json::Value;

/// One draft as it stands, with what was typed last.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftRow {
    /// Becomes the invoice's id at issue.
    pub id: InvoiceId,
    /// Grows with every saved change.
    pub version: u32,
    /// Whom it is for, once chosen.
    pub customer: Option<CustomerId>,
    /// As sent.
    pub details: Value,
    /// RFC 3339.
    pub saved_at: String,
    /// Whether an editing session is open.
    pub editing: bool,
}

/// What a save brings.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    /// Whom it is for, once chosen.
    pub customer: Option<CustomerId>,
    /// As sent.
    pub details: &'a Value,
    /// What it can be found by.
    pub words: Vec<&'a str>,
}

/// One draft.
pub fn get(from: &impl Reads, id: &InvoiceId) -> Result<DraftRow> {
    find(from, id)?.ok_or(Error::NotFound { what: "draft" })
}

fn find(from: &impl Reads, id: &InvoiceId) -> Result<Option<DraftRow>> {
    one(from, &select("WHERE id = ?1"), [id.to_string()], read)?.transpose()
}

/// All drafts, last touched first.
pub fn all(from: &impl Reads) -> Result<Vec<DraftRow>> {
    many(from, &select("ORDER BY saved_at DESC, id DESC"), [], read)?.into_iter().collect()
}

/// Saves a new draft.
pub fn insert(tx: &Tx<'_>, id: &InvoiceId, change: &Change<'_>) -> Result<()> {
    tx.run(
        "INSERT INTO draft (id, version, customer, details, saved_at) VALUES (?1, 1, ?2, ?3, ?4)",
        params![
            id.to_string(),
            change.customer.map(|id| id.to_string()),
            to_json("draft", change.details)?,
            tx.now_text()
        ],
    )?;
    index(tx, id, change)?;
    record(tx, EntryKind::DraftSaved, id, None)
}

/// Brings a draft to what it once was, out of the trash too; what was typed since is a version of its own.
pub fn put_back(tx: &Tx<'_>, id: &InvoiceId, change: &Change<'_>) -> Result<()> {
    match find(tx, id)? {
        None => insert(tx, id, change),
        Some(row) => {
            fold(tx, id)?;
            autosave(tx, id, row.version, change)?;
            fold(tx, id)
        }
    }
}

/// Keeps what was typed, durable but not in the audit log yet. `version` is the one that the change was made on.
pub fn autosave(tx: &Tx<'_>, id: &InvoiceId, version: u32, change: &Change<'_>) -> Result<u32> {
    if get(tx, id)?.version != version {
        return Err(Error::StaleDraft);
    }
    let next = version.checked_add(1).ok_or(Error::StaleDraft)?;
    tx.run(
        "UPDATE draft SET version = ?2, customer = ?3, autosaved = ?4, saved_at = ?5 WHERE id = ?1",
        params![
            id.to_string(),
            next,
            change.customer.map(|id| id.to_string()),
            to_json("draft", change.details)?,
            tx.now_text()
        ],
    )?;
    index(tx, id, change)?;
    Ok(next)
}

/// Ends the editing session of a draft: what was typed enters the audit log as one entry.
pub fn fold(tx: &Tx<'_>, id: &InvoiceId) -> Result<()> {
    let before = recorded(tx, id)?;
    tx.run(
        "UPDATE draft SET details = autosaved, autosaved = NULL WHERE id = ?1 AND autosaved IS NOT NULL",
        [id.to_string()],
    )?;
    record(tx, EntryKind::DraftSaved, id, before)
}

/// Ends every editing session; how many there were.
pub fn fold_all(tx: &Tx<'_>) -> Result<usize> {
    fold_idle(tx, &tx.now_text())
}

/// Ends every editing session that saw no change since `idle_since` (RFC 3339); how many there were.
pub fn fold_idle(tx: &Tx<'_>, idle_since: &str) -> Result<usize> {
    let sql = "SELECT id FROM draft WHERE autosaved IS NOT NULL AND saved_at <= ?1";
    let open = many(tx, sql, [idle_since], |row| row.get::<_, String>(0))?;
    for id in &open {
        fold(tx, &id.parse().map_err(|_| Error::BadRow { table: "draft" })?)?;
    }
    Ok(open.len())
}

/// Whether any editing session is open.
pub fn any_open(from: &impl Reads) -> Result<bool> {
    Ok(one(from, "SELECT 1 FROM draft WHERE autosaved IS NOT NULL LIMIT 1", [], |_| Ok(()))?.is_some())
}

/// Moves a draft to the trash, with what was typed last.
pub fn delete(tx: &Tx<'_>, id: &InvoiceId) -> Result<()> {
    fold(tx, id)?;
    let before = recorded(tx, id)?.ok_or(Error::NotFound { what: "draft" })?;
    remove(tx, id)?;
    search::remove(tx, &object(id))?;
    record(tx, EntryKind::DraftDeleted, id, Some(before))
}

fn record(tx: &Tx<'_>, kind: EntryKind, id: &InvoiceId, before: Option<Value>) -> Result<()> {
    versions::record(tx, versions::Change { kind, object: &object(id), before, after: recorded(tx, id)? })
}

/// What the audit log knows of the draft: all but what was typed since.
pub(crate) fn recorded(from: &impl Reads, id: &InvoiceId) -> Result<Option<Value>> {
    let details =
        one(from, "SELECT details FROM draft WHERE id = ?1", [id.to_string()], |row| row.get::<_, String>(0))?;
    details.map(|details| from_json("draft", &details)).transpose()
}

/// Takes the row away when the draft became an invoice; the issue's own entry says so.
pub(crate) fn remove(tx: &Tx<'_>, id: &InvoiceId) -> Result<()> {
    tx.run("DELETE FROM draft WHERE id = ?1", [id.to_string()])
}

/// What the audit log says of the draft as it is, without what was typed since.
pub(crate) fn current(from: &impl Reads, id: &InvoiceId) -> Result<Option<Hash>> {
    recorded(from, id)?.as_ref().map(fingerprint).transpose()
}

/// Every draft's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    many(from, "SELECT id, details FROM draft", [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
        .into_iter()
        .map(|(id, details)| Ok((format!("document/{id}"), hash(&details)?)))
        .collect()
}

fn hash(details: &str) -> Result<Hash> {
    fingerprint(&from_json::<Value>("draft", details)?)
}

/// A draft and the invoice it becomes are one object in the audit log.
pub(crate) fn object(id: &InvoiceId) -> String {
    format!("document/{id}")
}

fn index(tx: &Tx<'_>, id: &InvoiceId, change: &Change<'_>) -> Result<()> {
    search::put(tx, &object(id), "document", change.words.iter().copied())
}

fn select(tail: &str) -> String {
    format!(
        "SELECT id, version, customer, coalesce(autosaved, details), saved_at, autosaved IS NOT NULL FROM draft {tail}"
    )
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Result<DraftRow>> {
    let (id, customer, details): (String, Option<String>, String) = (row.get(0)?, row.get(2)?, row.get(3)?);
    let (version, saved_at, editing) = (row.get(1)?, row.get(4)?, row.get(5)?);
    let bad = || Error::BadRow { table: "draft" };
    Ok((|| {
        Ok(DraftRow {
            id: id.parse().map_err(|_| bad())?,
            version,
            customer: customer.map(|id| id.parse().map_err(|_| bad())).transpose()?,
            details: from_json("draft", &details)?,
            saved_at,
            editing,
        })
    })())
}

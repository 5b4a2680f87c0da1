//! Templates: drafts to begin with, under a name of their own.

use super::{Reads, by_prefix, fingerprint, from_json, many, one, search, to_json, versions};
use crate::{Error, Result, Tx};
use billing::TemplateId;
use chain::{EntryKind, Hash};
use rusqlite::{Row, params};
use serde_json::Value;

/// One template.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateRow {
    /// Its id.
    pub id: TemplateId,
    /// What people call it; no two have the same.
    pub name: String,
    /// As a draft's.
    pub details: Value,
}

/// All of them, in order of name.
pub fn all(from: &impl Reads) -> Result<Vec<TemplateRow>> {
    many(from, &select("ORDER BY name, id"), [], read)?.into_iter().collect()
}

/// One of them.
pub fn get(from: &impl Reads, id: &TemplateId) -> Result<TemplateRow> {
    find(from, id)?.ok_or(Error::NotFound { what: "template" })
}

fn find(from: &impl Reads, id: &TemplateId) -> Result<Option<TemplateRow>> {
    one(from, &select("WHERE id = ?1"), [id.to_string()], read)?.transpose()
}

/// By name, id, or unique prefix of an id.
pub fn resolve(from: &impl Reads, text: &str) -> Result<TemplateRow> {
    if let Some(row) = one(from, &select("WHERE name = ?1"), [text], read)? {
        return row;
    }
    let id = by_prefix(from, "template", "template", text)?.ok_or(Error::NotFound { what: "template" })?;
    get(from, &id.parse().map_err(|_| Error::BadRow { table: "template" })?)
}

/// Writes one, new or changed; a name that another one has is refused.
pub fn save(tx: &Tx<'_>, row: &TemplateRow) -> Result<()> {
    let (id, before) = (row.id.to_string(), recorded(tx, &row.id)?);
    let taken = "SELECT 1 FROM template WHERE name = ?1 AND id <> ?2";
    if one(tx, taken, params![row.name, id], |_| Ok(()))?.is_some() {
        return Err(Error::NameTaken { what: "template" });
    }
    tx.run(
        "INSERT INTO template (id, name, details) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET name = ?2, details = ?3",
        params![id, row.name, to_json("template", &row.details)?],
    )?;
    search::put(tx, &object(&row.id), "template", words(row).into_iter())?;
    record(tx, EntryKind::TemplateSaved, &row.id, before)
}

/// Moves one to the trash.
pub fn delete(tx: &Tx<'_>, id: &TemplateId) -> Result<()> {
    let before = recorded(tx, id)?.ok_or(Error::NotFound { what: "template" })?;
    tx.run("DELETE FROM template WHERE id = ?1", [id.to_string()])?;
    search::remove(tx, &object(id))?;
    record(tx, EntryKind::TemplateDeleted, id, Some(before))
}

/// Brings one to what it once was, as a version has it.
pub fn put_back(tx: &Tx<'_>, id: &TemplateId, version: &Value) -> Result<()> {
    let bad = || Error::BadRow { table: "version" };
    let name = version.get("name").and_then(Value::as_str).ok_or_else(bad)?.to_owned();
    save(tx, &TemplateRow { id: *id, name, details: version.get("draft").ok_or_else(bad)?.clone() })
}

/// What it can be found by: its name, and the texts of its draft.
fn words(row: &TemplateRow) -> Vec<&str> {
    let head = ["description", "notes"].into_iter().map(|name| &row.details[name]);
    let lines = row.details["lines"].as_array().into_iter().flatten();
    let lines = lines.flat_map(|line| [&line["name"], &line["description"]]);
    std::iter::once(row.name.as_str()).chain(head.chain(lines).filter_map(Value::as_str)).collect()
}

fn record(tx: &Tx<'_>, kind: EntryKind, id: &TemplateId, before: Option<Value>) -> Result<()> {
    let after = recorded(tx, id)?;
    versions::record(tx, versions::Change { kind, object: &object(id), before, after })
}

/// What the audit log knows of a template.
fn recorded(from: &impl Reads, id: &TemplateId) -> Result<Option<Value>> {
    Ok(find(from, id)?.map(|row| said(&row)))
}

fn said(row: &TemplateRow) -> Value {
    serde_json::json!({ "name": row.name, "draft": row.details })
}

/// Every template's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    all(from)?.iter().map(|row| Ok((object(&row.id), fingerprint(&said(row))?))).collect()
}

fn object(id: &TemplateId) -> String {
    format!("template/{id}")
}

fn select(tail: &str) -> String {
    format!("SELECT id, name, details FROM template {tail}")
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<TemplateRow>> {
    let (id, name, details): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    Ok((|| {
        let id = id.parse().map_err(|_| Error::BadRow { table: "template" })?;
        Ok(TemplateRow { id, name, details: from_json("template", &details)? })
    })())
}

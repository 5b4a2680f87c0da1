//! Internal notes on documents and customers. They have versions and a trash like drafts, and are on no paper.

use super::owner::Owner;
use super::{Reads, by_prefix, fingerprint, many, merges, one, search, versions};
use crate::{Error, Result, Tx};
use billing::{NoteId, NoteText};
use chain::{EntryKind, Hash};
use rusqlite::{Row, params};
use serde_json::{Value, json};

/// One note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRow {
    /// Its id.
    pub id: NoteId,
    /// What it is about.
    pub owner: Owner,
    /// As it reads now.
    pub text: NoteText,
    /// When it was first written; RFC 3339.
    pub written_at: String,
    /// Id of the user who wrote it first.
    pub written_by: String,
}

/// The notes of a document or a customer, the newest first.
pub fn of(from: &impl Reads, owner: &Owner) -> Result<Vec<NoteRow>> {
    let tail = format!("WHERE owner IN {} ORDER BY written_at DESC, id DESC", merges::OWNERS);
    many(from, &select(&tail), [owner.to_string()], read)?.into_iter().collect()
}

/// One note.
pub fn get(from: &impl Reads, id: &NoteId) -> Result<NoteRow> {
    find(from, id)?.ok_or(Error::NotFound { what: "note" })
}

fn find(from: &impl Reads, id: &NoteId) -> Result<Option<NoteRow>> {
    one(from, &select("WHERE id = ?1"), [id.to_string()], read)?.transpose()
}

/// By id, or unique prefix of one.
pub fn resolve(from: &impl Reads, text: &str) -> Result<NoteRow> {
    let id = by_prefix(from, "note", "note", text)?.ok_or(Error::NotFound { what: "note" })?;
    get(from, &id.parse().map_err(|_| bad())?)
}

/// Writes one, new or changed.
pub fn save(tx: &Tx<'_>, row: &NoteRow) -> Result<()> {
    let before = find(tx, &row.id)?.as_ref().map(recorded);
    tx.run(
        "INSERT INTO note (id, owner, text, written_at, written_by) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET text = ?3",
        params![row.id.to_string(), row.owner.to_string(), row.text.as_str(), row.written_at, row.written_by],
    )?;
    let object = object(&row.id);
    search::put(tx, &object, "note", [row.text.as_str()].into_iter())?;
    let after = Some(recorded(row));
    versions::record(tx, versions::Change { kind: EntryKind::NoteSaved, object: &object, before, after })
}

/// Moves one to the trash.
pub fn delete(tx: &Tx<'_>, id: &NoteId) -> Result<()> {
    let before = Some(recorded(&get(tx, id)?));
    tx.run("DELETE FROM note WHERE id = ?1", [id.to_string()])?;
    let object = object(id);
    search::remove(tx, &object)?;
    versions::record(tx, versions::Change { kind: EntryKind::NoteDeleted, object: &object, before, after: None })
}

/// Brings one to what it once was, as a version has it.
pub fn put_back(tx: &Tx<'_>, id: &NoteId, version: &Value) -> Result<()> {
    let field = |name: &str| version.get(name).and_then(Value::as_str).ok_or_else(bad);
    save(
        tx,
        &NoteRow {
            id: *id,
            owner: Owner::of_row("version", field("owner")?)?,
            text: NoteText::read(field("text")?).map_err(|_| bad())?,
            written_at: field("written_at")?.to_owned(),
            written_by: field("written_by")?.to_owned(),
        },
    )
}

/// Every note's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    let all: Vec<NoteRow> = many(from, &select(""), [], read)?.into_iter().collect::<Result<_>>()?;
    all.iter().map(|row| Ok((object(&row.id), fingerprint(&recorded(row))?))).collect()
}

/// What the audit log and the versions know of a note.
fn recorded(row: &NoteRow) -> Value {
    json!({
        "owner": row.owner.to_string(),
        "text": row.text.as_str(),
        "written_at": row.written_at,
        "written_by": row.written_by,
    })
}

fn object(id: &NoteId) -> String {
    format!("note/{id}")
}

fn select(tail: &str) -> String {
    format!("SELECT id, owner, text, written_at, written_by FROM note {tail}")
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<NoteRow>> {
    let (id, owner, text): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (written_at, written_by) = (row.get(3)?, row.get(4)?);
    Ok((|| {
        Ok(NoteRow {
            id: id.parse().map_err(|_| bad())?,
            owner: Owner::of_row("note", &owner)?,
            text: NoteText::read(&text).map_err(|_| bad())?,
            written_at,
            written_by,
        })
    })())
}

fn bad() -> Error {
    Error::BadRow { table: "note" }
}

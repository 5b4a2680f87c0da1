//! Files attached to documents and customers. The bytes are sealed files; a row never changes, and one in the trash
//! keeps its sealed file until it leaves for good.

use super::owner::Owner;
use super::{Reads, by_prefix, files, fingerprint, many, merges, one, search, versions};
use crate::sealed_files::SealedFile;
use crate::{Error, Result, Tx};
use billing::{AttachmentId, FileName};
use chain::{EntryKind, Hash};
use rusqlite::{Row, params};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// One attached file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentRow {
    /// Its id.
    pub id: AttachmentId,
    /// What it is attached to.
    pub owner: Owner,
    /// What it is called.
    pub name: FileName,
    /// Media type, by the name's ending.
    pub media: String,
    /// Plain bytes.
    pub size: u64,
    /// SHA-256 of the plain bytes: the sealed file.
    pub sha256: [u8; 32],
    /// RFC 3339.
    pub added_at: String,
    /// Id of the user who attached it.
    pub added_by: String,
}

/// The files of a document or a customer, the newest first.
pub fn of(from: &impl Reads, owner: &Owner) -> Result<Vec<AttachmentRow>> {
    let tail = format!("WHERE owner IN {} ORDER BY added_at DESC, id DESC", merges::OWNERS);
    many(from, &select(&tail), [owner.to_string()], read)?.into_iter().collect()
}

/// One attached file.
pub fn get(from: &impl Reads, id: &AttachmentId) -> Result<AttachmentRow> {
    find(from, id)?.ok_or(Error::NotFound { what: "attached file" })
}

fn find(from: &impl Reads, id: &AttachmentId) -> Result<Option<AttachmentRow>> {
    one(from, &select("WHERE id = ?1"), [id.to_string()], read)?.transpose()
}

/// By id, or unique prefix of one.
pub fn resolve(from: &impl Reads, text: &str) -> Result<AttachmentRow> {
    let missing = Error::NotFound { what: "attached file" };
    let id = by_prefix(from, "attached file", "attachment", text)?.ok_or(missing)?;
    get(from, &id.parse().map_err(|_| bad())?)
}

/// What is told of a file that is to be attached; the rest follows from its bytes.
#[derive(Debug, Clone)]
pub struct NewAttachment {
    /// Its id.
    pub id: AttachmentId,
    /// What it is attached to.
    pub owner: Owner,
    /// What it is called.
    pub name: FileName,
    /// Id of the user who attaches it.
    pub added_by: String,
}

/// Seals bytes, durable before anything names them, and attaches them.
pub fn add(tx: &Tx<'_>, new: NewAttachment, plain: &[u8]) -> Result<()> {
    let sealed = tx.files().seal(plain)?;
    let media = new.name.media().to_owned();
    files::insert(tx, &sealed, &media)?;
    let SealedFile { size, sha256, .. } = sealed;
    let NewAttachment { id, owner, name, added_by } = new;
    insert(tx, &AttachmentRow { id, owner, name, media, size, sha256, added_at: tx.now_text(), added_by })
}

fn insert(tx: &Tx<'_>, row: &AttachmentRow) -> Result<()> {
    tx.run(
        "INSERT INTO attachment (id, owner, name, media, size, sha256, added_at, added_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            row.id.to_string(),
            row.owner.to_string(),
            row.name.as_str(),
            row.media,
            i64::try_from(row.size).map_err(|_| bad())?,
            row.sha256.as_slice(),
            row.added_at,
            row.added_by
        ],
    )?;
    let object = object(&row.id);
    search::put(tx, &object, "attachment", [row.name.as_str()].into_iter())?;
    let after = Some(recorded(row));
    versions::record(tx, versions::Change { kind: EntryKind::AttachmentAdded, object: &object, before: None, after })
}

/// Moves one to the trash; its sealed file stays.
pub fn delete(tx: &Tx<'_>, id: &AttachmentId) -> Result<()> {
    let before = Some(recorded(&get(tx, id)?));
    tx.run("DELETE FROM attachment WHERE id = ?1", [id.to_string()])?;
    let object = object(id);
    search::remove(tx, &object)?;
    versions::record(tx, versions::Change { kind: EntryKind::AttachmentRemoved, object: &object, before, after: None })
}

/// Attaches a file again that was removed, as a version has it. One that is there is as it was: none ever changes.
pub fn put_back(tx: &Tx<'_>, id: &AttachmentId, version: &Value) -> Result<()> {
    if find(tx, id)?.is_some() {
        return Ok(());
    }
    let field = |name: &str| version.get(name).and_then(Value::as_str).ok_or_else(bad);
    let sha256 = bytes_of(field("sha256")?).ok_or_else(bad)?;
    insert(
        tx,
        &AttachmentRow {
            id: *id,
            owner: Owner::of_row("version", field("owner")?)?,
            name: FileName::from_outside(field("name")?),
            media: field("media")?.to_owned(),
            size: files::get(tx, &sha256)?.size,
            sha256,
            added_at: field("added_at")?.to_owned(),
            added_by: field("added_by")?.to_owned(),
        },
    )
}

fn bytes_of(hash: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(hash, &mut bytes).ok()?;
    Some(bytes)
}

/// The contents that versions of attached files name: of those that stand and of those in the trash.
pub(crate) fn contents(from: &impl Reads) -> Result<BTreeSet<[u8; 32]>> {
    let sql = "SELECT DISTINCT details ->> '$.sha256' FROM version
        WHERE object BETWEEN 'attachment/' AND 'attachment0' AND details IS NOT NULL";
    let found = many(from, sql, [], |row| row.get::<_, String>(0))?;
    found.iter().map(|text| bytes_of(text).ok_or_else(bad)).collect()
}

/// Every attached file's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    let all: Vec<AttachmentRow> = many(from, &select(""), [], read)?.into_iter().collect::<Result<_>>()?;
    all.iter().map(|row| Ok((object(&row.id), fingerprint(&recorded(row))?))).collect()
}

/// What the audit log and the versions know of an attached file.
fn recorded(row: &AttachmentRow) -> Value {
    json!({
        "owner": row.owner.to_string(),
        "name": row.name.as_str(),
        "media": row.media,
        "size": row.size,
        "sha256": hex::encode(row.sha256),
        "added_at": row.added_at,
        "added_by": row.added_by,
    })
}

fn object(id: &AttachmentId) -> String {
    format!("attachment/{id}")
}

fn select(tail: &str) -> String {
    format!("SELECT id, owner, name, media, size, sha256, added_at, added_by FROM attachment {tail}")
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<AttachmentRow>> {
    let (id, owner, name): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (media, size, sha256) = (row.get(3)?, row.get::<_, i64>(4)?.unsigned_abs(), row.get(5)?);
    let (added_at, added_by) = (row.get(6)?, row.get(7)?);
    Ok((|| {
        Ok(AttachmentRow {
            id: id.parse().map_err(|_| bad())?,
            owner: Owner::of_row("attachment", &owner)?,
            name: FileName::from_outside(&name),
            media,
            size,
            sha256,
            added_at,
            added_by,
        })
    })())
}

fn bad() -> Error {
    Error::BadRow { table: "attachment" }
}

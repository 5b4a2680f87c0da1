//! Versions: what drafts and master records were, change by change. History reads them, the trash is what their last
//! version says is gone, and undo goes back to the version before an act.
//!
//! A version belongs to the entry of the audit log that recorded it: when, who and the hash are read there.

use super::{
    Reads, attachments, business, customers, drafts, files, fingerprint, from_json, many, one, owner, series, settings,
    to_json, to_value,
};
use crate::sealed_files::SealedFile;
use crate::{Error, Result, Tx};
use chain::{Entry, EntryKind, Hash};
use rusqlite::{Row, params};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One version of one object.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// As in the audit log: `document/<id>`, `customer/<id>`, `business`...
    pub object: String,
    /// 1, 2, 3 ... of its object.
    pub number: u32,
    /// First entry of the transaction that wrote it.
    pub act: u64,
    /// The act that this one took back.
    pub undoes: Option<u64>,
    /// What it was; none when it was gone.
    pub details: Option<Value>,
    /// The entry that recorded it.
    pub entry: Entry,
}

/// What an act changes of one object, as its version and the audit log say it.
pub(crate) struct Change<'a> {
    pub kind: EntryKind,
    pub object: &'a str,
    /// None when it was not there.
    pub before: Option<Value>,
    /// None when it is gone.
    pub after: Option<Value>,
}

/// Records a change: an entry in the audit log and the version that it bears witness to; neither where nothing changed.
pub(crate) fn record(tx: &Tx<'_>, change: Change<'_>) -> Result<()> {
    let Change { kind, object, before, after } = change;
    if before == after {
        return Ok(());
    }
    let hash = |state: &Option<Value>| state.as_ref().map(fingerprint).transpose();
    tx.record(kind, object, hash(&before)?, hash(&after)?)?;
    keep(tx, object, after.as_ref())
}

/// Keeps a version of what the last entry recorded.
pub(crate) fn keep(tx: &Tx<'_>, object: &str, details: Option<&Value>) -> Result<()> {
    insert(tx, object, tx.last_entry()?, tx.first_entry()?, details)
}

/// Begins the versions of a book that was made before there were any: what is there now is the first one of each.
pub fn begin_all(tx: &Tx<'_>) -> Result<()> {
    if let Some(details) = business::recorded(tx)? {
        begin(tx, business::OBJECT, &details)?;
    }
    if let Some(details) = settings::chosen(tx)? {
        begin(tx, settings::OBJECT, &details)?;
    }
    for (id, customer) in customers::list(tx, "")? {
        begin(tx, &customers::object(&id), &to_value("customer", &customer)?)?;
    }
    for row in series::all(tx)? {
        begin(tx, &series::object(&row.name), &series::recorded(&row))?;
    }
    for row in drafts::all(tx)? {
        if let Some(details) = drafts::recorded(tx, &row.id)? {
            begin(tx, &drafts::object(&row.id), &details)?;
        }
    }
    Ok(())
}

/// Keeps the first version of an object that was there before versions were: the last entry about it stands for it.
fn begin(tx: &Tx<'_>, object: &str, details: &Value) -> Result<()> {
    let has_one = one(tx, "SELECT 1 FROM version WHERE object = ?1 LIMIT 1", [object], |_| Ok(()))?.is_some();
    let last = one(tx, "SELECT max(seq) FROM audit WHERE object = ?1", [object], |row| row.get::<_, Option<i64>>(0))?;
    match last.flatten() {
        Some(entry) if !has_one => insert(tx, object, entry, entry, Some(details)),
        _ => Ok(()),
    }
}

fn insert(tx: &Tx<'_>, object: &str, entry: i64, act: i64, details: Option<&Value>) -> Result<()> {
    if tx.through_lens() {
        return Ok(()); // the upgrade begins the versions of such a book with what is there then
    }
    let details = details.map(|details| to_json("version", details)).transpose()?;
    tx.run(
        "INSERT INTO version (object, number, entry, act, undoes, details)
         VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM version WHERE object = ?1), ?2, ?3, ?4, ?5)",
        params![object, entry, act, tx.undoing()?, details],
    )
}

/// Every version of an object, newest first.
pub fn of(from: &impl Reads, object: &str) -> Result<Vec<Version>> {
    all(from, "WHERE v.object = ?1 ORDER BY v.number DESC", [object])
}

/// One version of an object.
pub fn get(from: &impl Reads, object: &str, number: u32) -> Result<Version> {
    let found = all(from, "WHERE v.object = ?1 AND v.number = ?2", params![object, number])?;
    found.into_iter().next().ok_or(Error::NotFound { what: "version" })
}

/// The last version of each object that is gone and not an issued document, the latest gone first.
pub fn trash(from: &impl Reads) -> Result<Vec<Version>> {
    all(from, &format!("{GONE} ORDER BY v.entry DESC"), [])
}

/// The last version of an object, if it says that the object is gone.
pub fn gone(from: &impl Reads, object: &str) -> Result<Option<Version>> {
    Ok(all(from, &format!("{GONE} AND v.object = ?1"), [object])?.into_iter().next())
}

/// What an object in the trash was when it went there.
pub fn before_it_went(from: &impl Reads, gone: &Version) -> Result<Value> {
    let earlier = gone.number.checked_sub(1).ok_or(Error::NotFound { what: "version" })?;
    get(from, &gone.object, earlier)?.details.ok_or(Error::NotFound { what: "version" })
}

/// The newest acts after the entry `since` that were not taken back and took nothing back themselves, newest first.
pub fn acts(from: &impl Reads, since: u64, limit: u32) -> Result<Vec<u64>> {
    let since = i64::try_from(since).map_err(|_| Error::BadRow { table: "version" })?;
    let sql = "SELECT DISTINCT act FROM version v WHERE undoes IS NULL AND act > ?1
        AND NOT EXISTS (SELECT 1 FROM version u WHERE u.undoes = v.act) ORDER BY act DESC LIMIT ?2";
    many(from, sql, params![since, limit], |row| Ok(row.get::<_, i64>(0)?.unsigned_abs()))
}

/// One object of an act: what it was before and what the act made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// As in the audit log.
    pub object: String,
    /// What kind of act.
    pub kind: EntryKind,
    /// None when it was not there.
    pub before: Option<Value>,
    /// None when it is gone.
    pub after: Option<Value>,
}

/// What an act changed, the last change first; an object that it changed more than once comes once.
pub fn steps(from: &impl Reads, act: u64) -> Result<Vec<Step>> {
    let number = i64::try_from(act).map_err(|_| Error::BadRow { table: "version" })?;
    let mut steps: Vec<Step> = Vec::new();
    for version in all(from, "WHERE v.act = ?1 ORDER BY v.entry DESC", [number])? {
        let before = match version.number {
            ..=1 => None,
            number => get(from, &version.object, number - 1)?.details,
        };
        match steps.iter_mut().find(|step| step.object == version.object) {
            Some(step) => step.before = before,
            None => {
                steps.push(Step { object: version.object, kind: version.entry.kind, before, after: version.details })
            }
        }
    }
    Ok(steps)
}

/// Takes objects out of the trash for good, with every version of them and with the notes and files that they had; one
/// entry in the audit log says how many went. The sealed files that nothing names any more are the caller's to remove,
/// once this is committed.
pub fn empty_trash(tx: &Tx<'_>, gone: &[Version]) -> Result<Vec<SealedFile>> {
    if gone.is_empty() {
        return Ok(Vec::new());
    }
    let mut objects: BTreeSet<String> = gone.iter().map(|version| version.object.clone()).collect();
    for Version { object, .. } in gone {
        objects.extend(owner::leave(tx, object)?);
    }
    let named = attachments::contents(tx)?;
    for object in &objects {
        // The version that says it is gone goes last: before it, the trigger lets nothing go.
        tx.run("DELETE FROM version WHERE object = ?1 AND details IS NOT NULL", [object])?;
        tx.run("DELETE FROM version WHERE object = ?1", [object])?;
    }
    tx.note(EntryKind::TrashEmptied, "trash", &[("count", objects.len().to_string())])?;
    files::release(tx, named.difference(&attachments::contents(tx)?).copied())
}

/// Objects whose versions are not as they were left: one bears another hash than its entry, one is missing between
/// others, or the last one is not the row as it is (`rows`: object to hash). Of the settings the log knows all, and the
/// versions only what was chosen: there the rows themselves are compared.
pub(crate) fn differing(from: &impl Reads, rows: &BTreeMap<String, Hash>) -> Result<BTreeSet<String>> {
    let mut differing = BTreeSet::new();
    let mut ends: BTreeMap<String, (u32, Option<Hash>)> = BTreeMap::new();
    each(from, |object, number, details, entry| {
        let hash = details.map(|details| fingerprint(&from_json::<Value>("version", &details)?)).transpose()?;
        let expected = ends.get(&object).map_or(1, |(before, _)| before + 1);
        let recorded = entry.after == hash || object == settings::OBJECT;
        if entry.object != object || !recorded || number != expected {
            differing.insert(object.clone());
        }
        ends.insert(object, (number, hash));
        Ok(())
    })?;
    let chosen = settings::chosen(from)?.as_ref().map(fingerprint).transpose()?;
    for (object, (_, hash)) in ends {
        let now = if object == settings::OBJECT { chosen } else { rows.get(&object).copied() };
        if now != hash && !is_issued(from, &object)? {
            differing.insert(object);
        }
    }
    Ok(differing)
}

fn each(from: &impl Reads, mut visit: impl FnMut(String, u32, Option<String>, Entry) -> Result<()>) -> Result<()> {
    let sql = "SELECT v.object, v.number, v.details, a.entry FROM version v JOIN audit a ON a.seq = v.entry
        ORDER BY v.object, v.number";
    let connection = from.connection();
    let mut statement = connection.0.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let entry = from_json("version", &row.get::<_, String>(3)?)?;
        visit(row.get(0)?, row.get(1)?, row.get(2)?, entry)?;
    }
    Ok(())
}

/// Whether a draft became a document: from then on, the document's own entry speaks of the object.
pub fn is_issued(from: &impl Reads, object: &str) -> Result<bool> {
    let Some(id) = object.strip_prefix("document/") else { return Ok(false) };
    Ok(one(from, "SELECT 1 FROM invoice WHERE id = ?1", [id], |_| Ok(()))?.is_some())
}

/// The last version of its object says that it is gone; what became an issued document is not, and a merge that was taken
/// back is nothing to bring back.
const GONE: &str = "WHERE v.details IS NULL AND v.object NOT LIKE 'merge/%'
    AND v.number = (SELECT max(w.number) FROM version w WHERE w.object = v.object)
    AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.id = substr(v.object, 10))";

fn all(from: &impl Reads, tail: &str, params: impl rusqlite::Params) -> Result<Vec<Version>> {
    let sql = format!(
        "SELECT v.object, v.number, v.act, v.undoes, v.details, a.entry FROM version v JOIN audit a ON a.seq = v.entry {tail}"
    );
    many(from, &sql, params, read)?.into_iter().collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<Version>> {
    let (object, number): (String, u32) = (row.get(0)?, row.get(1)?);
    let (act, undoes): (i64, Option<i64>) = (row.get(2)?, row.get(3)?);
    let (details, entry): (Option<String>, String) = (row.get(4)?, row.get(5)?);
    Ok((|| {
        Ok(Version {
            object,
            number,
            act: act.unsigned_abs(),
            undoes: undoes.map(i64::unsigned_abs),
            details: details.map(|details| from_json("version", &details)).transpose()?,
            entry: from_json("version", &entry)?,
        })
    })())
}

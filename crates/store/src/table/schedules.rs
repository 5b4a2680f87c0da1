//! Schedules of recurring documents, and which of their periods were made or passed over: each period once, for ever.

use super::{Reads, by_prefix, drafts, fingerprint, from_json, many, one, search, to_json, versions};
use crate::{Error, Result, Tx};
use billing::{CustomerId, InvoiceId, ScheduleId};
use chain::{EntryKind, Hash};
use chrono::NaiveDate;
use rusqlite::{Row, params};
use serde_json::Value;
use std::collections::BTreeMap;

/// The form that `details` is kept in.
pub const SCHEDULE_FORMAT: &str = "counterfoil/schedule/v1";

/// One schedule.
#[derive(Debug, Clone, PartialEq)]
pub struct ScheduleRow {
    /// Its id.
    pub id: ScheduleId,
    /// Whom its documents are for.
    pub customer: Option<CustomerId>,
    /// Since when nothing falls due.
    pub paused_on: Option<NaiveDate>,
    /// As its owner typed it; the keys are the caller's.
    pub schedule: Value,
}

/// What became of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handled {
    /// The draft that was made of it, which keeps its id when it is issued.
    Made(InvoiceId),
    /// Nothing is wanted for it.
    Passed,
}

/// One schedule.
pub fn get(from: &impl Reads, id: &ScheduleId) -> Result<ScheduleRow> {
    find(from, id)?.ok_or(Error::NotFound { what: "schedule" })
}

fn find(from: &impl Reads, id: &ScheduleId) -> Result<Option<ScheduleRow>> {
    one(from, &select("WHERE id = ?1"), [id.to_string()], read)?.transpose()
}

/// All schedules in order of name.
pub fn all(from: &impl Reads) -> Result<Vec<ScheduleRow>> {
    many(from, &select("ORDER BY name COLLATE NOCASE, id"), [], read)?.into_iter().collect()
}

/// An id, a unique prefix of one, or an exact name.
pub fn resolve(from: &impl Reads, text: &str) -> Result<ScheduleId> {
    let id = match by_prefix(from, "schedule", "schedule", text)? {
        Some(id) => Some(id),
        None => {
            let mut named = many(from, "SELECT id FROM schedule WHERE name = ?1 LIMIT 2", [text], |row| row.get(0))?;
            if named.len() > 1 {
                return Err(Error::Ambiguous { what: "schedule" });
            }
            named.pop()
        }
    };
    id.and_then(|id: String| id.parse().ok()).ok_or(Error::NotFound { what: "schedule" })
}

/// Writes a schedule, new or changed. `name` repeats what its details say, `words` are what it can be found by.
pub fn save(tx: &Tx<'_>, row: &ScheduleRow, name: &str, words: &[&str]) -> Result<()> {
    let before = find(tx, &row.id)?.as_ref().map(recorded);
    let details = recorded(row);
    tx.run(
        "INSERT INTO schedule (id, name, customer, paused_on, details) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET name = ?2, customer = ?3, paused_on = ?4, details = ?5",
        params![
            row.id.to_string(),
            name,
            row.customer.map(|id| id.to_string()),
            row.paused_on.map(|day| day.to_string()),
            to_json("schedule", &details)?,
        ],
    )?;
    let object = object(&row.id);
    search::put(tx, &object, "schedule", std::iter::once(name).chain(words.iter().copied()))?;
    versions::record(
        tx,
        versions::Change { kind: EntryKind::ScheduleSaved, object: &object, before, after: Some(details) },
    )
}

/// What a version of a schedule says.
pub fn said(id: &ScheduleId, version: &Value) -> Result<ScheduleRow> {
    parse(&id.to_string(), version.clone()).ok_or(Error::BadRow { table: "version" })
}

/// Moves a schedule to the trash. What became of its periods stays: it makes none of them again once it is back.
pub fn delete(tx: &Tx<'_>, id: &ScheduleId) -> Result<()> {
    let before = recorded(&get(tx, id)?);
    tx.run("DELETE FROM schedule WHERE id = ?1", [id.to_string()])?;
    let object = object(id);
    search::remove(tx, &object)?;
    versions::record(
        tx,
        versions::Change { kind: EntryKind::ScheduleDeleted, object: &object, before: Some(before), after: None },
    )
}

/// What became of the periods of a schedule, by the day on which each was due.
pub fn handled(from: &impl Reads, id: &ScheduleId) -> Result<BTreeMap<NaiveDate, Handled>> {
    let sql = "SELECT date, document FROM schedule_period WHERE schedule = ?1";
    many(from, sql, [id.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?)))?
        .into_iter()
        .map(|(date, document)| Ok((date.parse().map_err(|_| bad())?, outcome(document)?)))
        .collect()
}

/// Records what became of a period: once and for ever, but one that was passed over may still be made, and one whose
/// draft is gone for good may be made again.
///
/// False when it was recorded before and nothing was written: whoever asks twice gets one document.
pub fn handle(tx: &Tx<'_>, id: &ScheduleId, due: NaiveDate, outcome: Handled) -> Result<bool> {
    let before = handled(tx, id)?.get(&due).copied();
    let document = match (before, outcome) {
        (Some(_), Handled::Passed) => return Ok(false),
        (Some(Handled::Made(earlier)), Handled::Made(_)) if !is_gone(tx, &earlier)? => return Ok(false),
        (None, Handled::Passed) => None,
        (_, Handled::Made(document)) => Some(document.to_string()),
    };
    tx.run(
        "INSERT INTO schedule_period (schedule, date, document, recorded_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (schedule, date) DO UPDATE SET document = ?3, recorded_at = ?4",
        params![id.to_string(), due.to_string(), document, tx.now_text()],
    )?;
    let kind = if document.is_some() { EntryKind::PeriodMade } else { EntryKind::PeriodPassed };
    let hash = |outcome| period_hash(id, due, outcome);
    tx.record(kind, &period_object(id, due), before.map(hash).transpose()?, Some(hash(outcome)?))?;
    Ok(true)
}

/// Whether a document is neither a draft, nor issued, nor in the trash.
fn is_gone(from: &impl Reads, document: &InvoiceId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM draft WHERE id = ?1) OR EXISTS (SELECT 1 FROM invoice WHERE id = ?1)";
    let there = one(from, sql, [document.to_string()], |row| row.get::<_, bool>(0))?.unwrap_or(false);
    Ok(!there && versions::gone(from, &drafts::object(document))?.is_none())
}

/// The schedule and the day that a document was made for.
pub fn origin(from: &impl Reads, document: &InvoiceId) -> Result<Option<(ScheduleId, NaiveDate)>> {
    let sql = "SELECT schedule, date FROM schedule_period WHERE document = ?1";
    let found = one(from, sql, [document.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    found.map(|(id, date)| Ok((id.parse().map_err(|_| bad())?, date.parse().map_err(|_| bad())?))).transpose()
}

/// Every schedule's and every period's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    let mut objects = Vec::new();
    for row in all(from)? {
        objects.push((object(&row.id), fingerprint(&recorded(&row))?));
    }
    // Periods stay when their schedule goes.
    for id in many(from, "SELECT DISTINCT schedule FROM schedule_period", [], |row| row.get::<_, String>(0))? {
        let id = id.parse().map_err(|_| bad())?;
        for (due, outcome) in handled(from, &id)? {
            objects.push((period_object(&id, due), period_hash(&id, due, outcome)?));
        }
    }
    Ok(objects)
}

/// What the audit log and the versions know of a schedule.
fn recorded(row: &ScheduleRow) -> Value {
    serde_json::json!({
        "format": SCHEDULE_FORMAT,
        "customer": row.customer.map(|id| id.to_string()),
        "paused_on": row.paused_on.map(|day| day.to_string()),
        "schedule": row.schedule,
    })
}

fn period_hash(id: &ScheduleId, due: NaiveDate, outcome: Handled) -> Result<Hash> {
    let document = match outcome {
        Handled::Made(document) => Some(document.to_string()),
        Handled::Passed => None,
    };
    fingerprint(&serde_json::json!({ "schedule": id.to_string(), "date": due.to_string(), "document": document }))
}

fn outcome(document: Option<String>) -> Result<Handled> {
    document.map_or(Ok(Handled::Passed), |id| id.parse().map(Handled::Made).map_err(|_| bad()))
}

/// As the audit log names it.
pub(crate) fn object(id: &ScheduleId) -> String {
    format!("schedule/{id}")
}

fn period_object(id: &ScheduleId, due: NaiveDate) -> String {
    format!("period/{id}/{due}")
}

fn select(tail: &str) -> String {
    format!("SELECT id, details FROM schedule {tail}")
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<ScheduleRow>> {
    let (id, details): (String, String) = (row.get(0)?, row.get(1)?);
    Ok(from_json::<Value>("schedule", &details).and_then(|details| parse(&id, details).ok_or_else(bad)))
}

fn parse(id: &str, mut details: Value) -> Option<ScheduleRow> {
    if details["format"] != SCHEDULE_FORMAT {
        return None;
    }
    let customer = details["customer"].as_str().map(str::parse).transpose().ok()?;
    let paused_on = details["paused_on"].as_str().map(str::parse).transpose().ok()?;
    Some(ScheduleRow { id: id.parse().ok()?, customer, paused_on, schedule: details["schedule"].take() })
}

fn bad() -> Error {
    Error::BadRow { table: "schedule" }
}

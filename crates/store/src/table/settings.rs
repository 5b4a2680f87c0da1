//! Small settings that travel with the book: key and value, both text.

use super::{Reads, fingerprint, many, one, to_value, versions};
use crate::{Error, Result, Tx};
use chain::{EntryKind, Hash};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// As the audit log names it.
pub(crate) const OBJECT: &str = "settings";

/// The value of a setting.
pub fn get(from: &impl Reads, key: &str) -> Result<Option<String>> {
    one(from, "SELECT value FROM setting WHERE key = ?1", [key], |row| row.get(0))
}

/// All settings.
pub fn all(from: &impl Reads) -> Result<BTreeMap<String, String>> {
    let rows = many(from, "SELECT key, value FROM setting", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.into_iter().collect())
}

/// Sets many at once; one entry in the audit log, none when nothing changes.
pub fn save(tx: &Tx<'_>, changes: &BTreeMap<String, String>) -> Result<()> {
    let before = all(tx)?;
    set(tx, changes)?;
    record(tx, &before)
}

fn set(tx: &Tx<'_>, changes: &BTreeMap<String, String>) -> Result<()> {
    for (key, value) in changes {
        tx.run(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            [key, value],
        )?;
    }
    Ok(())
}

/// Brings the choices to what they once were, as a version has them.
pub fn put_back(tx: &Tx<'_>, version: &Value) -> Result<()> {
    let before = all(tx)?;
    let wanted: BTreeMap<String, String> =
        BTreeMap::deserialize(version).map_err(|_| Error::BadRow { table: "version" })?;
    for key in before.keys().filter(|key| is_choice(key) && !wanted.contains_key(*key)) {
        tx.run("DELETE FROM setting WHERE key = ?1", [key])?;
    }
    set(tx, &wanted)?;
    record(tx, &before)
}

fn record(tx: &Tx<'_>, before: &BTreeMap<String, String>) -> Result<()> {
    let after = all(tx)?;
    if *before == after {
        return Ok(());
    }
    tx.record(EntryKind::SettingsSaved, OBJECT, Some(hash(before)?), Some(hash(&after)?))?;
    let (before, after) = (choices(before)?, choices(&after)?);
    if before == after { Ok(()) } else { versions::keep(tx, OBJECT, Some(&after)) }
}

/// What the user chose. The rest (how the kit is asked for, who signed before a restore) is the book's own affair: it has
/// no versions, since what guards the kit must not outlive its use.
fn is_choice(key: &str) -> bool {
    !key.starts_with("kit-") && key != "former-signers"
}

/// The same in SQL.
pub(crate) const CHOSEN: &str = "key NOT LIKE 'kit-%' AND key <> 'former-signers'";

fn choices(all: &BTreeMap<String, String>) -> Result<Value> {
    to_value("setting", &all.iter().filter(|(key, _)| is_choice(key)).collect::<BTreeMap<_, _>>())
}

/// What a version of the settings holds.
pub(crate) fn chosen(from: &impl Reads) -> Result<Option<Value>> {
    let all = all(from)?;
    if all.is_empty() { Ok(None) } else { choices(&all).map(Some) }
}

/// What the audit log says of the settings as they are.
pub(crate) fn current(from: &impl Reads) -> Result<Option<Hash>> {
    let all = all(from)?;
    if all.is_empty() { Ok(None) } else { hash(&all).map(Some) }
}

fn hash(settings: &BTreeMap<String, String>) -> Result<Hash> {
    fingerprint(&to_value("setting", settings)?)
}

//! Small settings that travel with the book: key and value, both text.

use super::{Reads, fingerprint, many, one};
use crate::{Result, Tx};
use chain::EntryKind;
use std::collections::BTreeMap;

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
    if changes.iter().all(|(key, value)| before.get(key) == Some(value)) {
        return Ok(());
    }
    for (key, value) in changes {
        tx.run(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            [key, value],
        )?;
    }
    let (before, after) = (hash(&before)?, hash(&all(tx)?)?);
    tx.record(EntryKind::SettingsSaved, "settings", Some(before), Some(after))
}

/// What the audit log says of the settings as they are.
pub(crate) fn current(from: &impl Reads) -> Result<Option<chain::Hash>> {
    let all = all(from)?;
    if all.is_empty() { Ok(None) } else { hash(&all).map(Some) }
}

fn hash(settings: &BTreeMap<String, String>) -> Result<chain::Hash> {
    fingerprint(&super::to_value("setting", settings)?)
}

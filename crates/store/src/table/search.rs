//! Full text of documents and customers, inside the encrypted database.

use super::{Reads, many, one};
use crate::{Result, Tx};
use rusqlite::params;

/// Replaces what can be found of an object.
pub(crate) fn put<'a>(tx: &Tx<'_>, object: &str, kind: &str, words: impl Iterator<Item = &'a str>) -> Result<()> {
    remove(tx, object)?;
    let body = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("\n");
    tx.run("INSERT INTO search_object (object, kind) VALUES (?1, ?2)", params![object, kind])?;
    tx.run("INSERT INTO search (rowid, body) SELECT id, ?2 FROM search_object WHERE object = ?1", params![object, body])
}

/// Forgets an object.
pub(crate) fn remove(tx: &Tx<'_>, object: &str) -> Result<()> {
    if let Some(id) = one(tx, "SELECT id FROM search_object WHERE object = ?1", [object], |row| row.get::<_, i64>(0))? {
        tx.run("DELETE FROM search WHERE rowid = ?1", [id])?;
        tx.run("DELETE FROM search_object WHERE id = ?1", [id])?;
    }
    Ok(())
}

/// What people type as an FTS5 expression: every word, the last letters may be missing. `None` for nothing typed.
pub fn expression(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\"*"))
        .collect();
    if words.is_empty() { None } else { Some(words.join(" ")) }
}

/// One find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// `document` or `customer`.
    pub kind: String,
    /// Its id.
    pub id: String,
}

/// The best finds over everything, best first.
pub fn everywhere(from: &impl Reads, text: &str, limit: u32) -> Result<Vec<Hit>> {
    let Some(expression) = expression(text) else { return Ok(Vec::new()) };
    let sql = "SELECT o.kind, o.object FROM search s JOIN search_object o ON o.id = s.rowid
        WHERE s.search MATCH ?1 ORDER BY s.rank LIMIT ?2";
    many(from, sql, params![expression, limit], |row| {
        let object: String = row.get(1)?;
        Ok(Hit { kind: row.get(0)?, id: object.split('/').nth(1).unwrap_or_default().to_owned() })
    })
}

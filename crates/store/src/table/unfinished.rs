//! Forms that were open when the book was locked: what stood in them, until they are gone on with.

use super::{Reads, many, one};
use crate::{Result, Tx};
use rusqlite::params;

/// One form as it was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// Where it stands in the window: `customers/new`.
    pub form: String,
    /// JSON as the window sent it.
    pub words: String,
}

/// All of them, the one that was left last first.
pub fn all(from: &impl Reads) -> Result<Vec<Unfinished>> {
    many(from, "SELECT form, words FROM unfinished ORDER BY kept_at DESC, form", [], |row| {
        Ok(Unfinished { form: row.get(0)?, words: row.get(1)? })
    })
}

/// How many there are beside this one.
pub fn others(from: &impl Reads, form: &str) -> Result<u32> {
    Ok(one(from, "SELECT count(*) FROM unfinished WHERE form <> ?1", [form], |row| row.get(0))?.unwrap_or(0))
}

/// Keeps what stands in a form, in place of what was kept of it before. It is no record of the book: the audit log says
/// nothing of it.
pub fn keep(tx: &Tx<'_>, left: &Unfinished) -> Result<()> {
    tx.run(
        "INSERT INTO unfinished (form, words, kept_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (form) DO UPDATE SET words = ?2, kept_at = ?3",
        params![left.form, left.words, tx.now_text()],
    )
}

/// The form was finished, or given up by the user.
pub fn drop(tx: &Tx<'_>, form: &str) -> Result<()> {
    tx.run("DELETE FROM unfinished WHERE form = ?1", [form])
}

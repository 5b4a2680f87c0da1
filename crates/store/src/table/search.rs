//! Full text of everything that has words, inside the encrypted database. What is typed finds words that begin so, and
//! words that hold it; letters are compared without their marks and without case.

mod vocabulary;

pub(crate) use vocabulary::{Vocabulary, open};

use super::{Reads, many, one};
use crate::{Result, Tx};
use rusqlite::params;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The shortest part of a word that is looked for inside others.
const PART: usize = 3;

/// Which full-text index is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Index {
    /// `search`: what was written here.
    Own,
    /// `imported_search`.
    Imported,
}

impl Index {
    const fn table(self) -> &'static str {
        match self {
            Self::Own => "search",
            Self::Imported => "imported_search",
        }
    }
}

/// SQL: the object that a row of `search_object` leads to. Words of a note and the name of a file find what they belong to.
macro_rules! found_object {
    () => {
        "CASE kind WHEN 'note' THEN (SELECT owner FROM note WHERE id = substr(object, 6))
           WHEN 'attachment' THEN (SELECT owner FROM attachment WHERE id = substr(object, 12)) ELSE object END"
    };
}
pub(crate) use found_object;

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

/// Small letters without their marks, as the indexes hold them: `Brücke` and `BRUCKE` are `brucke`.
pub fn fold(text: &str) -> String {
    text.to_lowercase().nfd().filter(|letter| !('\u{300}'..='\u{36F}').contains(letter)).nfc().collect()
}

/// What was typed, word by word. One with marks inside, such as a number, is several words of the index in a row.
fn words(text: &str) -> Vec<String> {
    let pieces = |typed: &str| {
        let pieces = typed.split(|letter: char| !letter.is_alphanumeric()).filter(|piece| !piece.is_empty());
        pieces.collect::<Vec<_>>().join(" ")
    };
    fold(text).split_whitespace().map(pieces).filter(|word| !word.is_empty()).collect()
}

/// Whether anything was typed that can be looked for.
pub(crate) fn asks(text: &str) -> bool {
    !words(text).is_empty()
}

/// What people type as an FTS5 expression: every word, the last letters may be missing. `None` for nothing typed.
fn beginnings(text: &str) -> Option<String> {
    let words: Vec<String> = words(text).into_iter().map(|word| format!("\"{word}\"*")).collect();
    if words.is_empty() { None } else { Some(words.join(" ")) }
}

/// The same, where the first letters may be missing too, but for those of a word with marks inside.
pub(crate) fn expression(from: &impl Reads, index: Index, text: &str) -> Result<Option<String>> {
    Ok(further(from, index, text)?.map(|(expression, _)| expression))
}

/// As [`expression`], and whether it finds more than [`beginnings`].
fn further(from: &impl Reads, index: Index, text: &str) -> Result<Option<(String, bool)>> {
    let (mut all, mut more) = (Vec::new(), false);
    for word in words(text) {
        let mut ways = vec![format!("\"{word}\"*")];
        if !word.contains(' ') && (word.chars().count() >= PART || !word.is_ascii()) {
            let connection = from.connection();
            let holding = connection.1.holding(connection.0, index, &word)?;
            more |= !holding.is_empty();
            ways.extend(holding.into_iter().map(|word| format!("\"{word}\"")));
        }
        all.push(format!("({})", ways.join(" OR ")));
    }
    Ok(if all.is_empty() { None } else { Some((all.join(" AND "), more)) })
}

/// The best finds of an index: those where every word begins as typed, then those that hold what was typed. `find` asks
/// for at most so many finds of an expression; where the first are enough, no others are looked for.
pub(crate) fn best<T: Ord + Clone>(
    from: &impl Reads,
    index: Index,
    text: &str,
    limit: u32,
    find: impl Fn(&str, u32) -> Result<Vec<T>>,
) -> Result<Vec<T>> {
    let Some(first) = beginnings(text) else { return Ok(Vec::new()) };
    let mut hits = find(&first, limit)?;
    let room = (limit as usize).saturating_sub(hits.len());
    if room > 0
        && let Some((further, true)) = further(from, index, text)?
    {
        let known: BTreeSet<T> = hits.iter().cloned().collect();
        hits.extend(find(&further, limit)?.into_iter().filter(|hit| !known.contains(hit)).take(room));
    }
    Ok(hits)
}

/// One find.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// `document`, `customer`, `item`, `schedule`, `template`, `note`.
    pub kind: String,
    /// Its id.
    pub id: String,
}

/// The best finds over everything that was written here, best first.
pub fn everywhere(from: &impl Reads, text: &str, limit: u32) -> Result<Vec<Hit>> {
    let sql = "SELECT o.kind, o.object FROM search s JOIN search_object o ON o.id = s.rowid
        WHERE s.search MATCH ?1 ORDER BY s.rank LIMIT ?2";
    best(from, Index::Own, text, limit, |expression, limit| {
        many(from, sql, params![expression, limit], |row| {
            let object: String = row.get(1)?;
            Ok(Hit { kind: row.get(0)?, id: object.split('/').nth(1).unwrap_or_default().to_owned() })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_fold_as_the_index_folds_them() {
        let table = [
            ("Brücke", "brucke"),
            ("Bru\u{308}cke", "brucke"),
            ("Ångström ŁÓDŹ", "angstrom łodz"),
            ("Weiß", "weiß"),
            ("한국 हिन्दी", "한국 हिन्दी"),
        ];
        for (typed, folded) in table {
            assert_eq!(fold(typed), folded);
        }
        let memory = rusqlite::Connection::open_in_memory().unwrap();
        memory
            .execute_batch(
                "CREATE VIRTUAL TABLE f USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2');
                 CREATE VIRTUAL TABLE v USING fts5vocab (f, row);",
            )
            .unwrap();
        for (typed, _) in table.iter().take(4) {
            memory.execute("INSERT INTO f (body) VALUES (?1)", [typed]).unwrap();
        }
        let mut of_index: Vec<String> = Vec::new();
        let mut statement = memory.prepare("SELECT term FROM v ORDER BY term").unwrap();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            of_index.push(row.get(0).unwrap());
        }
        let ours: BTreeSet<String> = table.iter().take(4).flat_map(|(typed, _)| words(typed)).collect();
        assert_eq!(of_index, ours.into_iter().collect::<Vec<_>>());
    }
}

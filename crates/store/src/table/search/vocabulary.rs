//! The words of the full-text indexes, folded as the indexes fold them: a part of a word is looked up here, and the whole
//! words that hold it are then asked for. An index of all parts of words would be three times as large and as slow to fill.

use super::Index;
use crate::Result;
use rusqlite::Connection;
use std::cell::RefCell;

/// A part that stands in more words than this is no word of anybody's.
const MOST: usize = 500;

/// Read when first asked for, and again once the index has changed; it lives and dies with the open book.
#[derive(Default)]
pub(crate) struct Vocabulary {
    own: RefCell<Words>,
    imported: RefCell<Words>,
}

#[derive(Default)]
struct Words {
    /// What the words were read at.
    at: Option<(i64, i64)>,
    /// Each between two line ends.
    text: String,
}

impl Vocabulary {
    /// The words that hold `part`, but for those that begin with it.
    pub fn holding(&self, connection: &Connection, index: Index, part: &str) -> Result<Vec<String>> {
        let (words, state) = match index {
            Index::Own => (&self.own, "SELECT data_version, total_changes() FROM pragma_data_version"),
            Index::Imported => (&self.imported, "SELECT count(*), coalesce(max(id), 0) FROM import_run"),
        };
        let at = connection.prepare_cached(state)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut words = words.borrow_mut();
        if words.at != Some(at) {
            words.text = read(connection, index)?;
            words.at = Some(at);
        }
        Ok(words.holding(part))
    }
}

impl Words {
    fn holding(&self, part: &str) -> Vec<String> {
        let (mut found, mut from) = (Vec::new(), 0);
        while let Some(at) = self.text[from..].find(part).map(|at| from + at).filter(|_| found.len() < MOST) {
            let begin = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
            let end = self.text[at..].find('\n').map_or(self.text.len(), |length| at + length);
            if begin < at {
                found.push(self.text[begin..end].to_owned());
            }
            from = end;
        }
        found
    }
}

/// All words of an index; none of one that the book's schema does not have yet.
fn read(connection: &Connection, index: Index) -> Result<String> {
    let table = index.table();
    let there = "SELECT count(*) FROM main.sqlite_schema WHERE name = ?1";
    let mut text = String::from("\n");
    if connection.query_row(there, [table], |row| row.get::<_, i64>(0))? == 0 {
        return Ok(text);
    }
    let mut statement = connection.prepare(&format!("SELECT term FROM temp.{table}_words"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        text.push_str(row.get_ref(0)?.as_str().unwrap_or_default());
        text.push('\n');
    }
    Ok(text)
}

/// Lets the words of the indexes be read through this connection; nothing of it is in the file.
pub(crate) fn open(connection: &Connection) -> Result<()> {
    for index in [Index::Own, Index::Imported] {
        let table = index.table();
        connection
            .execute_batch(&format!("CREATE VIRTUAL TABLE temp.{table}_words USING fts5vocab (main, {table}, row);"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_hold_a_part_come_once_and_those_that_begin_with_it_not_at_all() {
        let words =
            Words { at: None, text: "\nbrucke\nbruckentag\nhangebrucke\nkunstdruck\nunst\nunstunst\n".to_owned() };
        assert_eq!(words.holding("unst"), ["kunstdruck"]);
        assert_eq!(words.holding("rucke"), ["brucke", "bruckentag", "hangebrucke"]);
        assert_eq!(words.holding("brucke"), ["hangebrucke"]);
        assert_eq!(words.holding("x"), Vec::<String>::new());
        assert_eq!(Words::default().holding("x"), Vec::<String>::new());
    }
}

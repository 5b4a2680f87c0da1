//! Which tables the whole book is made of, and which of their columns are more than text and numbers. A test holds this
//! list against the schema, so that no table can be forgotten.

use crate::Result;
use rusqlite::Connection;

/// A table as it goes out and comes in.
pub(super) struct Table {
    /// Its name, also in the file.
    pub name: &'static str,
    /// Text columns that hold JSON.
    pub json: &'static [&'static str],
    /// Blobs that are pictures or files; every other blob is a hash.
    pub bytes: &'static [&'static str],
}

const fn plain(name: &'static str) -> Table {
    Table { name, json: &[], bytes: &[] }
}

const fn json(name: &'static str, json: &'static [&'static str]) -> Table {
    Table { name, json, bytes: &[] }
}

/// Every table that goes out, in the order of the file: what others refer to comes first.
pub(super) const TABLES: &[Table] = &[
    Table { name: "business", json: &["details"], bytes: &["logo"] },
    plain("setting"),
    json("customer", &["details"]),
    plain("customer_merge"),
    json("item", &["details"]),
    json("template", &["details"]),
    json("draft", &["details", "autosaved"]),
    json("schedule", &["details"]),
    plain("schedule_period"),
    plain("series"),
    plain("gap"),
    Table { name: FILE, json: &[], bytes: &["data"] },
    json("invoice", &["snapshot"]),
    plain("job_paper"),
    plain("quote_answer"),
    plain("movement"),
    plain("payment"),
    plain("allocation"),
    plain("charge_payment"),
    plain("write_off"),
    json("reminder", &["details"]),
    plain("receipt"),
    plain("import_run"),
    json("imported", &["lines", "vats"]),
    plain("imported_payment"),
    plain("note"),
    plain("attachment"),
    plain("unfinished"),
    plain("backup"),
    json("audit", &["entry"]),
    json("version", &["details"]),
    Table { name: "kept_logo", json: &[], bytes: &["png"] },
    plain(SEARCH),
];

/// The bytes of each file stand in the place of its name, which is a keyed hash of this vault.
pub(super) const FILE: &str = "file";
/// The words of each object stand in the place of its row number.
pub(super) const SEARCH: &str = "search_object";

/// Tables that stay, and why.
#[cfg(test)]
pub(super) const LEFT_OUT: &[(&str, &str)] = &[
    ("book", "holds the secret identity that opens the backups; its id and epoch stand at the head of the file"),
    ("search", "goes with search_object"),
    ("imported_search", "follows from imported"),
    ("total", "follows from all documents"),
    ("issued_open", "written by triggers"),
    ("issued_month", "written by triggers"),
    ("issued_vat", "written by triggers"),
    ("imported_open", "follows from imported"),
    ("imported_month", "follows from imported"),
    ("imported_vat", "follows from imported"),
];

/// What a cell is in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Integer,
    Text,
    Json,
    Hash,
    Bytes,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub name: String,
    pub kind: Kind,
}

impl Table {
    /// The columns that stand in the file, in its order; none where the book's schema has no such table yet.
    pub fn columns(&self, from: &Connection) -> Result<Vec<Column>> {
        let mut statement = from.prepare("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid")?;
        let found = statement
            .query_map([self.name], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut columns: Vec<Column> = found
            .into_iter()
            .filter(|(name, _)| !matches!((self.name, name.as_str()), (FILE, "name") | (SEARCH, "id")))
            .map(|(name, of)| Column { kind: self.kind(&name, &of), name })
            .collect();
        match self.name {
            _ if columns.is_empty() => {}
            FILE => columns.push(Column { name: "data".to_owned(), kind: Kind::Bytes }),
            SEARCH => columns.push(Column { name: "body".to_owned(), kind: Kind::Text }),
            _ => {}
        }
        Ok(columns)
    }

    fn kind(&self, name: &str, of: &str) -> Kind {
        match of {
            "INTEGER" => Kind::Integer,
            "BLOB" if self.bytes.contains(&name) => Kind::Bytes,
            "BLOB" => Kind::Hash,
            _ if self.json.contains(&name) => Kind::Json,
            _ => Kind::Text,
        }
    }

    /// All rows, in the order in which they were written: the same order comes back after an import.
    pub fn select(&self, columns: &[Column]) -> String {
        let list: Vec<&str> = columns
            .iter()
            .map(|column| match (self.name, column.name.as_str()) {
                (FILE, "data") => "name",
                (SEARCH, "body") => "(SELECT body FROM search WHERE search.rowid = search_object.id)",
                (_, name) => name,
            })
            .collect();
        let condition = match self.name {
            "setting" => format!("WHERE {}", crate::table::settings::CHOSEN),
            _ => String::new(),
        };
        format!("SELECT {} FROM {} {condition}", list.join(", "), self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migration::{self, MIGRATIONS};

    fn newest() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        migration::run(&connection, MIGRATIONS).unwrap();
        connection
    }

    #[test]
    fn every_table_of_the_schema_goes_out_or_says_why_not() {
        let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
            AND name NOT LIKE 'sqlite_%' ORDER BY name";
        let connection = newest();
        let mut statement = connection.prepare(sql).unwrap();
        let of_schema: Vec<String> =
            statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap();
        let mut named: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        named.extend(LEFT_OUT.iter().map(|(name, _)| *name));
        named.sort_unstable();
        assert_eq!(of_schema, named, "a new table: name it in TABLES, or say in LEFT_OUT why it stays");
    }

    #[test]
    fn every_column_that_is_named_is_one_of_its_table() {
        let connection = newest();
        for table in TABLES {
            let columns = table.columns(&connection).unwrap();
            let of = |kind| columns.iter().filter(move |column| column.kind == kind).map(|column| column.name.as_str());
            assert_eq!(of(Kind::Json).collect::<Vec<_>>(), table.json, "{}", table.name);
            assert_eq!(of(Kind::Bytes).collect::<Vec<_>>(), table.bytes, "{}", table.name);
        }
    }
}

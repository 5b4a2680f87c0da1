//! Reads such a file into a new book: one row in memory at a time, and nothing believed before its bounds held. What the
//! rows say is held against the audit log by whoever opens the book afterwards.

use super::compact::Compact;
use super::tables::{Column, FILE, Kind, SEARCH, TABLES, Table};
use super::{FIRST_SCHEMA, FORMAT, VERSION};
use crate::migration::{self, Migration};
use crate::sealed_files::SealedFiles;
use crate::table::{imported, sums};
use crate::{Error, Result, database};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use rusqlite::types::Value;
use rusqlite::{Connection, Statement, params_from_iter};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use std::cell::{Cell, RefCell};
use std::fmt;
use std::io::{self, BufReader, Read};
use std::path::Path;
use uuid::Uuid;
use vault::DatabaseKey;

/// What one row may hold: a sealed file of the largest size in base64, and room for the rest.
const ROW: u64 = 96 << 20;
/// What stands before the tables, and between rows.
const HEAD: u64 = 64 << 10;

/// What stands before the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonHead {
    /// Of the book that was exported.
    pub schema: u32,
    /// Of the vault that was exported.
    pub vault_id: Uuid,
    /// Of the vault that was exported.
    pub epoch: u32,
}

/// The new book that the file becomes; nothing of it is there yet.
pub struct Incoming<'a> {
    /// The folder of the new vault.
    pub vault: &'a Path,
    /// Encrypts the new `book.db`.
    pub database: &'a DatabaseKey,
    /// Seals its files.
    pub files: &'a SealedFiles,
    /// The steps of the schema that this program knows.
    pub steps: &'a [Migration],
}

/// Reads what stands before the tables, and nothing else.
pub fn read_json_head(from: impl Read) -> Result<JsonHead> {
    let reading = Reading::default();
    let file = File { reading: &reading, known: None, open: &mut |_| Ok(None) };
    reading.run(from, file).map(|(head, _)| head)
}

/// Makes the book of an export that was `expected`, in its own schema; the caller upgrades, opens and verifies it.
/// Returns the number of rows.
///
/// # Errors
/// [`Error::Json`] names the line that is not as the format says, [`Error::JsonVersion`] and [`Error::NewerSchema`] a file
/// of a newer program. What was half written is the caller's to remove.
pub fn read_json(from: impl Read, expected: &JsonHead, into: &Incoming<'_>) -> Result<u64> {
    let path = into.vault.join("book.db");
    if path.exists() {
        return Err(Error::NotWritable);
    }
    let connection = database::create(&path, into.database)?;
    let reading = Reading::default();
    let file = File {
        reading: &reading,
        known: Some(migration::newest(into.steps)),
        open: &mut |head| {
            if head != expected {
                return Err(Error::Json { line: 1, what: "the file was changed while it was being read" });
            }
            let steps: Vec<Migration> = into.steps.iter().filter(|step| step.to <= head.schema).copied().collect();
            migration::run(&connection, &steps)?;
            connection.execute_batch("BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON;")?;
            Ok(Some(Book { connection: &connection, files: into.files, reading: &reading }))
        },
    };
    let (_, rows) = reading.run(from, file)?;
    imported::rebuild(&connection)?;
    sums::rebuild(&connection)?;
    connection.execute_batch("COMMIT").map_err(|error| refused(error.into()))?;
    connection.close().map_err(|(_, error)| Error::from(error))?;
    Ok(rows)
}

/// A row that a table does not take says something false; every other answer of the database is its own.
fn refused(error: Error) -> Error {
    let Error::Sql(rusqlite::Error::SqliteFailure(failure, _)) = &error else { return error };
    if [rusqlite::ErrorCode::ConstraintViolation, rusqlite::ErrorCode::TypeMismatch].contains(&failure.code) {
        return Error::Json { line: 0, what: "a row is none that a book can hold, or refers to one that is not there" };
    }
    error
}

/// One pass over a file: what may still be read before the next row, and why it was refused.
#[derive(Default)]
struct Reading {
    left: Cell<u64>,
    failed: RefCell<Option<Error>>,
}

impl Reading {
    fn run<R: Read>(&self, from: R, file: File<'_, '_>) -> Result<(JsonHead, u64)> {
        self.left.set(HEAD);
        let metered = Metered { inner: BufReader::with_capacity(1 << 16, from), reading: self };
        let mut reader = serde_json::Deserializer::from_reader(metered);
        let stops_early = file.known.is_none();
        let mut head = None;
        let read = reader.deserialize_map(Seen { file, head: &mut head });
        if let (true, Some(head)) = (stops_early, head.clone()) {
            return Ok((head, 0));
        }
        let read = read.and_then(|rows| reader.end().map(|()| rows));
        match (read, self.failed.take(), head) {
            (Ok(rows), None, Some(head)) => Ok((head, rows)),
            (Err(error), Some(Error::Json { what, .. }), _) => Err(Error::Json { line: error.line() as u64, what }),
            (_, Some(failed), _) => Err(failed),
            (Err(error), None, _) if error.is_io() => Err(io::Error::from(error).into()),
            (Err(error), None, _) => {
                let what = match error.classify() {
                    serde_json::error::Category::Eof => "it is cut off",
                    serde_json::error::Category::Data => "a value is missing or of another type than it must be",
                    serde_json::error::Category::Syntax | serde_json::error::Category::Io => "it is not JSON",
                };
                Err(Error::Json { line: error.line() as u64, what })
            }
            (Ok(_), None, None) => Err(Error::Json { line: 1, what: NOT_OURS }),
        }
    }

    /// Why it ends here; serde hears no more of it than that.
    fn fail<E: serde::de::Error>(&self, error: Error) -> E {
        self.failed.replace(Some(error));
        E::custom("")
    }

    fn refuse<E: serde::de::Error>(&self, what: &'static str) -> E {
        self.fail(Error::Json { line: 0, what })
    }

    fn check<T, E: serde::de::Error>(&self, result: Result<T>) -> std::result::Result<T, E> {
        result.map_err(|error| self.fail(refused(error)))
    }
}

const NOT_OURS: &str = "this is no export of a whole book";
const ORDER: &str = "a member is missing, unknown, or out of its order";

/// Refuses a row before it fills the memory.
struct Metered<'r, R> {
    inner: R,
    reading: &'r Reading,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        let Some(left) = self.reading.left.get().checked_sub(read as u64) else {
            self.reading.failed.replace(Some(Error::Json { line: 0, what: "a row is larger than any of a book" }));
            return Err(io::ErrorKind::InvalidData.into());
        };
        self.reading.left.set(left);
        Ok(read)
    }
}

/// Where the rows go, once the head said which book it is; none: nobody asks for more than the head.
type Open<'o, 'b> = &'o mut dyn FnMut(&JsonHead) -> Result<Option<Book<'b>>>;

/// The object that is the file.
struct File<'f, 'b> {
    reading: &'f Reading,
    /// The newest schema that this program knows; none: the caller asks later.
    known: Option<u32>,
    open: Open<'f, 'b>,
}

impl File<'_, '_> {
    fn name<'de, A: MapAccess<'de>>(&self, map: &mut A, name: &str, what: &'static str) -> Result<(), A::Error> {
        match map.next_key::<String>()? {
            Some(found) if found == name => Ok(()),
            _ => Err(self.reading.refuse(what)),
        }
    }

    fn member<'de, T: Deserialize<'de>, A: MapAccess<'de>>(&self, map: &mut A, name: &str) -> Result<T, A::Error> {
        self.name(map, name, ORDER)?;
        map.next_value()
    }

    fn head<'de, A: MapAccess<'de>>(&self, map: &mut A) -> Result<JsonHead, A::Error> {
        self.name(map, "format", NOT_OURS)?;
        if map.next_value::<String>()? != FORMAT {
            return Err(self.reading.refuse(NOT_OURS));
        }
        let found: u64 = self.member(map, "version")?;
        if found != VERSION {
            return Err(self.reading.fail(Error::JsonVersion { found, known: VERSION }));
        }
        let schema: u32 = self.member(map, "schema")?;
        if let Some(known) = self.known.filter(|known| schema > *known) {
            return Err(self.reading.fail(Error::NewerSchema { found: schema, known }));
        }
        if schema < FIRST_SCHEMA {
            return Err(self.reading.refuse("no book of this schema was ever exported"));
        }
        let vault_id: Uuid = self.member(map, "vault_id")?;
        let epoch: u32 = self.member(map, "epoch")?;
        let _: Exported = self.member(map, "exported")?;
        self.name(map, "tables", ORDER)?;
        Ok(JsonHead { schema, vault_id, epoch })
    }
}

/// Said for people; nothing follows from it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exported {
    #[serde(rename = "at")]
    _at: String,
    #[serde(rename = "by")]
    _by: String,
}

/// Leaves the head where the caller finds it, also when the rest is not read.
struct Seen<'f, 'b, 'h> {
    file: File<'f, 'b>,
    head: &'h mut Option<JsonHead>,
}

impl<'de> Visitor<'de> for Seen<'_, '_, '_> {
    type Value = u64;

    fn expecting(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str("an export")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<u64, A::Error> {
        let Seen { file, head } = self;
        let reading = file.reading;
        let found = file.head(&mut map)?;
        let book = reading.check((file.open)(&found))?;
        *head = Some(found);
        let Some(book) = book else { return Err(A::Error::custom("")) };
        let rows = map.next_value_seed(Tables(&book))?;
        match (map.next_key::<String>()?.as_deref(), map.next_value::<u64>()?) {
            (Some("rows"), counted) if counted == rows => {}
            (Some("rows"), _) => return Err(reading.refuse("rows are missing, or there are more than it counts")),
            _ => return Err(reading.refuse(ORDER)),
        }
        match map.next_key::<String>()? {
            None => Ok(rows),
            Some(_) => Err(reading.refuse(ORDER)),
        }
    }
}

/// The book that the rows go into.
struct Book<'b> {
    connection: &'b Connection,
    files: &'b SealedFiles,
    reading: &'b Reading,
}

struct Tables<'b>(&'b Book<'b>);

impl<'de> DeserializeSeed<'de> for Tables<'_> {
    type Value = u64;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<u64, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Tables<'_> {
    type Value = u64;

    fn expecting(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str("tables")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<u64, A::Error> {
        let (book, reading) = (self.0, self.0.reading);
        let mut rows = 0;
        // In this order the triggers of the schema see what they saw when the rows were written.
        for table in TABLES {
            let columns = reading.check(table.columns(book.connection))?;
            if columns.is_empty() {
                continue;
            }
            if map.next_key::<String>()?.as_deref() != Some(table.name) {
                return Err(reading.refuse("a table is missing, out of its order, or none of its book"));
            }
            let insert = reading.check(Insert::new(book, table, columns))?;
            rows += map.next_value_seed(insert)?;
        }
        match map.next_key::<String>()? {
            None => Ok(rows),
            Some(_) => Err(reading.refuse("a table is missing, out of its order, or none of its book")),
        }
    }
}

/// Takes the rows of one table.
struct Insert<'b> {
    book: &'b Book<'b>,
    table: &'static Table,
    columns: Vec<Column>,
    statement: Statement<'b>,
    words: Option<Statement<'b>>,
}

impl<'b> Insert<'b> {
    fn new(book: &'b Book<'b>, table: &'static Table, columns: Vec<Column>) -> Result<Self> {
        let names: Vec<&str> = columns
            .iter()
            .filter(|column| (table.name, column.name.as_str()) != (SEARCH, "body"))
            .map(|column| if (table.name, column.name.as_str()) == (FILE, "data") { "name" } else { &column.name })
            .collect();
        let places = vec!["?"; names.len()].join(", ");
        let sql = format!("INSERT INTO {} ({}) VALUES ({places})", table.name, names.join(", "));
        let words =
            (table.name == SEARCH).then(|| book.connection.prepare("INSERT INTO search (rowid, body) VALUES (?, ?)"));
        Ok(Self { book, table, statement: book.connection.prepare(&sql)?, words: words.transpose()?, columns })
    }

    fn take(&mut self, mut row: Vec<Value>) -> Result<()> {
        if self.table.name == FILE {
            self.seal(&mut row)?;
        }
        let body = if self.words.is_some() { row.pop() } else { None };
        self.statement.execute(params_from_iter(row))?;
        if let (Some(words), Some(body)) = (&mut self.words, body) {
            words.execute(params_from_iter([Value::Integer(self.book.connection.last_insert_rowid()), body]))?;
        }
        Ok(())
    }

    /// Puts the bytes under their seal, and the new name in their place.
    fn seal(&self, row: &mut [Value]) -> Result<()> {
        const DIFFERS: Error = Error::Json { line: 0, what: "a file is not what its row says" };
        let place = |name: &str| self.columns.iter().position(|column| column.name == name).ok_or(DIFFERS);
        let (data, sha256, size) = (place("data")?, place("sha256")?, place("size")?);
        let Value::Blob(plain) = std::mem::replace(&mut row[data], Value::Null) else { return Err(DIFFERS) };
        let sealed = self.book.files.seal(&plain)?;
        let said = (&row[sha256], &row[size]);
        if said != (&Value::Blob(sealed.sha256.to_vec()), &Value::Integer(plain.len() as i64)) {
            return Err(DIFFERS);
        }
        row[data] = Value::Text(sealed.name);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Insert<'_> {
    type Value = u64;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<u64, D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Insert<'_> {
    type Value = u64;

    fn expecting(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str("rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut all: A) -> Result<u64, A::Error> {
        let mut rows = 0;
        loop {
            self.book.reading.left.set(ROW);
            let row = RowOf { columns: &self.columns, reading: self.book.reading };
            let Some(row) = all.next_element_seed(row)? else { break };
            let taken = self.take(row);
            self.book.reading.check(taken)?;
            rows += 1;
        }
        self.book.reading.left.set(HEAD);
        Ok(rows)
    }
}

/// One row: every column once, in any order.
struct RowOf<'r> {
    columns: &'r [Column],
    reading: &'r Reading,
}

impl<'de> DeserializeSeed<'de> for RowOf<'_> {
    type Value = Vec<Value>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Vec<Value>, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RowOf<'_> {
    type Value = Vec<Value>;

    fn expecting(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<Value>, A::Error> {
        const COLUMNS: &str = "a row has another column than its table, one twice, or one too few";
        let mut row: Vec<Option<Value>> = vec![None; self.columns.len()];
        while let Some(name) = map.next_key::<String>()? {
            let column = self.columns.iter().zip(row.iter_mut()).find(|(column, _)| column.name == name);
            match column {
                Some((column, place @ None)) => {
                    *place = Some(map.next_value_seed(Cells { column, reading: self.reading })?)
                }
                _ => return Err(self.reading.refuse(COLUMNS)),
            }
        }
        row.into_iter().collect::<Option<Vec<_>>>().ok_or_else(|| self.reading.refuse(COLUMNS))
    }
}

/// One cell, as its column says.
struct Cells<'r> {
    column: &'r Column,
    reading: &'r Reading,
}

impl<'de> DeserializeSeed<'de> for Cells<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        let text = match self.column.kind {
            Kind::Integer => return Ok(Option::<i64>::deserialize(from)?.map_or(Value::Null, Value::Integer)),
            Kind::Json => return from.deserialize_any(JsonCell),
            Kind::Text | Kind::Hash | Kind::Bytes => Option::<String>::deserialize(from)?,
        };
        let Some(text) = text else { return Ok(Value::Null) };
        let bytes = match self.column.kind {
            Kind::Hash => hex::decode(&text).ok().filter(|bytes| hex::encode(bytes) == text),
            Kind::Bytes => STANDARD.decode(&text).ok(),
            Kind::Integer | Kind::Text | Kind::Json => return Ok(Value::Text(text)),
        };
        bytes.map(Value::Blob).ok_or_else(|| self.reading.refuse("a value is neither hex nor base64, where it must be"))
    }
}

/// JSON in its shortest form, or the text itself where it went out as a string.
struct JsonCell;

impl<'de> Visitor<'de> for JsonCell {
    type Value = Value;

    fn expecting(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str("an object, an array, a string or null")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, all: A) -> Result<Value, A::Error> {
        let mut text = String::new();
        Compact(&mut text).visit_seq(all)?;
        Ok(Value::Text(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, all: A) -> Result<Value, A::Error> {
        let mut text = String::new();
        Compact(&mut text).visit_map(all)?;
        Ok(Value::Text(text))
    }
}

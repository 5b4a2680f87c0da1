//! Writes the whole book as JSON, a row a line, with one row in memory at a time.

use super::compact::is_compact;
use super::tables::{Column, FILE, Kind, TABLES, Table};
use super::{FORMAT, VERSION};
use crate::sealed_files::SealedFile;
use crate::table::Reads;
use crate::{Book, Error, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde_json::json;
use std::io::Write;

/// How many rows went out, and how far that is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Rows so far.
    pub rows: u64,
    /// Rows of the whole book.
    pub of: u64,
}

/// Writes the book as it is at one moment; call inside [`Book::snapshot`]. `by` is the program's version. `watch` hears
/// how far it has come, and ends it by answering false.
///
/// # Errors
/// [`Error::Stopped`] follows `watch`; a sealed file that is missing or damaged refuses, since the export would not be
/// the whole book.
pub fn write_json(
    book: &Book,
    now: DateTime<Utc>,
    by: &str,
    out: &mut impl Write,
    watch: &mut dyn FnMut(Written) -> bool,
) -> Result<Written> {
    let connection = book.connection().0;
    let tables = TABLES
        .iter()
        .map(|table| Ok((table, table.columns(connection)?)))
        .filter(|found| !matches!(found, Ok((_, columns)) if columns.is_empty()))
        .collect::<Result<Vec<_>>>()?;
    let mut written = Written::default();
    for (table, columns) in &tables {
        let sql = format!("SELECT count(*) FROM ({})", table.select(&columns[..1]));
        written.of += connection.query_row(&sql, [], |row| row.get::<_, i64>(0))?.unsigned_abs();
    }
    head(book, now, by, out)?;
    for (place, (table, columns)) in tables.iter().enumerate() {
        write!(out, "{}\n{}:[", if place == 0 { "" } else { "," }, json!(table.name))?;
        let first = written.rows;
        let mut statement = connection.prepare(&table.select(columns))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            out.write_all(if written.rows == first { b"\n" } else { b",\n" })?;
            line(book, table, columns, row, out)?;
            written.rows += 1;
            if !watch(written) {
                return Err(Error::Stopped);
            }
        }
        out.write_all(b"\n]")?;
    }
    write!(out, "\n}},\n\"rows\":{}}}\n", written.rows)?;
    Ok(written)
}

fn head(book: &Book, now: DateTime<Utc>, by: &str, out: &mut impl Write) -> Result<()> {
    let at = now.to_rfc3339_opts(SecondsFormat::Millis, true);
    write!(
        out,
        "{{\"format\":{},\"version\":{VERSION},\"schema\":{},\"vault_id\":{},\"epoch\":{},\n\"exported\":{},\n\"tables\":{{",
        json!(FORMAT),
        book.schema()?,
        json!(book.vault_id()),
        book.keys().epoch,
        json!({ "at": at, "by": by })
    )?;
    Ok(())
}

fn line(book: &Book, table: &Table, columns: &[Column], row: &Row<'_>, out: &mut impl Write) -> Result<()> {
    for (place, column) in columns.iter().enumerate() {
        write!(out, "{}{}:", if place == 0 { '{' } else { ',' }, json!(column.name))?;
        if table.name == FILE && column.kind == Kind::Bytes {
            write!(out, "\"{}\"", STANDARD.encode(sealed(book, columns, row)?))?;
        } else {
            cell(table, column.kind, row.get_ref(place)?, out)?;
        }
    }
    Ok(out.write_all(b"}")?)
}

fn cell(table: &Table, kind: Kind, value: ValueRef<'_>, out: &mut impl Write) -> Result<()> {
    let bad = || Error::BadRow { table: table.name };
    match (value, kind) {
        (ValueRef::Null, _) => write!(out, "null")?,
        (ValueRef::Integer(number), Kind::Integer) => write!(out, "{number}")?,
        (ValueRef::Text(text), Kind::Text | Kind::Json) => {
            let text = std::str::from_utf8(text).map_err(|_| bad())?;
            if kind == Kind::Json && is_compact(text) {
                out.write_all(text.as_bytes())?;
            } else {
                serde_json::to_writer(out, text).map_err(std::io::Error::from)?;
            }
        }
        (ValueRef::Blob(bytes), Kind::Hash) => write!(out, "\"{}\"", hex::encode(bytes))?,
        (ValueRef::Blob(bytes), Kind::Bytes) => write!(out, "\"{}\"", STANDARD.encode(bytes))?,
        _ => return Err(bad()),
    }
    Ok(())
}

/// The plain bytes of a file; its name stands in the place of `data`.
fn sealed(book: &Book, columns: &[Column], row: &Row<'_>) -> Result<Vec<u8>> {
    let place = |name: &str| columns.iter().position(|column| column.name == name);
    let at = |name| place(name).ok_or(Error::BadRow { table: FILE });
    let size = row.get::<_, i64>(at("size")?)?.unsigned_abs();
    book.files().open(&SealedFile { name: row.get(at("data")?)?, sha256: row.get(at("sha256")?)?, size })
}

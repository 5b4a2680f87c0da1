//! One table, one file. Reading takes anything that [`Reads`]; writing takes the one transaction, [`crate::Tx`], and
//! leaves its own entry in the audit log, so that no verb can forget it.

pub mod attachments;
pub mod audit;
pub mod backups;
pub mod book_row;
pub mod business;
pub mod customers;
pub mod drafts;
pub mod files;
pub mod imported;
pub mod invoices;
pub mod items;
pub mod jobs;
pub mod list;
pub mod merges;
pub mod movements;
pub mod notes;
pub mod owner;
pub mod payments;
pub mod quotes;
pub mod reminders;
pub mod reports;
pub mod schedules;
pub mod search;
pub mod series;
pub mod settings;
pub mod sums;
pub mod templates;
pub mod unfinished;
pub mod versions;
mod wanted;
pub mod write_offs;

use crate::{Error, Result};
use chain::Hash;
use rusqlite::{Connection, Params, Row, ToSql};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Anything that can be read from: an open book, or the transaction under way.
pub trait Reads {
    /// The connection underneath; not visible outside this crate.
    #[doc(hidden)]
    fn connection(&self) -> Conn<'_>;
}

/// Keeps rusqlite out of the public face of the trait.
#[doc(hidden)]
pub struct Conn<'c>(pub(crate) &'c Connection, pub(crate) &'c search::Vocabulary);

pub(crate) fn one<T>(
    from: &impl Reads,
    sql: &str,
    params: impl Params,
    map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    use rusqlite::OptionalExtension;
    Ok(from.connection().0.prepare_cached(sql)?.query_row(params, map).optional()?)
}

pub(crate) fn many<T>(
    from: &impl Reads,
    sql: &str,
    params: impl Params,
    map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let connection = from.connection();
    let mut statement = connection.0.prepare_cached(sql)?;
    let found = statement.query_map(params, map)?.collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

/// As [`many`] for a statement that names only some of `values`: those that it asks for.
pub(crate) fn many_named<T>(
    from: &impl Reads,
    sql: &str,
    values: &[(&str, &dyn ToSql)],
    map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let connection = from.connection();
    let mut statement = connection.0.prepare_cached(sql)?;
    for (name, value) in values {
        if let Some(at) = statement.parameter_index(name)? {
            statement.raw_bind_parameter(at, value)?;
        }
    }
    let found = statement.raw_query().mapped(map).collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

/// The hash of a row as the audit log records it: SHA-256 of the canonical JSON of what the row says.
pub(crate) fn fingerprint(row: &Value) -> Result<Hash> {
    Ok(Hash::of_content(&chain::canonical_bytes(row)?))
}

/// JSON of a trade type out of a text column.
pub(crate) fn from_json<T: DeserializeOwned>(table: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::BadRow { table })
}

/// JSON text for a text column.
pub(crate) fn to_json(table: &'static str, value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Error::BadRow { table })
}

/// The JSON value that a fingerprint is taken of.
pub(crate) fn to_value(table: &'static str, value: &impl serde::Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(|_| Error::BadRow { table })
}

/// A unique prefix of an id, as people type them; `None` when nothing begins so.
pub(crate) fn by_prefix(from: &impl Reads, what: &'static str, table: &str, prefix: &str) -> Result<Option<String>> {
    if prefix.len() < 4 || !prefix.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-') {
        return Ok(None);
    }
    let sql = format!("SELECT id FROM {table} WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2");
    let mut found = many(from, &sql, [prefix.to_ascii_lowercase()], |row| row.get::<_, String>(0))?;
    match found.len() {
        2 => Err(Error::Ambiguous { what }),
        _ => Ok(found.pop()),
    }
}

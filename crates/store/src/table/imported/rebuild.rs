//! The index of imported documents, made anew where the rows came in by themselves.

use crate::Result;
use rusqlite::Connection;

/// The same words that a run gives the index.
const WORDS: &str = "INSERT INTO imported_search (rowid, number, customer, body)
    SELECT ordinal, number, customer_name,
      coalesce((SELECT group_concat(value ->> 0, char(10)) FROM json_each(lines)) || char(10), '') || note
      || iif(purchase_order = '', '', char(10) || purchase_order)
    FROM imported ORDER BY ordinal";

/// Fills the empty index from `imported`.
pub(crate) fn rebuild(connection: &Connection) -> Result<()> {
    connection.execute(WORDS, [])?;
    Ok(())
}

//! Kept sums: what lists and reports would else add up from the whole book each time. Triggers of the schema write those
//! of issued documents, an import its own; here they are read, and held against the rows that they are sums of.

use super::list::{self, Sum};
use super::{Reads, many, one};
use crate::Result;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Sums over every document of the book, issued and imported, one a currency.
pub fn of_everything(from: &impl Reads) -> Result<Vec<Sum>> {
    many(from, "SELECT currency, documents, gross, open FROM total ORDER BY currency", [], |row| {
        Ok(Sum { currency: row.get(0)?, count: row.get(1)?, gross: row.get(2)?, open: row.get(3)? })
    })
}

/// Newest date of an issued document, or of a payment or a write-off on one: from the end of that day on, what is open
/// does not change any more. Empty where nothing was issued.
pub(crate) fn last_date(from: &impl Reads) -> Result<String> {
    let newest = one(from, "SELECT max(last_date) FROM total", [], |row| row.get::<_, Option<String>>(0))?;
    Ok(newest.flatten().unwrap_or_default())
}

/// The tables of kept sums that their rows do not come to.
pub(crate) fn differing(from: &impl Reads) -> Result<Vec<String>> {
    let mut differing = Vec::new();
    for (table, kept, added_up) in tables() {
        if rows(from, kept)? != rows(from, &added_up)? {
            differing.push(table.to_owned());
        }
    }
    Ok(differing)
}

/// Adds up anew what no trigger writes: after imported rows came in by themselves. Totals come last, since triggers carry
/// what is open into them.
pub(crate) fn rebuild(connection: &Connection) -> Result<()> {
    for (table, _, added_up) in tables().into_iter().rev().filter(|(table, ..)| !table.starts_with("issued_")) {
        connection.execute_batch(&format!("DELETE FROM {table}; INSERT INTO {table} {added_up};"))?;
    }
    Ok(())
}

/// Each table of sums: what it holds, and what its rows come to. Every column as text, so that all compare alike.
fn tables() -> [(&'static str, &'static str, String); 7] {
    [
        (
            "total",
            "SELECT currency, documents || '', gross || '', open || '', last_date FROM total",
            total(),
        ),
        (
            "issued_open",
            "SELECT document || '', coalesce(customer, ''), customer_name, currency, due_date, balance || '' FROM issued_open",
            format!(
                "SELECT ordinal || '', coalesce(customer, ''), customer_name, currency, due_date, balance || ''
                 FROM (SELECT i.*, {} AS balance FROM invoice i) WHERE balance <> 0",
                list::balance()
            ),
        ),
        (
            "issued_month",
            "SELECT month, currency, type_code, documents || '', net || '', vat || '', gross || '' FROM issued_month",
            format!(
                "SELECT substr(issue_date, 1, 7), currency, iif(type_code = '381', '381', '380') AS kind, count(*) || '',
                   sum(net * {SIGN}) || '', sum(vat * {SIGN}) || '', sum(gross * {SIGN}) || ''
                 FROM invoice WHERE {CLAIM} GROUP BY 1, 2, kind",
                SIGN = list::SIGN,
                CLAIM = list::CLAIM
            ),
        ),
        (
            "issued_vat",
            "SELECT month, currency, category, rate, type_code, documents || '', net || '', vat || '' FROM issued_vat",
            format!(
                "SELECT substr(i.issue_date, 1, 7), i.currency, b.value ->> '$.category', b.value ->> '$.rate',
                   iif(type_code = '381', '381', '380') AS kind, count(*) || '',
                   sum(CAST(replace(b.value ->> '$.taxable', '.', '') AS INTEGER) * {SIGN}) || '',
                   sum(CAST(replace(b.value ->> '$.tax', '.', '') AS INTEGER) * {SIGN}) || ''
                 FROM invoice i, json_each(i.snapshot, '$.totals.vat_breakdown') b WHERE {CLAIM} GROUP BY 1, 2, 3, 4, kind",
                SIGN = list::SIGN,
                CLAIM = list::CLAIM
            ),
        ),
        (
            "imported_month",
            "SELECT month, currency, type_code, documents || '', void || '', net || '', vat || '', gross || ''
             FROM imported_month",
            "SELECT substr(issue_date, 1, 7), currency, type_code, sum(NOT void) || '', sum(void) || '',
               sum(iif(void, 0, net)) || '', sum(iif(void, 0, vat)) || '', sum(iif(void, 0, gross)) || ''
             FROM imported GROUP BY 1, 2, 3"
                .to_owned(),
        ),
        (
            "imported_vat",
            "SELECT month, currency, category, rate || '', type_code, documents || '', net || '', vat || ''
             FROM imported_vat",
            "SELECT substr(i.issue_date, 1, 7), i.currency, v.value ->> 0, (v.value ->> 1) || '', i.type_code,
               count(*) || '', sum(v.value ->> 2) || '', sum(v.value ->> 3) || ''
             FROM imported i, json_each(i.vats) v WHERE NOT i.void GROUP BY 1, 2, 3, 4, 5"
                .to_owned(),
        ),
        (
            "imported_open",
            "SELECT customer, currency, due_date, document || '', open || '' FROM imported_open",
            format!("SELECT customer, currency, due_date, ordinal || '', open || '' FROM ({IMPORTED_OPEN}) WHERE open <> 0"),
        ),
    ]
}

/// What is open on each imported document.
const IMPORTED_OPEN: &str = "SELECT i.*, iif(i.void, 0,
    i.gross - coalesce((SELECT sum(p.amount) FROM imported_payment p WHERE p.document = i.ordinal), 0)) AS open FROM imported i";

fn total() -> String {
    format!(
        "SELECT currency, sum(documents) || '', sum(gross) || '', sum(open) || '', max(last_date) FROM (
           SELECT currency, 1 AS documents, gross * {} AS gross, max({}, 0) AS open, issue_date AS last_date FROM invoice i
           UNION ALL SELECT currency, 0, 0, 0, date FROM payment
           UNION ALL SELECT currency, 0, 0, 0, date FROM write_off
           UNION ALL SELECT currency, 1, iif(void, 0, gross), max(open, 0), '' FROM ({IMPORTED_OPEN})
         ) GROUP BY currency",
        list::SIGN,
        list::balance()
    )
}

/// Rows of texts, and how often each is there.
fn rows(from: &impl Reads, sql: &str) -> Result<BTreeMap<Vec<String>, u32>> {
    let mut found = BTreeMap::new();
    let read = |row: &rusqlite::Row<'_>| (0..row.as_ref().column_count()).map(|column| row.get(column)).collect();
    for row in many(from, sql, [], read)? {
        let row: Vec<String> = row;
        *found.entry(row).or_insert(0) += 1;
    }
    Ok(found)
}

#[cfg(test)]
mod tests;

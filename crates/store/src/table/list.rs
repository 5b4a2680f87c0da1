//! The list of issued documents as a window over SQL: state is computed from payments and the day, never stored.

use super::{Reads, many, one, search};
use crate::Result;
use chrono::NaiveDate;
use rusqlite::{Row, named_params};

/// Which documents are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Words to find; empty = all.
    pub text: String,
    /// `open`, `part-paid`, `overdue`, `settled`; empty = all.
    pub state: String,
}

/// One issued document as a list shows it. Amounts are minor units of `currency`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// Order of issue: pass as `after` to go on.
    pub ordinal: i64,
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// As frozen.
    pub customer_name: String,
    /// Subject.
    pub description: String,
    /// ISO date.
    pub issue_date: String,
    /// ISO date.
    pub due_date: String,
    /// ISO 4217.
    pub currency: String,
    /// With VAT.
    pub gross: i64,
    /// What was owed at issue.
    pub payable: i64,
    /// Sum of payments.
    pub paid: i64,
}

/// Sums over everything that a filter lets through, one a currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// ISO 4217.
    pub currency: String,
    /// Documents.
    pub count: u32,
    /// With VAT, minor units.
    pub gross: i64,
    /// Still owed, minor units.
    pub open: i64,
}

/// The paid sum of a document, by the index that holds both columns.
const PAID: &str = "coalesce((SELECT sum(p.amount) FROM payment p WHERE p.invoice = i.id), 0)";

/// At most `limit` documents, newest first, that were issued before `after`.
pub fn window(
    from: &impl Reads,
    filter: &Filter,
    today: NaiveDate,
    after: Option<i64>,
    limit: u32,
) -> Result<Vec<ListRow>> {
    let sql = format!(
        "SELECT ordinal, id, number, customer_name, description, issue_date, due_date, currency, gross, payable, {PAID} AS paid
         FROM invoice i WHERE i.ordinal < :after {} ORDER BY ordinal DESC LIMIT :limit",
        conditions(filter)
    );
    many(
        from,
        &sql,
        named_params! { ":after": after.unwrap_or(i64::MAX), ":limit": limit, ":text": search::expression(&filter.text), ":today": today.to_string() },
        read,
    )
}

/// Sums over all that the filter lets through.
pub fn sums(from: &impl Reads, filter: &Filter, today: NaiveDate) -> Result<Vec<Sum>> {
    let sql = format!(
        "SELECT currency, count(*), sum(gross), sum(payable - {PAID}) FROM invoice i
         WHERE :after IS NULL {} GROUP BY currency ORDER BY currency",
        conditions(filter)
    );
    many(
        from,
        &sql,
        named_params! { ":after": None::<i64>, ":text": search::expression(&filter.text), ":today": today.to_string() },
        |row| Ok(Sum { currency: row.get(0)?, count: row.get(1)?, gross: row.get(2)?, open: row.get(3)? }),
    )
}

/// Open amounts of one customer, one a currency.
pub fn open_of_customer(from: &impl Reads, customer: &str) -> Result<Vec<(String, i64)>> {
    let sql = format!(
        "SELECT currency, sum(payable - {PAID}) AS open FROM invoice i WHERE customer = ?1 GROUP BY currency HAVING open <> 0"
    );
    many(from, &sql, [customer], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Issued documents of the whole book.
pub fn count(from: &impl Reads) -> Result<u64> {
    Ok(one(from, "SELECT count(*) FROM invoice", [], |row| row.get::<_, i64>(0))?.unwrap_or(0).unsigned_abs())
}

/// Parameters are always bound, so that each statement has one text and is prepared once.
fn conditions(filter: &Filter) -> String {
    let state = match filter.state.as_str() {
        "settled" => format!("AND payable = {PAID}"),
        "overdue" => format!("AND payable <> {PAID} AND due_date < :today"),
        "part-paid" => format!("AND payable <> {PAID} AND {PAID} <> 0 AND due_date >= :today"),
        "open" => format!("AND payable <> {PAID}"),
        _ => String::new(),
    };
    format!(
        "AND (:today IS NOT NULL) AND (:text IS NULL OR 'document/' || i.id IN
           (SELECT object FROM search_object WHERE id IN (SELECT rowid FROM search WHERE search MATCH :text))) {state}"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<ListRow> {
    Ok(ListRow {
        ordinal: row.get(0)?,
        id: row.get(1)?,
        number: row.get(2)?,
        customer_name: row.get(3)?,
        description: row.get(4)?,
        issue_date: row.get(5)?,
        due_date: row.get(6)?,
        currency: row.get(7)?,
        gross: row.get(8)?,
        payable: row.get(9)?,
        paid: row.get(10)?,
    })
}

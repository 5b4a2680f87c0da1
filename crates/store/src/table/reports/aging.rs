//! Who owes what, and for how long, as of the end of a day.

use crate::Result;
use crate::table::list::ASKS;
use crate::table::{Reads, many, sums};
use chrono::{Days, NaiveDate};
use rusqlite::{Row, named_params};

/// What is open by how late it is. Minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Late {
    /// Due on the day or after it.
    pub not_due: i64,
    /// 1 to 30 days late.
    pub days_1_30: i64,
    /// 31 to 60 days late.
    pub days_31_60: i64,
    /// 61 to 90 days late.
    pub days_61_90: i64,
    /// More than 90 days late.
    pub over_90: i64,
}

/// One customer in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aging {
    /// Id of the customer; none for a document without one.
    pub customer: Option<String>,
    /// As the customer is called now.
    pub name: String,
    /// ISO 4217.
    pub currency: String,
    /// Invoices on which something is open, or owed back.
    pub count: u32,
    /// Owed by the customer.
    pub late: Late,
    /// Owed by the customer, all together; minor units.
    pub open: i64,
    /// Owed back to the customer, minor units, never below 0: it makes no other invoice smaller.
    pub to_refund: i64,
}

/// What stood open at the end of the day `at`, by customer and currency: documents, credit notes, payments and write-offs
/// of later days are not counted yet.
///
/// From the newest day of the book on, what is open is kept. For a day before it, each document is looked at, with three
/// index look-ups for each (`payment_by_invoice`, `invoice_by_credited`, `write_off_by_invoice`).
pub fn aging(from: &impl Reads, at: NaiveDate) -> Result<Vec<Aging>> {
    let kept = at.to_string() >= sums::last_date(from)?;
    let standing = if kept { KEPT.to_owned() } else { as_of() };
    let sql = format!(
        "SELECT s.customer, coalesce(c.name, s.customer_name) AS name, s.currency, count(*),
          sum(iif(s.due_date >= :at, max(balance, 0), 0)),
          sum(iif(s.due_date < :at AND s.due_date >= :d30, max(balance, 0), 0)),
          sum(iif(s.due_date < :d30 AND s.due_date >= :d60, max(balance, 0), 0)),
          sum(iif(s.due_date < :d60 AND s.due_date >= :d90, max(balance, 0), 0)),
          sum(iif(s.due_date < :d90, max(balance, 0), 0)),
          sum(max(balance, 0)), sum(max(-balance, 0))
        FROM ({standing}) s LEFT JOIN customer c ON c.id = s.customer
        WHERE balance <> 0
        GROUP BY coalesce(s.customer, s.customer_name), s.currency
        ORDER BY name COLLATE NOCASE, s.currency"
    );
    let ago = |days| at.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN).to_string();
    many(from, &sql, named_params! { ":at": at.to_string(), ":d30": ago(30), ":d60": ago(60), ":d90": ago(90) }, read)
}

const KEPT: &str = "SELECT customer, customer_name, currency, due_date, balance FROM issued_open";

/// Where each document stood at the end of the day `:at`.
fn as_of() -> String {
    format!(
        "SELECT *, max(unpaid - written_off, min(unpaid, 0)) AS balance FROM (
          SELECT i.customer, i.customer_name, i.currency, i.due_date,
            i.payable
              - coalesce((SELECT sum(p.amount) FROM payment p WHERE p.invoice = i.id AND p.date <= :at), 0)
              - coalesce((SELECT sum(c.payable) FROM invoice c WHERE c.credits = i.id AND c.issue_date <= :at), 0)
              AS unpaid,
            coalesce((SELECT sum(w.amount) FROM write_off w WHERE w.invoice = i.id AND w.date <= :at), 0) AS written_off
          FROM invoice i WHERE i.issue_date <= :at AND {ASKS}
        )"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<Aging> {
    Ok(Aging {
        customer: row.get(0)?,
        name: row.get(1)?,
        currency: row.get(2)?,
        count: row.get(3)?,
        late: Late {
            not_due: row.get(4)?,
            days_1_30: row.get(5)?,
            days_31_60: row.get(6)?,
            days_61_90: row.get(7)?,
            over_90: row.get(8)?,
        },
        open: row.get(9)?,
        to_refund: row.get(10)?,
    })
}

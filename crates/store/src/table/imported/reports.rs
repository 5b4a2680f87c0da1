//! What reports count of imported documents: sums that are kept where they cover what is asked, the rows where they do
//! not. Both come to the same.

use crate::Result;
use crate::table::reports::period::Period;
use crate::table::reports::{Aging, Documents, Late, Revenue, Vat};
use crate::table::{Reads, many, one};
use chrono::{Days, NaiveDate};
use rusqlite::{Row, named_params};

/// By month and currency, oldest first.
pub fn revenue(from: &impl Reads) -> Result<Vec<Revenue>> {
    let sql = "SELECT month, currency, sum(documents), sum(net), sum(vat), sum(gross) FROM imported_month
        GROUP BY month, currency HAVING sum(documents) > 0";
    many(from, sql, [], |row| {
        Ok(Revenue {
            month: row.get(0)?,
            currency: row.get(1)?,
            count: row.get(2)?,
            net: row.get(3)?,
            vat: row.get(4)?,
            gross: row.get(5)?,
        })
    })
}

/// Bases and taxes of what was issued from `first` to `last`; amounts of credit notes above 0, as on paper.
pub fn vat(from: &impl Reads, first: NaiveDate, last: NaiveDate) -> Result<Vec<Vat>> {
    let period = Period::of(first, last);
    let sql = "
        WITH part AS (
          SELECT currency, category, rate, type_code, documents, net, vat FROM imported_vat
          WHERE month BETWEEN :first AND :last
          UNION ALL
          SELECT i.currency, v.value ->> 0, v.value ->> 1, i.type_code, 1, v.value ->> 2, v.value ->> 3
          FROM imported i, json_each(i.vats) v
          WHERE (i.issue_date BETWEEN :head AND :head_end OR i.issue_date BETWEEN :tail AND :tail_end) AND NOT i.void
        )
        SELECT currency, category, rate,
          sum(iif(type_code = '381', 0, documents)), sum(iif(type_code = '381', 0, net)), sum(iif(type_code = '381', 0, vat)),
          sum(iif(type_code = '381', documents, 0)), sum(iif(type_code = '381', -net, 0)), sum(iif(type_code = '381', -vat, 0))
        FROM part GROUP BY currency, category, rate";
    many(from, sql, period.bound().as_slice(), |row| {
        Ok(Vat {
            currency: row.get(0)?,
            category: row.get(1)?,
            rate: percent(row.get(2)?),
            invoices: row.get(3)?,
            invoiced_taxable: row.get(4)?,
            invoiced_tax: row.get(5)?,
            credit_notes: row.get(6)?,
            credited_taxable: row.get(7)?,
            credited_tax: row.get(8)?,
        })
    })
}

/// Basis points as percent without trailing zeros.
fn percent(points: i64) -> String {
    let text = format!("{}.{:02}", points / 100, points % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// How many documents these are, and what they come to; credit notes count below 0.
pub fn documents(from: &impl Reads, first: NaiveDate, last: NaiveDate) -> Result<Vec<Documents>> {
    let period = Period::of(first, last);
    let sql = "
        WITH part AS (
          SELECT currency, type_code, documents, net, vat FROM imported_month WHERE month BETWEEN :first AND :last
          UNION ALL
          SELECT currency, type_code, 1, net, vat FROM imported
          WHERE (issue_date BETWEEN :head AND :head_end OR issue_date BETWEEN :tail AND :tail_end) AND NOT void
        )
        SELECT currency, sum(iif(type_code = '381', 0, documents)), sum(iif(type_code = '381', documents, 0)), sum(net),
          sum(vat)
        FROM part GROUP BY currency HAVING sum(documents) > 0";
    many(from, sql, period.bound().as_slice(), |row| {
        Ok(Documents {
            currency: row.get(0)?,
            invoices: row.get(1)?,
            credit_notes: row.get(2)?,
            net: row.get(3)?,
            vat: row.get(4)?,
        })
    })
}

/// What stood open at the end of the day `at`, by customer and currency.
pub fn aging(from: &impl Reads, at: NaiveDate) -> Result<Vec<Aging>> {
    let newest =
        one(from, "SELECT max(last_date) FROM import_run", [], |row| row.get::<_, Option<String>>(0))?.flatten();
    let Some(newest) = newest else { return Ok(Vec::new()) };
    // From the day of the newest document or payment on, what is open does not change any more.
    let standing = if at.to_string() >= newest {
        "SELECT o.customer, o.currency, o.due_date, o.open FROM imported_open o WHERE :at IS NOT NULL"
    } else {
        "SELECT * FROM (SELECT i.customer, i.currency, i.due_date, i.gross - coalesce((SELECT sum(p.amount)
           FROM imported_payment p WHERE p.document = i.ordinal AND p.date <= :at), 0) AS open
         FROM imported i WHERE i.issue_date <= :at AND NOT i.void) WHERE open <> 0 ORDER BY customer, currency"
    };
    let sql = format!(
        "SELECT s.customer, c.name, s.currency, s.count, s.d0, s.d1, s.d2, s.d3, s.d4, s.open, s.refund FROM (
          SELECT customer, currency, count(*) AS count,
            sum(iif(due_date >= :at, max(open, 0), 0)) AS d0,
            sum(iif(due_date < :at AND due_date >= :d30, max(open, 0), 0)) AS d1,
            sum(iif(due_date < :d30 AND due_date >= :d60, max(open, 0), 0)) AS d2,
            sum(iif(due_date < :d60 AND due_date >= :d90, max(open, 0), 0)) AS d3,
            sum(iif(due_date < :d90, max(open, 0), 0)) AS d4,
            sum(max(open, 0)) AS open, sum(max(-open, 0)) AS refund
          FROM ({standing}) GROUP BY customer, currency
        ) s JOIN customer c ON c.id = s.customer"
    );
    let ago = |days| at.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN).to_string();
    many(from, &sql, named_params! { ":at": at.to_string(), ":d30": ago(30), ":d60": ago(60), ":d90": ago(90) }, read)
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

//! What reports count of imported documents: sums that are kept where they cover what is asked, the rows where they do
//! not. Both come to the same.

use crate::Result;
use crate::table::reports::{Aging, Documents, Late, Revenue, Vat};
use crate::table::{Reads, many, one};
use chrono::{Datelike, Days, Months, NaiveDate};
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

/// A period as its whole months, and the days before and after them.
struct Period {
    /// First and last whole month, `YYYY-MM`; a first after the last where there is none.
    months: (String, String),
    /// First and last day of what is left at either end.
    ends: [Option<(NaiveDate, NaiveDate)>; 2],
}

impl Period {
    fn of(first: NaiveDate, last: NaiveDate) -> Self {
        let next_month = |day: NaiveDate| day.with_day(1).and_then(|day| day.checked_add_months(Months::new(1)));
        let begin = if first.day() == 1 { Some(first) } else { next_month(first) };
        // The day after the last whole month.
        let after = last.checked_add_days(Days::new(1)).and_then(|day| day.with_day(1));
        match (begin, after) {
            (Some(begin), Some(after)) if begin < after => {
                let before = |day: NaiveDate| day.pred_opt().unwrap_or(NaiveDate::MIN);
                let head = (first < begin).then(|| (first, before(begin)));
                let tail = (after <= last).then_some((after, last));
                Self { months: (month(begin), month(before(after))), ends: [head, tail] }
            }
            _ => Self { months: ("1".to_owned(), "0".to_owned()), ends: [Some((first, last)), None] },
        }
    }

    /// Days as text; a first after the last where there is nothing.
    fn end(&self, at: usize) -> (String, String) {
        self.ends[at]
            .map_or_else(|| ("1".to_owned(), "0".to_owned()), |(first, last)| (first.to_string(), last.to_string()))
    }
}

fn month(day: NaiveDate) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// Bases and taxes of what was issued from `first` to `last`; amounts of credit notes above 0, as on paper.
pub fn vat(from: &impl Reads, first: NaiveDate, last: NaiveDate) -> Result<Vec<Vat>> {
    let period = Period::of(first, last);
    let ((head, head_end), (tail, tail_end)) = (period.end(0), period.end(1));
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
    let bound = named_params! {
        ":first": period.months.0, ":last": period.months.1, ":head": head, ":head_end": head_end, ":tail": tail,
        ":tail_end": tail_end,
    };
    many(from, sql, bound, |row| {
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
    let ((head, head_end), (tail, tail_end)) = (period.end(0), period.end(1));
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
    let bound = named_params! {
        ":first": period.months.0, ":last": period.months.1, ":head": head, ":head_end": head_end, ":tail": tail,
        ":tail_end": tail_end,
    };
    many(from, sql, bound, |row| {
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

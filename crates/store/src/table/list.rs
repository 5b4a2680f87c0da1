//! The list of issued documents as a window over SQL: state is computed from payments, credit notes and the day, never
//! stored. What billing's settlement says of one document is said here of all.

use super::{Reads, many, one, search};
use crate::Result;
use chrono::NaiveDate;
use rusqlite::{Row, named_params};

/// Which documents are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Words to find; empty = all.
    pub text: String,
    /// `open`, `part-paid`, `overdue`, `settled`, `credited`, `to-refund`, `credit-note`; empty = all.
    pub state: String,
    /// Issued on this day or later; none = from the first.
    pub from: Option<NaiveDate>,
    /// Issued on this day or earlier; none = to the last.
    pub to: Option<NaiveDate>,
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
    /// UNTDID 1001.
    pub type_code: String,
    /// Number of the invoice that a credit note credits.
    pub credits: Option<String>,
    /// With VAT; a credit note counts below 0.
    pub gross: i64,
    /// What was owed at issue, never below 0.
    pub owed: i64,
    /// Sum of payments; what was paid back counts below 0.
    pub paid: i64,
    /// Sum of credit notes.
    pub credited: i64,
}

/// Sums over everything that a filter lets through, one a currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// ISO 4217.
    pub currency: String,
    /// Documents.
    pub count: u32,
    /// With VAT, minor units; credit notes count below 0.
    pub gross: i64,
    /// Still owed, minor units; what is owed back to one customer makes no other's debt smaller.
    pub open: i64,
}

/// The paid sum of a document, by the index that holds both columns.
const PAID: &str = "coalesce((SELECT sum(p.amount) FROM payment p WHERE p.invoice = i.id), 0)";
/// The credited sum of a document, by the index that holds both columns.
const CREDITED: &str = "coalesce((SELECT sum(c.payable) FROM invoice c WHERE c.credits = i.id), 0)";
/// Amounts of a credit note are positive on paper, and count below 0.
pub(super) const SIGN: &str = "CASE type_code WHEN '381' THEN -1 ELSE 1 END";

/// What is owed by the customer, or below 0 to the customer; nothing on a credit note, which only changes its invoice.
fn balance() -> String {
    format!("CASE type_code WHEN '381' THEN 0 ELSE max(payable, 0) - {PAID} - {CREDITED} END")
}

/// What comes after the document `:after`, and in which order.
type Order = (&'static str, &'static str);
const NEWEST_FIRST: Order = ("i.ordinal < coalesce(:after, 9223372036854775807)", "ordinal DESC");
const LONGEST_OVERDUE_FIRST: Order = (
    "(:after IS NULL OR (due_date, ordinal) > (SELECT b.due_date, b.ordinal FROM invoice b WHERE b.ordinal = :after))",
    "due_date, ordinal",
);

/// At most `limit` documents, newest first, that were issued before `after`; overdue ones by due date, and after it.
pub fn window(
    from: &impl Reads,
    filter: &Filter,
    today: NaiveDate,
    after: Option<i64>,
    limit: u32,
) -> Result<Vec<ListRow>> {
    let (further, order) = if filter.state == "overdue" { LONGEST_OVERDUE_FIRST } else { NEWEST_FIRST };
    let sql = format!(
        "SELECT ordinal, id, number, customer_name, description, issue_date, due_date, currency, type_code,
           (SELECT n.number FROM invoice n WHERE n.id = i.credits), gross * {SIGN}, max(payable, 0), {PAID}, {CREDITED}
         FROM invoice i WHERE {further} {} ORDER BY {order} LIMIT :limit",
        conditions(filter)
    );
    many(
        from,
        &sql,
        named_params! {
            ":after": after, ":limit": limit, ":text": search::expression(&filter.text), ":today": today.to_string(),
            ":from": day(filter.from), ":to": day(filter.to),
        },
        read,
    )
}

/// Sums over all that the filter lets through.
pub fn sums(from: &impl Reads, filter: &Filter, today: NaiveDate) -> Result<Vec<Sum>> {
    let sql = format!(
        "SELECT currency, count(*), sum(gross * {SIGN}), sum(max({}, 0)) FROM invoice i
         WHERE :after IS NULL {} GROUP BY currency ORDER BY currency",
        balance(),
        conditions(filter)
    );
    many(
        from,
        &sql,
        named_params! {
            ":after": None::<i64>, ":text": search::expression(&filter.text), ":today": today.to_string(),
            ":from": day(filter.from), ":to": day(filter.to),
        },
        |row| Ok(Sum { currency: row.get(0)?, count: row.get(1)?, gross: row.get(2)?, open: row.get(3)? }),
    )
}

/// Open amounts of one customer, one a currency.
pub fn open_of_customer(from: &impl Reads, customer: &str) -> Result<Vec<(String, i64)>> {
    let sql = format!(
        "SELECT currency, sum(max({}, 0)) AS open FROM invoice i WHERE customer = ?1 GROUP BY currency HAVING open <> 0",
        balance()
    );
    many(from, &sql, [customer], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Issued documents of the whole book.
pub fn count(from: &impl Reads) -> Result<u64> {
    Ok(one(from, "SELECT count(*) FROM invoice", [], |row| row.get::<_, i64>(0))?.unwrap_or(0).unsigned_abs())
}

/// Parameters are always bound, so that each statement has one text and is prepared once.
fn conditions(filter: &Filter) -> String {
    let balance = balance();
    let wholly = format!("({CREDITED} > 0 AND {CREDITED} >= payable)");
    let state = match filter.state.as_str() {
        "settled" => format!("AND type_code <> '381' AND {balance} = 0 AND NOT {wholly}"),
        "credited" => format!("AND type_code <> '381' AND {balance} = 0 AND {wholly}"),
        "to-refund" => format!("AND {balance} < 0"),
        "credit-note" => "AND type_code = '381'".to_owned(),
        "overdue" => format!("AND {balance} > 0 AND due_date < :today"),
        "part-paid" => format!("AND {balance} > 0 AND {PAID} <> 0 AND due_date >= :today"),
        "open" => format!("AND {balance} > 0"),
        _ => String::new(),
    };
    format!(
        "AND (:today IS NOT NULL) AND (:from IS NULL OR i.issue_date >= :from) AND (:to IS NULL OR i.issue_date <= :to)
         AND (:text IS NULL OR 'document/' || i.id IN
           (SELECT object FROM search_object WHERE id IN (SELECT rowid FROM search WHERE search MATCH :text))) {state}"
    )
}

fn day(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.to_string())
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
        type_code: row.get(8)?,
        credits: row.get(9)?,
        gross: row.get(10)?,
        owed: row.get(11)?,
        paid: row.get(12)?,
        credited: row.get(13)?,
    })
}

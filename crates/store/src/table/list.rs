//! The list of issued documents as a window over SQL: state is computed from payments, credit notes and the day, never
//! stored. What billing's settlement says of one document is said here of all.

use super::merges::ONES;
use super::search::{self, Index};
use super::wanted::{Shape, wishes};
use super::{Reads, imported, many, many_named, one};
use crate::Result;
use billing::{Figure, TypeCode, Wanted};
use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use std::collections::BTreeMap;

/// Which documents are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Words to find; empty = all.
    pub text: String,
    /// `open`, `part-paid`, `overdue`, `settled`, `credited`, `written-off`, `to-refund`, `credit-note`; of quotes
    /// `offered`, `accepted`, `declined`, `expired`, `invoiced`; empty = all.
    pub state: String,
    /// UNTDID 1001; none = of every kind.
    pub kind: Option<TypeCode>,
    /// Issued on this day or later; none = from the first.
    pub from: Option<NaiveDate>,
    /// Issued on this day or earlier; none = to the last.
    pub to: Option<NaiveDate>,
    /// What else was typed.
    pub wanted: Vec<Wanted>,
}

impl Filter {
    /// Whether every document is let through.
    pub fn lets_all_through(&self) -> bool {
        let Self { text, state, kind, from, to, wanted } = self;
        let words = search::asks(text);
        !words && state.is_empty() && kind.is_none() && from.is_none() && to.is_none() && wanted.is_empty()
    }
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
    /// What the seller was to get at issue; below 0 where the customer was.
    pub payable: i64,
    /// Paid in advance (BT-113), where something was credited; 0 elsewhere.
    pub prepaid: i64,
    /// Sum of payments; what was paid back counts below 0.
    pub paid: i64,
    /// Sum of credit notes.
    pub credited: i64,
    /// On a quote: the newest answer.
    pub answer: Option<String>,
    /// On a quote: how many invoices of its job ask for a part, and how many end it.
    pub invoiced: (u32, u32),
    /// Sum of write-offs, less what was taken up again.
    pub written_off: i64,
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
/// What was paid in advance of a document. The snapshot holds an amount with all decimals of its currency: without the
/// point it is a number of minor units.
const PREPAID: &str = "CAST(replace(i.snapshot ->> '$.totals.prepaid', '.', '') AS INTEGER)";
/// What was given up of a document, by the index that holds both columns.
const WRITTEN_OFF: &str = "coalesce((SELECT sum(w.amount) FROM write_off w WHERE w.invoice = i.id), 0)";
/// How a document counts in the books; `billing::TypeCode::sign` in SQL. Amounts of a credit note are positive on paper
/// and count below 0; those of a quote, a proforma invoice and a delivery note do not count.
pub(super) const SIGN: &str =
    "CASE type_code WHEN '381' THEN -1 WHEN '310' THEN 0 WHEN '325' THEN 0 WHEN '270' THEN 0 ELSE 1 END";
/// As it is shown on its own: the amount of what does not count, too.
const SHOWN: &str = "CASE type_code WHEN '381' THEN -1 ELSE 1 END";
/// What asks the customer for money; `billing::TypeCode::asks_for_money` in SQL.
pub(super) const ASKS: &str = "type_code NOT IN ('381', '310', '325', '270')";
/// What counts in the books; `billing::TypeCode::is_claim` in SQL.
pub(super) const CLAIM: &str = "type_code NOT IN ('310', '325', '270')";

/// What is owed by the customer, or below 0 to the customer, as it is kept ([`super::sums`]); nothing on a credit note,
/// which only changes its invoice, and on what is no claim.
const BALANCE: &str = "coalesce((SELECT o.balance FROM issued_open o WHERE o.document = i.ordinal), 0)";

/// The same, added up from the rows: what is kept must come to it. A write-off never makes anything owed back.
pub(super) fn balance() -> String {
    let unpaid = format!("payable - {PAID} - {CREDITED}");
    format!("iif({ASKS}, max({unpaid} - {WRITTEN_OFF}, min({unpaid}, 0)), 0)")
}

/// The newest answer to a quote; nothing on any other document.
const ANSWER: &str = "iif(type_code = '310', (SELECT q.answer FROM quote_answer q WHERE q.quote = i.id
    ORDER BY q.ordinal DESC LIMIT 1), NULL)";

/// How many standing invoices of these kinds belong to the job that a quote began; `billing::Job::invoiced` in SQL.
fn invoiced(kinds: &str) -> String {
    let (stands, part_stands, worth) = (stands("n"), stands("p"), worth("n"));
    format!(
        "iif(type_code = '310', (SELECT count(*) FROM job_paper j JOIN invoice n ON n.id = j.document
           WHERE j.job = i.id AND n.type_code IN ({kinds}) AND {stands} AND ({worth} <> 0
             OR NOT EXISTS (SELECT 1 FROM json_each(n.snapshot, '$.lines') l WHERE l.value ->> '$.deducts' IS NOT NULL)
             OR EXISTS (SELECT 1 FROM json_each(n.snapshot, '$.lines') l
               JOIN invoice p ON p.number = l.value ->> '$.deducts' WHERE {part_stands}))), 0)"
    )
}

/// What a document is worth before anything was paid: with VAT, and rounded where it was.
fn worth(of: &str) -> String {
    format!("({of}.gross + CAST(replace({of}.snapshot ->> '$.totals.rounding', '.', '') AS INTEGER))")
}

/// Whether credit notes did not take all of it.
fn stands(of: &str) -> String {
    let credited = format!("(SELECT sum({}) FROM invoice c WHERE c.credits = {of}.id)", worth("c"));
    format!("coalesce({} <> {credited}, true)", worth(of))
}

/// Those that ask for a part of a job, and those that end one.
const PARTS: &str = "'386', '326'";
const ENDS: &str = "'380', '384', '389'";

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
    let wishes = wishes(from, &filter.wanted, &SHAPE)?;
    let sql = format!(
        "SELECT ordinal, id, number, customer_name, description, issue_date, due_date, currency, type_code,
           (SELECT n.number FROM invoice n WHERE n.id = i.credits), gross * {SHOWN}, payable, {PAID}, {CREDITED},
           {WRITTEN_OFF}, {ANSWER}, {}, {}, iif({CREDITED} > 0, {PREPAID}, 0)
         FROM invoice i WHERE {further} {} {} ORDER BY {order} LIMIT :limit",
        invoiced(PARTS),
        invoiced(ENDS),
        conditions(filter),
        wishes.sql
    );
    many_named(
        from,
        &sql,
        named_params! {
            ":after": after, ":limit": limit, ":text": search::expression(from, Index::Own, &filter.text)?, ":today": today.to_string(),
            ":from": day(filter.from), ":to": day(filter.to),
            ":kind": filter.kind.map(TypeCode::code), ":wanted": wishes.bound,
        },
        read,
    )
}

/// Sums over all that the filter lets through.
pub fn sums(from: &impl Reads, filter: &Filter, today: NaiveDate) -> Result<Vec<Sum>> {
    let wishes = wishes(from, &filter.wanted, &SHAPE)?;
    let sql = format!(
        "SELECT currency, count(*), sum(gross * {SIGN}), sum(max({BALANCE}, 0)) FROM invoice i
         WHERE true {} {} GROUP BY currency ORDER BY currency",
        conditions(filter),
        wishes.sql
    );
    many_named(
        from,
        &sql,
        named_params! {
            ":text": search::expression(from, Index::Own, &filter.text)?, ":today": today.to_string(),
            ":from": day(filter.from), ":to": day(filter.to),
            ":kind": filter.kind.map(TypeCode::code), ":wanted": wishes.bound,
        },
        |row| Ok(Sum { currency: row.get(0)?, count: row.get(1)?, gross: row.get(2)?, open: row.get(3)? }),
    )
}

/// Open amounts of one customer and of whom they stand for, one a currency; what was imported counts too.
pub fn open_of_customer(from: &impl Reads, customer: &str) -> Result<Vec<(String, i64)>> {
    let sql = format!(
        "SELECT currency, sum(max(balance, 0)) AS open FROM issued_open WHERE customer IN {ONES}
         GROUP BY currency HAVING open <> 0"
    );
    let mut open: BTreeMap<String, i64> =
        many(from, &sql, [customer], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect();
    for (currency, more) in imported::open_of_customer(from, customer)? {
        let sum = open.entry(currency).or_insert(0);
        *sum = sum.checked_add(more).ok_or(billing::Error::Overflow)?;
    }
    Ok(open.into_iter().collect())
}

/// Issued documents of the whole book.
pub fn count(from: &impl Reads) -> Result<u64> {
    Ok(one(from, "SELECT count(*) FROM invoice", [], |row| row.get::<_, i64>(0))?.unwrap_or(0).unsigned_abs())
}

/// How this table answers what was typed.
const SHAPE: Shape = Shape {
    state: |state| format!("1 {}", standing(state).unwrap_or_else(|| "AND 0".to_owned())),
    imported: false,
    figure: |figure| match figure {
        Figure::Net => format!("i.net * {SHOWN}"),
        Figure::Vat => format!("i.vat * {SHOWN}"),
        Figure::Gross => format!("i.gross * {SHOWN}"),
        Figure::Open => BALANCE.to_owned(),
    },
    index: Index::Own,
    word: concat!(
        "'document/' || i.id IN (SELECT ",
        search::found_object!(),
        " FROM search_object WHERE id IN (SELECT rowid FROM search WHERE search MATCH {word}))"
    ),
    booked: CLAIM,
    item: "EXISTS (SELECT l.value ->> '$.name' AS line FROM json_each(i.snapshot, '$.lines') l WHERE {word})",
    taxed: |category, rate| {
        let category =
            category.map_or_else(String::new, |it| format!(" AND b.value ->> '$.category' = '{}'", it.code()));
        let rate = rate.map_or_else(String::new, |it| format!(" AND b.value ->> '$.rate' = '{it}'"));
        format!("EXISTS (SELECT 1 FROM json_each(i.snapshot, '$.totals.vat_breakdown') b WHERE 1{category}{rate})")
    },
    written_off: "EXISTS (SELECT 1 FROM write_off w WHERE w.invoice = i.id AND (w.date {word}
      OR EXISTS (SELECT 1 FROM payment p WHERE p.invoice = i.id AND p.date >= w.date AND p.date {word})
      OR EXISTS (SELECT 1 FROM invoice n WHERE n.credits = i.id AND n.issue_date >= w.date AND n.issue_date {word})))",
};

/// The condition of a state, with a leading AND; none for one that no issued document has.
fn standing(state: &str) -> Option<String> {
    let on = |condition: &str| format!("AND i.ordinal IN (SELECT document FROM issued_open WHERE {condition})");
    let nothing_open = format!("AND {ASKS} AND i.ordinal NOT IN (SELECT document FROM issued_open)");
    let wholly = format!("({CREDITED} > 0 AND {CREDITED} >= payable + {PREPAID})");
    Some(match state {
        "settled" => format!("{nothing_open} AND NOT {wholly} AND {WRITTEN_OFF} = 0"),
        "written-off" => format!("{nothing_open} AND NOT {wholly} AND {WRITTEN_OFF} > 0"),
        "credited" => format!("{nothing_open} AND {wholly}"),
        "to-refund" => on("balance < 0"),
        "credit-note" => "AND type_code = '381'".to_owned(),
        "overdue" => on("balance > 0 AND due_date < :today"),
        "part-paid" => format!("{} AND {PAID} <> 0", on("balance > 0 AND due_date >= :today")),
        "open" => on("balance > 0"),
        "invoiced" => format!("AND {} > 0", invoiced(ENDS)),
        "accepted" => format!("AND {} = 0 AND ({ANSWER} = 'accepted' OR {} > 0)", invoiced(ENDS), invoiced(PARTS)),
        "declined" => format!("AND {ANSWER} = 'declined' AND {} = 0 AND {} = 0", invoiced(ENDS), invoiced(PARTS)),
        "expired" => format!("{} AND due_date < :today", unanswered()),
        "offered" => format!("{} AND due_date >= :today", unanswered()),
        _ => return None,
    })
}

/// What is asked for, each with a leading AND; what it holds is bound, so that each question has one text.
fn conditions(filter: &Filter) -> String {
    let asked = [
        (filter.from.is_some(), " AND i.issue_date >= :from"),
        (filter.to.is_some(), " AND i.issue_date <= :to"),
        (filter.kind.is_some(), " AND type_code = :kind"),
        (
            search::asks(&filter.text),
            concat!(
                " AND 'document/' || i.id IN (SELECT ",
                search::found_object!(),
                " FROM search_object WHERE id IN (SELECT rowid FROM search WHERE search MATCH :text))"
            ),
        ),
    ];
    let asked = asked.into_iter().filter(|(asked, _)| *asked).map(|(_, condition)| condition);
    asked.collect::<String>() + " " + &standing(&filter.state).unwrap_or_default()
}

fn unanswered() -> String {
    format!("AND type_code = '310' AND {ANSWER} IS NULL AND {} = 0 AND {} = 0", invoiced(ENDS), invoiced(PARTS))
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
        payable: row.get(11)?,
        prepaid: row.get(18)?,
        paid: row.get(12)?,
        credited: row.get(13)?,
        written_off: row.get(14)?,
        answer: row.get(15)?,
        invoiced: (row.get(16)?, row.get(17)?),
    })
}

/// An invoice on which a customer owes something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRow {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// ISO date.
    pub issue_date: String,
    /// ISO date.
    pub due_date: String,
    /// ISO 4217.
    pub currency: String,
    /// Still owed, above 0; below 0: owed back. Minor units.
    pub balance: i64,
}

/// Invoices of a customer on which something is owed, either way; the longest due first.
pub fn unsettled(from: &impl Reads, customer: &str) -> Result<Vec<OpenRow>> {
    let sql = format!(
        "SELECT i.id, i.number, i.issue_date, i.due_date, i.currency, o.balance
         FROM issued_open o JOIN invoice i ON i.ordinal = o.document WHERE o.customer IN {ONES}
         ORDER BY i.due_date, i.ordinal"
    );
    many(from, &sql, [customer], |row| {
        Ok(OpenRow {
            id: row.get(0)?,
            number: row.get(1)?,
            issue_date: row.get(2)?,
            due_date: row.get(3)?,
            currency: row.get(4)?,
            balance: row.get(5)?,
        })
    })
}

//! Imported documents as lists show them: newest first, overdue ones by due date.

use crate::Result;
use crate::table::list::{Filter, Sum};
use crate::table::merges::ONES;
use crate::table::search::{self, Index};
use crate::table::wanted::{Shape, wishes};
use crate::table::{Reads, many, many_named, one};
use billing::{Decimal, Figure, TypeCode, VatRate};
use chrono::NaiveDate;
use rusqlite::{Row, named_params};

/// One imported document. Amounts are minor units of `currency`, those of a credit note below 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedRow {
    /// Its place: pass as `after` to go on.
    pub ordinal: i64,
    /// As given.
    pub number: String,
    /// As given.
    pub customer_name: String,
    /// What its first line says.
    pub description: String,
    /// ISO date.
    pub issue_date: String,
    /// ISO date.
    pub due_date: String,
    /// ISO 4217.
    pub currency: String,
    /// `380` or `381`.
    pub type_code: String,
    /// Cancelled in the program before.
    pub void: bool,
    /// Number of the invoice that a credit note credits.
    pub credits: Option<String>,
    /// With VAT.
    pub gross: i64,
    /// Still owed; below 0: owed back.
    pub open: i64,
}

const COLUMNS: &str = "i.ordinal, i.number, i.customer_name, i.lines, i.issue_date, i.due_date,
    i.currency, i.type_code, i.void, (SELECT c.number FROM imported c WHERE c.ordinal = i.credits), i.gross,
    coalesce((SELECT o.open FROM imported_open o WHERE (o.customer, o.currency, o.due_date, o.document)
      = (i.customer, i.currency, i.due_date, i.ordinal)), 0)";

/// At most `limit` documents after the one at `after`.
pub fn window(
    from: &impl Reads,
    filter: &Filter,
    today: NaiveDate,
    after: Option<i64>,
    limit: u32,
) -> Result<Vec<ImportedRow>> {
    let (further, order) = if filter.state == "overdue" {
        (
            "(i.due_date, i.ordinal) > (SELECT b.due_date, b.ordinal FROM imported b WHERE b.ordinal = :after)",
            "i.due_date, i.ordinal",
        )
    } else {
        (
            "(i.issue_date, i.ordinal) < (SELECT b.issue_date, b.ordinal FROM imported b WHERE b.ordinal = :after)",
            "i.issue_date DESC, i.ordinal DESC",
        )
    };
    let further = if after.is_some() { format!("AND {further}") } else { String::new() };
    let wishes = wishes(from, &filter.wanted, &SHAPE)?;
    let sql = format!(
        "SELECT {COLUMNS} FROM imported i WHERE true {} {} {further} ORDER BY {order} LIMIT :limit",
        conditions(filter),
        wishes.sql
    );
    many_named(
        from,
        &sql,
        named_params! {
            ":after": after, ":limit": limit, ":text": search::expression(from, Index::Imported, &filter.text)?, ":today": today.to_string(),
            ":from": filter.from.map(|day| day.to_string()), ":to": filter.to.map(|day| day.to_string()), ":wanted": wishes.bound,
            ":kind": filter.kind.map(TypeCode::code),
        },
        read,
    )
}

pub(super) fn one_row(from: &impl Reads, ordinal: i64) -> Result<Option<ImportedRow>> {
    one(from, &format!("SELECT {COLUMNS} FROM imported i WHERE i.ordinal = ?1"), [ordinal], read)
}

/// Sums over all that the filter lets through; cancelled documents are counted and add nothing.
pub fn totals(from: &impl Reads, filter: &Filter, today: NaiveDate) -> Result<Vec<Sum>> {
    let wishes = wishes(from, &filter.wanted, &SHAPE)?;
    let sql = format!(
        "SELECT i.currency, count(*), sum(iif(i.void, 0, i.gross)), coalesce(sum((SELECT max(o.open, 0) FROM imported_open o
           WHERE (o.customer, o.currency, o.due_date, o.document) = (i.customer, i.currency, i.due_date, i.ordinal))), 0)
         FROM imported i WHERE true {} {} GROUP BY i.currency ORDER BY i.currency",
        conditions(filter),
        wishes.sql
    );
    many_named(
        from,
        &sql,
        named_params! {
            ":text": search::expression(from, Index::Imported, &filter.text)?, ":today": today.to_string(),
            ":from": filter.from.map(|day| day.to_string()), ":to": filter.to.map(|day| day.to_string()), ":wanted": wishes.bound,
            ":kind": filter.kind.map(TypeCode::code),
        },
        read_sum,
    )
}

fn read_sum(row: &Row<'_>) -> rusqlite::Result<Sum> {
    Ok(Sum { currency: row.get(0)?, count: row.get(1)?, gross: row.get(2)?, open: row.get(3)? })
}

/// Open amounts of one customer, one a currency.
pub fn open_of_customer(from: &impl Reads, customer: &str) -> Result<Vec<(String, i64)>> {
    let sql = format!(
        "SELECT currency, sum(max(open, 0)) AS open FROM imported_open WHERE customer IN {ONES}
         GROUP BY currency HAVING open <> 0 ORDER BY currency"
    );
    many(from, &sql, [customer], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// What is still open on a document.
const OPEN: &str = "coalesce((SELECT o.open FROM imported_open o WHERE (o.customer, o.currency, o.due_date, o.document)
      = (i.customer, i.currency, i.due_date, i.ordinal)), 0)";

/// How this table answers what was typed.
const SHAPE: Shape = Shape {
    state: |state| format!("1 {}", standing(state)),
    imported: true,
    figure: |figure| match figure {
        Figure::Net => "i.net".to_owned(),
        Figure::Vat => "i.vat".to_owned(),
        Figure::Gross => "i.gross".to_owned(),
        Figure::Open => OPEN.to_owned(),
    },
    index: Index::Imported,
    word: "i.ordinal IN (SELECT rowid FROM imported_search WHERE imported_search MATCH {word})",
    booked: "NOT i.void",
    item: "EXISTS (SELECT l.value ->> 0 AS line FROM json_each(i.lines) l WHERE {word})",
    taxed: |category, rate| {
        let category = category.map_or_else(String::new, |it| format!(" AND v.value ->> 0 = '{}'", it.code()));
        // Basis points: a finer rate is in no imported document.
        let points = |it: VatRate| (it.percent() * Decimal::ONE_HUNDRED).normalize();
        let rate = rate.map_or_else(String::new, |it| format!(" AND v.value ->> 1 = {}", points(it)));
        format!("EXISTS (SELECT 1 FROM json_each(i.vats) v WHERE 1{category}{rate})")
    },
    written_off: "0", // only documents that were issued here are written off
};

/// The condition of a state, with a leading AND.
fn standing(state: &str) -> String {
    let on = |condition: &str| format!("AND i.ordinal IN (SELECT document FROM imported_open WHERE {condition})");
    match state {
        "" => String::new(),
        "open" => on("open > 0"),
        "overdue" => on("open > 0 AND due_date < :today"),
        "part-paid" => {
            let paid = "EXISTS (SELECT 1 FROM imported_payment p WHERE p.document = i.ordinal)";
            format!("{} AND {paid}", on("open > 0 AND due_date >= :today"))
        }
        "to-refund" => on("open < 0"),
        "settled" => "AND NOT i.void AND i.type_code = '380'
            AND i.ordinal NOT IN (SELECT document FROM imported_open)"
            .to_owned(),
        "credit-note" => "AND i.type_code = '381'".to_owned(),
        "void" => "AND i.void".to_owned(),
        _ => "AND 0".to_owned(), // a state that only our own documents have
    }
}

/// What is asked for, each with a leading AND; what it holds is bound, so that each question has one text.
fn conditions(filter: &Filter) -> String {
    let asked = [
        (filter.from.is_some(), " AND i.issue_date >= :from"),
        (filter.to.is_some(), " AND i.issue_date <= :to"),
        (filter.kind.is_some(), " AND i.type_code = :kind"),
        (
            search::asks(&filter.text),
            " AND i.ordinal IN (SELECT rowid FROM imported_search WHERE imported_search MATCH :text)",
        ),
    ];
    let asked = asked.into_iter().filter(|(asked, _)| *asked).map(|(_, condition)| condition);
    asked.collect::<String>() + " " + &standing(&filter.state)
}

/// What the first line says: the first text of the first array, read no further.
fn first_description(lines: &str) -> String {
    let text = lines.trim_start().strip_prefix('[').and_then(|lines| lines.trim_start().strip_prefix('['));
    let first = text.and_then(|text| serde_json::Deserializer::from_str(text).into_iter().next());
    first.and_then(std::result::Result::ok).unwrap_or_default()
}

fn read(row: &Row<'_>) -> rusqlite::Result<ImportedRow> {
    Ok(ImportedRow {
        ordinal: row.get(0)?,
        number: row.get(1)?,
        customer_name: row.get(2)?,
        description: first_description(row.get_ref(3)?.as_str()?),
        issue_date: row.get(4)?,
        due_date: row.get(5)?,
        currency: row.get(6)?,
        type_code: row.get(7)?,
        void: row.get(8)?,
        credits: row.get(9)?,
        gross: row.get(10)?,
        open: row.get(11)?,
    })
}

//! A report on paper: whose book, which period, the day it was made, a table for each currency, and bars where they help.
//! Everything is a string; nothing is added up here.

mod columns;
mod layout;

pub use columns::ReportColumn;

use billing::{Seller, VatCategory};
use chrono::NaiveDate;

use crate::format::{long_date, month, percent};
use crate::invoice::{InvoiceExtras, Rendered, finish};
use crate::period::span;
use crate::words::Words;
use crate::{Error, Language};

/// A report as it is to be drawn.
#[derive(Debug, Clone)]
pub struct ReportPaper<'a> {
    /// Whose figures these are.
    pub seller: &'a Seller,
    /// The day on which it was made.
    pub made: NaiveDate,
    /// What it is about.
    pub kind: ReportKind,
    /// Columns after the first, which names the rows.
    pub columns: &'a [ReportColumn],
    /// One a currency; none where there is nothing to say.
    pub tables: Vec<ReportTable>,
}

/// What a report is about, and over which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    /// Revenue, month by month.
    RevenueByMonth,
    /// Revenue of a period by customer. A day that is none is left open.
    RevenueByCustomer(Option<NaiveDate>, Option<NaiveDate>),
    /// Revenue of a period by item.
    RevenueByItem(Option<NaiveDate>, Option<NaiveDate>),
    /// What is open at the end of a day.
    Aging(NaiveDate),
    /// Base and tax of a period.
    Vat(NaiveDate, NaiveDate),
    /// Numbers that were never given.
    Gaps,
}

/// The rows in one currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportTable {
    /// ISO 4217; empty where nothing is an amount.
    pub currency: String,
    /// In order.
    pub rows: Vec<ReportRow>,
    /// What all rows come to.
    pub sums: Vec<ReportRow>,
    /// What stands under the sums and is in none of them.
    pub beside: Vec<ReportRow>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// What it is about.
    pub label: ReportLabel,
    /// One for each column: a decimal in major units, a count, or a text as the column has it; may be empty.
    pub cells: Vec<String>,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportLabel {
    /// As somebody wrote it.
    Text(String),
    /// The month of this day.
    Month(NaiveDate),
    /// A VAT category and its rate in percent.
    Vat(VatCategory, String),
    /// What was written off at a VAT category and rate.
    WrittenOff(VatCategory, String),
    /// Documents that were imported without lines.
    NoLines,
    /// All rows.
    Total,
}

/// Draws a report.
///
/// # Errors
/// As [`crate::invoice_pdf`].
pub fn report_pdf(paper: &ReportPaper<'_>, extras: &InvoiceExtras<'_>) -> Result<Rendered, Error> {
    let (words, language) = (Words::of(extras.language)?, extras.language);
    let sheet = Sheet::new(paper, language, words)?;
    let values = [("title", sheet.title.as_str()), ("number", &sheet.period), ("seller", &paper.seller.name)];
    let title = words.say_with("document-title", &values)?;
    finish(&title, paper.seller, paper.made, extras, Vec::new(), |logo| layout::lay_out(&sheet, paper, words, logo))
}

/// The words of a report, ready to be drawn.
struct Sheet {
    language: Language,
    title: String,
    /// Behind the title; may be empty.
    period: String,
    lead: String,
    made: String,
    /// Small print under the tables; may be empty.
    note: String,
}

impl Sheet {
    fn new(paper: &ReportPaper<'_>, language: Language, words: Words) -> Result<Self, Error> {
        let (title, lead) = match paper.kind {
            ReportKind::RevenueByMonth => ("report-revenue", "report-revenue-lead"),
            ReportKind::RevenueByCustomer(..) => ("report-customers", "report-customers-lead"),
            ReportKind::RevenueByItem(..) => ("report-items", "report-items-lead"),
            ReportKind::Aging(_) => ("report-aging", "report-aging-lead"),
            ReportKind::Vat(..) => ("report-vat", "report-vat-lead"),
            ReportKind::Gaps => ("report-gaps", "report-gaps-lead"),
        };
        let beside = paper.tables.iter().any(|table| !table.beside.is_empty());
        Ok(Self {
            language,
            title: words.say(title)?,
            period: period(paper.kind, language, words)?,
            lead: words.say(lead)?,
            made: words.say_with("report-made", &[("date", &long_date(paper.made, language))])?,
            note: if beside { words.say("report-written-off-note")? } else { String::new() },
        })
    }
}

fn period(kind: ReportKind, language: Language, words: Words) -> Result<String, Error> {
    let day = |date| long_date(date, language);
    let between = |from: Option<NaiveDate>, to: Option<NaiveDate>| match (from, to) {
        (None, None) => Ok(String::new()),
        (Some(from), None) => words.say_with("report-since", &[("date", &day(from))]),
        (None, Some(to)) => words.say_with("report-until", &[("date", &day(to))]),
        (Some(from), Some(to)) => Ok(span(from, to, language)),
    };
    match kind {
        ReportKind::RevenueByMonth | ReportKind::Gaps => Ok(String::new()),
        ReportKind::RevenueByCustomer(from, to) | ReportKind::RevenueByItem(from, to) => between(from, to),
        ReportKind::Vat(from, to) => between(Some(from), Some(to)),
        ReportKind::Aging(at) => Ok(day(at)),
    }
}

/// How a row is called.
fn label(label: &ReportLabel, language: Language, words: Words) -> Result<String, Error> {
    let treatment = |category: &VatCategory, rate: &str| -> Result<String, Error> {
        let name =
            words.find(&format!("report-category-{category}")).ok_or(Error::Wording { key: "report-category-" })?;
        Ok(if rate == "0" { name } else { format!("{name} {}", percent(rate, language)) })
    };
    match label {
        ReportLabel::Text(text) => Ok(text.clone()),
        ReportLabel::Month(day) => Ok(format!("{} {}", month(*day, language), day.format("%Y"))),
        ReportLabel::Vat(category, rate) => treatment(category, rate),
        ReportLabel::WrittenOff(category, rate) => {
            words.say_with("report-written-off-row", &[("treatment", &treatment(category, rate)?)])
        }
        ReportLabel::NoLines => words.say("report-no-lines"),
        ReportLabel::Total => words.say("report-total"),
    }
}

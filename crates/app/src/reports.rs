//! Figures over the book, one report a file; every sum is taken by the database from what was frozen at issue.

mod aging;
mod csv;
mod filter;
mod gaps;
mod pdf;
mod revenue;
mod revenue_by;
mod vat;

pub use aging::aging;
pub use csv::csv;
pub use gaps::gaps;
pub use pdf::pdf;
pub use revenue::revenue;
pub use revenue_by::revenue_by;
pub use vat::vat;

use crate::views::{ReportForm, ReportQuery};
use crate::{Error, Result, Session, outside};
use chrono::NaiveDate;
use std::path::Path;
use store::table::reports::Span;

/// Writes a report to a new file where the user chose. `language` is that of the page, a BCP 47 tag; empty = that of the
/// seller's country.
pub fn save(session: &mut Session, query: &ReportQuery, form: ReportForm, language: &str, path: &Path) -> Result<()> {
    outside::refuse_existing(path)?;
    let bytes = match form {
        ReportForm::Csv => csv(session, query)?,
        ReportForm::Pdf => pdf(session, query, language)?,
    };
    outside::write_new(path, &bytes)
}

fn day(text: &str, what: &'static str) -> Result<NaiveDate> {
    text.parse().map_err(|_| Error::Unreadable { what })
}

/// A period of which either day may be left open: then it reaches as far as dates do in this book.
fn span(from: &str, to: &str) -> Result<Span> {
    let at = |text: &str, open: &str, what| day(if text.is_empty() { open } else { text }, what);
    let span = Span { first: at(from, "0001-01-01", "the first day")?, last: at(to, "9999-12-31", "the last day")? };
    if span.last < span.first {
        return Err(Error::Unreadable { what: "a period that ends before it begins" });
    }
    Ok(span)
}

/// Minor units as a decimal string of the currency.
fn amount(currency: &str, minor: i64) -> Result<String> {
    crate::convert::decimal(currency, minor)
}

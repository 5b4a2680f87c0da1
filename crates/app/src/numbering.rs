//! Which series numbers a document, and how its numbers look: invoices and credit notes count apart.

use crate::Result;
use billing::{Fault, InvoiceNumber, NumberPattern, Series, TypeCode};
use chrono::NaiveDate;
use store::Tx;
use store::table::{Reads, invoices, series};

/// What a new book numbers its invoices with.
const INVOICES: &str = "{YYYY}-{seq:4}";
/// What a new book numbers its credit notes with.
const CREDIT_NOTES: &str = "CN-{YYYY}-{seq:4}";

/// How both look.
pub(crate) struct Patterns {
    invoices: NumberPattern,
    credit_notes: NumberPattern,
}

impl Patterns {
    /// Reads what was typed; nothing stands for what a new book has.
    pub(crate) fn read(invoices: &str, credit_notes: &str) -> Result<Self, Vec<Fault>> {
        let parse = |path: &str, text: &str, default: &str| {
            let text = if text.is_empty() { default } else { text };
            text.parse::<NumberPattern>().map_err(|error| Fault::of(path, &error))
        };
        let invoices = parse("number_pattern", invoices, INVOICES);
        let credit_notes = parse("credit_pattern", credit_notes, CREDIT_NOTES);
        match (invoices, credit_notes) {
            (Ok(invoices), Ok(credit_notes)) if meet(&invoices, &credit_notes) => {
                let message = "Give credit notes numbers that no invoice has, for example CN-{YYYY}-{seq:4}.";
                Err(vec![Fault::new("credit_pattern", "patterns-alike", message)])
            }
            (Ok(invoices), Ok(credit_notes)) => Ok(Self { invoices, credit_notes }),
            (invoices, credit_notes) => Err([invoices.err(), credit_notes.err()].into_iter().flatten().collect()),
        }
    }

    pub(crate) fn save(self, tx: &Tx<'_>) -> Result<()> {
        series::set_pattern(tx, invoices::INVOICE_SERIES, self.invoices)?;
        Ok(series::set_pattern(tx, invoices::CREDIT_NOTE_SERIES, self.credit_notes)?)
    }
}

/// Whether two patterns could give one number twice: seen on a short and on a long running number.
fn meet(one: &NumberPattern, other: &NumberPattern) -> bool {
    let date = NaiveDate::default();
    [1, 12_345_678].into_iter().any(|sequence| {
        let number = |pattern: &NumberPattern| pattern.render(date, sequence).ok();
        number(one).is_some() && number(one) == number(other)
    })
}

/// The series of a kind of document as it stands; a book of before credit notes is as if it had never given one.
pub(crate) fn series_for(from: &impl Reads, kind: TypeCode) -> Result<Series> {
    match series::get(from, invoices::series_of(kind)) {
        Err(store::Error::NotFound { .. }) => Ok(Series::new(default_pattern(kind)?)),
        found => Ok(found?.series),
    }
}

/// The number that issuing on `date` would take, or why it would be refused.
pub(crate) fn next(from: &impl Reads, kind: TypeCode, date: NaiveDate) -> Result<InvoiceNumber> {
    match invoices::take_number(from, invoices::series_of(kind), date) {
        Err(store::Error::NotFound { .. }) => Ok(series_for(from, kind)?.next(date)?.0),
        place => Ok(place?.number),
    }
}

/// Makes the series of credit notes in a book that was made before there were any.
pub(crate) fn ensure_all(tx: &Tx<'_>) -> Result<()> {
    Ok(series::ensure(tx, invoices::CREDIT_NOTE_SERIES, default_pattern(TypeCode::CreditNote)?)?)
}

fn default_pattern(kind: TypeCode) -> Result<NumberPattern> {
    Ok(if kind == TypeCode::CreditNote { CREDIT_NOTES } else { INVOICES }.parse()?)
}

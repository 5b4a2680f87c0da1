//! What a VAT return asks for.

use super::{amount, day, filter};
use crate::roles::Command;
use crate::views::{VatReportView, VatRowView, VatSumView, VatWrittenOffView};
use crate::{Error, Result, Session};
use billing::Error::Overflow;
use billing::VatCategory;
use store::table::reports::{self, Documents, Span, Vat, WrittenOff};

/// Bases and taxes of what was issued from `from` to `to`, both included.
pub fn vat(session: &mut Session, from: &str, to: &str) -> Result<VatReportView> {
    let span = Span { first: day(from, "the first day")?, last: day(to, "the last day")? };
    if span.last < span.first {
        return Err(Error::Unreadable { what: "a period that ends before it begins" });
    }
    let (from, to) = (span.first.to_string(), span.last.to_string());
    let desk = session.at(Command::Read)?;
    desk.open.book.snapshot(|book| {
        let rows = reports::vat(book, span.first, span.last)?;
        let sums = reports::documents(book, span.first, span.last)?;
        let given_up = reports::vat_written_off(book, span)?;
        Ok(VatReportView {
            items: rows.into_iter().map(|row| row_view(row, &from, &to)).collect::<Result<_>>()?,
            totals: sums.into_iter().map(|sum| sum_view(sum, &from, &to)).collect::<Result<_>>()?,
            written_off: given_up.into_iter().map(|row| written_off_view(row, &from, &to)).collect::<Result<_>>()?,
            from,
            to,
        })
    })
}

fn row_view(row: Vat, from: &str, to: &str) -> Result<VatRowView> {
    let amount = |minor| amount(&row.currency, minor);
    let taxable = row.invoiced_taxable.checked_sub(row.credited_taxable).ok_or(Overflow)?;
    let tax = row.invoiced_tax.checked_sub(row.credited_tax).ok_or(Overflow)?;
    Ok(VatRowView {
        name: name(row.category.parse()?).to_owned(),
        invoiced_taxable: amount(row.invoiced_taxable)?,
        invoiced_tax: amount(row.invoiced_tax)?,
        credited_taxable: amount(row.credited_taxable)?,
        credited_tax: amount(row.credited_tax)?,
        taxable: amount(taxable)?,
        tax: amount(tax)?,
        invoices: row.invoices,
        credit_notes: row.credit_notes,
        filter: format!("{} vat:{}{}", filter::booked_within(&row.currency, from, to), row.category, row.rate),
        category: row.category,
        rate: row.rate,
        currency: row.currency,
    })
}

fn sum_view(row: Documents, from: &str, to: &str) -> Result<VatSumView> {
    Ok(VatSumView {
        taxable: amount(&row.currency, row.net)?,
        tax: amount(&row.currency, row.vat)?,
        invoices: row.invoices,
        credit_notes: row.credit_notes,
        filter: filter::booked_within(&row.currency, from, to),
        currency: row.currency,
    })
}

fn written_off_view(row: WrittenOff, from: &str, to: &str) -> Result<VatWrittenOffView> {
    Ok(VatWrittenOffView {
        name: name(row.category.parse()?).to_owned(),
        taxable: amount(&row.currency, row.taxable)?,
        tax: amount(&row.currency, row.tax)?,
        filter: format!("{} written-off:{from}..{to} vat:{}{}", filter::booked(&row.currency), row.category, row.rate),
        category: row.category,
        rate: row.rate,
        currency: row.currency,
    })
}

/// Stable, for scripts and for finding words.
const fn name(category: VatCategory) -> &'static str {
    match category {
        VatCategory::ReverseCharge => "reverse-charge",
        VatCategory::Exempt => "exempt",
        VatCategory::Export => "export",
        VatCategory::IntraCommunity => "intra-community",
        VatCategory::Igic => "igic",
        VatCategory::Ipsi => "ipsi",
        VatCategory::OutOfScope => "out-of-scope",
        VatCategory::Standard => "standard",
        VatCategory::ZeroRated => "zero-rated",
    }
}

//! What a VAT return asks for.

use super::{amount, day};
use crate::roles::Command;
use crate::views::{VatReportView, VatRowView, VatSumView};
use crate::{Error, Result, Session};
use billing::Error::Overflow;
use billing::VatCategory;
use store::table::reports::{self, Documents, Vat};

/// Bases and taxes of what was issued from `from` to `to`, both included.
pub fn vat(session: &mut Session, from: &str, to: &str) -> Result<VatReportView> {
    let (from, to) = (day(from, "the first day")?, day(to, "the last day")?);
    if to < from {
        return Err(Error::Unreadable { what: "a period that ends before it begins" });
    }
    let desk = session.at(Command::Read)?;
    desk.open.book.snapshot(|book| {
        Ok(VatReportView {
            from: from.to_string(),
            to: to.to_string(),
            items: reports::vat(book, from, to)?.into_iter().map(row_view).collect::<Result<_>>()?,
            totals: reports::documents(book, from, to)?.into_iter().map(sum_view).collect::<Result<_>>()?,
        })
    })
}

fn row_view(row: Vat) -> Result<VatRowView> {
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
        category: row.category,
        rate: row.rate,
        currency: row.currency,
    })
}

fn sum_view(row: Documents) -> Result<VatSumView> {
    Ok(VatSumView {
        taxable: amount(&row.currency, row.net)?,
        tax: amount(&row.currency, row.vat)?,
        invoices: row.invoices,
        credit_notes: row.credit_notes,
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

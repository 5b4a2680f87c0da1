//! Base and VAT of what was written off in a period: a tax office may be asked for it back, by the law of the country.

use super::Span;
use crate::table::{Reads, invoices, write_offs};
use crate::{Error, Result};
use billing::{IssuedInvoice, Money, Totals, VatShare, vat_given_up};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What was written off at one category and rate in one currency, less what was taken up again; minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenOff {
    /// ISO 4217.
    pub currency: String,
    /// BT-118.
    pub category: String,
    /// BT-119, percent without trailing zeros.
    pub rate: String,
    /// Without VAT.
    pub taxable: i64,
    /// VAT.
    pub tax: i64,
}

/// What was written off in a period, by currency, category and rate; what came to nothing has no row.
///
/// Of each invoice it is what it was a loss of ([`billing::losses`]) at the end of the period less what it was before it,
/// each in proportion to the breakdown that its credit notes had left by then. So adjoining periods add up, and what is
/// taken up again, paid after all or credited after it was given up is put right in its own period (§ 17 (1) sentence 8
/// and (2) no. 1 sentence 2 UStG).
pub fn vat_written_off(from: &impl Reads, span: Span) -> Result<Vec<WrittenOff>> {
    let mut sums: BTreeMap<(String, String, String), WrittenOff> = BTreeMap::new();
    for (id, losses) in write_offs::losses(from)? {
        let id = id.parse().map_err(|_| Error::BadRow { table: "write_off" })?;
        let notes = invoices::credit_notes_of(from, &id)?;
        let touched = losses.iter().map(|(day, _)| *day).chain(notes.iter().map(|note| note.invoice.issue_date()));
        if !touched.into_iter().any(|day| span.holds(day)) {
            continue;
        }
        let row = invoices::get(from, &id)?;
        let currency = row.invoice.currency();
        let until = |counts: &dyn Fn(NaiveDate) -> bool| -> Result<Vec<VatShare>> {
            let lost = Money::sum(losses.iter().filter(|(day, _)| counts(*day)).map(|(_, lost)| *lost), currency)?;
            let notes = notes.iter().map(|note| &note.invoice).filter(|note| counts(note.issue_date()));
            let notes: Vec<&Totals> = notes.map(IssuedInvoice::totals).collect();
            Ok(vat_given_up(lost, row.invoice.totals(), &notes)?)
        };
        let (before, after) = (until(&|day| day < span.first)?, until(&|day| day <= span.last)?);
        for (share, sign) in after.iter().map(|share| (share, 1)).chain(before.iter().map(|share| (share, -1))) {
            add(&mut sums, currency.code(), share, sign).ok_or(Error::Billing(billing::Error::Overflow))?;
        }
    }
    Ok(sums.into_values().filter(|sum| (sum.taxable, sum.tax) != (0, 0)).collect())
}

fn place(currency: &str, share: &VatShare) -> (String, String, String) {
    (currency.to_owned(), share.vat.category.code().to_owned(), share.vat.rate.to_string())
}

fn add(
    sums: &mut BTreeMap<(String, String, String), WrittenOff>,
    currency: &str,
    share: &VatShare,
    sign: i64,
) -> Option<()> {
    let place = place(currency, share);
    let sum = sums.entry(place.clone()).or_insert_with(|| WrittenOff {
        currency: place.0,
        category: place.1,
        rate: place.2,
        taxable: 0,
        tax: 0,
    });
    sum.taxable = sum.taxable.checked_add(share.taxable.minor().checked_mul(sign)?)?;
    sum.tax = sum.tax.checked_add(share.tax.minor().checked_mul(sign)?)?;
    Some(())
}

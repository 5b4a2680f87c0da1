//! Base and VAT of what was written off in a period: a tax office may be asked for it back, by the law of the country.

use super::Span;
use crate::table::{Reads, invoices, many};
use crate::{Error, Result};
use billing::{Currency, Money, Totals, VatShare, vat_given_up};
use rusqlite::named_params;
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
/// Of each invoice it is what stood written off at the end of the period less what did before it, each in proportion to
/// the breakdown that its credit notes had left by then. So adjoining periods add up, and what is taken up again, or
/// credited after it was given up, is put right in its own period (§ 17 (1) sentence 8 UStG).
pub fn vat_written_off(from: &impl Reads, span: Span) -> Result<Vec<WrittenOff>> {
    let sql = "SELECT i.id, i.currency, sum(iif(w.date < :first, w.amount, 0)), sum(w.amount)
        FROM write_off w JOIN invoice i ON i.id = w.invoice WHERE w.date <= :last GROUP BY i.id";
    let bound = named_params! { ":first": span.first.to_string(), ":last": span.last.to_string() };
    let found = many(from, sql, bound, |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?, row.get::<_, i64>(3)?))
    })?;
    let mut sums: BTreeMap<(String, String, String), WrittenOff> = BTreeMap::new();
    for (id, currency, before, after) in found {
        let code: Currency = currency.parse()?;
        let id = id.parse().map_err(|_| Error::BadRow { table: "write_off" })?;
        let notes = invoices::credit_notes_of(from, &id)?;
        if before == after && !notes.iter().any(|note| span.holds(note.invoice.issue_date())) {
            continue;
        }
        let row = invoices::get(from, &id)?;
        let until = |counts: &dyn Fn(&invoices::InvoiceRow) -> bool, amount: i64| {
            let notes: Vec<&Totals> =
                notes.iter().filter(|note| counts(note)).map(|note| note.invoice.totals()).collect();
            vat_given_up(Money::new(amount, code), row.invoice.totals(), &notes)
        };
        let before = until(&|note| note.invoice.issue_date() < span.first, before)?;
        let after = until(&|note| note.invoice.issue_date() <= span.last, after)?;
        for (share, sign) in after.iter().map(|share| (share, 1)).chain(before.iter().map(|share| (share, -1))) {
            add(&mut sums, &currency, share, sign).ok_or(Error::Billing(billing::Error::Overflow))?;
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

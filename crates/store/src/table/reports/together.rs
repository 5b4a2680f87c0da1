//! What was issued here and what was imported, added up line by line: a report shows one figure for both.

use super::{Aging, Documents, Late, Revenue, Vat};
use super::{aging, revenue, vat};
use crate::table::{Reads, customers, imported, merges};
use crate::{Error, Result};
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What was invoiced, less what was credited, by month and currency, oldest first.
pub fn revenue_of_all(from: &impl Reads) -> Result<Vec<Revenue>> {
    let (ours, theirs) = (revenue::revenue(from)?, imported::revenue(from)?);
    joined(
        ours,
        theirs,
        |row| (row.month.clone(), row.currency.clone()),
        |sum, row| {
            sum.count = sum.count.checked_add(row.count)?;
            sum.net = sum.net.checked_add(row.net)?;
            sum.vat = sum.vat.checked_add(row.vat)?;
            sum.gross = sum.gross.checked_add(row.gross)?;
            Some(())
        },
    )
}

/// Bases and taxes of what was issued from `first` to `last`, both included, standard rates first.
pub fn vat_of_all(from: &impl Reads, first: NaiveDate, last: NaiveDate) -> Result<Vec<Vat>> {
    let (ours, theirs) = (vat::vat(from, first, last)?, imported::vat(from, first, last)?);
    let place = |row: &Vat| {
        let rate = billing::parse_decimal(&row.rate).ok();
        (row.currency.clone(), row.category != "S", row.category.clone(), Reverse(rate), row.rate.clone())
    };
    joined(ours, theirs, place, |sum, row| {
        sum.invoices = sum.invoices.checked_add(row.invoices)?;
        sum.invoiced_taxable = sum.invoiced_taxable.checked_add(row.invoiced_taxable)?;
        sum.invoiced_tax = sum.invoiced_tax.checked_add(row.invoiced_tax)?;
        sum.credit_notes = sum.credit_notes.checked_add(row.credit_notes)?;
        sum.credited_taxable = sum.credited_taxable.checked_add(row.credited_taxable)?;
        sum.credited_tax = sum.credited_tax.checked_add(row.credited_tax)?;
        Some(())
    })
}

/// How many documents these are, and what they come to by their own totals.
pub fn documents_of_all(from: &impl Reads, first: NaiveDate, last: NaiveDate) -> Result<Vec<Documents>> {
    let (ours, theirs) = (vat::documents(from, first, last)?, imported::documents(from, first, last)?);
    joined(
        ours,
        theirs,
        |row| row.currency.clone(),
        |sum, row| {
            sum.invoices = sum.invoices.checked_add(row.invoices)?;
            sum.credit_notes = sum.credit_notes.checked_add(row.credit_notes)?;
            sum.net = sum.net.checked_add(row.net)?;
            sum.vat = sum.vat.checked_add(row.vat)?;
            Some(())
        },
    )
}

/// What stood open at the end of the day `at`, by customer and currency, in order of name; customers who were made one are
/// one.
pub fn aging_of_all(from: &impl Reads, at: NaiveDate) -> Result<Vec<Aging>> {
    let (mut ours, mut theirs) = (aging::aging(from, at)?, imported::aging(from, at)?);
    let merged = merges::all(from)?;
    for row in ours.iter_mut().chain(&mut theirs) {
        let Some(kept) = row.customer.as_ref().and_then(|id| merged.get(&id.parse().ok()?)) else { continue };
        row.customer = Some(kept.to_string());
        row.name = customers::get(from, kept)?.name;
    }
    let place = |row: &Aging| (row.name.to_ascii_lowercase(), row.currency.clone(), row.customer.clone());
    joined(ours, theirs, place, |sum, row| {
        sum.count = sum.count.checked_add(row.count)?;
        sum.late = late(sum.late, row.late)?;
        sum.open = sum.open.checked_add(row.open)?;
        sum.to_refund = sum.to_refund.checked_add(row.to_refund)?;
        Some(())
    })
}

fn late(sum: Late, row: Late) -> Option<Late> {
    Some(Late {
        not_due: sum.not_due.checked_add(row.not_due)?,
        days_1_30: sum.days_1_30.checked_add(row.days_1_30)?,
        days_31_60: sum.days_31_60.checked_add(row.days_31_60)?,
        days_61_90: sum.days_61_90.checked_add(row.days_61_90)?,
        over_90: sum.over_90.checked_add(row.over_90)?,
    })
}

/// Rows of the same place become one; all come in order of their places.
fn joined<R, K: Ord>(
    ours: Vec<R>,
    theirs: Vec<R>,
    place: impl Fn(&R) -> K,
    add: impl Fn(&mut R, &R) -> Option<()>,
) -> Result<Vec<R>> {
    let mut all: BTreeMap<K, R> = BTreeMap::new();
    for row in ours.into_iter().chain(theirs) {
        match all.get_mut(&place(&row)) {
            Some(sum) => add(sum, &row).ok_or(Error::Billing(billing::Error::Overflow))?,
            None => {
                all.insert(place(&row), row);
            }
        }
    }
    Ok(all.into_values().collect())
}

//! What of an invoice was given up: recorded with its reason, so that it never vanishes in silence.

use crate::{Error, InvoiceId, Money, Totals, Vat, VatBreakdown, WriteOffId};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// An amount that is not asked for any more. Invoice, revenue and VAT stay as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteOff {
    /// Who it is.
    pub id: WriteOffId,
    /// Of which invoice.
    pub invoice: InvoiceId,
    /// From which day on.
    pub date: NaiveDate,
    /// In the invoice's currency; below 0 where an earlier one is taken back.
    pub amount: Money,
    /// In words; never empty.
    pub reason: String,
    /// The one that this one takes back.
    pub reverses: Option<WriteOffId>,
}

impl WriteOff {
    /// Gives up `amount` of what is `open`.
    ///
    /// # Errors
    /// [`Error::NothingOpen`], [`Error::Overpaid`] beyond what is open, [`Error::PaymentNotPositive`],
    /// [`Error::ReasonMissing`].
    pub fn new(
        id: WriteOffId,
        invoice: InvoiceId,
        date: NaiveDate,
        amount: Money,
        open: Money,
        reason: &str,
    ) -> Result<Self, Error> {
        if open.minor() <= 0 {
            return Err(Error::NothingOpen);
        }
        if amount.minor() <= 0 {
            return Err(Error::PaymentNotPositive);
        }
        if open.minus(amount)?.minor() < 0 {
            return Err(Error::Overpaid);
        }
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Error::ReasonMissing);
        }
        Ok(Self { id, invoice, date, amount, reason: reason.to_owned(), reverses: None })
    }

    /// Of `all` write-offs of an invoice those that nothing took back.
    pub fn standing(all: &[Self]) -> impl Iterator<Item = &Self> {
        let taken_back = |one: &Self| all.iter().any(|other| other.reverses == Some(one.id));
        all.iter().filter(move |one| one.reverses.is_none() && !taken_back(one))
    }

    /// Takes it back: the amount is asked for again.
    ///
    /// # Errors
    /// [`Error::NotReversible`] for one that takes another back, [`Error::Overflow`].
    pub fn reversal(&self, id: WriteOffId, date: NaiveDate) -> Result<Self, Error> {
        if self.reverses.is_some() {
            return Err(Error::NotReversible);
        }
        Ok(Self { id, date, amount: self.amount.negate()?, reverses: Some(self.id), ..self.clone() })
    }
}

/// What an invoice is a loss of, day by day: on each of these days so much more, or less, than before.
///
/// `less` are its payments and credit notes, `given_up` its write-offs, each with its day, below 0 where they were taken
/// back. What was given up counts as far as it is unpaid: once a credit note takes the claim away, there is none to lose.
///
/// # Errors
/// [`Error::CurrencyMismatch`], [`Error::Overflow`].
pub fn losses(
    payable: Money,
    less: &[(NaiveDate, Money)],
    given_up: &[(NaiveDate, Money)],
) -> Result<Vec<(NaiveDate, Money)>, Error> {
    let currency = payable.currency();
    let until = |day: NaiveDate, list: &[(NaiveDate, Money)]| {
        Money::sum(list.iter().filter(|(on, _)| *on <= day).map(|(_, amount)| *amount), currency)
    };
    let days: BTreeSet<NaiveDate> = less.iter().chain(given_up).map(|(day, _)| *day).collect();
    let (mut before, mut losses) = (Money::zero(currency), Vec::new());
    for day in days {
        let unpaid = payable.minus(until(day, less)?)?;
        let lost = Money::new(until(day, given_up)?.minor().min(unpaid.minor()).max(0), currency);
        losses.push((day, lost.minus(before)?));
        before = lost;
    }
    losses.retain(|(_, change)| change.minor() != 0);
    Ok(losses)
}

/// The base and the VAT that `amount` of a document holds at one category and rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VatShare {
    /// Category and rate.
    pub vat: Vat,
    /// Without VAT.
    pub taxable: Money,
    /// VAT.
    pub tax: Money,
}

/// What of an amount that was given up is base and what VAT, in proportion to the invoice's breakdown less what its credit
/// notes took back: what they credited at one rate is no part of the claim any more. The parts add up to `given_up`, or to
/// what is left where that is less.
///
/// This is what a correction of the VAT return starts from, once the claim cannot be collected (Art. 90 of Directive
/// 2006/112/EC; in Germany § 17 UStG). Whether and when it may be made is for the law of the country.
///
/// # Errors
/// [`Error::Overflow`].
pub fn vat_given_up(given_up: Money, invoice: &Totals, notes: &[&Totals]) -> Result<Vec<VatShare>, Error> {
    let mut left = breakdown(invoice);
    for credited in notes.iter().flat_map(|note| breakdown(note)) {
        if let Some(row) = left.iter_mut().find(|row| row.vat == credited.vat) {
            row.taxable = row.taxable.minus(credited.taxable)?;
            row.tax = row.tax.minus(credited.tax)?;
        }
    }
    let whole = sum(&left, given_up)?;
    within(if given_up.minor() > whole.minor() { whole } else { given_up }, &left)
}

fn breakdown(totals: &Totals) -> Vec<VatShare> {
    let share =
        |row: &VatBreakdown| VatShare { vat: Vat::new(row.category, row.rate), taxable: row.taxable, tax: row.tax };
    totals.vat_breakdown.iter().map(share).collect()
}

/// What all rows come to with VAT; `like` is any amount of their currency.
fn sum(rows: &[VatShare], like: Money) -> Result<Money, Error> {
    Money::sum(rows.iter().flat_map(|row| [row.taxable, row.tax]), like.currency())
}

fn within(amount: Money, rows: &[VatShare]) -> Result<Vec<VatShare>, Error> {
    let currency = amount.currency();
    let whole = sum(rows, amount)?;
    if whole.minor() == 0 {
        return Ok(Vec::new());
    }
    let (mut reached, mut spread) = (Money::zero(currency), Money::zero(currency));
    // Rounding the running sum, not each part, makes the parts add up.
    let mut next = |part: Money| -> Result<Money, Error> {
        reached = reached.plus(part)?;
        let until = Money::reckon(&[amount.to_decimal(), reached.to_decimal()], &[whole.to_decimal()], currency)?;
        let share = until.minus(spread)?;
        spread = until;
        Ok(share)
    };
    rows.iter().map(|row| Ok(VatShare { vat: row.vat, taxable: next(row.taxable)?, tax: next(row.tax)? })).collect()
}

#[cfg(test)]
mod tests;

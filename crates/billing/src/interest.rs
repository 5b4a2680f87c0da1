//! Interest on what is owed late: day by day, exact until the one rounding at the end.
//!
//! Each day counts with the amount that was owed at its start and the yearly rate of that day, over 365 days a year.

use crate::{Currency, Error, Money, decimal};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Days that a year counts, leap years too: the arithmetic stays additive over the turn of a year.
const DAYS_OF_YEAR: i64 = 365;

/// Days on which neither the amount owed nor the rate changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterestSpan {
    /// First day.
    pub from: NaiveDate,
    /// Last day; it counts.
    pub to: NaiveDate,
    /// How many days these are.
    pub days: u32,
    /// What was owed.
    pub principal: Money,
    /// Percent a year.
    #[serde(with = "decimal::text")]
    pub percent: Decimal,
    /// What this comes to; the amounts of all spans add up to the whole.
    pub amount: Money,
}

/// Interest over a number of days, with the arithmetic that leads to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interest {
    /// In order of days; days on which nothing was owed are left out.
    pub spans: Vec<InterestSpan>,
    /// The sum, rounded once.
    pub total: Money,
}

impl Interest {
    /// None at all.
    #[must_use]
    pub const fn none(currency: Currency) -> Self {
        Self { spans: Vec::new(), total: Money::zero(currency) }
    }

    /// Interest from `first` to `last`, both included. `owed` says what is owed from the start of a day on, `rates` which
    /// percentage holds from a day on; before the first of each nothing is owed, and nothing is asked.
    ///
    /// # Errors
    /// [`Error::DaysReversed`], [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn of(
        owed: &[(NaiveDate, Money)],
        rates: &[(NaiveDate, Decimal)],
        first: NaiveDate,
        last: NaiveDate,
        currency: Currency,
    ) -> Result<Self, Error> {
        if last < first {
            return Err(Error::DaysReversed);
        }
        let (mut exact, mut total, mut spans) = (Decimal::ZERO, Money::zero(currency), Vec::new());
        for (from, to) in pieces(owed, rates, first, last)? {
            let principal = at(owed, from).unwrap_or(Money::zero(currency));
            let percent = at(rates, from).unwrap_or(Decimal::ZERO);
            if principal.minor() <= 0 || percent <= Decimal::ZERO {
                continue;
            }
            let days = u32::try_from(to.signed_duration_since(from).num_days() + 1).map_err(|_| Error::Overflow)?;
            let piece = principal.to_decimal().checked_mul(percent).and_then(|it| it.checked_mul(days.into()));
            exact = piece.and_then(|piece| exact.checked_add(piece)).ok_or(Error::Overflow)?;
            // Rounding the running sum, not each span, makes the spans add up to the whole.
            let until = Money::reckon(&[exact], &[Decimal::ONE_HUNDRED, Decimal::from(DAYS_OF_YEAR)], currency)?;
            spans.push(InterestSpan { from, to, days, principal, percent, amount: until.minus(total)? });
            total = until;
        }
        Ok(Self { spans, total })
    }
}

/// The days from `first` to `last`, cut wherever something changes: first and last day of each piece.
fn pieces(
    owed: &[(NaiveDate, Money)],
    rates: &[(NaiveDate, Decimal)],
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<(NaiveDate, NaiveDate)>, Error> {
    let changes = owed.iter().map(|(day, _)| *day).chain(rates.iter().map(|(day, _)| *day));
    let mut starts: Vec<NaiveDate> = changes.filter(|day| *day > first && *day <= last).collect();
    starts.push(first);
    starts.sort_unstable();
    starts.dedup();
    let before = |day: NaiveDate| day.checked_sub_days(Days::new(1)).ok_or(Error::Overflow);
    let mut ends = starts.iter().skip(1).map(|day| before(*day)).collect::<Result<Vec<_>, _>>()?;
    ends.push(last);
    Ok(starts.into_iter().zip(ends).collect())
}

/// What holds on a day: the newest that began by then.
fn at<T: Copy>(list: &[(NaiveDate, T)], day: NaiveDate) -> Option<T> {
    list.iter().filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests;

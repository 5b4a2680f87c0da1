//! After a restore: from the last number that left the house back to the period and the count that it was given in.

use super::{NumberPattern, Part, Series};
use crate::InvoiceNumber;
use chrono::{Datelike, Days, Months, NaiveDate};

/// More numbers than this are a typing mistake.
const MOST: u64 = 10_000;

/// Documents are seldom dated later than this after today; a series that went further could not come back.
const DAYS_AHEAD: u64 = 31;

/// Nobody restores a book that is older; `28` in a two-digit year is then a typing mistake and not 1928.
const YEARS_BACK: u32 = 10;

impl Series {
    /// The numbers that must have left the house if `last` was the last one, and the series as it stands after it.
    ///
    /// A series never goes back into a period that it left, so `last` alone says which period it had come to. Within
    /// that period every number up to `last` was given; of the periods before it nothing can be known, and no number of
    /// them is given any more. None when the series could not have given `last` next or later, by 31 days after `today`;
    /// for a series that knows of no number, in the ten years before it.
    #[must_use]
    pub fn skip_to(&self, last: &str, today: NaiveDate) -> Option<(Vec<InvoiceNumber>, Self)> {
        let latest = today.checked_add_days(Days::new(DAYS_AHEAD))?;
        let (date, sequence) = self.pattern.read(last, latest)?;
        let period = self.pattern.period(date);
        let earliest = match self.period.as_str() {
            "" => self.pattern.period(today.checked_sub_months(Months::new(12 * YEARS_BACK))?),
            known => known.to_owned(),
        };
        if period < earliest || period > self.pattern.period(latest) {
            return None;
        }
        let first = if period == self.period { self.next } else { 1 };
        if sequence.checked_sub(first)? >= MOST {
            return None;
        }
        let skipped: Result<_, _> = (first..=sequence).map(|count| self.pattern.render(date, count)).collect();
        Some((skipped.ok()?, Self { pattern: self.pattern.clone(), period, next: sequence.checked_add(1)? }))
    }

    /// Whether `number` is the one right before the next: given, or passed over.
    #[must_use]
    pub fn stands_at(&self, number: &str, today: NaiveDate) -> bool {
        let read = today.checked_add_days(Days::new(DAYS_AHEAD)).and_then(|latest| self.pattern.read(number, latest));
        read.is_some_and(|(date, sequence)| {
            self.pattern.period(date) == self.period && sequence.checked_add(1) == Some(self.next)
        })
    }
}

impl NumberPattern {
    /// The first day of the period and the running number that `number` was made of; None when this pattern never makes
    /// it. Only the running number is of no fixed width, so there is one way to read it. A year of two digits is the
    /// newest one that is not after `latest`.
    fn read(&self, number: &str, latest: NaiveDate) -> Option<(NaiveDate, u64)> {
        let fixed: usize = self.parts.iter().map(Part::fixed_width).sum();
        let (mut year, mut month, mut sequence) = (latest.year(), 1, 0);
        let mut rest = number;
        for part in &self.parts {
            let width = match part {
                Part::Sequence { .. } => number.len().checked_sub(fixed)?,
                Part::Literal(_) | Part::Year | Part::ShortYear | Part::Month => part.fixed_width(),
            };
            let (head, tail) = rest.split_at_checked(width)?;
            match part {
                Part::Literal(_) => {}
                Part::Year => year = head.parse().ok()?,
                Part::ShortYear => year = newest_year(head.parse().ok()?, latest.year())?,
                Part::Month => month = head.parse().ok()?,
                Part::Sequence { .. } => sequence = head.parse().ok()?,
            }
            rest = tail;
        }
        let date = NaiveDate::from_ymd_opt(year, month, 1)?;
        // Written out again: literals, signs, missing zeros and years that contradict each other differ here.
        (sequence > 0 && self.render(date, sequence).ok()?.as_str() == number).then_some((date, sequence))
    }
}

impl Part {
    fn fixed_width(&self) -> usize {
        match self {
            Self::Literal(text) => text.len(),
            Self::Year => 4,
            Self::ShortYear | Self::Month => 2,
            Self::Sequence { .. } => 0,
        }
    }
}

/// The newest year up to `latest` that ends in these two digits.
fn newest_year(two_digits: i32, latest: i32) -> Option<i32> {
    latest.checked_sub(latest.checked_sub(two_digits)?.rem_euclid(100))
}

#[cfg(test)]
mod tests;

//! The days that a recurring document is about, as people say them.

use crate::{Language, format};
use billing::{Period, PeriodWords};
use chrono::{Datelike, NaiveDate};

/// What the placeholders of a recurring document say for a period.
#[must_use]
pub fn period_words(period: &Period, language: Language) -> PeriodWords {
    let first = period.first;
    PeriodWords {
        period: span(first, period.last, language),
        month: format::month(first, language).to_owned(),
        quarter: (first.month0() / 3 + 1).to_string(),
        year: first.year().to_string(),
    }
}

/// Whole months and years by their names, other days from the first to the last.
pub(crate) fn span(first: NaiveDate, last: NaiveDate, language: Language) -> String {
    let month = |day: NaiveDate| format!("{} {}", format::month(day, language), day.year());
    // Text that goes into a line is searched and copied: its blanks are plain ones.
    let day = |day: NaiveDate| format::long_date(day, language).replace('\u{A0}', " ");
    let whole = first.day() == 1 && last.succ_opt().is_some_and(|next| next.day() == 1);
    let one_year = first.year() == last.year();
    if !whole {
        // One year is said once.
        let from = if one_year {
            day(first).trim_end_matches(|c: char| c.is_ascii_digit()).trim_end().to_owned()
        } else {
            day(first)
        };
        return if first == last { day(first) } else { format!("{from} – {}", day(last)) };
    }
    match (one_year, first.month(), last.month()) {
        (true, 1, 12) => first.year().to_string(),
        (true, from, to) if from == to => month(first),
        (true, ..) => format!("{} – {}", format::month(first, language), month(last)),
        (false, ..) => format!("{} – {}", month(first), month(last)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a table that cannot be read fails
mod tests {
    use super::*;

    #[test]
    fn whole_months_have_names_and_other_days_are_counted() {
        let table = [
            ("2027-01-01", "2027-01-31", "January 2027", "Januar 2027"),
            ("2027-01-01", "2027-03-31", "January – March 2027", "Januar – März 2027"),
            ("2026-12-01", "2027-02-28", "December 2026 – February 2027", "Dezember 2026 – Februar 2027"),
            ("2027-01-01", "2027-12-31", "2027", "2027"),
            ("2027-01-15", "2027-02-14", "15 January – 14 February 2027", "15. Januar – 14. Februar 2027"),
            ("2026-12-15", "2027-01-14", "15 December 2026 – 14 January 2027", "15. Dezember 2026 – 14. Januar 2027"),
            ("2027-01-15", "2027-01-15", "15 January 2027", "15. Januar 2027"),
        ];
        for (first, last, english, german) in table {
            let (first, last) = (first.parse().unwrap(), last.parse().unwrap());
            let period = Period { due: first, first, last };
            assert_eq!(period_words(&period, Language::English).period, english);
            assert_eq!(period_words(&period, Language::German).period, german);
        }
    }
}

//! Number series: a pattern and where it stands. Pure: the store keeps the state, in the transaction that issues.

use crate::{Error, InvoiceNumber, NUMBER_CHARS_MAX};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How numbers of a series look: literal text with `{YYYY}`, `{YY}`, `{MM}` and exactly one `{seq:N}` (N digits at least,
/// 1 to 12; `{seq}` is `{seq:1}`). With a year the count starts again each year, with year and month each month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NumberPattern {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Year,
    ShortYear,
    Month,
    Sequence { digits: usize },
}

impl NumberPattern {
    /// Pattern of the period that `date` lies in, such as `2026`, `2026-11`, or empty where the count never starts again.
    /// Later periods compare greater.
    #[must_use]
    pub fn period(&self, date: NaiveDate) -> String {
        if self.parts.contains(&Part::Month) {
            format!("{:04}-{:02}", date.year(), date.month())
        } else if self.parts.iter().any(|part| matches!(part, Part::Year | Part::ShortYear)) {
            format!("{:04}", date.year())
        } else {
            String::new()
        }
    }

    /// The number that `date` and `sequence` make.
    ///
    /// # Errors
    /// [`Error::BadNumber`] when it grew beyond [`NUMBER_CHARS_MAX`].
    pub fn render(&self, date: NaiveDate, sequence: u64) -> Result<InvoiceNumber, Error> {
        let text: String = self
            .parts
            .iter()
            .map(|part| match part {
                Part::Literal(text) => text.clone(),
                Part::Year => format!("{:04}", date.year()),
                Part::ShortYear => format!("{:02}", date.year().rem_euclid(100)),
                Part::Month => format!("{:02}", date.month()),
                Part::Sequence { digits } => format!("{sequence:0digits$}"),
            })
            .collect();
        text.parse()
    }

    fn check(self) -> Result<Self, Error> {
        let bad = |reason| Err(Error::BadPattern { reason });
        let count = |wanted: fn(&Part) -> bool| self.parts.iter().filter(|part| wanted(part)).count();
        let years = count(|part| matches!(part, Part::Year | Part::ShortYear));
        match count(|part| matches!(part, Part::Sequence { .. })) {
            0 => return bad("it needs {seq:4}, the running number"),
            1 => {}
            _ => return bad("it can hold the running number only once"),
        }
        if count(|part| matches!(part, Part::Month)) > 0 && years == 0 {
            return bad("with {MM} it needs {YYYY} too, or numbers would repeat next year");
        }
        let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
        self.render(first, 1)
            .map_err(|_| Error::BadPattern { reason: "its numbers would be longer than 30 characters" })?;
        Ok(self)
    }
}

impl FromStr for NumberPattern {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let bad = |reason| Error::BadPattern { reason };
        if text.chars().count() > NUMBER_CHARS_MAX {
            return Err(bad("it is longer than 30 characters"));
        }
        if text.chars().any(char::is_control) || text.trim().len() != text.len() {
            return Err(bad("it must not hold control characters, nor begin or end with a blank"));
        }
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some((literal, tail)) = rest.split_once('{') {
            let (name, tail) = tail.split_once('}').ok_or(bad("a { is not closed"))?;
            push_literal(&mut parts, literal)?;
            parts.push(placeholder(name).ok_or(bad("only {YYYY}, {YY}, {MM} and {seq:4} are known"))?);
            rest = tail;
        }
        push_literal(&mut parts, rest)?;
        Self { parts }.check()
    }
}

fn push_literal(parts: &mut Vec<Part>, text: &str) -> Result<(), Error> {
    if text.contains('}') {
        return Err(Error::BadPattern { reason: "a } has no { before it" });
    }
    if !text.is_empty() {
        parts.push(Part::Literal(text.to_owned()));
    }
    Ok(())
}

fn placeholder(name: &str) -> Option<Part> {
    match name {
        "YYYY" => Some(Part::Year),
        "YY" => Some(Part::ShortYear),
        "MM" => Some(Part::Month),
        "seq" => Some(Part::Sequence { digits: 1 }),
        _ => {
            let digits = name.strip_prefix("seq:").filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
            let digits = digits.parse().ok().filter(|digits| (1..=12).contains(digits))?;
            Some(Part::Sequence { digits })
        }
    }
}

impl fmt::Display for NumberPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            Part::Literal(text) => f.write_str(text),
            Part::Year => f.write_str("{YYYY}"),
            Part::ShortYear => f.write_str("{YY}"),
            Part::Month => f.write_str("{MM}"),
            // Never longer than it was typed: what is stored must be within the same bound when it is read.
            Part::Sequence { digits: 1 } => f.write_str("{seq}"),
            Part::Sequence { digits } => write!(f, "{{seq:{digits}}}"),
        })
    }
}

impl TryFrom<String> for NumberPattern {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<NumberPattern> for String {
    fn from(pattern: NumberPattern) -> Self {
        pattern.to_string()
    }
}

/// Where a series stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// How its numbers look.
    pub pattern: NumberPattern,
    /// [`NumberPattern::period`] of the last number; empty before the first.
    pub period: String,
    /// Running number that comes next within `period`.
    pub next: u64,
}

impl Series {
    /// A series that has given no number yet.
    #[must_use]
    pub const fn new(pattern: NumberPattern) -> Self {
        Self { pattern, period: String::new(), next: 1 }
    }

    /// The same series with another pattern from `date` on: counting goes on where it would have gone on without it, and
    /// never back into a period that the series left.
    #[must_use]
    pub fn repatterned(&self, pattern: NumberPattern, date: NaiveDate) -> Self {
        let date = date.max(first_day(&self.period).unwrap_or(date));
        let period = pattern.period(date);
        // Numbers that never start again may have been given before this pattern: they start no count of their own.
        let goes_on = period.is_empty() || self.pattern.period(date) == self.period;
        Self { pattern, period, next: if goes_on { self.next } else { 1 } }
    }

    /// The number for a document of `date`, and the series as it stands once that number is taken.
    ///
    /// # Errors
    /// [`Error::DateBeforeSeries`] when the series already gave a number in a later period: going back could give a number
    /// twice. [`Error::BadNumber`] when the number grew too long, [`Error::Overflow`] after the last number there is.
    pub fn next(&self, date: NaiveDate) -> Result<(InvoiceNumber, Self), Error> {
        let period = self.pattern.period(date);
        if period < self.period {
            return Err(Error::DateBeforeSeries);
        }
        let sequence = if period == self.period { self.next } else { 1 };
        let number = self.pattern.render(date, sequence)?;
        let next = sequence.checked_add(1).ok_or(Error::Overflow)?;
        Ok((number, Self { pattern: self.pattern.clone(), period, next }))
    }
}

/// Of a period as [`NumberPattern::period`] writes it; none of one that never ends.
fn first_day(period: &str) -> Option<NaiveDate> {
    match period.len() {
        4 => format!("{period}-01-01"),
        _ => format!("{period}-01"),
    }
    .parse()
    .ok()
}

mod skip;
#[cfg(test)]
mod tests;

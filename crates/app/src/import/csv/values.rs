//! Numbers and days as other programs write them, and by which convention a whole file writes them: `1.234,50 €`,
//! `(1,234.50)`, `31.12.2025`, `12/31/2025`. What can be read in two ways is said, never guessed.

use billing::{Decimal, parse_decimal};
use chrono::NaiveDate;

/// The mark before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Comma,
    Point,
}

/// What stands first in a day that is written with its year last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// What the cells of a file say of its convention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence<T> {
    /// Every cell reads the same either way, or there is none.
    Indifferent,
    /// At least one can only be read so, and none can only be read otherwise.
    So(T),
    /// This one can be read in two ways, and no other cell helps.
    Unclear(usize),
    /// This one can only be read otherwise than one before it.
    Mixed(usize),
}

/// What one cell says.
enum Voice<T> {
    Silent,
    Says(T),
    Either,
}

fn heard<T: Copy + PartialEq>(voices: impl Iterator<Item = Voice<T>>) -> Evidence<T> {
    let (mut said, mut unclear) = (None, None);
    for (place, voice) in voices.enumerate() {
        match voice {
            Voice::Silent => {}
            Voice::Either => unclear = unclear.or(Some(place)),
            Voice::Says(what) => match said {
                Some(before) if before != what => return Evidence::Mixed(place),
                _ => said = Some(what),
            },
        }
    }
    match (said, unclear) {
        (Some(what), _) => Evidence::So(what),
        (None, Some(place)) => Evidence::Unclear(place),
        (None, None) => Evidence::Indifferent,
    }
}

impl Mark {
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Point => ".",
        }
    }

    pub fn from_sign(text: &str) -> Option<Self> {
        [Self::Comma, Self::Point].into_iter().find(|mark| mark.sign() == text)
    }

    pub fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Evidence<Self> {
        heard(cells.map(mark_of))
    }
}

impl Order {
    pub const fn code(self) -> &'static str {
        match self {
            Self::DayFirst => "dmy",
            Self::MonthFirst => "mdy",
        }
    }

    pub fn from_code(text: &str) -> Option<Self> {
        [Self::DayFirst, Self::MonthFirst].into_iter().find(|order| order.code() == text)
    }

    pub fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Evidence<Self> {
        heard(cells.map(order_of))
    }
}

fn mark_of(cell: &str) -> Voice<Mark> {
    let digits = bare(cell).0;
    let (comma, point) = (digits.rfind(','), digits.rfind('.'));
    let (mark, other, at) = match (comma, point) {
        (None, None) => return Voice::Silent,
        (Some(comma), Some(point)) => return Voice::Says(if comma > point { Mark::Comma } else { Mark::Point }),
        (Some(at), None) => (Mark::Comma, Mark::Point, at),
        (None, Some(at)) => (Mark::Point, Mark::Comma, at),
    };
    let (whole, behind) = (digits.get(..at).unwrap_or_default(), digits.len() - at - 1);
    if whole.contains([',', '.']) {
        // Several of one mark group thousands.
        return Voice::Says(other);
    }
    let grouped = whole.contains([' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '’']);
    let like_thousands = !grouped && (1..=3).contains(&whole.len()) && !whole.starts_with('0') && behind == 3;
    if like_thousands { Voice::Either } else { Voice::Says(mark) }
}

/// A number without signs of currency and minus, and whether it is below 0: `-1`, `1-`, `(1)`.
fn bare(cell: &str) -> (&str, bool) {
    let outside = |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '€' | '$' | '£' | '¥' | '%');
    let mut text = cell.trim_matches(outside);
    let mut negative = false;
    if let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (text, negative) = (inside.trim_matches(outside), true);
    }
    for minus in ['-', '\u{2212}'] {
        if let Some(rest) = text.strip_prefix(minus).or_else(|| text.strip_suffix(minus)) {
            return (rest.trim_matches(outside), !negative);
        }
    }
    (text.strip_prefix('+').unwrap_or(text).trim_matches(outside), negative)
}

/// Reads a number exactly; thousands may be grouped in threes, by blanks, apostrophes or the other mark.
pub(super) fn number(cell: &str, mark: Mark) -> Option<Decimal> {
    let (text, negative) = bare(cell);
    let decimal = if mark == Mark::Comma { ',' } else { '.' };
    let (whole, fraction) = match text.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let whole = ungrouped(whole, if mark == Mark::Comma { '.' } else { ',' })?;
    if fraction.is_some_and(|digits| digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let whole = if whole.is_empty() && fraction.is_some() { "0" } else { &whole };
    let plain = fraction.map_or_else(|| whole.to_owned(), |fraction| format!("{whole}.{fraction}"));
    let value = parse_decimal(&plain).ok()?;
    Some(if negative { -value } else { value })
}

fn ungrouped(whole: &str, other: char) -> Option<String> {
    let Some(group) = whole.chars().find(|c| !c.is_ascii_digit()) else { return Some(whole.to_owned()) };
    if group != other && !matches!(group, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’') {
        return None;
    }
    let mut groups = whole.split(group);
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let fits = (1..=3).contains(&first.len()) && digits(first) && groups.all(|group| group.len() == 3 && digits(group));
    fits.then(|| whole.chars().filter(char::is_ascii_digit).collect())
}

/// A day without a time that stands behind it: `2025-12-31 00:00:00`, `2025-12-31T00:00:00Z`.
fn day_alone(cell: &str) -> &str {
    let text = cell.trim();
    let end = text.char_indices().find(|(at, c)| *at >= 8 && (c.is_whitespace() || *c == 'T')).map(|(at, _)| at);
    end.map_or(text, |end| text.get(..end).unwrap_or(text))
}

/// The parts of a day, if there are three of digits between equal marks.
fn parts(text: &str) -> Option<(char, [&str; 3])> {
    let mark = text.chars().find(|c| matches!(c, '.' | '/' | '-'))?;
    let mut all = text.split(mark).map(str::trim);
    let three = [all.next()?, all.next()?, all.next()?];
    let digits =
        three.iter().all(|part| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()));
    (digits && all.next().is_none()).then_some((mark, three))
}

fn order_of(cell: &str) -> Voice<Order> {
    let Some((mark, [first, second, _])) = parts(day_alone(cell)) else { return Voice::Silent };
    let (Ok(first_number), Ok(second_number)) = (first.parse::<u32>(), second.parse::<u32>()) else {
        return Voice::Silent;
    };
    if first.len() > 2 {
        return Voice::Silent; // the year stands first
    }
    match (first_number > 12, second_number > 12) {
        (true, true) => Voice::Silent,
        (true, false) => Voice::Says(Order::DayFirst),
        (false, true) => Voice::Says(Order::MonthFirst),
        // Nobody writes the month first with points.
        (false, false) if mark == '.' => Voice::Says(Order::DayFirst),
        (false, false) if first_number == second_number => Voice::Silent,
        (false, false) => Voice::Either,
    }
}

/// Reads a civil day: the year first, or last in the order that the file has; a year of two digits is of this century.
pub(super) fn day(cell: &str, order: Order) -> Option<NaiveDate> {
    let text = day_alone(cell);
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok();
    }
    let (_, [a, b, c]) = parts(text)?;
    let (year, month, day) = match (a.len(), order) {
        (4, _) => (a, b, c),
        (_, Order::DayFirst) => (c, b, a),
        (_, Order::MonthFirst) => (c, a, b),
    };
    let number: i32 = year.parse().ok()?;
    let year = match year.len() {
        2 => 2000 + number,
        4 => number,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_exactly_by_the_mark_of_its_file() {
        for (cell, mark, value) in [
            ("1.234,50 €", Mark::Comma, Some("1234.50")),
            ("EUR 1.234.567,5", Mark::Comma, Some("1234567.5")),
            ("1 234,50", Mark::Comma, Some("1234.50")),
            ("12,5-", Mark::Comma, Some("-12.5")),
            ("$1,234.50", Mark::Point, Some("1234.50")),
            ("(1,234.50)", Mark::Point, Some("-1234.50")),
            ("-$5", Mark::Point, Some("-5")),
            ("CHF 1'234.50", Mark::Point, Some("1234.50")),
            (".5", Mark::Point, Some("0.5")),
            ("19 %", Mark::Point, Some("19")),
            ("1.50", Mark::Comma, None),
            ("1,5", Mark::Point, None),
            ("12.34.56", Mark::Point, None),
            ("1e400", Mark::Point, None),
            ("NaN", Mark::Point, None),
            ("3*80", Mark::Point, None),
            ("=1+1", Mark::Point, None),
            ("", Mark::Point, None),
        ] {
            let expected = value.map(|text| parse_decimal(text).unwrap());
            assert_eq!(number(cell, mark), expected, "{cell}");
        }
    }

    #[test]
    fn a_day_is_read_by_the_order_of_its_file() {
        for (cell, order, value) in [
            ("31.12.2025", Order::DayFirst, Some("2025-12-31")),
            ("1.2.25", Order::DayFirst, Some("2025-02-01")),
            ("12/31/2025", Order::MonthFirst, Some("2025-12-31")),
            ("12/31/2025", Order::DayFirst, None),
            ("2025-12-31", Order::MonthFirst, Some("2025-12-31")),
            ("2025/12/31", Order::DayFirst, Some("2025-12-31")),
            ("2025-12-31T23:30:00Z", Order::DayFirst, Some("2025-12-31")),
            ("31.12.2025 23:30", Order::DayFirst, Some("2025-12-31")),
            ("20251231", Order::DayFirst, Some("2025-12-31")),
            ("29.02.2025", Order::DayFirst, None),
            ("31.12.125", Order::DayFirst, None),
            ("yesterday", Order::DayFirst, None),
        ] {
            assert_eq!(day(cell, order).map(|day| day.to_string()), value.map(str::to_owned), "{cell}");
        }
    }

    #[test]
    fn what_a_whole_file_leaves_open_is_said_and_never_guessed() {
        let mark = |cells: &[&str]| Mark::of(cells.iter().copied());
        assert_eq!(mark(&["12", "1,234", "0,50"]), Evidence::So(Mark::Comma));
        assert_eq!(mark(&["1.234.567"]), Evidence::So(Mark::Comma));
        assert_eq!(mark(&["12", "1,234"]), Evidence::Unclear(1));
        assert_eq!(mark(&["1.50", "1,50"]), Evidence::Mixed(1));
        assert_eq!(mark(&["12", ""]), Evidence::Indifferent);
        let order = |cells: &[&str]| Order::of(cells.iter().copied());
        assert_eq!(order(&["01/02/2025", "13/02/2025"]), Evidence::So(Order::DayFirst));
        assert_eq!(order(&["01/02/2025", "01/13/2025"]), Evidence::So(Order::MonthFirst));
        assert_eq!(order(&["01/02/2025"]), Evidence::Unclear(0));
        assert_eq!(order(&["13/02/2025", "02/13/2025"]), Evidence::Mixed(1));
        assert_eq!(order(&["01.02.2025"]), Evidence::So(Order::DayFirst));
        assert_eq!(order(&["2025-01-02", "02/02/2025"]), Evidence::Indifferent);
    }
}

//! Amounts, dates and rates in the form of the document's language (CLDR). Strings in, strings out: nothing is computed here.

use chrono::{Datelike, NaiveDate};

use crate::Language;

/// U+2212, as long as the plus sign.
const MINUS: char = '\u{2212}';
/// U+202F, between a number and the sign that follows it.
const THIN: char = '\u{202F}';
/// U+00A0.
const NO_BREAK: char = '\u{A0}';

/// A decimal string such as `-1234.50` with grouped digits: `−1,234.50` or `−1.234,50`. What is no decimal stays as it is.
pub(crate) fn amount(decimal: &str, language: Language) -> String {
    let (negative, digits) = decimal.strip_prefix('-').map_or((false, decimal), |rest| (true, rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    if whole.is_empty() || !whole.bytes().chain(fraction.unwrap_or_default().bytes()).all(|b| b.is_ascii_digit()) {
        return decimal.to_owned();
    }
    let (group, point) = match language {
        Language::English => (',', '.'),
        Language::German => ('.', ','),
    };
    let mut text = String::with_capacity(decimal.len() + whole.len() / 3 + 3);
    if negative {
        text.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// A number to be set on its decimal sign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) text: String,
    /// Bytes before the decimal sign.
    whole: usize,
}

impl Figure {
    pub(crate) fn whole(&self) -> &str {
        self.text.get(..self.whole).unwrap_or(&self.text)
    }

    /// Decimal sign and fraction; empty for a whole number.
    pub(crate) fn part(&self) -> &str {
        self.text.get(self.whole..).unwrap_or_default()
    }
}

/// As [`amount`], knowing where the fraction begins.
pub(crate) fn figure(decimal: &str, language: Language) -> Figure {
    let text = amount(decimal, language);
    // Both languages put a sign of one byte before the digits of the fraction.
    let fraction = decimal.split_once('.').map_or(0, |(_, fraction)| fraction.len() + 1);
    Figure { whole: text.len().saturating_sub(fraction), text }
}

/// An amount with its currency: `€1,234.50`, `1.234,50 €`, `CHF 1,234.50`.
pub(crate) fn money(decimal: &str, currency: &str, language: Language) -> String {
    let amount = amount(decimal, language);
    let symbol = match currency {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        "JPY" => "¥",
        other => other,
    };
    match language {
        Language::German => format!("{amount}{NO_BREAK}{symbol}"),
        Language::English if symbol.chars().count() > 1 => format!("{symbol}{NO_BREAK}{amount}"),
        Language::English => match amount.strip_prefix(MINUS) {
            Some(rest) => format!("{MINUS}{symbol}{rest}"),
            None => format!("{symbol}{amount}"),
        },
    }
}

/// A decimal without its trailing zeros: `46.50` becomes `46.5`. What is no decimal stays as it is.
pub(crate) fn trimmed(decimal: &str) -> &str {
    if decimal.contains('.') { decimal.trim_end_matches('0').trim_end_matches('.') } else { decimal }
}

/// A decimal with at least `decimals` decimals: a price of `92` euros is written `92.00`, one of `0.0825` as it is.
pub(crate) fn padded(decimal: &str, decimals: u32) -> String {
    let wanted = usize::try_from(decimals).unwrap_or_default();
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    if wanted.max(fraction.len()) == 0 { whole.to_owned() } else { format!("{whole}.{fraction:0<wanted$}") }
}

/// A rate in percent: `19%`, in German with a thin space.
pub(crate) fn percent(decimal: &str, language: Language) -> String {
    let number = amount(trimmed(decimal), language);
    match language {
        Language::English => format!("{number}%"),
        Language::German => format!("{number}{THIN}%"),
    }
}

/// For columns: `20 Nov 2026`, `20.11.2026`.
pub(crate) fn short_date(date: NaiveDate, language: Language) -> String {
    match language {
        Language::English => {
            let month: String = month(date, language).chars().take(3).collect();
            format!("{}{NO_BREAK}{month}{NO_BREAK}{}", date.day(), date.year())
        }
        Language::German => date.format("%d.%m.%Y").to_string(),
    }
}

/// For sentences: `20 November 2026`, `20. November 2026`.
pub(crate) fn long_date(date: NaiveDate, language: Language) -> String {
    let point = if language == Language::German { "." } else { "" };
    format!("{}{point}{NO_BREAK}{}{NO_BREAK}{}", date.day(), month(date, language), date.year())
}

pub(crate) fn month(date: NaiveDate, language: Language) -> &'static str {
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const GERMAN: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let names = match language {
        Language::English => &ENGLISH,
        Language::German => &GERMAN,
    };
    names.get(date.month0() as usize).copied().unwrap_or_default()
}

/// An IBAN in groups of four, the way it is read aloud; where a line is too narrow, it breaks between groups.
pub(crate) fn iban(iban: &str) -> String {
    let plain: Vec<char> = iban.chars().filter(|c| !c.is_whitespace()).collect();
    plain.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_follow_the_language() {
        for (decimal, english, german) in [
            ("0.00", "0.00", "0,00"),
            ("999", "999", "999"),
            ("1234.5", "1,234.5", "1.234,5"),
            ("-1234567.890", "\u{2212}1,234,567.890", "\u{2212}1.234.567,890"),
            ("12e3", "12e3", "12e3"),
            ("", "", ""),
        ] {
            assert_eq!(amount(decimal, Language::English), english);
            assert_eq!(amount(decimal, Language::German), german);
        }
    }

    #[test]
    fn money_names_its_currency() {
        assert_eq!(money("-6844.07", "EUR", Language::English), "\u{2212}€6,844.07");
        assert_eq!(money("6844.07", "EUR", Language::German), "6.844,07\u{A0}€");
        assert_eq!(money("5", "CHF", Language::English), "CHF\u{A0}5");
    }

    #[test]
    fn prices_keep_the_decimals_of_their_currency() {
        for (decimal, decimals, padded_to) in
            [("92", 2, "92.00"), ("0.0825", 2, "0.0825"), ("7.5", 2, "7.50"), ("148193", 0, "148193")]
        {
            assert_eq!(padded(decimal, decimals), padded_to);
        }
    }

    #[test]
    fn rates_drop_empty_decimals() {
        assert_eq!(percent("19.00", Language::English), "19%");
        assert_eq!(percent("8.10", Language::German), "8,1\u{202F}%");
        assert_eq!(percent("100", Language::English), "100%");
    }

    #[test]
    fn dates_follow_the_language() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
        assert_eq!(short_date(day, Language::English), "4\u{A0}Mar\u{A0}2026");
        assert_eq!(short_date(day, Language::German), "04.03.2026");
        assert_eq!(long_date(day, Language::German), "4.\u{A0}März\u{A0}2026");
    }

    #[test]
    fn an_iban_is_grouped() {
        assert_eq!(iban("DE89370400440532013000"), "DE89 3704 0044 0532 0130 00");
    }
}

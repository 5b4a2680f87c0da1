//! Numbers and dates as the two syntaxes write them.

use super::xml::Element;
use billing::Finding;
use rust_decimal::Decimal;

/// Reads numbers and dates, and keeps a finding for each that is none.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// What could not be read.
    pub(super) unread: Vec<Finding>,
}

impl Reading {
    /// The number at `path`; none where there is none, or none that can be read.
    pub(super) fn number_at(&mut self, element: &Element, path: &str, field: &str) -> Option<Decimal> {
        element.at(path).and_then(|found| self.number(found, field))
    }

    /// The number that `element` holds.
    pub(super) fn number(&mut self, element: &Element, field: &str) -> Option<Decimal> {
        let number = decimal(element.text());
        if number.is_none() && !element.text().is_empty() {
            self.unread.push(Finding::fatal(
                "not-a-decimal",
                field,
                "This is no decimal number, or one with too many digits.",
            ));
        }
        number
    }
}

impl Reading {
    /// The date of CII under `path`, as ISO 8601; another form is named and stays as it is.
    pub(super) fn date_of_cii(&mut self, parent: &Element, path: &str, field: &str) -> String {
        let text = parent.at(path).and_then(|element| element.children.first()).map(Element::text).unwrap_or_default();
        if text.is_empty() {
            return String::new();
        }
        date_of_cii(text).unwrap_or_else(|| {
            self.unread.push(Finding::fatal("CII-DT-097", field, "This is no date as CII writes it: 20260115."));
            text.to_owned()
        })
    }
}

/// `xs:decimal`: a sign of either kind, digits, a point anywhere among them.
fn decimal(text: &str) -> Option<Decimal> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    // Beyond 28 digits, zeros at the end say nothing.
    let kept = if whole.len() + fraction.len() > 28 { fraction.trim_end_matches('0') } else { fraction };
    let mut number =
        Decimal::from_str_exact(&if kept.is_empty() { whole.to_owned() } else { format!("{whole}.{kept}") }).ok()?;
    number.set_sign_negative(negative && !number.is_zero());
    Some(number)
}

/// A date of CII, `YYYYMMDD`, as ISO 8601.
fn date_of_cii(text: &str) -> Option<String> {
    let all_digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_those_of_xml_schema() {
        for (text, number) in [
            ("12.50", Some("12.50")),
            ("+1", Some("1")),
            ("-0.005", Some("-0.005")),
            (".5", Some("0.5")),
            ("5.", Some("5")),
            ("-0", Some("0")),
            ("30.00000000000000000000000000000000", Some("30")),
            ("", None),
            (".", None),
            ("1,5", None),
            ("1e3", None),
            ("--1", None),
            ("NaN", None),
            ("123456789012345678901234567890", None),
        ] {
            assert_eq!(decimal(text).map(|number| number.to_string()).as_deref(), number, "{text}");
        }
    }

    #[test]
    fn dates_of_cii_become_iso() {
        assert_eq!(date_of_cii("20260115").as_deref(), Some("2026-01-15"));
        assert_eq!(date_of_cii("2026-01-15"), None);
        assert_eq!(date_of_cii("äöüß"), None);
    }
}

//! What people type, and how it is read: each row is a promise.

use super::*;
use crate::plain;
use proptest::prelude::*;

use DecimalMark::{Comma, Point, Unknown};

#[test]
fn numbers_are_read_as_people_write_them() {
    for (typed, read) in [
        ("1234.5", "1234.5"),
        ("1.234,50", "1234.5"),
        ("1,234.50", "1234.5"),
        ("1 234,50", "1234.5"),
        ("1\u{202f}234,50", "1234.5"),
        ("1'234.50", "1234.5"),
        ("1’234’567.5", "1234567.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("12,5", "12.5"),
        ("0,125", "0.125"),
        ("8.125", "8.125"),
        ("1 234,567", "1234.567"),
        ("1234,567", "1234.567"),
        (",5", "0.5"),
        (".5", "0.5"),
        ("-12,5", "-12.5"),
        ("\u{2212}12.5", "-12.5"),
        ("  7 ", "7"),
        ("3*80", "240"),
        ("3*80+10", "250"),
        ("3 x 80,50 - 10", "231.5"),
        ("2×1.000,50×2", "4002"),
        ("10-3*2", "4"),
        ("-2*3", "-6"),
        ("1+2+3-6", "0"),
    ] {
        assert_eq!(read_typed(typed, Unknown).map(plain).as_deref(), Ok(read), "{typed}");
    }
}

#[test]
fn one_mark_before_three_digits_is_decided_by_the_writer_or_refused() {
    for (typed, unknown, point, comma) in [
        ("1,234", None, Some("1234"), Some("1.234")),
        ("1.234", Some("1.234"), Some("1.234"), Some("1234")),
        ("123,456*2", None, Some("246912"), Some("246.912")),
        ("0,234", Some("0.234"), Some("0.234"), Some("0.234")),
        ("1234,567", Some("1234.567"), Some("1234.567"), Some("1234.567")),
        ("1,23", Some("1.23"), Some("1.23"), Some("1.23")),
        ("1.23", Some("1.23"), Some("1.23"), Some("1.23")),
    ] {
        for (mark, expected) in [(Unknown, unknown), (Point, point), (Comma, comma)] {
            let read = read_typed(typed, mark).map(plain);
            assert_eq!(read.as_deref(), expected.ok_or(&TypedError::Ambiguous), "{typed} {mark:?}");
        }
    }
}

#[test]
fn what_is_no_number_is_refused_and_not_guessed() {
    for typed in [
        "abc",
        "1..2",
        "1,2,3",
        "1.2.3",
        "12,34,567",
        "1.23.456,7",
        "1,234.567,8",
        "5,",
        "5.",
        "3*",
        "*3",
        "3**2",
        "3+",
        "+-3",
        "12 34",
        "1 23",
        "1 234'567",
        "1e5",
        "3/4",
        "(3)",
        "€5",
        "٣",
        "--1",
        ",",
        ".",
        "3 3*2",
        "1.234 567,8",
    ] {
        assert_eq!(read_typed(typed, Unknown), Err(TypedError::NotANumber), "{typed}");
    }
    for typed in ["", "  "] {
        assert_eq!(read_typed(typed, Unknown), Err(TypedError::Missing));
    }
    for typed in ["1234567890123456789", "999999999*9999999999", "0.00001*0.000001", &"1+".repeat(40)] {
        assert_eq!(read_typed(typed, Unknown), Err(TypedError::TooManyDigits), "{typed}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
        for mark in [Unknown, Point, Comma] {
            let _ = read_typed(&text, mark);
        }
    }

    #[test]
    fn any_mix_of_the_right_characters_is_read_or_refused(text in "[-+*x0-9., ']{0,30}") {
        for mark in [Unknown, Point, Comma] {
            let _ = read_typed(&text, mark);
        }
    }

    #[test]
    fn a_plain_decimal_is_read_as_itself(mantissa in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, scale in 0_u32..=10) {
        let number = Decimal::new(mantissa, scale);
        prop_assert_eq!(read_typed(&number.to_string(), Unknown), Ok(number));
    }

    #[test]
    fn grouping_never_changes_the_value(whole in 1_000_000_u64..1_000_000_000, cents in 0_u32..100) {
        let digits = whole.to_string();
        let grouped = |separator: &str| {
            let head = digits.len() % 3;
            let mut groups: Vec<&str> = if head == 0 { Vec::new() } else { vec![&digits[..head]] };
            groups.extend((head..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
            groups.join(separator)
        };
        let expected = parse_decimal(&format!("{whole}.{cents:02}"));
        for (separator, mark) in [(".", ","), (",", "."), (" ", ","), ("'", "."), ("\u{202f}", ",")] {
            let typed = format!("{}{mark}{cents:02}", grouped(separator));
            prop_assert_eq!(read_typed(&typed, Unknown).ok(), expected.clone().ok(), "{}", typed);
        }
    }

    #[test]
    fn sums_of_products_are_exact(a in -9999_i64..9999, b in 0_i64..9999, c in 0_i64..9999) {
        let (x, y, z) = (Decimal::new(a, 2), Decimal::new(b, 3), Decimal::new(c, 1));
        prop_assert_eq!(read_typed(&format!("{x}*{y}+{z}"), Unknown), Ok(x * y + z));
    }
}

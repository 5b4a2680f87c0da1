//! What a decimal is, and what it is not.

use super::*;
use proptest::prelude::*;

#[test]
fn decimals_are_read_as_written() {
    for (text, printed) in [
        ("0", "0"),
        ("8.50", "8.50"),
        ("-0.125", "-0.125"),
        ("007", "7"),
        ("19.0000", "19.0000"),
        ("0.0000000001", "0.0000000001"),
        ("999999999999999999", "999999999999999999"),
        ("1.00000000000000000000000000000000", "1.0000000000"),
    ] {
        assert_eq!(parse_decimal(text).unwrap().to_string(), printed, "{text}");
    }
}

#[test]
fn what_is_no_decimal_is_refused_by_name() {
    for text in ["1e5", "+1", " 1", "1 ", "1,5", ".5", "5.", "-", ".", "1.2.3", "--1", "NaN", "0x10", "١"] {
        assert_eq!(parse_decimal(text), Err(Error::NotADecimal), "{text}");
    }
    for text in ["1000000000000000000", "0.00000000001", "123456789.1234567891"] {
        assert_eq!(parse_decimal(text), Err(Error::TooManyDigits), "{text}");
    }
    assert_eq!(parse_decimal(""), Err(Error::NumberMissing));
}

#[test]
fn plain_has_no_trailing_zeros() {
    for (text, printed) in [("19.00", "19"), ("8.10", "8.1"), ("100", "100"), ("0.00", "0")] {
        assert_eq!(plain(parse_decimal(text).unwrap()), printed);
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        let _ = parse_decimal(&text);
    }

    #[test]
    fn print_and_read_is_the_same(mantissa in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, scale in 0_u32..=10) {
        let number = Decimal::new(mantissa, scale);
        prop_assert_eq!(parse_decimal(&number.to_string()), Ok(number));
    }
}

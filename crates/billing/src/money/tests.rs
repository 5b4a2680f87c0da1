//! Reading, printing, rounding and splitting amounts.

use super::*;
use proptest::prelude::*;

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

#[test]
fn amounts_read_and_print_in_major_units() {
    for (code, text, minor, printed) in [
        ("EUR", "1234.50", 123_450, "1234.50"),
        ("EUR", "1234.5", 123_450, "1234.50"),
        ("EUR", "-0.05", -5, "-0.05"),
        ("EUR", "-0.00", 0, "0.00"),
        ("EUR", "7.5000", 750, "7.50"),
        ("ISK", "148193", 148_193, "148193"),
        ("JPY", "148193.00", 148_193, "148193"),
        ("HUF", "12106.00", 12_106, "12106"),
        ("BHD", "0.001", 1, "0.001"),
        ("CLF", "1.2345", 12_345, "1.2345"),
    ] {
        let read = Money::parse(text, currency(code)).unwrap();
        assert_eq!((read.minor(), read.to_string().as_str()), (minor, printed), "{code} {text}");
    }
}

#[test]
fn a_digit_that_would_be_lost_is_refused() {
    for (code, text) in [("EUR", "0.005"), ("JPY", "0.5"), ("BHD", "0.0001"), ("HUF", "0.50")] {
        assert_eq!(
            Money::parse(text, currency(code)),
            Err(Error::TooFine { currency: currency(code) }),
            "{code} {text}"
        );
    }
}

#[test]
fn halves_round_away_from_zero_on_both_sides() {
    for (numerator, denominator, rounded) in [
        (5, 2, 3),
        (-5, 2, -3),
        (5, -2, -3),
        (1, 2, 1),
        (-1, 2, -1),
        (49, 100, 0),
        (-49, 100, 0),
        (51, 100, 1),
        (-1_446_375, 10, -144_638),
        (i128::from(i64::MAX), 1, i64::MAX),
    ] {
        assert_eq!(divide_half_away(numerator, denominator), Ok(rounded), "{numerator}/{denominator}");
    }
    assert_eq!(divide_half_away(i128::MIN, 1), Err(Error::Overflow));
    assert_eq!(divide_half_away(i128::MAX, 1), Err(Error::Overflow));
    assert_eq!(divide_half_away(1, 0), Err(Error::DivisionByZero));
}

#[test]
fn currencies_are_not_mixed_and_nothing_wraps() {
    let (euro, yen) = (Money::new(1, Currency::EUR), Money::new(1, currency("JPY")));
    let mismatch = Error::CurrencyMismatch { expected: Currency::EUR, found: currency("JPY") };
    assert_eq!(euro.plus(yen), Err(mismatch.clone()));
    assert_eq!(euro.minus(yen), Err(mismatch));
    assert_eq!(Money::new(i64::MAX, Currency::EUR).plus(euro), Err(Error::Overflow));
    assert_eq!(Money::new(i64::MIN, Currency::EUR).minus(euro), Err(Error::Overflow));
    assert_eq!(Money::new(i64::MIN, Currency::EUR).negate(), Err(Error::Overflow));
}

#[test]
fn json_is_an_amount_with_its_currency_and_no_number() {
    let json = r#"{"amount":"-1234.50","currency":"EUR"}"#;
    let money = Money::new(-123_450, Currency::EUR);
    assert_eq!(serde_json::to_string(&money).unwrap(), json);
    assert_eq!(serde_json::from_str::<Money>(json).unwrap(), money);
    for bad in [
        r#"{"amount":1.5,"currency":"EUR"}"#,
        r#"{"amount":"1.505","currency":"EUR"}"#,
        r#"{"amount":"1","currency":"???"}"#,
    ] {
        assert!(serde_json::from_str::<Money>(bad).is_err(), "{bad}");
    }
}

fn any_currency() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["EUR", "JPY", "BHD", "CLF", "HUF"]).prop_map(currency)
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(minor in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, currency in any_currency()) {
        let money = Money::new(minor, currency);
        prop_assert_eq!(format!("{money:>30}"), format!("{:>30}", money.to_decimal()));
        prop_assert_eq!(Money::parse(&money.to_string(), currency), Ok(money));
    }

    #[test]
    fn the_parts_add_up_to_the_whole_and_differ_by_one_at_most(minor in any::<i64>(), parts in 1_u32..200) {
        let whole = Money::new(minor, Currency::EUR);
        let parts = whole.split(NonZeroU32::new(parts).unwrap());
        prop_assert_eq!(Money::sum(parts.iter().copied(), Currency::EUR), Ok(whole));
        let (least, most) = (parts.iter().map(|part| part.minor()).min(), parts.iter().map(|part| part.minor()).max());
        prop_assert!(most.unwrap() - least.unwrap() <= 1);
    }

    #[test]
    fn rounding_is_within_half_a_unit(numerator in any::<i64>(), denominator in 1_i64..1_000_000) {
        let rounded = divide_half_away(numerator.into(), denominator.into()).unwrap();
        let off = i128::from(rounded) * i128::from(denominator) - i128::from(numerator);
        prop_assert!(off.abs() * 2 <= i128::from(denominator));
    }

    #[test]
    fn any_decimal_is_rounded_or_refused(mantissa in any::<i64>(), scale in 0_u32..=28, percent in any::<i64>()) {
        let money = Money::round(Decimal::new(mantissa, scale), Currency::EUR);
        let _ = money.and_then(|money| money.percent(Decimal::new(percent, 28 - scale)));
    }
}

//! Exact decimals for prices, quantities and rates: strict reading with bounds, plain printing.

use crate::Error;
use rust_decimal::Decimal;

/// At most this many digits count in a number that is read, so that products of two stay exact in 128 bits.
pub const SIGNIFICANT_MAX: usize = 18;
/// At most this many decimals.
pub const SCALE_MAX: usize = 10;

/// Reads `-?digits[.digits]`: no plus sign, exponent, grouping or blanks.
///
/// # Errors
/// [`Error::NumberMissing`] when empty, [`Error::NotADecimal`], [`Error::TooManyDigits`] beyond [`SIGNIFICANT_MAX`]
/// significant digits or [`SCALE_MAX`] decimals (trailing zeros do not count as either).
pub fn parse_decimal(text: &str) -> Result<Decimal, Error> {
    if text.is_empty() {
        return Err(Error::NumberMissing);
    }
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) {
        return Err(Error::NotADecimal);
    }
    let needed = fraction.trim_end_matches('0').len();
    let whole = whole.trim_start_matches('0');
    if needed > SCALE_MAX || whole.len() + needed > SIGNIFICANT_MAX {
        return Err(Error::TooManyDigits);
    }
    // Trailing zeros are kept as written, as far as they fit: `8.50` stays `8.50`.
    let kept = fraction.len().min(SCALE_MAX).min(SIGNIFICANT_MAX - whole.len()).max(needed);
    let kept = if digits.contains('.') { kept } else { 0 };
    let magnitude =
        whole.bytes().chain(fraction.bytes().take(kept)).fold(0_i64, |sum, b| sum * 10 + i64::from(b - b'0'));
    let scale = u32::try_from(kept).map_err(|_| Error::TooManyDigits)?;
    Ok(Decimal::new(if negative { -magnitude } else { magnitude }, scale))
}

/// Without trailing zeros: `19.00` is printed `19`.
#[must_use]
pub fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

/// Whether it is within the bounds of what is read, so that a snapshot that holds it reads back as it was written.
pub(crate) fn in_bounds(number: Decimal) -> bool {
    number.scale() as usize <= SCALE_MAX && number.mantissa().unsigned_abs() < 10_u128.pow(SIGNIFICANT_MAX as u32)
}

/// As written, but for a zero, which has no sign.
fn printed(mut number: Decimal) -> Decimal {
    if number.is_zero() {
        number.set_sign_positive(true);
    }
    number
}

/// Decimals as strings in JSON, read within the bounds of [`parse_decimal`].
pub(crate) mod text {
    use super::{Decimal, parse_decimal, printed};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(number: &Decimal, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&printed(*number))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
        parse_decimal(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

/// The same where a number may be missing.
pub(crate) mod text_option {
    use super::{Decimal, parse_decimal, printed};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    // serde hands over a reference to the field as it is.
    pub(crate) fn serialize<S: Serializer>(number: &Option<Decimal>, to: S) -> Result<S::Ok, S::Error> {
        match number {
            Some(number) => to.collect_str(&printed(*number)),
            None => to.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| parse_decimal(&text)).transpose().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests;

//! Amounts: integers of minor units with their currency, and the one function that rounds.

use crate::{Currency, Error, parse_decimal};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, num::NonZeroU32};

/// An amount in minor units (cents, yen, fils) of its currency. Arithmetic is checked: overflow is refused, never wrapped.
///
/// In JSON: `{"amount": "1234.50", "currency": "EUR"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// `minor` minor units.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// Minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// Its currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Reads major units, `1234.50`; more decimals than the currency has are read only where they are zeros.
    ///
    /// # Errors
    /// As [`parse_decimal`]; [`Error::TooFine`] when a digit would be lost.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, Error> {
        Self::exact(parse_decimal(text)?, currency)
    }

    /// Takes `amount` major units as they are.
    ///
    /// # Errors
    /// [`Error::TooFine`] when a digit would be lost, [`Error::Overflow`].
    pub fn exact(amount: Decimal, currency: Currency) -> Result<Self, Error> {
        if amount.normalize().scale() > currency.decimals() {
            return Err(Error::TooFine { currency });
        }
        Self::round(amount, currency)
    }

    /// Rounds `amount` major units to the currency, half away from zero.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn round(amount: Decimal, currency: Currency) -> Result<Self, Error> {
        Self::reckon(&[amount], &[], currency)
    }

    /// The product of `factors` divided by the product of `divisors`, exact until the one rounding at the end.
    pub(crate) fn reckon(factors: &[Decimal], divisors: &[Decimal], currency: Currency) -> Result<Self, Error> {
        let (mut numerator, up) = product(factors)?;
        let (mut denominator, down) = product(divisors)?;
        // value in minor units = numerator / denominator * 10^(decimals + down - up)
        let (raise, lower) = (currency.decimals() + down, up);
        let ten = |exponent: u32| 10_i128.checked_pow(exponent).ok_or(Error::Overflow);
        if raise >= lower {
            numerator = numerator.checked_mul(ten(raise - lower)?).ok_or(Error::Overflow)?;
        } else {
            denominator = denominator.checked_mul(ten(lower - raise)?).ok_or(Error::Overflow)?;
        }
        Ok(Self::new(divide_half_away(numerator, denominator)?, currency))
    }

    /// `percent` percent of this amount, rounded half away from zero.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn percent(self, percent: Decimal) -> Result<Self, Error> {
        Self::reckon(&[self.to_decimal(), percent], &[Decimal::ONE_HUNDRED], self.currency)
    }

    /// Major units as an exact decimal.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.decimals())
    }

    /// Sum of two amounts of one currency.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn plus(self, other: Self) -> Result<Self, Error> {
        self.same_currency(other)?;
        self.minor.checked_add(other.minor).map(|minor| Self::new(minor, self.currency)).ok_or(Error::Overflow)
    }

    /// Difference of two amounts of one currency.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn minus(self, other: Self) -> Result<Self, Error> {
        self.same_currency(other)?;
        self.minor.checked_sub(other.minor).map(|minor| Self::new(minor, self.currency)).ok_or(Error::Overflow)
    }

    /// The same amount with the other sign.
    ///
    /// # Errors
    /// [`Error::Overflow`] for the one amount whose negation does not fit.
    pub fn negate(self) -> Result<Self, Error> {
        self.minor.checked_neg().map(|minor| Self::new(minor, self.currency)).ok_or(Error::Overflow)
    }

    /// Sum of all, in `currency`.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn sum(amounts: impl IntoIterator<Item = Self>, currency: Currency) -> Result<Self, Error> {
        amounts.into_iter().try_fold(Self::zero(currency), Self::plus)
    }

    /// Parts that differ by at most one minor unit and add up to the whole; the larger parts come first.
    #[must_use]
    pub fn split(self, parts: NonZeroU32) -> Vec<Self> {
        let count = i64::from(parts.get());
        let (share, rest) = (self.minor / count, self.minor % count);
        (0..count)
            .map(|index| Self::new(if index < rest.abs() { share + rest.signum() } else { share }, self.currency))
            .collect()
    }

    fn same_currency(self, other: Self) -> Result<(), Error> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(Error::CurrencyMismatch { expected: self.currency, found: other.currency })
        }
    }
}

/// Product of the mantissas and sum of the scales; nothing is rounded.
fn product(factors: &[Decimal]) -> Result<(i128, u32), Error> {
    factors.iter().map(Decimal::normalize).try_fold((1_i128, 0_u32), |(mantissa, scale), factor| {
        let mantissa = mantissa.checked_mul(factor.mantissa()).ok_or(Error::Overflow)?;
        Ok((mantissa, scale + factor.scale()))
    })
}

/// The one place where an amount is rounded: half away from zero, for negatives as for positives (2.5 -> 3, -2.5 -> -3).
fn divide_half_away(numerator: i128, denominator: i128) -> Result<i64, Error> {
    if denominator == 0 {
        return Err(Error::DivisionByZero);
    }
    let negative = (numerator < 0) != (denominator < 0);
    let (n, d) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let (quotient, remainder) = (n / d, n % d);
    let magnitude = if remainder >= d - remainder { quotient + 1 } else { quotient };
    let magnitude = i128::try_from(magnitude).map_err(|_| Error::Overflow)?;
    i64::try_from(if negative { -magnitude } else { magnitude }).map_err(|_| Error::Overflow)
}

/// Major units with the currency's decimals and a point: `1234.50`, `-0.05`, `148193`. The currency is not printed.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // From the last digit on, into as many bytes as the longest amount has: lists and reports write thousands.
        let (mut text, mut at) = ([b'0'; 26], 26);
        let (mut rest, decimals) = (self.minor.unsigned_abs(), self.currency.decimals() as usize);
        if decimals > 4 {
            return self.to_decimal().fmt(f);
        }
        for place in 0.. {
            if place == decimals && decimals > 0 {
                at -= 1;
                text[at] = b'.';
            }
            if place > decimals && rest == 0 {
                break;
            }
            at -= 1;
            text[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        f.pad_integral(self.minor >= 0, "", std::str::from_utf8(&text[at..]).map_err(|_| fmt::Error)?)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MoneyText {
    amount: String,
    currency: Currency,
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        MoneyText { amount: self.to_string(), currency: self.currency }.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = MoneyText::deserialize(from)?;
        Self::parse(&text.amount, text.currency).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;

//! Amounts in another currency at a rate that somebody gave: exact until the one rounding at the end.

use crate::{Currency, Error, Money};
use rust_decimal::Decimal;

/// What `amount` is worth at `rate` units of `to` for one unit of its own currency, rounded half away from zero.
///
/// # Errors
/// [`Error::Overflow`].
pub(crate) fn at_rate(amount: Money, rate: Decimal, to: Currency) -> Result<Money, Error> {
    Money::reckon(&[amount.to_decimal(), rate], &[], to)
}

/// What makes `amount` at `rate` units of its currency for one of `to`, rounded half away from zero.
///
/// # Errors
/// [`Error::DivisionByZero`], [`Error::Overflow`].
pub(crate) fn back(amount: Money, rate: Decimal, to: Currency) -> Result<Money, Error> {
    Money::reckon(&[amount.to_decimal()], &[rate], to)
}

//! Sums of decimals as written: exact or nothing, since an overflow must not end the program.

use rust_decimal::{Decimal, RoundingStrategy};

/// The sum, or nothing where it does not fit.
pub(super) fn sum(amounts: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    amounts.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)
}

/// The sum of what is there, less the sum of what is to be taken off.
pub(super) fn difference(
    plus: impl IntoIterator<Item = Decimal>,
    minus: impl IntoIterator<Item = Decimal>,
) -> Option<Decimal> {
    sum(plus)?.checked_sub(sum(minus)?)
}

/// Rounded to two decimals, half away from zero.
pub(super) fn cents(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// Rounded to a whole number, half away from zero.
pub(super) fn whole(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
}

/// `percent` percent of `amount`, not rounded.
pub(super) fn percent_of(amount: Decimal, percent: Decimal) -> Option<Decimal> {
    amount.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)
}

/// How far apart they are.
pub(super) fn apart(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_sub(other).map(|gap| gap.abs())
}

/// `hundredths` hundredths.
pub(super) fn hundredths(count: usize) -> Decimal {
    Decimal::new(i64::try_from(count).unwrap_or(i64::MAX), 2)
}

/// For a message: two decimals at least, no trailing zeros beyond.
pub(super) fn shown(amount: Decimal) -> String {
    let plain = amount.normalize();
    if plain.scale() >= 2 { plain.to_string() } else { format!("{plain:.2}") }
}

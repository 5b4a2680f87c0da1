//! What each line of a document is worth once what was taken off or added for the whole document is spread over them: the
//! figures that a report by item adds up.

use crate::{Error, Money};
use std::cmp::Reverse;

/// The shares of the lines in `whole`, in order; they add up to it. `lines` are their net amounts (BT-131).
///
/// What `whole` has more or less than the lines (allowances and charges of the document, or a sum that was stated
/// otherwise) is spread over them in proportion to what each comes to, whatever its sign; over lines of nothing in equal
/// parts. Each share is cut to a minor unit, and the units that are left go to the largest remainders, of equal ones to
/// the first.
///
/// # Errors
/// [`Error::Overflow`], [`Error::CurrencyMismatch`].
pub fn line_shares(whole: Money, lines: &[Money]) -> Result<Vec<Money>, Error> {
    let rest = whole.minus(Money::sum(lines.iter().copied(), whole.currency())?)?;
    if rest.minor() == 0 {
        return Ok(lines.to_vec());
    }
    let weights: Vec<u64> = match lines.iter().map(|line| line.minor().unsigned_abs()).collect::<Vec<_>>() {
        nothing if nothing.iter().all(|weight| *weight == 0) => vec![1; lines.len()],
        some => some,
    };
    let parts = largest_remainder(rest.minor().unsigned_abs(), &weights);
    let signed = |part: u64| i64::try_from(part).map(|part| part * rest.minor().signum()).map_err(|_| Error::Overflow);
    lines.iter().zip(parts).map(|(line, part)| line.plus(Money::new(signed(part)?, whole.currency()))).collect()
}

/// `units` in whole parts by these weights, of which one at least is above 0. The parts add up to `units`.
fn largest_remainder(units: u64, weights: &[u64]) -> Vec<u64> {
    let whole: u128 = weights.iter().map(|weight| u128::from(*weight)).sum::<u128>().max(1);
    let exact = |weight: &u64| u128::from(units) * u128::from(*weight);
    // At most `units`, since no weight is above the whole.
    let mut parts: Vec<u64> =
        weights.iter().map(|weight| u64::try_from(exact(weight) / whole).unwrap_or(units)).collect();
    let left = units.saturating_sub(parts.iter().sum());
    let mut places: Vec<usize> = (0..weights.len()).collect();
    places.sort_by_key(|place| Reverse(exact(&weights[*place]) % whole));
    for place in places.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        parts[place] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;
    use proptest::prelude::*;

    fn cents(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn shares(whole: i64, lines: &[i64]) -> Vec<i64> {
        let lines: Vec<_> = lines.iter().copied().map(cents).collect();
        line_shares(cents(whole), &lines).unwrap().into_iter().map(Money::minor).collect()
    }

    #[test]
    fn what_the_whole_has_more_or_less_goes_to_the_lines_by_what_they_come_to() {
        for (whole, lines, expected) in [
            (300, &[100, 200][..], &[100, 200][..]),
            (270, &[100, 200], &[90, 180]),
            // 10 less over three equal lines: 3.33 each, and the cent that is left to the first.
            (290, &[100, 100, 100], &[96, 97, 97]),
            // 5 more by 1 : 2 is 1.67 and 3.33: the cent that is left to the larger remainder.
            (305, &[100, 200], &[102, 203]),
            // A deduction weighs as much as what it is deducted from.
            (480, &[1000, -500], &[987, -507]),
            (0, &[100, 200], &[0, 0]),
            (7, &[0, 0], &[4, 3]),
            (-7, &[0, 0], &[-4, -3]),
            (0, &[], &[]),
        ] {
            assert_eq!(shares(whole, lines), expected, "{whole} over {lines:?}");
        }
    }

    #[test]
    fn sums_beyond_every_amount_are_refused() {
        assert_eq!(line_shares(cents(0), &[cents(i64::MAX), cents(1)]), Err(Error::Overflow));
        assert_eq!(line_shares(cents(i64::MIN), &[cents(1)]), Err(Error::Overflow));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

        #[test]
        fn the_shares_add_up_and_none_is_a_unit_off_its_proportion(
            whole in -1_000_000_000i64..1_000_000_000,
            lines in prop::collection::vec(-10_000_000i64..10_000_000, 1..12),
        ) {
            let shared = shares(whole, &lines);
            prop_assert_eq!(shared.iter().sum::<i64>(), whole);
            let rest = i128::from(whole - lines.iter().sum::<i64>());
            let weights: Vec<i128> = lines.iter().map(|line| i128::from(line.unsigned_abs())).collect();
            let sum: i128 = weights.iter().sum();
            for ((share, line), weight) in shared.iter().zip(&lines).zip(weights) {
                let got = i128::from(share - line);
                prop_assert!(sum == 0 || (got * sum - rest * weight).abs() < sum, "{} of {}", got, rest);
            }
        }
    }
}

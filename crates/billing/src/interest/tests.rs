//! Interest on 1,000.00 that is late.

use super::*;
use proptest::prelude::*;

const EUR: Currency = Currency::EUR;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn cents(minor: i64) -> Money {
    Money::new(minor, EUR)
}

fn percent(text: &str) -> Decimal {
    crate::parse_decimal(text).unwrap()
}

#[test]
fn thirty_days_at_ten_percent_are_eight_euros_twenty_two() {
    let owed = [(day("2026-01-01"), cents(100_000))];
    let rates = [(day("2026-01-01"), percent("10"))];
    let found = Interest::of(&owed, &rates, day("2026-03-01"), day("2026-03-30"), EUR).unwrap();
    assert_eq!(found.total, cents(822));
    assert_eq!((found.spans.len(), found.spans[0].days), (1, 30));
}

#[test]
fn a_part_payment_and_a_new_rate_each_begin_a_span_of_their_own() {
    let owed = [(day("2026-01-01"), cents(100_000)), (day("2026-06-20"), cents(40_000))];
    let rates = [(day("2026-01-01"), percent("10.27")), (day("2026-07-01"), percent("11"))];
    let found = Interest::of(&owed, &rates, day("2026-06-10"), day("2026-07-10"), EUR).unwrap();
    let told: Vec<_> =
        found.spans.iter().map(|it| (it.from, it.to, it.days, it.principal.minor(), it.amount.minor())).collect();
    // 1000.00 x 10.27 % x 10/365 = 2.8137; 400.00 x 10.27 % x 11/365 = 1.2380; 400.00 x 11 % x 10/365 = 1.2055
    assert_eq!(
        told,
        [
            (day("2026-06-10"), day("2026-06-19"), 10, 100_000, 281),
            (day("2026-06-20"), day("2026-06-30"), 11, 40_000, 124),
            (day("2026-07-01"), day("2026-07-10"), 10, 40_000, 121),
        ]
    );
    assert_eq!(found.total, cents(526), "the sum is rounded once");
}

#[test]
fn nothing_is_asked_where_nothing_is_owed_or_no_rate_is_known() {
    let rates = [(day("2026-07-01"), percent("10"))];
    for (owed, first, last) in [
        (vec![], "2026-07-01", "2026-07-30"),
        (vec![(day("2026-01-01"), cents(0))], "2026-07-01", "2026-07-30"),
        (vec![(day("2026-01-01"), cents(100_000))], "2026-06-01", "2026-06-30"),
    ] {
        assert_eq!(Interest::of(&owed, &rates, day(first), day(last), EUR), Ok(Interest::none(EUR)), "{owed:?}");
    }
    assert_eq!(Interest::of(&[], &[], day("2026-07-02"), day("2026-07-01"), EUR), Err(Error::DaysReversed));
}

type Steps<T> = Vec<(NaiveDate, T)>;

/// Amounts owed and rates over about three years.
fn any_debt() -> impl Strategy<Value = (Steps<Money>, Steps<Decimal>)> {
    let on = |offset: u64| day("2024-01-01") + Days::new(offset);
    let owed = prop::collection::vec((0_u64..1000, 0_i64..10_000_000), 1..5);
    let rates = prop::collection::vec((0_u64..1000, -100_i64..2_000), 1..5);
    (owed, rates).prop_map(move |(owed, rates)| {
        let mut owed: Vec<_> = owed.into_iter().map(|(offset, minor)| (on(offset), cents(minor))).collect();
        let mut rates: Vec<_> = rates.into_iter().map(|(offset, rate)| (on(offset), Decimal::new(rate, 2))).collect();
        owed.sort_by_key(|(day, _)| *day);
        owed.dedup_by_key(|(day, _)| *day);
        rates.sort_by_key(|(day, _)| *day);
        rates.dedup_by_key(|(day, _)| *day);
        (owed, rates)
    })
}

/// The same, one day at a time and without rounding: percent times amount times days.
fn by_days(owed: &[(NaiveDate, Money)], rates: &[(NaiveDate, Decimal)], first: NaiveDate, days: u64) -> Decimal {
    (0..days)
        .map(|n| {
            let today = first + Days::new(n);
            let principal = at(owed, today).map_or(Decimal::ZERO, Money::to_decimal);
            principal * at(rates, today).unwrap_or_default().max(Decimal::ZERO)
        })
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn it_is_the_sum_of_its_days_rounded_once((owed, rates) in any_debt(), offset in 0_u64..400, days in 1_u64..400) {
        let first = day("2024-01-01") + Days::new(offset);
        let found = Interest::of(&owed, &rates, first, first + Days::new(days - 1), EUR).unwrap();
        let exact = by_days(&owed, &rates, first, days);
        let rounded = Money::reckon(&[exact], &[Decimal::from(36_500)], EUR).unwrap();
        prop_assert_eq!(found.total, rounded);
        prop_assert_eq!(found.spans.iter().map(|it| it.amount.minor()).sum::<i64>(), rounded.minor());
    }

    #[test]
    fn another_day_never_makes_it_less((owed, rates) in any_debt(), offset in 0_u64..400, days in 1_u64..400) {
        let first = day("2024-01-01") + Days::new(offset);
        let until = |days: u64| Interest::of(&owed, &rates, first, first + Days::new(days), EUR).unwrap().total.minor();
        prop_assert!(until(days) >= until(days - 1));
    }

    #[test]
    fn two_stretches_come_to_the_whole_within_their_one_rounding(
        (owed, rates) in any_debt(), offset in 0_u64..400, one in 1_u64..200, two in 1_u64..200,
    ) {
        let first = day("2024-01-01") + Days::new(offset);
        let of = |from: u64, days: u64| {
            let from = first + Days::new(from);
            Interest::of(&owed, &rates, from, from + Days::new(days - 1), EUR).unwrap().total.minor()
        };
        prop_assert!((of(0, one) + of(one, two) - of(0, one + two)).abs() <= 1);
        let exact = by_days(&owed, &rates, first, one) + by_days(&owed, &rates, first + Days::new(one), two);
        prop_assert_eq!(exact, by_days(&owed, &rates, first, one + two));
    }
}

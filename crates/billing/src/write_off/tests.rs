//! Giving up what cannot be had.

use super::*;
use crate::{Currency, Draft, Line, VatCategory, VatRate};
use proptest::prelude::*;
use rust_decimal::Decimal;
use uuid::Uuid;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

fn cents(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn write_off(amount: i64, open: i64, reason: &str) -> Result<WriteOff, Error> {
    let (id, invoice) = (WriteOffId::new(Uuid::nil()), InvoiceId::new(Uuid::nil()));
    WriteOff::new(id, invoice, day(), cents(amount), cents(open), reason)
}

#[test]
fn only_what_is_open_is_written_off_and_never_without_a_reason() {
    for (amount, open, reason, expected) in [
        (500, 500, "insolvent", None),
        (1, 500, " insolvent ", None),
        (501, 500, "insolvent", Some(Error::Overpaid)),
        (0, 500, "insolvent", Some(Error::PaymentNotPositive)),
        (1, 0, "insolvent", Some(Error::NothingOpen)),
        (500, 500, "  ", Some(Error::ReasonMissing)),
    ] {
        assert_eq!(write_off(amount, open, reason).err(), expected, "{amount} {open} {reason:?}");
    }
}

#[test]
fn it_can_be_taken_back_once() {
    let first = write_off(500, 500, "insolvent").unwrap();
    let back = first.reversal(WriteOffId::new(Uuid::max()), day()).unwrap();
    assert_eq!((back.amount, back.reverses), (cents(-500), Some(first.id)));
    assert_eq!(back.reversal(first.id, day()), Err(Error::NotReversible));
}

fn totals(lines: &[(i64, i64)]) -> Totals {
    let vat = |rate: i64| Vat::new(VatCategory::Standard, VatRate::new(Decimal::from(rate)).unwrap());
    let line = |(price, rate): &(i64, i64)| Line::new("Design", Decimal::ONE, Decimal::new(*price, 2), vat(*rate));
    let mut draft = Draft::new(Currency::EUR);
    draft.lines = lines.iter().map(line).collect();
    draft.totals().unwrap()
}

#[test]
fn half_of_a_document_holds_half_of_its_vat() {
    let shares = vat_given_up(cents(11_300), &totals(&[(10_000, 19), (10_000, 7)]), &[]).unwrap();
    let told: Vec<_> = shares.iter().map(|it| (it.taxable.minor(), it.tax.minor())).collect();
    assert_eq!(told.iter().map(|(taxable, tax)| taxable + tax).sum::<i64>(), 11_300);
    assert_eq!(told, [(5_000, 350), (5_000, 950)]);
}

#[test]
fn what_was_credited_at_one_rate_is_no_part_of_what_is_given_up() {
    let (invoice, note) = (totals(&[(10_000, 19), (10_000, 7)]), totals(&[(10_000, 7)]));
    let told = |given_up: i64, notes: &[&Totals]| -> Vec<(i64, i64)> {
        let shares = vat_given_up(cents(given_up), &invoice, notes).unwrap();
        shares.iter().map(|it| (it.taxable.minor(), it.tax.minor())).collect()
    };
    assert_eq!(told(11_300, &[]), [(5_000, 350), (5_000, 950)]);
    assert_eq!(told(11_900, &[&note]), [(0, 0), (10_000, 1_900)], "all that is left is taxed with 19 %");
    assert_eq!(
        told(22_600, &[&note]),
        [(0, 0), (10_000, 1_900)],
        "credited after it was given up: no more than is left"
    );
    assert_eq!(told(100, &[&note, &totals(&[(10_000, 19)])]), [], "nothing is left to give up");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn bases_and_vat_add_up_to_what_was_written_off(
        lines in prop::collection::vec((1_i64..1_000_000, prop::sample::select(vec![0_i64, 7, 19, 21])), 1..6),
        percent in 1_i64..101,
    ) {
        let lines: Vec<_> = lines.into_iter().map(|(price, rate)| (price, rate.max(1))).collect();
        let totals = totals(&lines);
        let amount = totals.gross_total.percent(Decimal::from(percent)).unwrap();
        let shares = vat_given_up(amount, &totals, &[]).unwrap();
        let sum: i64 = shares.iter().map(|it| it.taxable.minor() + it.tax.minor()).sum();
        prop_assert_eq!(sum, amount.minor());
    }
}

/// 119.00 were written off, then some of it was credited or paid: the loss of each day.
#[test]
fn a_loss_is_what_was_given_up_as_far_as_it_is_unpaid() {
    type Events<'e> = &'e [(u32, i64)];
    let cases: [(Events<'_>, Events<'_>, Events<'_>); 5] = [
        (&[], &[(10, 11_900)], &[(10, 11_900)]),
        (&[(20, 11_900)], &[(10, 11_900)], &[(10, 11_900), (20, -11_900)]),
        (&[(5, 5_000), (20, 1_900)], &[(10, 6_900)], &[(10, 6_900), (20, -1_900)]),
        (&[(20, 5_000), (25, -5_000)], &[(10, 11_900)], &[(10, 11_900), (20, -5_000), (25, 5_000)]),
        (&[], &[(10, 11_900), (12, -11_900)], &[(10, 11_900), (12, -11_900)]),
    ];
    let day = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let dated = |list: Events<'_>| -> Vec<(NaiveDate, Money)> {
        list.iter().map(|(on, minor)| (day(*on), Money::new(*minor, Currency::EUR))).collect()
    };
    for (less, given_up, expected) in cases {
        let found = losses(Money::new(11_900, Currency::EUR), &dated(less), &dated(given_up)).unwrap();
        assert_eq!(found, dated(expected), "{less:?} {given_up:?}");
    }
}

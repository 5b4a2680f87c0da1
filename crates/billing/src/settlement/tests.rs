//! Where a document over 100.00 stands, due on 20 November.

use super::*;
use crate::{Currency, PaymentId};
use uuid::Uuid;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn cents(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn paid(amounts: &[i64]) -> Vec<Payment> {
    amounts.iter().map(|minor| payment(*minor)).collect()
}

/// Below 0: paid back.
fn payment(minor: i64) -> Payment {
    let make = if minor < 0 { Payment::refund } else { Payment::new };
    make(PaymentId::new(Uuid::nil()), day(1), cents(minor.abs()), "").unwrap()
}

#[test]
fn the_state_follows_from_payments_and_the_day() {
    use SettlementState::{Open, Overdue, PartPaid, Settled};
    type Case = (&'static [i64], u32, SettlementState, i64, Option<i64>);
    let cases: [Case; 7] = [
        (&[], 6, Open, 10_000, Some(14)),
        (&[], 20, Open, 10_000, Some(0)),
        (&[], 21, Overdue, 10_000, Some(-1)),
        (&[3_000], 20, PartPaid, 7_000, Some(0)),
        (&[3_000], 22, Overdue, 7_000, Some(-2)),
        (&[3_000, 7_000], 6, Settled, 0, None),
        (&[10_000], 30, Settled, 0, None),
    ];
    for (payments, today, state, open, days_left) in cases {
        let expected = Settlement { state, open: cents(open), to_refund: cents(0), days_left };
        assert_eq!(
            Settlement::of(cents(10_000), &paid(payments), cents(0), day(20), day(today)),
            Ok(expected),
            "{payments:?} {today}"
        );
    }
}

/// Payments, credited, open, to refund.
#[test]
fn what_is_credited_lowers_what_is_open_and_what_was_paid_before_is_owed_back() {
    use SettlementState::{Credited, Open, Overdue, PartPaid, Settled, ToRefund};
    type Case = (&'static [i64], i64, u32, SettlementState, i64, i64);
    let cases: [Case; 10] = [
        (&[], 4_000, 6, Open, 6_000, 0),
        (&[], 4_000, 21, Overdue, 6_000, 0),
        (&[1_000], 4_000, 6, PartPaid, 5_000, 0),
        (&[6_000], 4_000, 21, Settled, 0, 0),
        (&[], 10_000, 21, Credited, 0, 0),
        (&[10_000], 4_000, 21, ToRefund, 0, 4_000),
        (&[10_000], 10_000, 21, ToRefund, 0, 10_000),
        (&[10_000, -3_000], 4_000, 21, ToRefund, 0, 1_000),
        (&[10_000, -4_000], 4_000, 21, Settled, 0, 0),
        (&[10_000, -10_000], 10_000, 21, Credited, 0, 0),
    ];
    for (payments, credited, today, state, open, to_refund) in cases {
        let found = Settlement::of(cents(10_000), &paid(payments), cents(credited), day(20), day(today)).unwrap();
        assert_eq!(
            (found.state, found.open, found.to_refund),
            (state, cents(open), cents(to_refund)),
            "{payments:?} {credited}"
        );
        assert_eq!(found.days_left.is_some(), open > 0);
    }
}

#[test]
fn no_more_comes_in_than_is_open_and_no_more_goes_back_than_is_owed() {
    let stands = |payments: &[i64], credited| {
        Settlement::of(cents(10_000), &paid(payments), cents(credited), day(20), day(1)).unwrap()
    };
    let cases = [
        (stands(&[], 4_000), 6_000, Ok(())),
        (stands(&[], 4_000), 6_001, Err(Error::Overpaid)),
        (stands(&[10_000], 4_000), 1, Err(Error::Overpaid)),
        (stands(&[10_000], 4_000), -4_000, Ok(())),
        (stands(&[10_000], 4_000), -4_001, Err(Error::OverRefunded)),
        (stands(&[5_000], 0), -1, Err(Error::OverRefunded)),
    ];
    for (settlement, minor, expected) in cases {
        assert_eq!(settlement.admit(&payment(minor)), expected, "{settlement:?} {minor}");
    }
}

#[test]
fn a_cent_too_much_is_refused() {
    assert_eq!(Settlement::of(cents(10_000), &paid(&[9_999, 2]), cents(0), day(20), day(1)), Err(Error::Overpaid));
}

#[test]
fn what_asks_for_nothing_is_settled_and_takes_no_payment() {
    for payable in [0, -5_000] {
        let settled = Settlement::of(cents(payable), &[], cents(0), day(20), day(30)).unwrap();
        assert_eq!((settled.state, settled.open), (SettlementState::Settled, cents(0)));
        assert_eq!(Settlement::of(cents(payable), &paid(&[1]), cents(0), day(20), day(30)), Err(Error::Overpaid));
    }
}

#[test]
fn a_payment_is_more_than_nothing_and_in_the_same_currency() {
    let id = PaymentId::new(Uuid::nil());
    assert_eq!(Payment::new(id, day(1), cents(0), ""), Err(Error::PaymentNotPositive));
    assert_eq!(Payment::new(id, day(1), cents(-1), ""), Err(Error::PaymentNotPositive));
    let dollars = Payment::new(id, day(1), Money::new(1, "USD".parse().unwrap()), "").unwrap();
    assert!(matches!(
        Settlement::of(cents(1), &[dollars], cents(0), day(1), day(1)),
        Err(Error::CurrencyMismatch { .. })
    ));
}

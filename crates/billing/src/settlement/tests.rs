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
    let payment = |minor: &i64| Payment::new(PaymentId::new(Uuid::nil()), day(1), cents(*minor), "").unwrap();
    amounts.iter().map(payment).collect()
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
        let expected = Settlement { state, open: cents(open), days_left };
        assert_eq!(
            Settlement::of(cents(10_000), &paid(payments), day(20), day(today)),
            Ok(expected),
            "{payments:?} {today}"
        );
    }
}

#[test]
fn a_cent_too_much_is_refused() {
    assert_eq!(Settlement::of(cents(10_000), &paid(&[9_999, 2]), day(20), day(1)), Err(Error::Overpaid));
}

#[test]
fn what_asks_for_nothing_is_settled_and_takes_no_payment() {
    for payable in [0, -5_000] {
        let settled = Settlement::of(cents(payable), &[], day(20), day(30)).unwrap();
        assert_eq!((settled.state, settled.open), (SettlementState::Settled, cents(0)));
        assert_eq!(Settlement::of(cents(payable), &paid(&[1]), day(20), day(30)), Err(Error::Overpaid));
    }
}

#[test]
fn a_payment_is_more_than_nothing_and_in_the_same_currency() {
    let id = PaymentId::new(Uuid::nil());
    assert_eq!(Payment::new(id, day(1), cents(0), ""), Err(Error::PaymentNotPositive));
    assert_eq!(Payment::new(id, day(1), cents(-1), ""), Err(Error::PaymentNotPositive));
    let dollars = Payment::new(id, day(1), Money::new(1, "USD".parse().unwrap()), "").unwrap();
    assert!(matches!(Settlement::of(cents(1), &[dollars], day(1), day(1)), Err(Error::CurrencyMismatch { .. })));
}

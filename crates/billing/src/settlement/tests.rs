//! Where a document over 100.00 stands, due on 20 November.

use super::*;
use crate::Currency;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn cents(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn stands(paid: i64, credited: i64, written_off: i64, today: u32) -> Settlement {
    let tally = Tally {
        paid: cents(paid),
        credited: cents(credited),
        written_off: cents(written_off),
        ..Tally::of(cents(10_000))
    };
    Settlement::of(&tally, day(20), day(today)).unwrap()
}

#[test]
fn the_state_follows_from_payments_and_the_day() {
    use SettlementState::{Open, Overdue, PartPaid, Settled};
    type Case = (i64, u32, SettlementState, i64, Option<i64>);
    let cases: [Case; 7] = [
        (0, 6, Open, 10_000, Some(14)),
        (0, 20, Open, 10_000, Some(0)),
        (0, 21, Overdue, 10_000, Some(-1)),
        (3_000, 20, PartPaid, 7_000, Some(0)),
        (3_000, 22, Overdue, 7_000, Some(-2)),
        (10_000, 6, Settled, 0, None),
        (10_000, 30, Settled, 0, None),
    ];
    for (paid, today, state, open, days_left) in cases {
        let expected = Settlement { state, open: cents(open), to_refund: cents(0), days_left };
        assert_eq!(stands(paid, 0, 0, today), expected, "{paid} {today}");
    }
}

/// Paid, credited, open, to refund.
#[test]
fn what_is_credited_lowers_what_is_open_and_what_was_paid_before_is_owed_back() {
    use SettlementState::{Credited, Open, Overdue, PartPaid, Settled, ToRefund};
    type Case = (i64, i64, u32, SettlementState, i64, i64);
    let cases: [Case; 10] = [
        (0, 4_000, 6, Open, 6_000, 0),
        (0, 4_000, 21, Overdue, 6_000, 0),
        (1_000, 4_000, 6, PartPaid, 5_000, 0),
        (6_000, 4_000, 21, Settled, 0, 0),
        (0, 10_000, 21, Credited, 0, 0),
        (10_000, 4_000, 21, ToRefund, 0, 4_000),
        (10_000, 10_000, 21, ToRefund, 0, 10_000),
        (7_000, 4_000, 21, ToRefund, 0, 1_000),
        (6_000, 4_000, 21, Settled, 0, 0),
        (0, 10_000, 21, Credited, 0, 0),
    ];
    for (paid, credited, today, state, open, to_refund) in cases {
        let found = stands(paid, credited, 0, today);
        assert_eq!(
            (found.state, found.open, found.to_refund),
            (state, cents(open), cents(to_refund)),
            "{paid} {credited}"
        );
        assert_eq!(found.days_left.is_some(), open > 0);
    }
}

/// Paid, credited, written off, open, to refund.
#[test]
fn a_write_off_closes_the_rest_and_never_makes_anything_owed_back() {
    use SettlementState::{Credited, Overdue, Settled, ToRefund, WrittenOff};
    type Case = (i64, i64, i64, SettlementState, i64, i64);
    let cases: [Case; 7] = [
        (0, 0, 10_000, WrittenOff, 0, 0),
        (7_000, 0, 3_000, WrittenOff, 0, 0),
        (7_000, 0, 1_000, Overdue, 2_000, 0),
        (7_000, 3_000, 3_000, WrittenOff, 0, 0),
        (7_000, 4_000, 3_000, ToRefund, 0, 1_000),
        (0, 10_000, 5_000, Credited, 0, 0),
        (10_000, 0, 0, Settled, 0, 0),
    ];
    for (paid, credited, written_off, state, open, to_refund) in cases {
        let found = stands(paid, credited, written_off, 21);
        assert_eq!(
            (found.state, found.open, found.to_refund),
            (state, cents(open), cents(to_refund)),
            "{paid} {credited} {written_off}"
        );
    }
}

#[test]
fn a_cent_too_much_stands_on_no_invoice() {
    let tally = Tally { paid: cents(10_001), ..Tally::of(cents(10_000)) };
    assert_eq!(Settlement::of(&tally, day(20), day(1)), Err(Error::Overpaid));
}

#[test]
fn what_asks_for_nothing_takes_no_payment_and_below_nothing_is_owed_back_until_it_was_paid() {
    use SettlementState::{Settled, ToRefund};
    for (payable, paid, state, to_refund) in [
        (0, 0, Settled, 0),
        (-5_000, 0, ToRefund, 5_000),
        (-5_000, -2_000, ToRefund, 3_000),
        (-5_000, -5_000, Settled, 0),
    ] {
        let tally = Tally { paid: cents(paid), ..Tally::of(cents(payable)) };
        let found = Settlement::of(&tally, day(20), day(30)).unwrap();
        assert_eq!((found.state, found.open, found.to_refund), (state, cents(0), cents(to_refund)));
        let paid = Tally { paid: cents(1), ..Tally::of(cents(payable)) };
        assert_eq!(Settlement::of(&paid, day(20), day(30)), Err(Error::Overpaid));
    }
}

/// 1,190.00 of which 1,000.00 were paid in advance: a credit of 238.00 is no credit of all, one of 1,190.00 is.
#[test]
fn it_is_credited_once_credit_notes_come_to_what_it_was_worth_and_not_to_what_was_left_to_pay() {
    let tally = Tally { worth: cents(119_000), ..Tally::of(cents(19_000)) };
    for (credited, state) in [(23_800, SettlementState::Settled), (119_000, SettlementState::Credited)] {
        let paid_back = cents(19_000 - credited);
        let tally = Tally { credited: cents(credited), paid: paid_back, ..tally };
        assert_eq!(Settlement::of(&tally, day(20), day(30)).unwrap().state, state);
    }
}

#[test]
fn amounts_of_two_currencies_make_no_tally() {
    let dollars = Tally { paid: Money::new(1, "USD".parse().unwrap()), ..Tally::of(cents(1)) };
    assert!(matches!(Settlement::of(&dollars, day(1), day(1)), Err(Error::CurrencyMismatch { .. })));
}

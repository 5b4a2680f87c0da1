//! Money that moves: nothing is lost, nothing is given twice, and a mistake leaves no trace in the figures.

use super::*;
use proptest::prelude::*;
use uuid::Uuid;

const EUR: Currency = Currency::EUR;

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn cents(minor: i64) -> Money {
    Money::new(minor, EUR)
}

fn invoice(n: u128) -> InvoiceId {
    InvoiceId::new(Uuid::from_u128(n))
}

fn movement(n: u128, amount: Money) -> Movement {
    Movement {
        id: MovementId::new(Uuid::from_u128(n)),
        customer: Some(CustomerId::new(Uuid::nil())),
        date: day(1),
        amount,
        fee: Money::zero(amount.currency()),
        rate: None,
        base: EUR,
        note: String::new(),
        reverses: None,
        returns: None,
        allocations: Vec::new(),
    }
}

fn share(n: u128, settled: Option<Money>, open: Money) -> Share {
    Share {
        payment: PaymentId::new(Uuid::from_u128(n)),
        invoice: invoice(n),
        claim: Claim::Invoice,
        date: day(1),
        settled,
        open,
        issue_rate: None,
    }
}

fn rate(text: &str) -> Option<Decimal> {
    Some(crate::parse_decimal(text).unwrap())
}

#[test]
fn what_an_invoice_does_not_take_is_left() {
    let mut paid = movement(1, cents(10_000));
    paid.allocate(&share(1, None, cents(6_000))).unwrap();
    assert_eq!(paid.rest(), Ok(cents(4_000)));
    paid.allocate(&share(2, Some(cents(1_500)), cents(6_000))).unwrap();
    assert_eq!(paid.rest(), Ok(cents(2_500)));
    paid.allocate(&share(3, None, cents(6_000))).unwrap();
    assert_eq!((paid.rest(), paid.allocations[2].settled), (Ok(cents(0)), cents(2_500)));
}

#[test]
fn no_more_comes_in_than_is_open_and_no_more_goes_back_than_is_owed() {
    for (amount, settled, open, expected) in [
        (10_000, 6_000, 6_000, Ok(())),
        (10_000, 6_001, 6_000, Err(Error::Overpaid)),
        (10_000, 1, 0, Err(Error::Overpaid)),
        (5_000, 5_001, 6_000, Err(Error::OverAllocated)),
        (5_000, 0, 6_000, Err(Error::PaymentNotPositive)),
        (-4_000, -4_000, -4_000, Ok(())),
        (-4_001, -4_001, -4_000, Err(Error::OverRefunded)),
        (-1, -1, 5_000, Err(Error::OverRefunded)),
        (-1, 1, 5_000, Err(Error::OverRefunded)),
        (0, -4_000, -4_000, Ok(())),
        (0, 1, 6_000, Err(Error::OverAllocated)),
    ] {
        let found = movement(1, cents(amount)).allocate(&share(1, Some(cents(settled)), cents(open)));
        assert_eq!(found, expected, "{amount} {settled} {open}");
    }
}

#[test]
fn a_day_that_has_not_come_a_fee_beyond_the_payment_and_a_rate_of_nothing_are_refused() {
    let plain = movement(1, cents(10_000));
    let cases = [
        (plain.clone(), Ok(())),
        (Movement { date: day(3), ..plain.clone() }, Err(Error::PaymentInFuture)),
        (Movement { fee: cents(10_000), ..plain.clone() }, Ok(())),
        (Movement { fee: cents(10_001), ..plain.clone() }, Err(Error::FeeOutOfRange)),
        (Movement { fee: cents(-1), ..plain.clone() }, Err(Error::FeeOutOfRange)),
        (Movement { rate: rate("0"), ..plain.clone() }, Err(Error::RateNotPositive)),
    ];
    for (movement, expected) in cases {
        assert_eq!(movement.check(day(2)), expected, "{movement:?}");
    }
}

#[test]
fn a_bank_fee_settles_the_invoice_whole() {
    let mut paid = Movement { fee: cents(290), ..movement(1, cents(10_000)) };
    paid.allocate(&share(1, None, cents(10_000))).unwrap();
    assert_eq!((paid.allocations[0].settled, paid.arrived()), (cents(10_000), Ok(cents(9_710))));
}

#[test]
fn the_amount_that_is_open_to_the_cent_comes_first_and_then_the_oldest() {
    let open = |n, minor, due| OpenInvoice { id: invoice(n), open: cents(minor), due: day(due) };
    let all = [open(1, 5_000, 9), open(2, 7_000, 3), open(3, 2_000, 5), open(4, 7_000, 4)];
    for (amount, expected) in [
        (7_000, vec![(2, 7_000)]),
        (2_000, vec![(3, 2_000)]),
        (9_000, vec![(2, 7_000), (4, 2_000)]),
        (30_000, vec![(2, 7_000), (4, 7_000), (3, 2_000), (1, 5_000)]),
        (0, vec![]),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(n, minor)| (invoice(n), cents(minor))).collect();
        assert_eq!(propose(cents(amount), &all), expected, "{amount}");
    }
    assert_eq!(propose(Money::new(7_000, currency("USD")), &all), [], "another currency is nobody's guess");
}

/// Paid in one currency for an invoice in another: used, settled, gain or loss in euros.
#[test]
fn a_foreign_payment_tells_gain_or_loss_in_the_books_currency() {
    let usd = |minor| Money::new(minor, currency("USD"));
    // An invoice in euros, paid in dollars at 0.92: 1,000.00 USD are 920.00 EUR.
    let mut part = Movement { rate: rate("0.92"), ..movement(1, usd(100_000)) };
    part.allocate(&share(1, None, cents(100_000))).unwrap();
    let it = &part.allocations[0];
    assert_eq!((it.used, it.settled, it.difference), (usd(100_000), cents(92_000), Some(cents(0))));
    // The same, and somebody says that it settles 925.00 EUR: 5.00 are lost on the way.
    let mut whole = Movement { rate: rate("0.92"), ..movement(1, usd(100_000)) };
    whole.allocate(&share(1, Some(cents(92_500)), cents(92_500))).unwrap();
    assert_eq!(whole.allocations[0].difference, Some(cents(-500)));
    // More than is open: the rest stays credit in dollars.
    let mut over = Movement { rate: rate("0.92"), ..movement(1, usd(100_000)) };
    over.allocate(&share(1, None, cents(46_000))).unwrap();
    assert_eq!((over.allocations[0].used, over.rest()), (usd(50_000), Ok(usd(50_000))));
    // An invoice in dollars, issued at 0.95 and paid at 0.90.
    let mut own = Movement { rate: rate("0.90"), ..movement(1, usd(100_000)) };
    own.allocate(&Share { issue_rate: rate("0.95"), ..share(1, None, usd(100_000)) }).unwrap();
    assert_eq!(own.allocations[0].difference, Some(cents(-5_000)));
    // Nobody knows the rates: settled all the same, and no difference is told.
    let mut unknown = movement(1, usd(100_000));
    unknown.allocate(&share(1, None, usd(100_000))).unwrap();
    assert_eq!(unknown.allocations[0].difference, None);
    assert_eq!(movement(1, usd(100_000)).allocate(&share(1, None, cents(1))), Err(Error::RateMissing));
}

#[test]
fn an_exchange_rate_is_never_cut_to_two_decimals() {
    let yen = Money::new(1_000_000, currency("JPY"));
    let mut paid = Movement { rate: rate("0.0061234567"), ..movement(1, yen) };
    paid.allocate(&share(1, None, cents(1_000_000))).unwrap();
    assert_eq!(paid.allocations[0].settled, cents(612_346));
}

#[test]
fn credit_is_taken_from_the_oldest_and_what_was_returned_is_gone() {
    let mut first = movement(1, cents(5_000));
    first.allocate(&share(1, None, cents(3_000))).unwrap();
    let second = movement(2, cents(4_000));
    let returned = Movement { returns: Some(second.id), ..movement(3, cents(-1_000)) };
    let all = [first.clone(), second.clone(), returned.clone()];
    let credit = Credit::of(&all, EUR).unwrap();
    assert_eq!(
        (credit.total, credit.held.clone()),
        (cents(5_000), vec![(first.id, cents(2_000)), (second.id, cents(3_000))])
    );
    assert_eq!(credit.take(cents(2_500)), Ok(vec![(first.id, cents(2_000)), (second.id, cents(500))]));
    assert_eq!(credit.take(cents(5_001)), Err(Error::OverAllocated));
    assert!(Credit::was_returned(&all, second.id) && !Credit::was_returned(&all, first.id));
    let undone = returned.reversal(MovementId::new(Uuid::from_u128(9)), day(2), "", []).unwrap();
    let after = [first, second.clone(), returned, undone];
    assert_eq!(Credit::of(&after, EUR).unwrap().total, cents(6_000));
    assert!(!Credit::was_returned(&after, second.id));
}

#[test]
fn what_takes_back_is_not_taken_back() {
    let paid = movement(1, cents(5_000));
    let undone = paid.reversal(MovementId::new(Uuid::from_u128(2)), day(2), "typed twice", []).unwrap();
    assert_eq!((undone.amount, undone.reverses), (cents(-5_000), Some(paid.id)));
    assert_eq!(undone.reversal(paid.id, day(3), "", []), Err(Error::NotReversible));
}

/// A movement in one of three currencies with its rate, and invoices with what is open and what is asked for each.
fn any_movement() -> impl Strategy<Value = (Movement, Vec<Share>)> {
    let shares =
        prop::collection::vec((1_i64..2_000_000, prop::option::of(1_i64..2_000_000), 1_i64..3_000_000_000), 0..6);
    (1_i64..5_000_000, 0_usize..3, 1_i64..3_000_000_000, shares).prop_map(|(minor, which, rate, shares)| {
        let code = ["EUR", "JPY", "KWD"][which];
        let amount = Money::new(minor, currency(code));
        let rate = (code != "EUR").then(|| Decimal::new(rate, 9));
        let shares = (1_u128..).zip(shares).map(|(n, (open, settled, issue))| {
            let issue_rate = (code != "EUR").then(|| Decimal::new(issue, 9));
            let of = |minor| Money::new(minor, amount.currency());
            Share { issue_rate, ..share(n, settled.map(of), of(open)) }
        });
        (Movement { rate, ..movement(1, amount) }, shares.collect())
    })
}

/// Those that fit, as an app would let them.
fn filled(mut movement: Movement, shares: &[Share]) -> Movement {
    for share in shares {
        let _ = movement.allocate(share);
    }
    movement
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn never_more_than_was_received_nor_more_than_is_open((movement, shares) in any_movement()) {
        let filled = filled(movement, &shares);
        prop_assert!(filled.rest().unwrap().minor() >= 0);
        for each in &filled.allocations {
            let open = shares.iter().find(|share| share.invoice == each.invoice).unwrap().open;
            prop_assert!(each.settled.minor() > 0 && each.settled.minor() <= open.minor());
        }
    }

    #[test]
    fn allocations_and_credit_are_what_was_received((movement, shares) in any_movement()) {
        let filled = filled(movement, &shares);
        let used: i64 = filled.allocations.iter().map(|each| each.used.minor()).sum();
        let credit = Credit::of(std::slice::from_ref(&filled), filled.amount.currency()).unwrap();
        prop_assert_eq!(used + credit.total.minor(), filled.amount.minor());
    }

    #[test]
    fn taking_back_restores_what_was_before((movement, shares) in any_movement()) {
        let filled = filled(movement, &shares);
        let ids = (100_u128..).map(|n| PaymentId::new(Uuid::from_u128(n)));
        let undone = filled.reversal(MovementId::new(Uuid::from_u128(2)), day(2), "", ids).unwrap();
        let both = [filled.clone(), undone.clone()];
        prop_assert_eq!(Credit::of(&both, filled.amount.currency()).unwrap().total.minor(), 0);
        prop_assert_eq!(filled.amount.plus(undone.amount).unwrap().minor(), 0);
        for share in &shares {
            let of = both.iter().flat_map(|it| &it.allocations).filter(|each| each.invoice == share.invoice);
            prop_assert_eq!(of.clone().map(|each| each.settled.minor()).sum::<i64>(), 0);
            prop_assert_eq!(of.filter_map(|each| each.difference).map(Money::minor).sum::<i64>(), 0);
        }
    }

    #[test]
    fn gains_and_losses_add_up_to_what_the_money_is_worth((movement, shares) in any_movement()) {
        let filled = filled(movement, &shares);
        let own = filled.rate.unwrap_or(Decimal::ONE);
        let mut told = 0;
        for each in &filled.allocations {
            let theirs = each.issue_rate.unwrap_or(Decimal::ONE);
            told += each.difference.unwrap().minor() + exchange::at_rate(each.settled, theirs, EUR).unwrap().minor();
        }
        let used = filled.amount.minus(filled.rest().unwrap()).unwrap();
        prop_assert_eq!(told, exchange::at_rate(used, own, EUR).unwrap().minor());
    }

    #[test]
    fn a_proposal_gives_no_more_than_there_is(
        amount in 1_i64..5_000_000,
        open in prop::collection::vec((1_i64..2_000_000, 1_u32..29), 0..8),
    ) {
        let open: Vec<_> = (1_u128..).zip(open).map(|(n, (minor, due))| OpenInvoice { id: invoice(n), open: cents(minor), due: day(due) }).collect();
        let proposed = propose(cents(amount), &open);
        let given: i64 = proposed.iter().map(|(_, part)| part.minor()).sum();
        let whole: i64 = open.iter().map(|each| each.open.minor()).sum();
        let exact = open.iter().any(|each| each.open.minor() == amount);
        prop_assert_eq!(given, if exact { amount } else { amount.min(whole) });
        for (id, part) in proposed {
            prop_assert!(part.minor() > 0 && open.iter().any(|each| each.id == id && part.minor() <= each.open.minor()));
        }
    }
}

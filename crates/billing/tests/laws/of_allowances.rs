//! Allowances and charges come before VAT, and a percentage is only a way to say an amount.

use crate::documents::{CASES, any_paper_at_all, number, vat};
use billing::{Allowance, Currency, Decimal, DocumentAllowance, Line, Prices, TotalsText};
use proptest::prelude::*;

use crate::documents::Paper;

fn paper(prices: Prices, lines: Vec<Line>) -> Paper {
    Paper { currency: Currency::EUR, prices, lines, allowances: Vec::new(), charges: Vec::new() }
}

#[test]
fn a_percentage_of_what_another_percentage_left_is_said_by_its_base() {
    // 10 % of 200, then 5 % of the 180 that are left.
    let then = Allowance { base: Some(number("180")), ..Allowance::percent(number("5"), "Early") };
    let line = Line {
        allowances: vec![Allowance::percent(number("10"), "Loyalty"), then],
        ..Line::new("Work", number("2"), number("100"), vat("S", "19"))
    };
    let totals = TotalsText::from(&paper(Prices::Net, vec![line]).totals());
    assert_eq!(
        (totals.net_total, totals.vat_total, totals.payable),
        ("171.00".into(), "32.49".into(), "203.49".into())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn vat_is_of_what_is_left_after_the_discount(cents in 0_i64..9_999_999, tenths in 0_i64..=1_000, gross: bool) {
        let prices = if gross { Prices::Gross } else { Prices::Net };
        let line = Line::new("Work", Decimal::ONE, Decimal::new(cents, 2), vat("S", "19"));
        let off = Allowance::percent(Decimal::new(tenths, 1), "Discount");
        let less = paper(prices, vec![Line { allowances: vec![off], ..line.clone() }]).totals();
        let plain = paper(prices, vec![Line { price: less.lines[0].priced.to_decimal(), ..line }]).totals();
        prop_assert_eq!((less.net_total, less.vat_total), (plain.net_total, plain.vat_total));
    }

    #[test]
    fn a_percentage_on_the_document_is_the_amount_that_it_comes_to(
        mut ours in any_paper_at_all(), tenths in 0_i64..=1_000
    ) {
        let off = Allowance::percent(Decimal::new(tenths, 1), "Discount");
        ours.allowances = vec![DocumentAllowance { allowance: off, vat: vat("S", "19") }];
        let by_percent = ours.totals();
        let amount = by_percent.allowances[0].to_decimal();
        ours.allowances[0].allowance = Allowance::fixed(amount, "Discount");
        prop_assert_eq!(by_percent, ours.totals());
    }

    #[test]
    fn an_allowance_and_a_charge_of_the_same_amount_leave_no_trace(mut paper in any_paper_at_all(), cents in 0_i64..99_999) {
        (paper.allowances, paper.charges) = (Vec::new(), Vec::new());
        paper.lines.push(Line::new("Work", Decimal::ONE, Decimal::TEN, vat("S", "7")));
        let before = paper.totals();
        let item = || DocumentAllowance { allowance: Allowance::fixed(Decimal::from(cents), "Same"), vat: vat("S", "7") };
        (paper.allowances, paper.charges) = (vec![item()], vec![item()]);
        let after = paper.totals();
        prop_assert_eq!((before.net_total, before.vat_total), (after.net_total, after.vat_total));
    }
}

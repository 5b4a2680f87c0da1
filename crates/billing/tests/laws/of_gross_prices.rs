//! Prices with VAT inside: what the customer was promised is what they pay, to the minor unit.

use crate::documents::{CASES, Paper, any_paper, any_vat, number, sum, vat};
use billing::{Allowance, Line, Money, Prices, Totals, TotalsText};
use proptest::prelude::*;

fn shop(currency: &str, lines: Vec<Line>) -> Paper {
    let currency = currency.parse().unwrap();
    Paper { currency, prices: Prices::Gross, lines, allowances: Vec::new(), charges: Vec::new() }
}

fn item(price: &str, rate: &str) -> Line {
    Line::new("Item", number("1"), number(price), vat("S", rate))
}

fn told(paper: &Paper) -> [String; 3] {
    let t = TotalsText::from(&paper.totals());
    [t.net_total, t.vat_total, t.payable]
}

#[test]
fn fifty_thousand_with_ten_percent_inside_stays_fifty_thousand() {
    assert_eq!(told(&shop("JPY", vec![item("50000", "10")])), ["45455", "4545", "50000"]);
    assert_eq!(told(&shop("EUR", vec![item("50000", "10")])), ["45454.55", "4545.45", "50000.00"]);
    assert_eq!(told(&shop("KWD", vec![item("50000", "10")])), ["45454.545", "4545.455", "50000.000"]);
}

#[test]
fn a_hundred_percent_off_leaves_no_cent_either_way() {
    for price in ["0.01", "9.99", "1234.56"] {
        let free = Line { allowances: vec![Allowance::percent(number("100"), "Gift")], ..item(price, "19") };
        assert_eq!(told(&shop("EUR", vec![free])), ["0.00", "0.00", "0.00"], "{price}");
    }
}

#[test]
fn three_equal_items_come_to_their_sum_and_their_nets_to_its_net() {
    let totals = shop("EUR", vec![item("10", "19"), item("10", "19"), item("10", "19")]).totals();
    let nets: Vec<_> = totals.lines.iter().map(|line| line.net.to_string()).collect();
    assert_eq!((nets.join(" "), totals.net_total.to_string()), ("8.40 8.41 8.40".to_owned(), "25.21".to_owned()));
    assert_eq!((totals.vat_total.to_string(), totals.gross_total.to_string()), ("4.79".to_owned(), "30.00".to_owned()));
}

/// At each rate: what it comes to with VAT inside.
fn promised(totals: &Totals) -> Money {
    let lines = sum(totals.lines.iter().map(|line| line.priced), totals.currency);
    let off = sum(totals.allowances.iter().copied(), totals.currency);
    let on = sum(totals.charges.iter().copied(), totals.currency);
    lines.minus(off).unwrap().plus(on).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn the_total_is_what_was_promised_and_no_rounding_amount_is_needed(paper in any_paper(Prices::Gross)) {
        let totals = paper.totals();
        prop_assert_eq!(totals.gross_total, promised(&totals));
        prop_assert_eq!((totals.payable, totals.rounding.minor()), (totals.gross_total, 0));
    }

    #[test]
    fn the_sums_of_en_16931_hold_to_the_minor_unit(paper in any_paper(Prices::Gross)) {
        let t = paper.totals();
        prop_assert_eq!(t.line_total, sum(t.lines.iter().map(|line| line.net), t.currency), "BR-CO-10");
        prop_assert_eq!(t.allowance_total, sum(t.allowance_nets.iter().copied(), t.currency), "BR-CO-11");
        prop_assert_eq!(t.charge_total, sum(t.charge_nets.iter().copied(), t.currency), "BR-CO-12");
        let net = t.line_total.minus(t.allowance_total).unwrap().plus(t.charge_total).unwrap();
        prop_assert_eq!(t.net_total, net, "BR-CO-13");
        prop_assert_eq!(t.vat_total, sum(t.vat_breakdown.iter().map(|row| row.tax), t.currency), "BR-CO-14");
        prop_assert_eq!(t.gross_total, t.net_total.plus(t.vat_total).unwrap(), "BR-CO-15");
        prop_assert_eq!(t.net_total, sum(t.vat_breakdown.iter().map(|row| row.taxable), t.currency), "the -08 rules");
    }

    #[test]
    fn vat_is_its_percentage_to_a_minor_unit(paper in any_paper(Prices::Gross)) {
        for row in paper.totals().vat_breakdown {
            let exact = row.taxable.percent(row.rate.percent()).unwrap();
            prop_assert!((row.tax.minor() - exact.minor()).abs() <= 1, "BR-CO-17: {} for {}", row.tax, exact);
        }
    }

    #[test]
    fn no_line_is_further_from_its_own_net_than_a_minor_unit(paper in any_paper(Prices::Gross)) {
        for (line, totals) in paper.lines.iter().zip(paper.totals().lines) {
            let alone = Paper { lines: vec![Line { vat: line.vat, ..line.clone() }], ..shop("EUR", Vec::new()) };
            let alone = Paper { currency: paper.currency, ..alone }.totals().net_total;
            prop_assert!((totals.net.minor() - alone.minor()).abs() <= 1, "{} for {}", totals.net, alone);
        }
    }

    #[test]
    fn the_order_of_lines_changes_no_total(paper in any_paper(Prices::Gross), turn in 0_usize..10) {
        let mut turned = paper.clone();
        let turn = turn.min(turned.lines.len());
        turned.lines.rotate_left(turn);
        let (ours, theirs) = (paper.totals(), turned.totals());
        prop_assert_eq!((ours.net_total, ours.vat_total), (theirs.net_total, theirs.vat_total));
        prop_assert_eq!(ours.vat_breakdown, theirs.vat_breakdown);
    }

    #[test]
    fn net_to_gross_and_back_is_the_same_document(cents in -99_999_999_i64..99_999_999, vat in any_vat()) {
        let price = billing::Decimal::new(cents.abs(), 2);
        let quantity = number(if cents < 0 { "-1" } else { "1" });
        let mut paper = shop("EUR", vec![Line::new("Item", quantity, price, vat)]);
        paper.prices = Prices::Net;
        let net = paper.totals();
        paper.prices = Prices::Gross;
        paper.lines[0].price = net.gross_total.to_decimal().abs();
        let gross = paper.totals();
        prop_assert_eq!(net.vat_breakdown, gross.vat_breakdown);
        prop_assert_eq!((net.net_total, net.gross_total), (gross.net_total, gross.gross_total));
    }

    #[test]
    fn an_item_sold_in_two_parts_costs_the_same(one in 1_i64..500, other in 1_i64..500, cents in 0_i64..99_999, vat in any_vat()) {
        let of = |quantity: i64| Line::new("Item", quantity.into(), billing::Decimal::new(cents, 2), vat);
        let (whole, parts) = (shop("EUR", vec![of(one + other)]).totals(), shop("EUR", vec![of(one), of(other)]).totals());
        prop_assert_eq!(whole.vat_breakdown, parts.vat_breakdown);
        prop_assert_eq!((whole.line_total, whole.gross_total), (parts.line_total, parts.gross_total));
    }

    #[test]
    fn what_is_taken_back_comes_to_the_same_with_the_other_sign(paper in any_paper(Prices::Gross)) {
        let mut mirror = Paper { allowances: Vec::new(), charges: Vec::new(), ..paper };
        mirror.lines.iter_mut().for_each(|line| line.allowances.retain(|allowance| allowance.percent.is_some()));
        let there = mirror.totals();
        mirror.lines.iter_mut().for_each(|line| line.quantity = -line.quantity);
        let back = mirror.totals();
        prop_assert_eq!(there.net_total.negate().unwrap(), back.net_total);
        prop_assert_eq!(there.vat_total.negate().unwrap(), back.vat_total);
    }
}

//! Prices without VAT: each line rounded, VAT once for each category and rate, half away from zero.

use crate::documents::{CASES, Paper, any_paper, any_paper_at_all, number, vat};
use billing::{Basis, Decimal, Error, Line, Prices, Totals, VatBreakdown};
use proptest::prelude::*;

fn work(currency: &str, lines: Vec<Line>) -> Paper {
    let currency = currency.parse().unwrap();
    Paper { currency, prices: Prices::Net, lines, allowances: Vec::new(), charges: Vec::new() }
}

fn hour(quantity: &str, price: &str, rate: &str) -> Line {
    Line::new("Work", number(quantity), number(price), vat("S", rate))
}

#[test]
fn lines_of_8500_and_less_7500_with_19_percent_are_1190() {
    let paper = work("EUR", vec![hour("1", "8500", "19"), hour("-1", "7500", "19")]);
    assert_eq!(paper.totals().payable.to_string(), "1190.00");
}

#[test]
fn a_credit_in_negatives_rounds_away_from_zero_as_its_invoice_does() {
    let tax = |quantity: &str| work("EUR", vec![hour(quantity, "7612.50", "19")]).totals().vat_total.to_string();
    assert_eq!((tax("1"), tax("-1")), ("1446.38".to_owned(), "-1446.38".to_owned()));
}

#[test]
fn half_a_cent_rounds_away_from_zero_and_never_to_the_even_one() {
    for (price, rate, tax) in [("64.50", "25", "16.13"), ("8180", "9.975", "815.96"), ("0.50", "5", "0.03")] {
        assert_eq!(work("EUR", vec![hour("1", price, rate)]).totals().vat_total.to_string(), tax, "{price} at {rate}");
    }
}

#[test]
fn hours_as_printed_multiply_to_the_line() {
    let totals = work("EUR", vec![hour("0.8333", "60", "19")]).totals();
    assert_eq!(totals.line_total.to_string(), "50.00");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn vat_is_the_exact_percentage_of_each_taxable_amount(paper in any_paper(Prices::Net)) {
        for VatBreakdown { rate, taxable, tax, .. } in paper.totals().vat_breakdown {
            prop_assert_eq!(tax, taxable.percent(rate.percent()).unwrap(), "BR-CO-17");
        }
    }

    #[test]
    fn a_category_without_vat_bears_none_in_either_kind_of_price(paper in any_paper_at_all()) {
        let untaxed = |row: &VatBreakdown| row.rate.is_zero();
        prop_assert!(paper.totals().vat_breakdown.iter().filter(|row| untaxed(row)).all(|row| row.tax.minor() == 0));
    }

    #[test]
    fn without_vat_net_and_gross_prices_are_one(mut paper in any_paper(Prices::Net)) {
        let none = vat("Z", "0");
        paper.lines.iter_mut().for_each(|line| line.vat = none);
        paper.allowances.iter_mut().chain(&mut paper.charges).for_each(|item| item.vat = none);
        let net = paper.totals();
        paper.prices = Prices::Gross;
        let gross = paper.totals();
        prop_assert_eq!((net.net_total, net.gross_total, net.lines), (gross.net_total, gross.gross_total, gross.lines));
    }

    #[test]
    fn what_cannot_be_held_is_refused_and_never_wraps(
        mantissas in prop::collection::vec(any::<i64>(), 2), scales in prop::collection::vec(0_u32..10, 2), gross: bool
    ) {
        let line = Line::new("Work", Decimal::new(mantissas[0], scales[0]), Decimal::new(mantissas[1], scales[1]), vat("S", "19"));
        let lines = [line.clone(), line];
        let prices = if gross { Prices::Gross } else { Prices::Net };
        let paper = work("EUR", Vec::new());
        match Totals::of(&Basis { lines: &lines, prices, ..paper.basis() }) {
            Ok(totals) => {
                let exact = i128::from(mantissas[0]) * i128::from(mantissas[1]);
                let sign = exact.signum() * i128::from(totals.lines[0].priced.minor().signum());
                prop_assert!(sign >= 0, "a product that wrapped would have another sign");
            }
            Err(error) => prop_assert_eq!(error, Error::Overflow),
        }
    }
}

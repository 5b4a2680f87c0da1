//! Amounts have the decimals of their currency: 0, 2, 3 or 4.

use crate::documents::{CASES, any_paper_at_all, number, vat};
use billing::{Currency, Line, Prices, TotalsText};
use proptest::prelude::*;

use crate::documents::Paper;

#[test]
fn a_price_finer_than_the_currency_counts_before_it_is_rounded() {
    for (currency, quantity, price, total) in
        [("JPY", "1000", "4.5", "4500"), ("EUR", "1000", "0.0125", "12.50"), ("KWD", "3", "0.3333", "1.000")]
    {
        let lines = vec![Line::new("Calls", number(quantity), number(price), vat("Z", "0"))];
        let currency: Currency = currency.parse().unwrap();
        let paper = Paper { currency, prices: Prices::Net, lines, allowances: Vec::new(), charges: Vec::new() };
        assert_eq!(paper.totals().payable.to_string(), total, "{currency}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn every_amount_is_printed_with_the_decimals_of_its_currency(paper in any_paper_at_all()) {
        let decimals = paper.currency.decimals();
        let totals = TotalsText::from(&paper.totals());
        let rows = totals.vat_breakdown.iter().flat_map(|row| [&row.taxable, &row.tax]);
        let sums = [&totals.line_total, &totals.net_total, &totals.vat_total, &totals.gross_total, &totals.payable];
        for amount in totals.line_nets.iter().chain(&totals.line_grosses).chain(sums).chain(rows) {
            let printed = amount.split_once('.').map_or(0, |(_, cents)| cents.len());
            prop_assert_eq!(printed, decimals as usize, "{}", amount);
        }
    }
}

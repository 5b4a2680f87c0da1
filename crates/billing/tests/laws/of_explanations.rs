//! A sum explains itself with the numbers that it was made of, and says by how many cents another method would differ.

use crate::documents::{CASES, any_paper_at_all, number, vat};
use billing::{Basis, Currency, Explanation, Line, Prices, Totals, Withholding};
use proptest::prelude::*;

use crate::documents::Paper;

fn told(explanation: &Explanation) -> Vec<String> {
    let step = |step: &billing::Step| format!("{} [{}] {} = {}", step.path, step.term, step.formula, step.amount);
    explanation.steps.iter().map(step).collect()
}

#[test]
fn gross_prices_show_how_the_net_of_each_line_came_about() {
    let item = || Line::new("Item", number("1"), number("10"), vat("S", "19"));
    let (lines, tax) = ([item(), item()], Withholding::new("IRPF", number("15")));
    let paper = Paper {
        currency: Currency::EUR,
        prices: Prices::Gross,
        lines: lines.to_vec(),
        allowances: Vec::new(),
        charges: Vec::new(),
    };
    let basis = Basis { withholding: Some(&tax), ..paper.basis() };
    let explanation = Totals::of(&basis).unwrap().explain(&basis).unwrap();
    assert_eq!(
        told(&explanation),
        [
            "lines.0 [] 1 × 10 = 10.00",
            "lines.0.net [BT-131] 10.00 × 100 / 119 = 8.40",
            "lines.1 [] 1 × 10 = 10.00",
            "lines.1.net [BT-131] 20.00 × 100 / 119 − 8.40 = 8.41",
            "line_total [BT-106] 8.40 + 8.41 = 16.81",
            "allowance_total [BT-107] 0 = 0.00",
            "charge_total [BT-108] 0 = 0.00",
            "net_total [BT-109] 16.81 − 0.00 + 0.00 = 16.81",
            "vat_breakdown.0 [BT-117] 20.00 − 20.00 × 100 / 119 (S) = 3.19",
            "vat_total [BT-110] 3.19 = 3.19",
            "gross_total [BT-112] 16.81 + 3.19 = 20.00",
            "payable [BT-115] 20.00 − 0.00 + 0.00 = 20.00",
            "withheld [] 15 % of 16.81 = 2.52",
            "to_pay [] 20.00 − 2.52 = 17.48",
        ]
    );
    assert_eq!(
        (explanation.vat_by_line.to_string(), explanation.difference.to_string()),
        ("3.20".into(), "0.01".into())
    );
}

#[test]
fn the_cent_between_vat_on_the_document_and_vat_on_each_line_is_named() {
    let cent = || Line::new("Call", number("1"), number("0.03"), vat("S", "19"));
    let lines = vec![cent(), cent(), cent()];
    let paper =
        Paper { currency: Currency::EUR, prices: Prices::Net, lines, allowances: Vec::new(), charges: Vec::new() };
    let totals = paper.totals();
    let explanation = totals.explain(&paper.basis()).unwrap();
    assert_eq!(totals.vat_total.to_string(), "0.02", "19 % of 0.09");
    assert_eq!(
        (explanation.vat_by_line.to_string(), explanation.difference.to_string()),
        ("0.03".into(), "0.01".into())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn each_total_is_explained_once_and_with_its_own_amount(paper in any_paper_at_all()) {
        let totals = paper.totals();
        let explanation = totals.explain(&paper.basis()).unwrap();
        let at = |path: &str| explanation.steps.iter().filter(|step| step.path == path).map(|step| step.amount).collect::<Vec<_>>();
        prop_assert_eq!(at("net_total"), vec![totals.net_total]);
        prop_assert_eq!(at("vat_total"), vec![totals.vat_total]);
        prop_assert_eq!(at("payable"), vec![totals.payable]);
        for (n, line) in totals.lines.iter().enumerate() {
            prop_assert_eq!(at(&format!("lines.{n}")), vec![line.priced]);
        }
        for (n, row) in totals.vat_breakdown.iter().enumerate() {
            prop_assert_eq!(at(&format!("vat_breakdown.{n}")), vec![row.tax]);
        }
        prop_assert_eq!(explanation.difference, explanation.vat_by_line.minus(totals.vat_total).unwrap());
    }
}

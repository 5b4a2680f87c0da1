//! What the customer keeps back for the tax office is neither VAT nor a payment: it lowers what is paid, and nothing else.

use crate::documents::{CASES, any_paper_at_all, number, vat};
use billing::{Basis, Currency, Decimal, Line, Prices, Totals, Withholding};
use proptest::prelude::*;

use crate::documents::Paper;

fn irpf(percent: &str) -> Withholding {
    Withholding::new("IRPF", number(percent))
}

#[test]
fn irpf_of_15_percent_is_taken_of_the_net_and_vat_stays() {
    let lines = vec![Line::new("Diseño", number("1"), number("1000"), vat("S", "21"))];
    let paper =
        Paper { currency: Currency::EUR, prices: Prices::Net, lines, allowances: Vec::new(), charges: Vec::new() };
    for (percent, withheld, to_pay) in
        [("15", "150.00", "1060.00"), ("7", "70.00", "1140.00"), ("20", "200.00", "1010.00")]
    {
        let tax = irpf(percent);
        let totals = Totals::of(&Basis { withholding: Some(&tax), ..paper.basis() }).unwrap();
        assert_eq!((totals.vat_total.to_string(), totals.payable.to_string()), ("210.00".into(), "1210.00".into()));
        assert_eq!((totals.withheld.to_string(), totals.to_pay.to_string()), (withheld.into(), to_pay.into()));
        assert_eq!(totals.vat_breakdown.len(), 1, "no negative row of VAT");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn it_touches_neither_vat_nor_any_other_sum(paper in any_paper_at_all(), tenths in 1_i64..=1_000) {
        let tax = Withholding { percent: Decimal::new(tenths, 1), ..irpf("1") };
        let with = Totals::of(&Basis { withholding: Some(&tax), ..paper.basis() }).unwrap();
        let without = paper.totals();
        prop_assert_eq!(with.withheld, with.net_total.percent(tax.percent).unwrap());
        prop_assert_eq!(with.to_pay.plus(with.withheld).unwrap(), with.payable);
        prop_assert_eq!((&with.vat_breakdown, with.gross_total), (&without.vat_breakdown, without.gross_total));
        prop_assert_eq!((with.payable, with.prepaid), (without.to_pay, without.prepaid));
    }
}

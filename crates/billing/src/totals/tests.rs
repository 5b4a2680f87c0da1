//! Goldens that an independent script computed, and the laws that totals obey.
//!
//! Lines are written `quantity*price/base category rate`, with `-5%`, `-3.28` or `+3.28` behind for allowances and charges.

use super::*;
use crate::{Allowance, parse_decimal};
use proptest::prelude::*;

struct Case {
    name: &'static str,
    currency: &'static str,
    lines: &'static [&'static str],
    document: &'static [&'static str],
    prepaid: &'static str,
    rounding: &'static str,
    /// Line nets | sum, allowances, charges, net | breakdown | VAT, gross, payable.
    expected: &'static str,
}

const CASES: &[Case] = &[
    Case {
        name: "one taxed line",
        currency: "EUR",
        lines: &["2*100.00 S 19"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "200.00 | 200.00 -0.00 +0.00 = 200.00 | S 19: 200.00 -> 38.00 | 38.00 238.00 238.00",
    },
    Case {
        name: "half a cent rounds away from zero",
        currency: "EUR",
        lines: &["1*0.125 S 20", "1*0.135 S 20"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "0.13 0.14 | 0.27 -0.00 +0.00 = 0.27 | S 20: 0.27 -> 0.05 | 0.05 0.32 0.32",
    },
    Case {
        name: "a credited half cent rounds away from zero too",
        currency: "EUR",
        lines: &["-1*7612.50 S 19", "-1*0.125 Z 0"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "-7612.50 -0.13 | -7612.63 -0.00 +0.00 = -7612.63 | S 19: -7612.50 -> -1446.38, Z 0: -0.13 -> 0.00 | -1446.38 -9059.01 -9059.01",
    },
    Case {
        name: "lines are rounded before they are added",
        currency: "EUR",
        lines: &["3*0.333 S 19", "3*0.333 S 19", "3*0.333 S 19"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "1.00 1.00 1.00 | 3.00 -0.00 +0.00 = 3.00 | S 19: 3.00 -> 0.57 | 0.57 3.57 3.57",
    },
    Case {
        name: "vat is rounded once a rate, not once a line",
        currency: "EUR",
        lines: &["1*0.03 S 19", "1*0.03 S 19", "1*0.03 S 19"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "0.03 0.03 0.03 | 0.09 -0.00 +0.00 = 0.09 | S 19: 0.09 -> 0.02 | 0.02 0.11 0.11",
    },
    Case {
        name: "a discount below the sum: 8500 less 7500",
        currency: "EUR",
        lines: &["1*8500.00 S 19"],
        document: &["-7500.00 S 19"],
        prepaid: "0",
        rounding: "0",
        expected: "8500.00 | 8500.00 -7500.00 +0.00 = 1000.00 | S 19: 1000.00 -> 190.00 | 190.00 1190.00 1190.00",
    },
    Case {
        name: "mixed rates with discount and freight by rate",
        currency: "EUR",
        lines: &["8.125*149.99 S 19 -5%", "12*14.90/10 S 7 +3.28", "1*250 E 0"],
        document: &["-7.5% S 19", "+61.89 S 7"],
        prepaid: "0",
        rounding: "0",
        expected: "1157.74 21.16 250.00 | 1428.90 -107.17 +61.89 = 1383.62 | E 0: 250.00 -> 0.00, S 7: 83.05 -> 5.81, S 19: 1050.57 -> 199.61 | 205.42 1589.04 1589.04",
    },
    Case {
        name: "yen has no decimals",
        currency: "JPY",
        lines: &["0.333*14900 S 10", "7*4.5 S 10"],
        document: &["+35 S 10"],
        prepaid: "0",
        rounding: "0",
        expected: "4962 32 | 4994 -0 +35 = 5029 | S 10: 5029 -> 503 | 503 5532 5532",
    },
    Case {
        name: "krona by the hour",
        currency: "ISK",
        lines: &["8.125*14900 S 24 -5%", "5*14900/10 S 11"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "115010 7450 | 122460 -0 +0 = 122460 | S 11: 7450 -> 820, S 24: 115010 -> 27602 | 28422 150882 150882",
    },
    Case {
        name: "whole forints",
        currency: "HUF",
        lines: &["0.083*149.99 S 27", "12*14.5 S 5"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "12 174 | 186 -0 +0 = 186 | S 5: 174 -> 9, S 27: 12 -> 3 | 12 198 198",
    },
    Case {
        name: "dinar has three decimals",
        currency: "BHD",
        lines: &["1.5*12.345 S 10", "3*0.0005 S 10"],
        document: &["-12.5% S 10"],
        prepaid: "0",
        rounding: "0",
        expected: "18.518 0.002 | 18.520 -2.315 +0.000 = 16.205 | S 10: 16.205 -> 1.621 | 1.621 17.826 17.826",
    },
    Case {
        name: "millimes, a half of one, and a return",
        currency: "TND",
        lines: &["1*0.0005 S 19", "-1*0.0015 S 7"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "0.001 -0.002 | -0.001 -0.000 +0.000 = -0.001 | S 7: -0.002 -> 0.000, S 19: 0.001 -> 0.000 | 0.000 -0.001 -0.001",
    },
    Case {
        name: "unidad de fomento has four decimals",
        currency: "CLF",
        lines: &["3*1.23456 S 19"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "3.7037 | 3.7037 -0.0000 +0.0000 = 3.7037 | S 19: 3.7037 -> 0.7037 | 0.7037 4.4074 4.4074",
    },
    Case {
        name: "reverse charge beside nothing",
        currency: "EUR",
        lines: &["40*95 AE 0"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "3800.00 | 3800.00 -0.00 +0.00 = 3800.00 | AE 0: 3800.00 -> 0.00 | 0.00 3800.00 3800.00",
    },
    Case {
        name: "zero, exempt and export are three groups",
        currency: "EUR",
        lines: &["1*10 Z 0", "1*20 E 0", "1*30 G 0", "1*40 K 0"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "10.00 20.00 30.00 40.00 | 100.00 -0.00 +0.00 = 100.00 | E 0: 20.00 -> 0.00, G 0: 30.00 -> 0.00, K 0: 40.00 -> 0.00, Z 0: 10.00 -> 0.00 | 0.00 100.00 100.00",
    },
    Case {
        name: "canaries and ceuta",
        currency: "EUR",
        lines: &["1*99.99 L 7", "1*99.99 M 0.5"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "99.99 99.99 | 199.98 -0.00 +0.00 = 199.98 | L 7: 99.99 -> 7.00, M 0.5: 99.99 -> 0.50 | 7.50 207.48 207.48",
    },
    Case {
        name: "deposit taken off",
        currency: "EUR",
        lines: &["1*1000 S 19"],
        document: &[],
        prepaid: "500.00",
        rounding: "0",
        expected: "1000.00 | 1000.00 -0.00 +0.00 = 1000.00 | S 19: 1000.00 -> 190.00 | 190.00 1190.00 690.00",
    },
    Case {
        name: "cash rounding to five rappen",
        currency: "CHF",
        lines: &["1*123.43 S 8.1"],
        document: &[],
        prepaid: "0",
        rounding: "0.02",
        expected: "123.43 | 123.43 -0.00 +0.00 = 123.43 | S 8.1: 123.43 -> 10.00 | 10.00 133.43 133.45",
    },
    Case {
        name: "a discount of everything leaves nothing",
        currency: "EUR",
        lines: &["3*33.33 S 19 -100%"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "0.00 | 0.00 -0.00 +0.00 = 0.00 | S 19: 0.00 -> 0.00 | 0.00 0.00 0.00",
    },
    Case {
        name: "a return lowers its own rate only",
        currency: "EUR",
        lines: &["1*100 S 19", "-1*40 S 7", "1*0.05 S 7"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "100.00 -40.00 0.05 | 60.05 -0.00 +0.00 = 60.05 | S 7: -39.95 -> -2.80, S 19: 100.00 -> 19.00 | 16.20 76.25 76.25",
    },
    Case {
        name: "a third of a percentage",
        currency: "USD",
        lines: &["1*99.99 S 8.875 -33.33%"],
        document: &["-10% S 8.875", "+2.5% S 8.875"],
        prepaid: "0",
        rounding: "0",
        expected: "66.66 | 66.66 -6.67 +1.67 = 61.66 | S 8.875: 61.66 -> 5.47 | 5.47 67.13 67.13",
    },
    Case {
        name: "price for a hundred",
        currency: "EUR",
        lines: &["250*149.99/100 S 19", "1*1/3 S 19", "2*1/3 S 19"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "374.98 0.33 0.67 | 375.98 -0.00 +0.00 = 375.98 | S 19: 375.98 -> 71.44 | 71.44 447.42 447.42",
    },
    Case {
        name: "rates written differently are one rate",
        currency: "EUR",
        lines: &["1*10 S 19", "1*10 S 19.00"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "10.00 10.00 | 20.00 -0.00 +0.00 = 20.00 | S 19: 20.00 -> 3.80 | 3.80 23.80 23.80",
    },
    Case {
        name: "tiny prices, large quantities",
        currency: "EUR",
        lines: &["1000000*0.00001 S 19", "123456.789*0.0123456 S 19"],
        document: &[],
        prepaid: "0",
        rounding: "0",
        expected: "10.00 1524.15 | 1534.15 -0.00 +0.00 = 1534.15 | S 19: 1534.15 -> 291.49 | 291.49 1825.64 1825.64",
    },
];

fn number(text: &str) -> Decimal {
    parse_decimal(text).unwrap()
}

fn vat(category: &str, rate: &str) -> Vat {
    Vat::new(category.parse().unwrap(), VatRate::new(number(rate)).unwrap())
}

/// `-5%` or `+3.28`, without its sign.
fn allowance(text: &str) -> Allowance {
    match text[1..].strip_suffix('%') {
        Some(percent) => Allowance::percent(number(percent), "Discount"),
        None => Allowance::fixed(number(&text[1..]), "Discount"),
    }
}

fn line(text: &str) -> Line {
    let words: Vec<_> = text.split(' ').collect();
    let (quantity, price) = words[0].split_once('*').unwrap();
    let (price, base) = price.split_once('/').unwrap_or((price, "1"));
    let (charges, allowances): (Vec<_>, Vec<_>) = words[3..].iter().partition(|word| word.starts_with('+'));
    Line {
        base_quantity: number(base),
        allowances: allowances.into_iter().copied().map(allowance).collect(),
        charges: charges.into_iter().copied().map(allowance).collect(),
        ..Line::new("Work", number(quantity), number(price), vat(words[1], words[2]))
    }
}

fn on_document(text: &str) -> DocumentAllowance {
    let words: Vec<_> = text.split(' ').collect();
    DocumentAllowance { allowance: allowance(words[0]), vat: vat(words[1], words[2]) }
}

fn totals(case: &Case) -> Totals {
    let (charges, allowances): (Vec<&str>, Vec<&str>) = case.document.iter().partition(|text| text.starts_with('+'));
    Totals::of(&Basis {
        currency: case.currency.parse().unwrap(),
        lines: &case.lines.iter().map(|text| line(text)).collect::<Vec<_>>(),
        allowances: &allowances.into_iter().map(on_document).collect::<Vec<_>>(),
        charges: &charges.into_iter().map(on_document).collect::<Vec<_>>(),
        prepaid: number(case.prepaid),
        rounding: number(case.rounding),
    })
    .unwrap()
}

fn golden(totals: &Totals) -> String {
    let t = TotalsText::from(totals);
    let row = |row: &VatBreakdownText| format!("{} {}: {} -> {}", row.category, row.rate, row.taxable, row.tax);
    let rows: Vec<_> = t.vat_breakdown.iter().map(row).collect();
    format!(
        "{} | {} -{} +{} = {} | {} | {} {} {}",
        t.line_nets.join(" "),
        t.line_total,
        t.allowance_total,
        t.charge_total,
        t.net_total,
        rows.join(", "),
        t.vat_total,
        t.gross_total,
        t.payable
    )
}

#[test]
fn every_case_comes_out_to_the_minor_unit() {
    for case in CASES {
        assert_eq!(golden(&totals(case)), case.expected, "{}", case.name);
    }
}

fn of_lines(lines: &[Line]) -> Result<Totals, Error> {
    let currency = Currency::EUR;
    let (prepaid, rounding) = (Decimal::ZERO, Decimal::ZERO);
    Totals::of(&Basis { currency, lines, allowances: &[], charges: &[], prepaid, rounding })
}

#[test]
fn the_reason_for_a_refusal_is_named() {
    let huge = number("999999999999999999");
    let vat = vat("S", "19");
    assert_eq!(of_lines(&[Line::new("Work", huge, huge, vat)]), Err(Error::Overflow));
    let no_base = Line { base_quantity: Decimal::ZERO, ..Line::new("Work", Decimal::ONE, Decimal::ONE, vat) };
    assert_eq!(of_lines(&[no_base]), Err(Error::DivisionByZero));
}

#[test]
fn totals_in_json_are_strings_only() {
    let json = serde_json::to_string(&totals(&CASES[0])).unwrap();
    let expected = concat!(
        r#"{"currency":"EUR","line_nets":["200.00"],"line_total":"200.00","allowance_total":"0.00","charge_total":"0.00","#,
        r#""net_total":"200.00","vat_total":"38.00","gross_total":"238.00","prepaid":"0.00","rounding":"0.00","#,
        r#""payable":"238.00","vat_breakdown":[{"category":"S","rate":"19","taxable":"200.00","tax":"38.00"}]}"#
    );
    assert_eq!(json, expected);
}

#[test]
fn every_sum_explains_itself() {
    let lines = [line("8.125*149.99 S 19 -5%"), line("12*14.90/10 S 7 +3.28")];
    let steps = of_lines(&lines).unwrap().explain(&lines);
    let told: Vec<_> = steps.iter().map(|s| format!("{} {} = {}", s.path, s.formula, s.amount)).collect();
    assert_eq!(
        told,
        [
            "lines.0 8.125 × 149.99 − 60.93 = 1157.74",
            "lines.1 12 × 14.90 / 10 + 3.28 = 21.16",
            "line_total 1157.74 + 21.16 = 1178.90",
            "allowance_total 0 = 0.00",
            "charge_total 0 = 0.00",
            "net_total 1178.90 − 0.00 + 0.00 = 1178.90",
            "vat_breakdown.0 7 % of 21.16 (S) = 1.48",
            "vat_breakdown.1 19 % of 1157.74 (S) = 219.97",
            "vat_total 1.48 + 219.97 = 221.45",
            "gross_total 1178.90 + 221.45 = 1400.35",
            "payable 1400.35 − 0.00 + 0.00 = 1400.35",
        ]
    );
}

fn any_line() -> impl Strategy<Value = Line> {
    let rates = [("S", "19"), ("S", "7"), ("S", "8.1"), ("Z", "0"), ("AE", "0")];
    (-9_999_999_i64..9_999_999, 0_u32..4, 0_i64..9_999_999, 0_u32..5, 0_usize..5, 0_i64..100).prop_map(
        move |(quantity, q_scale, price, p_scale, rate, percent)| Line {
            allowances: vec![Allowance::percent(Decimal::from(percent), "Discount")],
            ..Line::new(
                "Work",
                Decimal::new(quantity, q_scale),
                Decimal::new(price, p_scale),
                vat(rates[rate].0, rates[rate].1),
            )
        },
    )
}

proptest! {
    #[test]
    fn the_order_of_lines_does_not_matter(lines in prop::collection::vec(any_line(), 0..12), turn in 0_usize..12) {
        let ours = of_lines(&lines).unwrap();
        let mut turned = lines;
        if !turned.is_empty() {
            let turn = turn % turned.len();
            turned.rotate_left(turn);
            turned.swap(0, turn);
        }
        let theirs = of_lines(&turned).unwrap();
        prop_assert_eq!(ours.vat_breakdown, theirs.vat_breakdown);
        prop_assert_eq!((ours.net_total, ours.vat_total, ours.payable), (theirs.net_total, theirs.vat_total, theirs.payable));
    }

    #[test]
    fn an_invoice_and_its_mirror_cancel_to_the_cent(lines in prop::collection::vec(any_line(), 0..12)) {
        let mirror: Vec<_> = lines.iter().cloned().map(|line| Line { quantity: -line.quantity, ..line }).collect();
        let (ours, theirs) = (of_lines(&lines).unwrap(), of_lines(&mirror).unwrap());
        prop_assert_eq!(ours.payable.negate().unwrap(), theirs.payable);
        prop_assert_eq!(ours.vat_total.negate().unwrap(), theirs.vat_total);
    }

    #[test]
    fn the_sums_of_en_16931_hold(lines in prop::collection::vec(any_line(), 0..12)) {
        let t = of_lines(&lines).unwrap();
        let sum = |amounts: Vec<Money>| Money::sum(amounts, t.currency).unwrap();
        prop_assert_eq!(t.line_total, sum(t.lines.iter().map(|line| line.net).collect()));
        prop_assert_eq!(t.net_total, sum(t.vat_breakdown.iter().map(|row| row.taxable).collect()));
        prop_assert_eq!(t.vat_total, sum(t.vat_breakdown.iter().map(|row| row.tax).collect()));
        prop_assert_eq!(t.gross_total, t.net_total.plus(t.vat_total).unwrap());
    }

    #[test]
    fn overflow_is_refused_and_never_a_panic(
        mantissas in prop::collection::vec(any::<i64>(), 4), scales in prop::collection::vec(0_u32..28, 4)
    ) {
        let n = |i: usize| Decimal::new(mantissas[i], scales[i]);
        let line = Line {
            base_quantity: n(2),
            charges: vec![Allowance::percent(n(3), "")],
            ..Line::new("Work", n(0), n(1), vat("S", "19"))
        };
        let _ = of_lines(&[line.clone(), line]);
    }
}

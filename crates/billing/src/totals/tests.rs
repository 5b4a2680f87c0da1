//! Goldens, and the laws that totals obey.

mod cases;

use super::*;
use crate::{Allowance, parse_decimal};
use cases::{CASES, Case};
use proptest::prelude::*;

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
        prices: Prices::Net,
        withholding: None,
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
    let prices = Prices::Net;
    Totals::of(&Basis { currency, prices, lines, allowances: &[], charges: &[], prepaid, rounding, withholding: None })
}

#[test]
fn a_stated_base_goes_before_the_own_amount_and_a_stated_amount_before_both() {
    let own = Money::new(10_000, Currency::EUR);
    let five_percent = Allowance::percent(number("5"), "Discount");
    let of_base = Allowance { base: Some(number("50.10")), ..five_percent.clone() };
    let stated = Allowance { amount: Some(number("1.23")), ..of_base.clone() };
    for (allowance, amount) in
        [(five_percent, "5.00"), (of_base, "2.51"), (stated, "1.23"), (Allowance::default(), "0.00")]
    {
        assert_eq!(allowance.amount_of(own).unwrap().to_string(), amount);
    }
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
    let prices = Prices::Net;
    let (prepaid, rounding) = (Decimal::ZERO, Decimal::ZERO);
    let basis = Basis {
        currency: Currency::EUR,
        prices,
        lines: &lines,
        allowances: &[],
        charges: &[],
        prepaid,
        rounding,
        withholding: None,
    };
    let explanation = of_lines(&lines).unwrap().explain(&basis).unwrap();
    let told: Vec<_> = explanation.steps.iter().map(|s| format!("{} {} = {}", s.path, s.formula, s.amount)).collect();
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

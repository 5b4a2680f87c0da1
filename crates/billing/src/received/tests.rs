//! Which rule a document breaks, case by case, and what documents come to that count otherwise than we do.

use super::*;
use crate::{Allowance, Basis, DocumentAllowance, Error, Line, Prices, Totals, Vat, VatRate, parse_decimal};
use proptest::prelude::*;

fn number(text: &str) -> Option<Decimal> {
    Some(parse_decimal(text).unwrap())
}

fn vat(category: &str, rate: &str) -> ReceivedVat {
    ReceivedVat { category: category.to_owned(), rate: if rate.is_empty() { None } else { number(rate) } }
}

fn line(id: &str, quantity: &str, price: &str, net: &str, of: ReceivedVat) -> ReceivedLine {
    ReceivedLine {
        id: id.to_owned(),
        name: "Work".to_owned(),
        quantity: number(quantity),
        unit: "HUR".to_owned(),
        price: number(price),
        vat: Some(of),
        net: number(net),
        adds: true,
        ..ReceivedLine::default()
    }
}

fn item(amount: &str, of: ReceivedVat) -> ReceivedAllowance {
    let reason = "Agreed".to_owned();
    ReceivedAllowance { amount: number(amount), reason, vat: Some(of), ..ReceivedAllowance::default() }
}

fn row(of: ReceivedVat, taxable: &str, tax: &str) -> ReceivedVatRow {
    let has_reason = !matches!(of.category.as_str(), "S" | "Z" | "L" | "M");
    ReceivedVatRow { vat: of, taxable: number(taxable), tax: number(tax), has_reason }
}

fn total(currency: &str, amount: &str, rows: Vec<ReceivedVatRow>) -> ReceivedVatTotal {
    ReceivedVatTotal { currency: currency.to_owned(), amount: number(amount), rows }
}

/// Three lines at two rates, an allowance and a charge on the document, something paid, and everything right.
fn right() -> ReceivedSums {
    ReceivedSums {
        currency: "EUR".to_owned(),
        lines: vec![
            line("1", "3", "33.335", "100.01", vat("S", "19")),
            line("2", "-1", "10.00", "-10.00", vat("S", "19")),
            line("3", "10", "5.00", "50.00", vat("S", "7")),
        ],
        allowances: vec![item("5.00", vat("S", "19"))],
        charges: vec![item("4.50", vat("S", "7"))],
        line_total: number("140.01"),
        allowance_total: number("5.00"),
        charge_total: number("4.50"),
        net_total: number("139.51"),
        vat_totals: vec![total(
            "EUR",
            "19.97",
            vec![row(vat("S", "7"), "54.50", "3.82"), row(vat("S", "19"), "85.01", "16.15")],
        )],
        gross_total: number("159.48"),
        prepaid: number("100.00"),
        rounding: number("0.02"),
        payable: number("59.50"),
        ..ReceivedSums::default()
    }
}

/// One line of 100.00 in one category.
fn alone(category: &str, rate: &str, tax: &str, gross: &str) -> ReceivedSums {
    ReceivedSums {
        currency: "EUR".to_owned(),
        lines: vec![line("1", "1", "100.00", "100.00", vat(category, rate))],
        line_total: number("100.00"),
        net_total: number("100.00"),
        vat_totals: vec![total("EUR", tax, vec![row(vat(category, rate), "100.00", tax)])],
        gross_total: number(gross),
        payable: number(gross),
        ..ReceivedSums::default()
    }
}

fn fatal(document: &ReceivedSums, syntax: Syntax, profile: Profile) -> Vec<String> {
    let findings = document.check(syntax, profile);
    let fatal = findings.into_iter().filter(|finding| finding.severity == Severity::Fatal);
    fatal.map(|finding| finding.rule).collect()
}

const SYNTAXES: [Syntax; 2] = [Syntax::Ubl, Syntax::Cii];

#[test]
fn a_right_document_keeps_every_rule_and_comes_to_what_it_says() {
    let mut documents = vec![right()];
    documents.extend(["Z", "E", "AE", "K", "G"].map(|category| alone(category, "0", "0.00", "100.00")));
    documents.push(alone("O", "", "0", "100.00"));
    documents.push(alone("L", "7", "7.00", "107.00"));
    documents.push(alone("M", "4", "4.00", "104.00"));
    for document in documents {
        for (syntax, profile) in SYNTAXES.into_iter().flat_map(|syntax| Profile::ALL.map(|profile| (syntax, profile))) {
            assert_eq!(document.check(syntax, profile), Vec::new(), "{syntax:?} {profile:?} {document:#?}");
        }
        let computed = document.recompute().unwrap();
        assert_eq!(Some(computed.payable.to_decimal()), document.payable);
        assert_eq!(Some(computed.vat_total.to_decimal()), document.vat_total());
    }
}

/// What is done to a right document, and the rule that it then breaks in UBL and in CII.
type Break = (&'static str, fn(&mut ReceivedSums), &'static str, &'static str);

const BREAKS: &[Break] = &[
    ("sum of lines", |d| d.line_total = number("140.00"), "BR-CO-10", "BR-CO-10"),
    ("sum of allowances", |d| d.allowance_total = number("5.01"), "BR-CO-11", "BR-CO-11"),
    ("no sum of allowances", |d| d.allowance_total = None, "BR-CO-11", "BR-CO-11"),
    ("sum of charges", |d| d.charge_total = number("4.49"), "BR-CO-12", "BR-CO-12"),
    ("net", |d| d.net_total = number("139.50"), "BR-CO-13", "BR-CO-13"),
    ("VAT", |d| d.vat_totals[0].amount = number("19.98"), "BR-CO-14", "BR-CO-14"),
    ("gross", |d| d.gross_total = number("159.47"), "BR-CO-15", "BR-CO-15"),
    ("VAT in another currency", |d| d.vat_totals[0].currency = "USD".to_owned(), "BR-CO-15", "BR-CO-15"),
    ("amount due", |d| d.payable = number("59.48"), "BR-CO-16", "BR-CO-16"),
    ("VAT of a rate", |d| d.vat_totals[0].rows[0].tax = number("4.90"), "BR-CO-17", "BR-CO-17"),
    ("VAT of a rate", |d| d.vat_totals[0].rows[0].tax = number("4.90"), "BR-S-09", "BR-S-09"),
    ("no breakdown", |d| d.vat_totals[0].rows.clear(), "BR-CO-18", "BR-CO-18"),
    ("no breakdown", |d| d.vat_totals[0].rows.clear(), "BR-S-01", "BR-S-01"),
    ("taxable by one", |d| d.vat_totals[0].rows[1].taxable = number("86.01"), "BR-S-08", "BR-S-08"),
    ("a line at another rate", |d| d.lines[2].vat = Some(vat("S", "8")), "BR-S-08", "BR-S-08"),
    ("a line without category", |d| d.lines[0].vat = None, "BR-CO-04", "BR-CO-04"),
    ("a line at 0 %", |d| d.lines[0].vat = Some(vat("S", "0")), "BR-S-05", "BR-S-05"),
    ("an allowance at 0 %", |d| d.allowances[0].vat = Some(vat("S", "0")), "BR-S-06", "BR-S-06"),
    ("a charge at 0 %", |d| d.charges[0].vat = Some(vat("S", "0")), "BR-S-07", "BR-S-07"),
    ("a reason for a tax", |d| d.vat_totals[0].rows[0].has_reason = true, "BR-S-10", "BR-S-10"),
    ("a price below 0", |d| d.lines[0].price = number("-1"), "BR-27", "BR-27"),
    ("a gross price below 0", |d| d.lines[0].gross_price = number("-1"), "BR-28", "BR-28"),
    ("no reason", |d| d.allowances[0].reason.clear(), "BR-CO-21", "BR-CO-21"),
    ("no reason on a line", |d| d.lines[0].charges = vec![ReceivedAllowance::default()], "BR-CO-24", "BR-CO-24"),
    ("no amount due", |d| d.payable = None, "BR-15", "BR-15"),
    ("three decimals", |d| d.payable = number("59.500"), "BR-DEC-18", "BR-DEC-18"),
    ("three decimals on a line", |d| d.lines[0].net = number("100.010"), "BR-DEC-23", "BR-DEC-23"),
];

#[test]
fn each_broken_sum_is_named_by_its_rule() {
    for (what, break_it, in_ubl, in_cii) in BREAKS {
        let mut document = right();
        break_it(&mut document);
        for (syntax, rule) in SYNTAXES.into_iter().zip([in_ubl, in_cii]) {
            let found = fatal(&document, syntax, Profile::Core);
            assert!(found.iter().any(|found| found == rule), "{what}, {syntax:?}: {rule} not among {found:?}");
        }
    }
}

#[test]
fn categories_without_tax_have_rules_of_their_own() {
    for (category, rules) in
        [("Z", "BR-Z"), ("E", "BR-E"), ("AE", "BR-AE"), ("K", "BR-IC"), ("G", "BR-G"), ("O", "BR-O")]
    {
        let rate = if category == "O" { "" } else { "0" };
        let mut document = alone(category, rate, "1.00", "101.00");
        document.vat_totals[0].rows[0].taxable = number("98.00");
        document.vat_totals[0].rows[0].has_reason = category == "Z";
        for syntax in SYNTAXES {
            let found = fatal(&document, syntax, Profile::Core);
            for number in ["08", "09", "10"] {
                assert!(found.contains(&format!("{rules}-{number}")), "{rules}-{number} {syntax:?}: {found:?}");
            }
        }
        document.vat_totals[0].rows.clear();
        assert!(fatal(&document, Syntax::Ubl, Profile::Core).contains(&format!("{rules}-01")), "{rules}-01");
    }
    let mut mixed = alone("O", "", "0", "100.00");
    mixed.lines.push(line("2", "1", "1", "1", vat("S", "19")));
    assert!(fatal(&mixed, Syntax::Ubl, Profile::Core).contains(&"BR-O-12".to_owned()));
}

#[test]
fn extensions_count_what_is_collected_for_others() {
    let mut document = right();
    document.third_party = vec![parse_decimal("10.00").unwrap()];
    document.payable = number("69.50");
    assert_eq!(fatal(&document, Syntax::Ubl, Profile::XRechnungExtension), Vec::<String>::new());
    assert_eq!(fatal(&document, Syntax::Cii, Profile::Extended), Vec::<String>::new());
    assert_eq!(fatal(&document, Syntax::Ubl, Profile::Core), ["BR-CO-16"]);
    assert_eq!(document.recompute().unwrap().payable.to_string(), "69.50");
    document.payable = number("69.51");
    assert_eq!(fatal(&document, Syntax::Ubl, Profile::XRechnungExtension), ["BR-DEX-09"]);
    assert_eq!(fatal(&document, Syntax::Cii, Profile::Extended), ["BR-FXEXT-CO-16"]);
}

#[test]
fn extended_allows_a_hundredth_for_each_item() {
    let mut document = right();
    document.line_total = number("140.04");
    assert_eq!(fatal(&document, Syntax::Cii, Profile::Extended), Vec::<String>::new());
    document.line_total = number("140.05");
    assert_eq!(fatal(&document, Syntax::Cii, Profile::Extended), ["BR-FXEXT-CO-10"]);
    document.lines[2].adds = false;
    let found = fatal(&document, Syntax::Cii, Profile::Extended);
    assert!(found.contains(&"BR-FXEXT-S08b".to_owned()), "a line that only groups adds nothing: {found:?}");
}

#[test]
fn peppol_holds_lines_to_their_prices() {
    for (what, break_it, rule) in [
        ("net", (|d| d.lines[0].net = number("100.04")) as fn(&mut ReceivedSums), "PEPPOL-EN16931-R120"),
        (
            "percent",
            |d| (d.charges[0].base, d.charges[0].percent) = (number("100"), number("4")),
            "PEPPOL-EN16931-R040",
        ),
        ("base", |d| d.charges[0].percent = number("4"), "PEPPOL-EN16931-R041"),
        ("no percent", |d| d.charges[0].base = number("4"), "PEPPOL-EN16931-R042"),
        ("gross price", |d| d.lines[2].gross_price = number("6.00"), "PEPPOL-EN16931-R046"),
        ("base quantity", |d| d.lines[2].base_quantity = number("0"), "PEPPOL-EN16931-R121"),
        ("base unit", |d| d.lines[2].base_unit = "DAY".to_owned(), "PEPPOL-EN16931-R130"),
        ("accounting currency", |d| d.tax_currency = "SEK".to_owned(), "PEPPOL-EN16931-R054"),
    ] {
        let mut document = right();
        break_it(&mut document);
        let found = fatal(&document, Syntax::Ubl, Profile::Peppol);
        assert!(found.contains(&rule.to_owned()), "{what}: {found:?}");
    }
    // Elsewhere a net that is not quantity times price is worth a word, and no reason to refuse.
    let mut document = right();
    document.lines[2].price = number("6.00");
    let findings = document.check(Syntax::Ubl, Profile::Core);
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].severity, findings[0].field.as_str()), (Severity::Warning, "BT-131"));
    assert!(findings[0].message.starts_with("Line 3: "), "{}", findings[0].message);
}

#[test]
fn amounts_count_as_the_document_counts_them() {
    for (currency, net, tax, gross, payable) in [
        ("JPY", "4962", "496", "5458", "5458"),
        ("JPY", "4962", "496.20", "5458.20", "5458.20"),
        ("HUF", "69180", "6918", "76098", "76098"),
        ("KWD", "100.50", "10.05", "110.55", "110.55"),
        ("KWD", "100.505", "10.051", "110.556", "110.556"),
        ("EUR", "5", "0.5", "5.5", "5.50"),
    ] {
        let mut document = alone("S", "10", tax, gross);
        document.currency = currency.to_owned();
        document.lines[0].net = number(net);
        (document.line_total, document.net_total) = (number(net), number(net));
        document.vat_totals[0].rows[0].taxable = number(net);
        assert_eq!(document.recompute().unwrap().payable.to_string(), payable, "{currency} {net}");
    }
}

#[test]
fn other_common_ways_of_rounding_vat_are_followed_and_named() {
    let mut by_line = right();
    by_line.lines = vec![line("1", "1", "0.13", "0.13", vat("S", "19")); 3];
    (by_line.allowances, by_line.charges) = (Vec::new(), Vec::new());
    by_line.vat_totals = vec![total("EUR", "0.06", vec![row(vat("S", "19"), "0.39", "0.06")])];
    let computed = by_line.recompute().unwrap();
    assert_eq!((computed.vat_total.to_string().as_str(), computed.other_methods[0].1), ("0.06", VatMethod::ByLine));

    let mut from_gross = alone("S", "19", "757.41", "4743.75");
    from_gross.lines[0].net = number("3986.34");
    from_gross.vat_totals[0].rows[0].taxable = number("3986.34");
    let computed = from_gross.recompute().unwrap();
    assert_eq!(computed.gross_total.to_string(), "4743.75");
    assert_eq!(computed.other_methods[0].1, VatMethod::FromGross);

    // A cent that no method explains is a cent too much.
    from_gross.vat_totals[0].rows[0].tax = number("757.42");
    let computed = from_gross.recompute().unwrap();
    assert_eq!((computed.gross_total.to_string().as_str(), computed.other_methods.len()), ("4743.74", 0));
}

#[test]
fn profiles_without_lines_are_computed_of_what_they_have() {
    let mut basic = right();
    basic.lines.clear();
    let computed = basic.recompute().unwrap();
    assert_eq!(
        (computed.line_total.unwrap().to_string(), computed.payable.to_string()),
        ("140.01".into(), "59.50".into())
    );
    assert_eq!(basic.check(Syntax::Cii, Profile::BasicWithoutLines), Vec::new());

    let mut minimum = alone("S", "19", "19.00", "119.00");
    minimum.lines.clear();
    minimum.line_total = None;
    minimum.vat_totals[0].rows.clear();
    let computed = minimum.recompute().unwrap();
    assert_eq!((computed.line_total, computed.gross_total.to_string()), (None, "119.00".to_owned()));
    assert_eq!(minimum.check(Syntax::Cii, Profile::Minimum), Vec::new());
}

#[test]
fn what_cannot_be_computed_says_why() {
    for (break_it, error) in [
        ((|d| d.currency = "XXX".to_owned()) as fn(&mut ReceivedSums), Error::UnknownCurrency),
        (|d| d.lines[0].vat = None, Error::UnknownVatCategory),
        (|d| d.lines[0].vat = Some(vat("B", "22")), Error::UnknownVatCategory),
        (|d| d.lines[0].vat = Some(vat("S", "-1")), Error::RateOutOfRange),
        (|d| (d.lines[0].net, d.lines[0].price) = (None, None), Error::NumberMissing),
        (|d| d.lines[0].net = Some(Decimal::MAX), Error::Overflow),
    ] {
        let mut document = right();
        break_it(&mut document);
        assert_eq!(document.recompute(), Err(error));
    }
    let mut without_net = right();
    without_net.lines[0].net = None;
    assert_eq!(without_net.recompute().unwrap().payable.to_string(), "59.50");
}

prop_compose! {
    fn any_line()(quantity in -500_i64..500, price in 0_i64..1_000_000, scale in 0_u32..4, rate in 0_usize..4)
        -> Line {
        let rate = VatRate::new(Decimal::new([19, 7, 81, 20][rate], u32::from(rate == 2))).unwrap();
        let vat = Vat::new("S".parse().unwrap(), rate);
        Line::new("Work", Decimal::new(quantity, 1), Decimal::new(price, scale), vat)
    }
}

proptest! {
    /// What our calculator makes of any lines, written down as a document, breaks no rule, and comes to the same again.
    #[test]
    fn what_we_compute_is_right_in_every_rule(
        lines in prop::collection::vec(any_line(), 1..8),
        allowance in prop::option::of(1_i64..10_000),
        currency in prop::sample::select(vec!["EUR", "JPY", "HUF", "CHF"]),
    ) {
        let allowances: Vec<_> = allowance
            .map(|amount| DocumentAllowance { allowance: Allowance::fixed(Decimal::new(amount, 0), "Agreed"), vat: lines[0].vat })
            .into_iter()
            .collect();
        let totals = Totals::of(&Basis {
            currency: currency.parse().unwrap(),
            prices: Prices::Net,
            lines: &lines,
            allowances: &allowances,
            charges: &[],
            prepaid: Decimal::ONE,
            rounding: Decimal::ZERO,
            withholding: None,
        })
        .unwrap();
        let stated = |vat: Vat| ReceivedVat { category: vat.category.to_string(), rate: Some(vat.rate.percent()) };
        let document = ReceivedSums {
            currency: currency.to_owned(),
            lines: lines
                .iter()
                .zip(&totals.lines)
                .map(|(own, amounts)| ReceivedLine {
                    quantity: Some(own.quantity),
                    price: Some(own.price),
                    net: Some(amounts.net.to_decimal()),
                    ..line("1", "1", "1", "1", stated(own.vat))
                })
                .collect(),
            allowances: allowances
                .iter()
                .map(|own| ReceivedAllowance { amount: own.allowance.amount, ..item("1", stated(own.vat)) })
                .collect(),
            line_total: Some(totals.line_total.to_decimal()),
            allowance_total: Some(totals.allowance_total.to_decimal()),
            net_total: Some(totals.net_total.to_decimal()),
            vat_totals: vec![ReceivedVatTotal {
                currency: currency.to_owned(),
                amount: Some(totals.vat_total.to_decimal()),
                rows: totals
                    .vat_breakdown
                    .iter()
                    .map(|own| ReceivedVatRow {
                        vat: stated(Vat::new(own.category, own.rate)),
                        taxable: Some(own.taxable.to_decimal()),
                        tax: Some(own.tax.to_decimal()),
                        has_reason: false,
                    })
                    .collect(),
            }],
            gross_total: Some(totals.gross_total.to_decimal()),
            prepaid: Some(totals.prepaid.to_decimal()),
            payable: Some(totals.payable.to_decimal()),
            ..ReceivedSums::default()
        };
        for syntax in SYNTAXES {
            // Validators hold VAT of whole yen and forint to hundredths, within less than one.
            prop_assert_eq!(fatal(&document, syntax, Profile::Core), Vec::<String>::new());
        }
        let computed = document.recompute().unwrap();
        prop_assert_eq!(computed.payable.to_decimal(), totals.payable.to_decimal());
        prop_assert_eq!(computed.vat_total.to_decimal(), totals.vat_total.to_decimal());
    }

    /// No amounts, however large, end the program.
    #[test]
    fn no_amounts_are_too_much(
        amounts in prop::collection::vec((any::<i64>(), 0_u32..28), 8),
        syntax in prop::sample::select(SYNTAXES.to_vec()),
        profile in prop::sample::select(Profile::ALL.to_vec()),
    ) {
        let amount = |n: usize| amounts.get(n).map(|(mantissa, scale)| {
            Decimal::try_from_i128_with_scale(i128::from(*mantissa) * 1_000_000_000, *scale).unwrap()
        });
        let mut document = right();
        (document.lines[0].net, document.lines[1].net, document.lines[0].price) = (amount(0), amount(1), amount(2));
        (document.lines[0].base_quantity, document.allowances[0].amount) = (amount(3), amount(4));
        (document.gross_total, document.prepaid, document.vat_totals[0].rows[0].taxable) = (amount(5), amount(6), amount(7));
        let _ = document.check(syntax, profile);
        let _ = document.recompute();
    }
}

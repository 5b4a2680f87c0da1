//! What adds up has no flaw, and whatever is changed in it has one.

use super::*;
use proptest::prelude::*;

fn document(quantity: i64, price: i64, discount: i64, rate: i64, fx: i64) -> ImportedDocument<'static> {
    let full = imported_share(quantity.into(), price, 1000).unwrap();
    let net = i64::try_from(full - imported_share(full, discount, 10_000).unwrap()).unwrap();
    let vat = i64::try_from(imported_share(net.into(), rate, 10_000).unwrap()).unwrap();
    let base = |amount: i64| i64::try_from(imported_share(amount.into(), fx, 1_000_000).unwrap()).unwrap();
    let line = ImportedLine {
        description: "Beratung".into(),
        unit: "h".into(),
        quantity,
        price,
        discount,
        category: VatCategory::Standard,
        rate,
        net,
    };
    ImportedDocument {
        number: "RE-2016-000001".into(),
        credit_note: quantity < 0,
        void: false,
        issue_date: NaiveDate::from_ymd_opt(2016, 1, 2).unwrap(),
        due_date: NaiveDate::from_ymd_opt(2016, 1, 16).unwrap(),
        currency: Currency::EUR,
        rate: fx,
        purchase_order: "".into(),
        note: "".into(),
        net,
        vat,
        gross: net + vat,
        base_net: base(net),
        base_vat: base(vat),
        base_gross: base(net) + base(vat),
        lines: vec![line],
        vats: vec![ImportedVat { category: VatCategory::Standard, rate, net, vat }],
    }
}

#[test]
fn half_a_cent_rounds_away_from_zero_on_invoices_and_credit_notes_alike() {
    assert_eq!(imported_share(-761_250, 1900, 10_000), Some(-144_638));
    assert_eq!(imported_share(761_250, 1900, 10_000), Some(144_638));
    assert_eq!(imported_share(5, 1, 10), Some(1));
    assert_eq!(imported_share(-5, 1, 10), Some(-1));
    assert_eq!(imported_share(4, 1, 10), Some(0));
}

#[test]
fn each_figure_that_is_stated_otherwise_is_named() {
    let sound = document(12_500, 9_500, 500, 1_900, 910_000);
    assert_eq!(sound.flaws(), []);
    type Change = fn(&mut ImportedDocument<'static>);
    let cases: [(Change, &[Flaw]); 7] = [
        (|it| it.lines[0].discount = 0, &[Flaw::Line(1)]),
        (|it| it.lines[0].net += 1, &[Flaw::Line(1), Flaw::VatBase(1)]),
        (|it| it.vats[0].vat += 1, &[Flaw::VatAmount(1), Flaw::Vat]),
        (|it| it.lines[0].rate = 700, &[Flaw::VatBase(1), Flaw::VatMissing]),
        (|it| it.gross += 1, &[Flaw::Gross]),
        (|it| it.base_gross -= 1, &[Flaw::Base]),
        (|it| it.vats.clear(), &[Flaw::VatMissing, Flaw::Net, Flaw::Vat]),
    ];
    for (change, expected) in cases {
        let mut changed = sound.clone();
        change(&mut changed);
        assert_eq!(changed.flaws(), expected);
    }
}

#[test]
fn an_amount_that_no_sum_holds_is_a_flaw_and_no_panic() {
    let mut huge = document(1_000, 1, 0, 0, 1_000_000);
    (huge.lines[0].quantity, huge.lines[0].price) = (i64::MAX, i64::MAX);
    huge.lines[0].discount = i64::MIN;
    assert!(huge.flaws().contains(&Flaw::Line(1)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn what_was_computed_adds_up_and_one_unit_more_does_not(
        quantity in -9_000_000i64..9_000_000, price in 1i64..9_000_000, discount in 0i64..10_000,
        rate in 0i64..3_000, fx in 1i64..2_000_000, changed in 0usize..6,
    ) {
        let mut it = document(quantity, price, discount, rate, fx);
        prop_assert_eq!(it.flaws(), []);
        let figure = [
            &mut it.net, &mut it.vat, &mut it.gross, &mut it.base_gross, &mut it.lines[0].net, &mut it.vats[0].vat,
        ];
        *figure.into_iter().nth(changed).unwrap() += 1;
        prop_assert!(!it.flaws().is_empty());
    }
}

//! Items: what is refused, and that a line made from one says the same price.

use super::*;
use proptest::prelude::*;

fn hour() -> Item {
    Item {
        name: "Design".to_owned(),
        unit: "HUR".to_owned(),
        vat: VatText { category: "S".to_owned(), rate: "19".to_owned() },
        amounts: vec![
            ItemPrice { currency: "EUR".to_owned(), price: "95.00".to_owned() },
            ItemPrice { currency: "CHF".to_owned(), price: "110".to_owned() },
        ],
        ..Item::default()
    }
}

#[test]
fn a_line_takes_the_price_of_its_currency_and_none_is_exchanged_in_silence() {
    for (currency, price) in [("EUR", "95.00"), ("CHF", "110"), ("USD", "")] {
        let line = hour().line(currency, Prices::Net);
        assert_eq!((line.price.as_str(), line.unit.as_str(), line.quantity.as_str()), (price, "HUR", "1"));
    }
}

#[test]
fn vat_is_taken_out_or_put_on_where_the_document_counts_otherwise() {
    let table = [
        ("net", "100", Prices::Gross, "119"),
        ("gross", "119", Prices::Net, "100"),
        ("gross", "10", Prices::Net, "8.4034"),
        ("gross", "10", Prices::Gross, "10"),
    ];
    for (own, price, wanted, expected) in table {
        let amounts = vec![ItemPrice { currency: "EUR".to_owned(), price: price.to_owned() }];
        let item = Item { prices: own.to_owned(), amounts, ..hour() };
        assert_eq!(item.line("EUR", wanted).price, expected, "{own} {price} to {wanted}");
    }
}

#[test]
fn what_cannot_be_an_item_is_refused_with_its_place() {
    let price = |currency: &str, price: &str| ItemPrice { currency: currency.to_owned(), price: price.to_owned() };
    let table = [
        (Item { name: " ".to_owned(), ..hour() }, "name"),
        (Item { description: "two\nlines".to_owned(), ..hour() }, "description"),
        (Item { prices: "brutto".to_owned(), ..hour() }, "prices"),
        (Item { vat: VatText { category: "Q".to_owned(), ..VatText::default() }, ..hour() }, "vat.category"),
        (Item { vat: VatText { rate: "101".to_owned(), ..VatText::default() }, ..hour() }, "vat.rate"),
        (Item { amounts: vec![price("EURO", "1")], ..hour() }, "amounts.0.currency"),
        (Item { amounts: vec![price("EUR", "1"), price("EUR", "2")], ..hour() }, "amounts.1.currency"),
        (Item { amounts: vec![price("EUR", "much")], ..hour() }, "amounts.0.price"),
    ];
    for (item, path) in table {
        assert_eq!(item.check().iter().map(|fault| fault.path.as_str()).collect::<Vec<_>>(), [path]);
    }
    assert_eq!(hour().check(), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn an_item_kept_from_a_line_makes_that_line_again(cents in 0i64..10_000_000, rate in 0u32..=25, gross in any::<bool>()) {
        let prices = if gross { Prices::Gross } else { Prices::Net };
        let line = LineText {
            name: "Design".to_owned(),
            quantity: "1".to_owned(),
            unit: "HUR".to_owned(),
            price: Decimal::new(cents, 2).to_string(),
            vat: VatText { category: "S".to_owned(), rate: rate.to_string() },
            ..LineText::default()
        };
        prop_assert_eq!(Item::of_line(&line, "EUR", prices).line("EUR", prices), line);
    }

    #[test]
    fn a_price_goes_to_gross_and_back_to_the_same_cent(cents in 0i64..10_000_000, rate in 0u32..=30) {
        let net = Decimal::new(cents, 2);
        let percent = Decimal::from(rate);
        let gross = converted(net, Prices::Net, Prices::Gross, percent).unwrap();
        let back = converted(gross, Prices::Gross, Prices::Net, percent).unwrap();
        prop_assert_eq!(back.round_dp(2), net);
    }
}

//! A table of what may be typed, and what nobody's typing may do.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn only(text: &str) -> Wanted {
    let filter = ListFilter::read(text).unwrap();
    assert_eq!((filter.words.as_str(), filter.wanted.len()), ("", 1), "{text}: {filter:?}");
    filter.wanted.into_iter().next().unwrap()
}

#[test]
fn every_wish_has_its_words() {
    let amount =
        |figure, comparison, text: &str| Wish::Amount(AmountWish { figure, comparison, than: text.parse().unwrap() });
    let taxed = |category, rate: Option<&str>| {
        Wish::Taxed(category, rate.map(|percent| VatRate::new(percent.parse().unwrap()).unwrap()))
    };
    let cases = [
        ("overdue", Wish::State("overdue")),
        ("Paid", Wish::State("settled")),
        ("quote", Wish::Kind(TypeCode::Quote)),
        ("credit-note", Wish::Kind(TypeCode::CreditNote)),
        ("imported", Wish::Imported),
        ("customer:ada", Wish::Customer("ada".into())),
        ("customer:\"Ada Byron\"", Wish::Customer("Ada Byron".into())),
        ("booked", Wish::Booked),
        ("customer:=Ada", Wish::CustomerIs("Ada".into())),
        ("customer:=\"Ada \"\"The Countess\"\" Byron\"", Wish::CustomerIs("Ada \"The Countess\" Byron".into())),
        ("item:web", Wish::Item("web".into())),
        ("item:=\"Web  design\"", Wish::ItemIs("Web  design".into())),
        ("vat:S19", taxed(Some(VatCategory::Standard), Some("19"))),
        ("vat:s8.10", taxed(Some(VatCategory::Standard), Some("8.1"))),
        ("VAT:AE", taxed(Some(VatCategory::ReverseCharge), None)),
        ("vat:7", taxed(None, Some("7"))),
        ("written-off:2026-03", Wish::WrittenOff(day("2026-03-01"), day("2026-03-31"))),
        ("number:2026-00", Wish::Number("2026-00".into())),
        ("currency:jpy", Wish::Currency("JPY".parse().unwrap())),
        (">500", amount(Figure::Gross, Comparison::Above, "500")),
        ("net<1000.50", amount(Figure::Net, Comparison::Below, "1000.50")),
        ("open>=0.01", amount(Figure::Open, Comparison::AtLeast, "0.01")),
        ("vat=0", amount(Figure::Vat, Comparison::Exactly, "0")),
        ("2026-03", Wish::Issued(day("2026-03-01"), day("2026-03-31"))),
        ("2024-02", Wish::Issued(day("2024-02-01"), day("2024-02-29"))),
        ("2026", Wish::Issued(day("2026-01-01"), day("2026-12-31"))),
        ("2026-Q4", Wish::Issued(day("2026-10-01"), day("2026-12-31"))),
        ("2026-03-09", Wish::Issued(day("2026-03-09"), day("2026-03-09"))),
        ("2025-12..2026-02", Wish::Issued(day("2025-12-01"), day("2026-02-28"))),
        ("due:2026-05", Wish::Due(day("2026-05-01"), day("2026-05-31"))),
    ];
    for (text, wish) in cases {
        assert_eq!(only(text), Wanted { not: false, wish: wish.clone() }, "{text}");
        assert_eq!(only(&format!("-{text}")), Wanted { not: true, wish }, "-{text}");
    }
}

#[test]
fn words_stay_words_and_may_be_unwanted() {
    let filter = ListFilter::read("web  \"overdue\" -logo R-7 2026-0001 a:b:c-d").unwrap_err();
    assert_eq!(filter, FilterError::UnknownKey);
    let filter = ListFilter::read("web  \"overdue\" -logo R-7 2026-0001").unwrap();
    assert_eq!(filter.words, "web overdue R-7 2026-0001");
    assert_eq!(filter.wanted, [Wanted { not: true, wish: Wish::Word("logo".into()) }]);
}

#[test]
fn what_is_not_typed_to_its_end_says_nothing_yet() {
    for text in ["", " ", "-", "customer:", "customer:=", "item:", "vat:", "due:", ">", "net<=", "\""] {
        let filter = ListFilter::read(text).unwrap();
        assert!(filter.wanted.is_empty() && filter.words.trim_matches('-').is_empty(), "{text}: {filter:?}");
    }
}

#[test]
fn what_nobody_can_mean_says_what_would_be_right() {
    let cases = [
        ("colour:red", FilterError::UnknownKey),
        (">much", FilterError::BadAmount),
        ("due:soon", FilterError::BadPeriod),
        ("issued:2026-13", FilterError::BadPeriod),
        ("currency:euro", FilterError::BadCurrency),
        ("vat:high", FilterError::BadVat),
        ("vat:S-19", FilterError::BadVat),
        ("vat:19%", FilterError::BadVat),
        ("written-off:soon", FilterError::BadPeriod),
    ];
    for (text, error) in cases {
        assert_eq!(ListFilter::read(text), Err(error), "{text}");
    }
}

#[test]
fn amounts_are_compared_in_the_decimals_of_each_currency() {
    let cases = [
        (">500", "EUR", 50_000, false),
        (">500", "EUR", 50_001, true),
        (">0.005", "EUR", 1, true),
        ("<0.005", "EUR", 0, true),
        ("<0.005", "EUR", 1, false),
        ("=500", "JPY", 500, true),
        ("=0.5", "JPY", 0, false),
        (">=0.5", "JPY", 1, true),
        ("<=-1.5", "KWD", -1_500, true),
    ];
    for (text, currency, minor, expected) in cases {
        let Wish::Amount(wish) = only(text).wish else { panic!("{text}") };
        assert_eq!(wish.holds(Money::new(minor, currency.parse().unwrap())), expected, "{text} {currency} {minor}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_typed_panics(text in "\\PC*") {
        let _ = ListFilter::read(&text);
    }

    #[test]
    fn hostile_mixtures_of_its_own_signs_do_not_either(text in "[-0-9q<>=:.\" a-eé\u{0}]{0,40}") {
        let _ = ListFilter::read(&text);
    }

    #[test]
    fn any_name_in_quotation_marks_is_read_back_as_it_is(name in "\\PC*[^\\s]") {
        let filter = ListFilter::read(&format!("overdue item:={} 2026", quoted(&name))).unwrap();
        prop_assert_eq!(filter.wanted.len(), 3, "{:?}", filter);
        prop_assert_eq!(&filter.wanted[1].wish, &Wish::ItemIs(name));
    }

    #[test]
    fn wishes_are_read_in_any_order_and_with_any_blanks(first in 0usize..4, blanks in 1usize..5) {
        let all = ["overdue", "customer:ada", ">500", "2026-03"];
        let turned: Vec<&str> = (0..4).map(|at| all[(first + at) % 4]).collect();
        let filter = ListFilter::read(&turned.join(&" ".repeat(blanks))).unwrap();
        prop_assert_eq!(filter.wanted.len(), 4);
        prop_assert!(all.iter().all(|text| filter.wanted.contains(&only(text))));
    }
}

//! Documents of all kinds: what the laws are tried on.

use billing::{Allowance, Basis, Currency, Decimal, DocumentAllowance, Line, Money, Prices, Totals, Vat, VatRate};
use proptest::prelude::*;

/// Cases for each law.
pub const CASES: u32 = 1_000;

/// A document as far as totals ask.
#[derive(Debug, Clone)]
pub struct Paper {
    pub currency: Currency,
    pub prices: Prices,
    pub lines: Vec<Line>,
    pub allowances: Vec<DocumentAllowance>,
    pub charges: Vec<DocumentAllowance>,
}

impl Paper {
    pub fn basis(&self) -> Basis<'_> {
        Basis {
            currency: self.currency,
            prices: self.prices,
            lines: &self.lines,
            allowances: &self.allowances,
            charges: &self.charges,
            prepaid: Decimal::ZERO,
            rounding: Decimal::ZERO,
            withholding: None,
        }
    }

    pub fn totals(&self) -> Totals {
        Totals::of(&self.basis()).unwrap()
    }
}

pub fn number(text: &str) -> Decimal {
    billing::parse_decimal(text).unwrap()
}

pub fn vat(category: &str, rate: &str) -> Vat {
    Vat::new(category.parse().unwrap(), VatRate::new(number(rate)).unwrap())
}

pub fn sum(amounts: impl IntoIterator<Item = Money>, currency: Currency) -> Money {
    Money::sum(amounts, currency).unwrap()
}

/// One currency for each number of decimals that there is.
pub fn any_currency() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["EUR", "JPY", "KWD", "CLF", "HUF"]).prop_map(|code| code.parse().unwrap())
}

pub fn any_vat() -> impl Strategy<Value = Vat> {
    let vats =
        [("S", "19"), ("S", "7"), ("S", "8.1"), ("S", "25.5"), ("S", "100"), ("Z", "0"), ("AE", "0"), ("E", "0")];
    prop::sample::select(vats.map(|(category, rate)| vat(category, rate)).to_vec())
}

fn any_allowance() -> impl Strategy<Value = Allowance> {
    prop_oneof![
        (0_i64..=1_000).prop_map(|tenths| Allowance::percent(Decimal::new(tenths, 1), "Discount")),
        (-50_i64..500).prop_map(|amount| Allowance::fixed(Decimal::from(amount), "Agreed")),
    ]
}

pub fn any_line() -> impl Strategy<Value = Line> {
    let figures = (-99_999_i64..999_999, 0_u32..4, 0_i64..9_999_999, 0_u32..5);
    (figures, any_vat(), prop::option::of(any_allowance())).prop_map(|((quantity, q, price, p), vat, allowance)| Line {
        allowances: allowance.into_iter().collect(),
        ..Line::new("Work", Decimal::new(quantity, q), Decimal::new(price, p), vat)
    })
}

/// With lines, allowances and charges at any rate.
pub fn any_paper(prices: Prices) -> impl Strategy<Value = Paper> {
    let on_document = || {
        let item = (any_allowance(), any_vat()).prop_map(|(allowance, vat)| DocumentAllowance { allowance, vat });
        prop::collection::vec(item, 0..3)
    };
    let parts = (any_currency(), prop::collection::vec(any_line(), 0..10), on_document(), on_document());
    parts.prop_map(move |(currency, lines, allowances, charges)| Paper { currency, prices, lines, allowances, charges })
}

/// With net or gross prices.
pub fn any_paper_at_all() -> impl Strategy<Value = Paper> {
    prop_oneof![any_paper(Prices::Net), any_paper(Prices::Gross)]
}

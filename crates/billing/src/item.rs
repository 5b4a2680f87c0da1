//! An item of the price list: what a line of a draft can be made from. The line is a copy: neither changes the other.

use crate::{
    Currency, DecimalMark, Fault, LineText, Prices, VatCategory, VatRate, VatText, party::one_line, plain, read_typed,
};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// Decimals that a price gets when VAT is taken out of it or put on it: four, half away from zero.
pub const CONVERTED_DECIMALS: u32 = 4;

/// What is offered, and at which price in each currency. Everything is text, as on a form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Item {
    /// BT-153 of a line made from it.
    pub name: String,
    /// The owner's own article number (BT-155); may be empty.
    pub number: String,
    /// BT-154; may be empty.
    pub description: String,
    /// BT-130, UN/ECE Rec 20; empty = one (`C62`).
    pub unit: String,
    /// Whether its prices have VAT inside: `net` or `gross`; empty = `net`.
    pub prices: String,
    /// BG-30 of a line made from it.
    pub vat: VatText,
    /// BT-146, at most one a currency.
    pub amounts: Vec<ItemPrice>,
}

/// The price of one in one currency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ItemPrice {
    /// ISO 4217.
    pub currency: String,
    /// Exact decimal in major units.
    pub price: String,
}

impl Item {
    /// Everything that cannot stay as it was typed.
    #[must_use]
    pub fn check(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.name.trim().is_empty() {
            faults.push(Fault::new("name", "name-missing", "Give it the name that goes on the invoice."));
        }
        for (field, text) in [("name", &self.name), ("number", &self.number), ("description", &self.description)] {
            faults.extend(one_line(field.to_owned(), text));
        }
        if !self.prices.is_empty() && Prices::from_code(&self.prices).is_none() {
            let message = "Use net for prices without VAT, or gross for prices with VAT inside.";
            faults.push(Fault::new("prices", "unknown-prices", message));
        }
        if let Err(fault) = self.rate() {
            faults.push(fault);
        }
        for (n, amount) in self.amounts.iter().enumerate() {
            if amount.currency.parse::<Currency>().is_err() {
                let message = "Use a three-letter code such as EUR.";
                faults.push(Fault::new(format!("amounts.{n}.currency"), "unknown-currency", message));
            } else if self.amounts.iter().take(n).any(|other| other.currency == amount.currency) {
                let message = "This currency has a price already: keep one of the two.";
                faults.push(Fault::new(format!("amounts.{n}.currency"), "currency-twice", message));
            }
            if amount.amount().is_none() {
                let message = "Write the price as a number, for example 95.00.";
                faults.push(Fault::new(format!("amounts.{n}.price"), "number-missing", message));
            }
        }
        faults
    }

    /// A line of one, for a document in `currency` whose prices are `wanted`. Without a price in that currency the
    /// line's is empty: nothing is exchanged in silence.
    ///
    /// Where the item's prices have VAT inside and the document's have not, or the other way round, VAT at the item's
    /// rate is taken out or put on, rounded to [`CONVERTED_DECIMALS`].
    #[must_use]
    pub fn line(&self, currency: &str, wanted: Prices) -> LineText {
        let own = Prices::from_code(&self.prices).unwrap_or(Prices::Net);
        let found = self.amounts.iter().find(|amount| amount.currency == currency);
        let rate = self.rate().map_or(Decimal::ZERO, VatRate::percent);
        let price = found.and_then(ItemPrice::amount).and_then(|price| converted(price, own, wanted, rate));
        LineText {
            name: self.name.clone(),
            description: self.description.clone(),
            quantity: "1".to_owned(),
            unit: if self.unit.is_empty() { "C62".to_owned() } else { self.unit.clone() },
            price: price.map(|price| price.to_string()).unwrap_or_default(),
            vat: self.vat.clone(),
            ..LineText::default()
        }
    }

    /// An item that makes such a line again.
    #[must_use]
    pub fn of_line(line: &LineText, currency: &str, prices: Prices) -> Self {
        let price = ItemPrice { currency: currency.to_owned(), price: line.price.clone() };
        let priced = price.amount().is_some();
        Self {
            name: line.name.clone(),
            number: String::new(),
            description: line.description.clone(),
            unit: line.unit.clone(),
            prices: prices.to_string(),
            vat: line.vat.clone(),
            amounts: if priced { vec![price] } else { Vec::new() },
        }
    }

    fn rate(&self) -> Result<VatRate, Fault> {
        let category = self.vat.category.trim();
        if !category.is_empty() {
            category.parse::<VatCategory>().map_err(|error| Fault::of("vat.category", &error))?;
        }
        let text = self.vat.rate.trim().trim_end_matches(['%', ' ']);
        if text.is_empty() {
            return Ok(VatRate::ZERO);
        }
        let percent = read_typed(text, DecimalMark::Unknown)
            .map_err(|error| Fault::new("vat.rate", error.code(), "Write the rate as a number, for example 19."))?;
        VatRate::new(percent).map_err(|error| Fault::of("vat.rate", &error))
    }
}

impl ItemPrice {
    fn amount(&self) -> Option<Decimal> {
        read_typed(&self.price, DecimalMark::Unknown).ok()
    }
}

fn converted(price: Decimal, own: Prices, wanted: Prices, percent: Decimal) -> Option<Decimal> {
    let factor = Decimal::ONE.checked_add(percent.checked_div(Decimal::ONE_HUNDRED)?)?;
    let other = match (own, wanted) {
        (Prices::Net, Prices::Net) | (Prices::Gross, Prices::Gross) => return Some(price),
        (Prices::Gross, Prices::Net) => price.checked_div(factor)?,
        (Prices::Net, Prices::Gross) => price.checked_mul(factor)?,
    };
    let rounded = other.round_dp_with_strategy(CONVERTED_DECIMALS, RoundingStrategy::MidpointAwayFromZero);
    plain(rounded).parse().ok()
}

#[cfg(test)]
mod tests;

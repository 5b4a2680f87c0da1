//! Items of the price list.

use super::VatInput;
use serde::{Deserialize, Serialize};

/// What may be written of an item. The same keys serve `item add --from FILE.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct ItemInput {
    /// BT-153 of a line made from it.
    pub name: String,
    /// The owner's own article number; may be empty.
    pub number: String,
    /// BT-154; may be empty.
    pub description: String,
    /// BT-130, UN/ECE Rec 20 code; empty = one.
    pub unit: String,
    /// `net` (default) or `gross`: whether its prices have VAT inside.
    pub prices: String,
    /// BG-30.
    pub vat: VatInput,
    /// At most one a currency.
    pub amounts: Vec<ItemPriceInput>,
}

/// The price of one in one currency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct ItemPriceInput {
    /// ISO 4217.
    pub currency: String,
    /// Exact decimal in major units.
    pub price: String,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ItemView {
    /// UUIDv7.
    pub id: String,
    /// What may be edited.
    #[serde(flatten)]
    pub item: ItemInput,
}

/// An item that fits what is being typed, ready to become a line of the document at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ItemOfferView {
    /// The item.
    pub id: String,
    /// The owner's own article number; may be empty.
    pub number: String,
    /// A line of one, in the document's currency and with its kind of prices.
    pub line: super::LineInput,
    /// The price could not be told: the item has none in this currency.
    pub unpriced: bool,
}

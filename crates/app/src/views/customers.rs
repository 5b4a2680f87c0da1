//! Customers, as lists and forms see them.

use super::Fault;
use serde::{Deserialize, Serialize};

/// What may be written of a customer (EN 16931 BG-7). The same keys serve `customer add --from FILE.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct CustomerInput {
    /// BT-44.
    pub name: String,
    /// Contact person, BT-56, may be empty.
    pub contact: String,
    /// BT-50.
    pub street: String,
    /// BT-52.
    pub city: String,
    /// BT-53.
    pub postcode: String,
    /// BT-55, ISO 3166-1 alpha-2.
    pub country: String,
    /// BT-48, may be empty.
    pub vat_id: String,
    /// May be empty.
    pub tax_id: String,
    /// BT-58.
    pub email: String,
    /// For refunds; may be empty.
    pub iban: String,
    /// BCP 47 tag of the language that documents are written in; empty = the business's.
    pub language: String,
    /// ISO 4217; empty = the business's.
    pub currency: String,
}

/// One customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CustomerView {
    /// UUIDv7.
    pub id: String,
    /// What may be edited.
    #[serde(flatten)]
    pub details: CustomerInput,
    /// Open amounts, one a currency, e.g. `[{"currency":"EUR","amount":"812.00"}]`.
    pub open: Vec<AmountView>,
    /// How many documents name this customer.
    pub documents: u32,
    /// What looks mistyped and may still be right, such as a VAT id whose check digits do not fit.
    pub advice: Vec<Fault>,
}

/// An amount with its currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AmountView {
    /// ISO 4217.
    pub currency: String,
    /// Decimal string in major units with the currency's decimals.
    pub amount: String,
}

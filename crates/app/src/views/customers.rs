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
    /// The owner's own number of the customer.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub number: String,
    /// Days until due that are proposed for documents; 0 = the business's.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub terms_days: u32,
    /// For the owner; not printed.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub notes: String,
    /// People there.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub contacts: Vec<ContactInput>,
    /// Places beside the main address.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub addresses: Vec<AddressInput>,
}

/// A person at the customer's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct ContactInput {
    /// Name.
    pub name: String,
    /// What they do there.
    pub role: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
}

/// A place beside the main address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct AddressInput {
    /// `delivery` (default) or `billing`.
    pub kind: String,
    /// Who is there.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// City.
    pub city: String,
    /// Postcode.
    pub postcode: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

/// A part of a customer's particulars that somebody checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CheckView {
    /// `vat-id`, `bank` or `address`.
    pub part: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Id of the user who checked.
    pub by: String,
    /// How, as typed.
    pub how: String,
    /// What was checked says something else by now.
    pub stale: bool,
}

/// A customer who may be the same as another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LookAlikeView {
    /// UUIDv7.
    pub id: String,
    /// Name.
    pub name: String,
    /// City.
    pub city: String,
    /// Why: `vat-id`, `bank`, `email`, `name`.
    pub reasons: Vec<String>,
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
    /// What was checked, one of each part.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub checks: Vec<CheckView>,
    /// Who was made one with this customer.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub merged: Vec<MergedView>,
    /// What looks mistyped and may still be right, such as a VAT id whose check digits do not fit.
    pub advice: Vec<Fault>,
}

/// A customer who was made one with another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MergedView {
    /// UUIDv7.
    pub id: String,
    /// Name, as they had it.
    pub name: String,
    /// City, as they had it.
    pub city: String,
}

/// What making two customers one does; nothing is done yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MergeView {
    /// Who stays.
    pub kept: MergedView,
    /// Who is found under the one who stays from then on.
    pub other: MergedView,
    /// What they say differently.
    pub fields: Vec<MergeFieldView>,
    /// What comes to the one who stays.
    pub moves: MovesView,
    /// The record that stays.
    pub result: CustomerInput,
    /// What keeps that record from being saved.
    pub faults: Vec<Fault>,
}

/// A part of the particulars that two customers say differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MergeFieldView {
    /// `name`, `contact`, `address` (street, postcode, city, country), `vat_id`, `tax_id`, `email`, `iban`, `language`,
    /// `currency`, `number`, `terms_days`.
    pub field: String,
    /// What the one who stays says; may be empty.
    pub kept: String,
    /// What the other says; may be empty.
    pub other: String,
    /// Whether the other's is taken.
    pub taken: bool,
}

/// What names a customer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MovesView {
    /// Issued documents; each keeps whom it was written for.
    pub issued: u32,
    /// Documents of another program; each stays as it was imported.
    pub imported: u32,
    /// Drafts.
    pub drafts: u32,
    /// Recurring documents.
    pub schedules: u32,
    /// Templates.
    pub templates: u32,
    /// Open amounts, one a currency.
    pub open: Vec<AmountView>,
    /// Credit, one a currency.
    pub credit: Vec<AmountView>,
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

//! One line of a document (BG-25).

use crate::{Allowance, InvoiceNumber, Vat, decimal};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A line: quantity times net unit price, less allowances, plus charges. [`crate::Totals`] does the sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What was sold (BT-153).
    pub name: String,
    /// BT-154; may be empty.
    pub description: String,
    /// BT-129; below 0 for a return.
    #[serde(with = "decimal::text")]
    pub quantity: Decimal,
    /// UN/ECE Recommendation 20 code of the quantity (BT-130): `HUR`, `DAY`, `C62`.
    pub unit: String,
    /// Net price in major units, not rounded to the currency (BT-146).
    #[serde(with = "decimal::text")]
    pub price: Decimal,
    /// How many units the price is for (BT-149).
    #[serde(with = "decimal::text")]
    pub base_quantity: Decimal,
    /// BG-27.
    pub allowances: Vec<Allowance>,
    /// BG-28.
    pub charges: Vec<Allowance>,
    /// BG-30.
    pub vat: Vat,
    /// On the invoice that ends a job: the deposit or partial invoice that this line takes off. From snapshot version 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deducts: Option<InvoiceNumber>,
}

impl Line {
    /// `quantity` pieces of `name` at `price` each.
    #[must_use]
    pub fn new(name: impl Into<String>, quantity: Decimal, price: Decimal, vat: Vat) -> Self {
        Self {
            name: name.into(),
            description: String::new(),
            quantity,
            unit: "C62".to_owned(),
            price,
            base_quantity: Decimal::ONE,
            allowances: Vec::new(),
            charges: Vec::new(),
            vat,
            deducts: None,
        }
    }
}

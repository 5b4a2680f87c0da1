//! How sums came about, and which VAT treatment fits.

use serde::{Deserialize, Serialize};

/// Every step from quantity times price to what is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ExplanationView {
    /// In the order in which they were computed.
    pub steps: Vec<StepView>,
    /// VAT, were it rounded for each line by itself and then added up.
    pub vat_by_line: String,
    /// `vat_by_line` less the document's VAT.
    pub difference: String,
}

/// One step of the calculation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StepView {
    /// `lines.0`, `lines.0.net` where prices have VAT inside, or the key of a total: `net_total`, `vat_breakdown.0`.
    pub path: String,
    /// EN 16931 business term of the result; empty where it has none.
    pub term: String,
    /// The sum with its numbers: `19 % of 100.00`.
    pub formula: String,
    /// What it comes to.
    pub amount: String,
}

/// A VAT treatment that fits seller, customer and kind of supply. Nothing applies it but the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VatProposalView {
    /// `services` or `goods`.
    pub kind: String,
    /// Stable name of the case: `eu-business-services`, `domestic`.
    pub case: String,
    /// BT-151.
    pub category: String,
    /// BT-152, the standard rate where it is taxed.
    pub rate: String,
    /// Why, in words.
    pub reason: String,
    /// Whether all lines are at this category already.
    pub fits: bool,
}

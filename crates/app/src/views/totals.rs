//! Totals of a document, by the one calculator.

use serde::{Deserialize, Serialize};

/// Totals in EN 16931 terms; all amounts are decimal strings in `currency`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TotalsView {
    /// ISO 4217.
    pub currency: String,
    /// Net of each line (BT-131), in order.
    pub line_nets: Vec<String>,
    /// Each line with VAT inside, in order; only where prices are gross.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub line_grosses: Vec<String>,
    /// BT-106.
    pub line_total: String,
    /// BT-107.
    pub allowance_total: String,
    /// BT-108.
    pub charge_total: String,
    /// BT-109.
    pub net_total: String,
    /// BT-110.
    pub vat_total: String,
    /// BT-112.
    pub gross_total: String,
    /// BT-113.
    pub prepaid: String,
    /// BT-114.
    pub rounding: String,
    /// BT-115.
    pub payable: String,
    /// What the customer withholds; only where something is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub withheld: String,
    /// `payable` less `withheld`; only where something is withheld.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub to_pay: String,
    /// BG-23, ordered by category and rate.
    pub vat_breakdown: Vec<VatBreakdownView>,
}

/// One row of the VAT breakdown (BG-23).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VatBreakdownView {
    /// BT-118.
    pub category: String,
    /// BT-119.
    pub rate: String,
    /// BT-116.
    pub taxable: String,
    /// BT-117.
    pub tax: String,
}

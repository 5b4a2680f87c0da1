//! Totals as text: what is printed as JSON, and frozen into a snapshot.

use super::{Totals, VatBreakdown};
use crate::{Money, Prices};
use serde::{Deserialize, Serialize, Serializer};

/// Totals as they cross an edge: every amount a decimal string in major units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotalsText {
    /// ISO 4217.
    pub currency: String,
    /// Net of each line (BT-131), in order.
    pub line_nets: Vec<String>,
    /// Each line with VAT inside, in order; only where prices have it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
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
    pub withheld: String,
    /// `payable` less `withheld`; only where something is withheld.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to_pay: String,
    /// BG-23, ordered by category and rate.
    pub vat_breakdown: Vec<VatBreakdownText>,
}

/// One row of the VAT breakdown as it crosses an edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VatBreakdownText {
    /// BT-118.
    pub category: String,
    /// BT-119, in percent without trailing zeros.
    pub rate: String,
    /// BT-116.
    pub taxable: String,
    /// BT-117.
    pub tax: String,
}

impl From<&Totals> for TotalsText {
    fn from(totals: &Totals) -> Self {
        let where_withheld =
            |amount: Money| if totals.withheld.minor() == 0 { String::new() } else { amount.to_string() };
        Self {
            currency: totals.currency.to_string(),
            line_nets: totals.lines.iter().map(|line| line.net.to_string()).collect(),
            line_grosses: match totals.prices {
                Prices::Net => Vec::new(),
                Prices::Gross => totals.lines.iter().map(|line| line.priced.to_string()).collect(),
            },
            line_total: totals.line_total.to_string(),
            allowance_total: totals.allowance_total.to_string(),
            charge_total: totals.charge_total.to_string(),
            net_total: totals.net_total.to_string(),
            vat_total: totals.vat_total.to_string(),
            gross_total: totals.gross_total.to_string(),
            prepaid: totals.prepaid.to_string(),
            rounding: totals.rounding.to_string(),
            payable: totals.payable.to_string(),
            withheld: where_withheld(totals.withheld),
            to_pay: where_withheld(totals.to_pay),
            vat_breakdown: totals.vat_breakdown.iter().map(VatBreakdownText::from).collect(),
        }
    }
}

impl From<&VatBreakdown> for VatBreakdownText {
    fn from(row: &VatBreakdown) -> Self {
        Self {
            category: row.category.to_string(),
            rate: row.rate.to_string(),
            taxable: row.taxable.to_string(),
            tax: row.tax.to_string(),
        }
    }
}

impl Serialize for Totals {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        TotalsText::from(self).serialize(to)
    }
}

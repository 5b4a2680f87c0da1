//! Credit notes: what is asked for, what it would come to, and how documents point at each other.

use super::{Fault, TotalsView};
use serde::{Deserialize, Serialize};

/// What of an invoice is to be credited; nothing chosen = everything that is left. The same keys serve `invoice credit
/// --from FILE.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct CreditInput {
    /// Some lines; not together with `amount`.
    pub lines: Vec<CreditLineInput>,
    /// A sum without VAT, spread over the rates of the invoice.
    pub amount: String,
    /// Why, as printed under the lines.
    pub notes: String,
}

/// A line to be credited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct CreditLineInput {
    /// Its position as printed on the invoice: 1 is the first.
    pub line: u32,
    /// How much of it; empty = all that is left.
    pub quantity: String,
}

/// What a credit note would come to, without being saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CreditCheckView {
    /// Computed by the one calculator; positive, as on paper.
    pub totals: TotalsView,
    /// Why it could not be issued so; empty when it can.
    pub faults: Vec<Fault>,
    /// With VAT: what may be credited at all, after the credit notes that there are.
    pub left: String,
    /// Of each line of the invoice, in order: how much no credit note names yet.
    pub quantities_left: Vec<String>,
}

/// Another document that this one belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DocumentLinkView {
    /// UUIDv7.
    pub id: String,
    /// Its number.
    pub number: String,
    /// `YYYY-MM-DD`.
    pub issue_date: String,
    /// BT-115, as on paper.
    pub payable: String,
}

//! A draft as it is typed and stored: every field a string, so that nothing a person wrote is lost before it makes sense.
//!
//! The same keys serve a JSON file of a script; docs/formats/json/draft.schema.json describes them.

use serde::{Deserialize, Serialize};

/// What may be written of a draft. Every field may be empty or left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DraftText {
    /// Id, unique prefix of an id, or exact name of a customer; looked up by the caller.
    pub customer: String,
    /// ISO 4217.
    pub currency: String,
    /// UNTDID 1001; empty = `380`.
    pub type_code: String,
    /// On a credit note, the number of the invoice that it credits (BT-25); looked up by the caller.
    pub preceding: String,
    /// Id of the document that its job began with; empty = it is of no job, or begins one.
    pub job: String,
    /// Number or id of the quote, or of another paper, that it was made from; looked up by the caller.
    pub based_on: String,
    /// `YYYY-MM-DD`; empty = the day of issue (BT-2).
    pub issue_date: String,
    /// `YYYY-MM-DD`; empty = issue date plus the terms (BT-9).
    pub due_date: String,
    /// Delivered or service period in words, as printed.
    pub delivered: String,
    /// `YYYY-MM-DD` (BT-72).
    pub delivery_date: String,
    /// `YYYY-MM-DD` (BT-73).
    pub period_start: String,
    /// `YYYY-MM-DD` (BT-74).
    pub period_end: String,
    /// `YYYY-MM-DD`, where VAT falls due on another day (BT-7).
    pub tax_point: String,
    /// The customer's order number (BT-13).
    pub order_reference: String,
    /// Subject line over the table.
    pub description: String,
    /// Printed under the table (BT-22).
    pub notes: String,
    /// Payment terms as printed (BT-20).
    pub terms: String,
    /// `net` or `gross` (with VAT inside); empty = `net`.
    pub prices: String,
    /// BG-25.
    pub lines: Vec<LineText>,
    /// BG-20.
    pub allowances: Vec<AllowanceText>,
    /// BG-21.
    pub charges: Vec<AllowanceText>,
    /// Paid in advance (BT-113); empty = 0.
    pub prepaid: String,
    /// Added to reach a payable sum (BT-114); empty = 0.
    pub rounding: String,
    /// Why categories bear no VAT; what is left out is proposed.
    pub exemptions: Vec<ExemptionText>,
    /// Small-business scheme, such as `de-19`; `none` for none; empty = the seller's own.
    pub vat_scheme: String,
    /// What the customer keeps back for the tax office.
    pub withholding: Option<WithholdingText>,
}

/// Why a category bears no VAT, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExemptionText {
    /// BT-118.
    pub category: String,
    /// BT-121, code list VATEX.
    pub code: String,
    /// BT-120.
    pub reason: String,
}

/// Income tax that the customer withholds, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WithholdingText {
    /// As printed: `IRPF`.
    pub name: String,
    /// Percent of the net total.
    pub percent: String,
}

/// One line as typed. Numbers may be written as people do: `1.234,50`, `3*80`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LineText {
    /// BT-153.
    pub name: String,
    /// BT-154.
    pub description: String,
    /// BT-129.
    pub quantity: String,
    /// BT-130; empty = `C62`, one.
    pub unit: String,
    /// BT-146.
    pub price: String,
    /// BT-149; empty = 1.
    pub base_quantity: String,
    /// BG-27.
    pub allowances: Vec<AllowanceText>,
    /// BG-28.
    pub charges: Vec<AllowanceText>,
    /// BG-30.
    pub vat: VatText,
    /// On the invoice that ends a job: number of the deposit or partial invoice that this line takes off.
    pub deducts: String,
}

/// VAT as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VatText {
    /// BT-151; empty = `S`.
    pub category: String,
    /// BT-152 in percent; empty = 0.
    pub rate: String,
}

/// An allowance or a charge as typed: either `amount`, or `percent` of `base`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AllowanceText {
    /// Fixed amount; wins over `percent` where both are given.
    pub amount: String,
    /// Percent of the base.
    pub percent: String,
    /// Empty = the line's, or the document's, own amount.
    pub base: String,
    /// Why.
    pub reason: String,
    /// Only on a document allowance or charge.
    pub vat: Option<VatText>,
}

//! What is typed into a draft, and what it comes to while it is typed.

use super::{Fault, TotalsView, VatProposalView};
use serde::{Deserialize, Serialize};

/// What may be written of a draft. The same keys serve `invoice draft --from FILE.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct DraftInput {
    /// Id, unique prefix of an id, or exact name of a customer. May be empty while drafting.
    pub customer: String,
    /// ISO 4217; empty = the customer's, then the business's.
    pub currency: String,
    /// UNTDID 1001; empty = `380`, the commercial invoice.
    pub type_code: String,
    /// On a credit note (`381`), the number or id of the invoice that it credits (BT-25).
    pub preceding: String,
    /// Id of the document that its job began with; empty = it is of no job, or begins one.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub job: String,
    /// Number or id of the quote, or of another paper, that it was made from.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub based_on: String,
    /// `YYYY-MM-DD`; empty = the day of issue (BT-2).
    pub issue_date: String,
    /// `YYYY-MM-DD`; empty = issue date plus the terms (BT-9).
    pub due_date: String,
    /// Delivered or service period, free text as printed; may be empty.
    pub delivered: String,
    /// `YYYY-MM-DD` (BT-72).
    pub delivery_date: String,
    /// `YYYY-MM-DD`, first day of the service period (BT-73).
    pub period_start: String,
    /// `YYYY-MM-DD`, last day of the service period (BT-74).
    pub period_end: String,
    /// `YYYY-MM-DD`, where VAT falls due on another day than that of issue (BT-7).
    pub tax_point: String,
    /// The customer's order number (BT-13), may be empty.
    pub order_reference: String,
    /// Subject line over the table.
    pub description: String,
    /// Printed under the table (BT-22).
    pub notes: String,
    /// Payment terms as printed (BT-20); empty = "within n days".
    pub terms: String,
    /// `net` (default) or `gross`.
    pub prices: String,
    /// At least one to issue.
    pub lines: Vec<LineInput>,
    /// Allowances on the whole document (BG-20).
    pub allowances: Vec<AllowanceInput>,
    /// Charges on the whole document (BG-21).
    pub charges: Vec<AllowanceInput>,
    /// Money that came in before (BT-113); empty = 0.
    pub prepaid: String,
    /// Added to reach a payable sum (BT-114); empty = 0.
    pub rounding: String,
    /// Why categories bear no VAT (BT-120, BT-121); what is left out is proposed.
    pub exemptions: Vec<ExemptionInput>,
    /// Small-business scheme such as `de-19`; `none` for none; empty = the business's own.
    pub vat_scheme: String,
    /// Income tax that the customer keeps back for the tax office.
    pub withholding: Option<WithholdingInput>,
}

/// Why a category bears no VAT.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct ExemptionInput {
    /// BT-118; empty = E.
    pub category: String,
    /// BT-121, code list VATEX; may be empty.
    pub code: String,
    /// BT-120, as printed.
    pub reason: String,
}

/// Income tax that the customer withholds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct WithholdingInput {
    /// As printed: `IRPF`.
    pub name: String,
    /// Percent of the net total (BT-109).
    pub percent: String,
}

/// One line (BG-25).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct LineInput {
    /// BT-153.
    pub name: String,
    /// BT-154, second line in small; may be empty.
    pub description: String,
    /// BT-129, exact decimal with a point.
    pub quantity: String,
    /// BT-130, UN/ECE Rec 20 code: `HUR`, `DAY`, `C62`...
    pub unit: String,
    /// BT-146, exact decimal in major units of the currency.
    pub price: String,
    /// BT-149, empty = 1.
    pub base_quantity: String,
    /// BG-27.
    pub allowances: Vec<AllowanceInput>,
    /// BG-28.
    pub charges: Vec<AllowanceInput>,
    /// BG-30.
    pub vat: VatInput,
    /// On the invoice that ends a job: number of the deposit or partial invoice that this line takes off.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub deducts: String,
}

/// VAT of a line or of a document allowance or charge.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct VatInput {
    /// BT-151: S, Z, E, AE, K, G, O, L, M; empty = S.
    pub category: String,
    /// BT-152, percent as a decimal: `19`, `8.1`.
    pub rate: String,
}

/// An allowance or a charge: either `amount`, or `percent` of `base`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct AllowanceInput {
    /// Fixed amount; wins over `percent` where both are given, as on a received invoice.
    pub amount: String,
    /// Percent of the base.
    pub percent: String,
    /// What the percentage is taken of; empty = the line's, or the document's, own amount.
    pub base: String,
    /// Why (BT-97, BT-139).
    pub reason: String,
    /// Only on a document allowance or charge.
    pub vat: Option<VatInput>,
}

/// A draft, calculated and checked without being saved: what the editor shows while typing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DraftCheckView {
    /// Computed by the one calculator; lines that cannot be read yet count as nothing and have a fault.
    pub totals: TotalsView,
    /// Why it cannot be issued as it is; empty when it can.
    pub faults: Vec<Fault>,
    /// What an e-invoice would be refused for besides; paper does without.
    pub einvoice: Vec<Fault>,
    /// What will be printed and frozen of each category that bears no VAT.
    pub exemptions: Vec<ExemptionInput>,
    /// Which VAT treatment fits, for services and for goods; empty while a country is missing.
    pub vat_proposals: Vec<VatProposalView>,
    /// The number that issuing would take now, e.g. `2026-0107`.
    pub next_number: String,
    /// Due date that follows from the terms when none is given.
    pub due_date: String,
}

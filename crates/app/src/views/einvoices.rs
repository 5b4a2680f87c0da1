//! E-invoices of other programs: as written, as computed, and what is wrong with them.

use super::InvoiceView;
use serde::Serialize;

/// A document of another program. Text is as written; empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EInvoiceView {
    /// `ubl` or `cii`.
    pub syntax: String,
    /// `en16931`, `peppol`, `xrechnung`, `xrechnung-extension`, `factur-x-minimum`, `factur-x-basic-wl`,
    /// `factur-x-extended`.
    pub profile: String,
    /// Identifier of the specification, as written (BT-24).
    pub specification: String,
    /// BT-1.
    pub number: String,
    /// BT-3.
    pub type_code: String,
    /// Whether its amounts go to the buyer.
    pub credit_note: bool,
    /// BT-2.
    pub issue_date: String,
    /// BT-9.
    pub due_date: String,
    /// BT-5.
    pub currency: String,
    /// BT-6.
    pub tax_currency: String,
    /// BG-4.
    pub seller: ReceivedPartyView,
    /// BG-7.
    pub buyer: ReceivedPartyView,
    /// BG-25.
    pub lines: Vec<ReceivedLineView>,
    /// BG-20.
    pub allowances: Vec<ReceivedAllowanceView>,
    /// BG-21.
    pub charges: Vec<ReceivedAllowanceView>,
    /// The sums as written.
    pub stated: ReceivedTotalsView,
    /// The sums by our calculator; None where the document does not have what they are made of, and a finding says why.
    pub computed: Option<ReceivedTotalsView>,
    /// Rules that it does not keep.
    pub findings: Vec<BrokenRuleView>,
}

/// Seller or buyer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReceivedPartyView {
    /// Name.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// City.
    pub city: String,
    /// ISO 3166-1.
    pub country: String,
    /// VAT id.
    pub vat_id: String,
    /// Other tax number.
    pub tax_id: String,
}

/// One line (BG-25).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReceivedLineView {
    /// BT-126.
    pub id: String,
    /// BT-153.
    pub name: String,
    /// BT-129.
    pub quantity: Option<String>,
    /// BT-130.
    pub unit: String,
    /// BT-146.
    pub price: Option<String>,
    /// BT-149; 1 where none is written.
    pub base_quantity: String,
    /// BG-27.
    pub allowances: Vec<ReceivedAllowanceView>,
    /// BG-28.
    pub charges: Vec<ReceivedAllowanceView>,
    /// BG-30.
    pub vat: Option<ReceivedVatView>,
    /// BT-131 as written.
    pub net: Option<String>,
    /// BT-131 by quantity, price, allowances and charges.
    pub computed_net: Option<String>,
}

/// An allowance or a charge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReceivedAllowanceView {
    /// How much.
    pub amount: Option<String>,
    /// What a percentage is taken of.
    pub base: Option<String>,
    /// Percent.
    pub percent: Option<String>,
    /// Why.
    pub reason: String,
    /// Why, by a code.
    pub reason_code: String,
    /// None on a line.
    pub vat: Option<ReceivedVatView>,
}

/// VAT category and rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReceivedVatView {
    /// UNCL5305.
    pub category: String,
    /// Percent.
    pub rate: Option<String>,
}

/// The sums of a document (BG-22). An optional sum that is not written is `0`; others are None then.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReceivedTotalsView {
    /// BT-106.
    pub line_total: Option<String>,
    /// BT-107.
    pub allowance_total: String,
    /// BT-108.
    pub charge_total: String,
    /// BT-109.
    pub net_total: Option<String>,
    /// BT-110.
    pub vat_total: Option<String>,
    /// BT-112.
    pub gross_total: Option<String>,
    /// BT-113.
    pub prepaid: String,
    /// BT-114.
    pub rounding: String,
    /// BT-115.
    pub payable: Option<String>,
    /// BG-23.
    pub vat_breakdown: Vec<ReceivedVatRowView>,
}

/// One row of the VAT breakdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReceivedVatRowView {
    /// BT-118.
    pub category: String,
    /// BT-119, percent without trailing zeros; of category O, which has none (BR-O-05), as it is written.
    pub rate: Option<String>,
    /// BT-116.
    pub taxable: Option<String>,
    /// BT-117.
    pub tax: Option<String>,
}

/// A rule that a document does not keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BrokenRuleView {
    /// Its id, `BR-CO-15`; kebab-case where no rule set has one.
    pub rule: String,
    /// `fatal` or `warning`.
    pub severity: String,
    /// What is wrong, in plain words.
    pub message: String,
    /// Business term or group, `BT-112`; may be empty.
    pub field: String,
}

/// The verdict on an e-invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckedView {
    /// As it was named.
    pub file: String,
    /// `valid` or `invalid`.
    pub verdict: String,
    /// Rules that it does not keep; a valid document has warnings at most.
    pub findings: Vec<BrokenRuleView>,
    /// Why it could not be read as an e-invoice at all, where it could not.
    #[serde(skip)]
    pub unreadable: Option<documents::einvoice::EInvoiceError>,
}

/// A draft that was made of an e-invoice, and what it does not say as the e-invoice did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EInvoiceDraftView {
    /// The draft, saved.
    pub draft: InvoiceView,
    /// In the order of the document.
    pub left_out: Vec<LeftOut>,
}

/// What of an e-invoice stays out of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum LeftOut {
    /// Its number: a draft takes one of its own series.
    Number,
    /// Its seller, who is somebody else; the customer is to be chosen.
    Seller,
    /// Its buyer, whose particulars make no customer.
    Customer,
    /// Its kind: the draft is of an ordinary invoice.
    Kind,
    /// The invoices that it follows (BG-3).
    Preceding,
    /// What it collects for somebody else.
    ThirdParty,
    /// Its sums: those of the draft are others.
    Totals,
}

//! Drafts, issued invoices, their totals and payments.

use super::{AmountView, AnswerView, ClaimView, CustomerInput, DocumentLinkView, Fault, JobView, VatProposalView};
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

/// Where a document stands; computed, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum StateView {
    /// May be edited; has no number.
    Draft,
    /// Issued and open, not yet due.
    Open,
    /// Something was paid, not everything; not yet due.
    PartPaid,
    /// Open after the due date.
    Overdue,
    /// Nothing is owed any more.
    Settled,
    /// Credit notes took all of it, and nothing is owed either way.
    Credited,
    /// It was paid and then credited: money is owed back to the customer.
    ToRefund,
    /// The rest is not asked for any more.
    WrittenOff,
    /// A credit note, issued: it asks for nothing, and changes where its invoice stands.
    CreditNote,
    /// A proforma invoice or a delivery note, issued: nothing is due by it.
    Issued,
    /// Imported, and cancelled in the program that issued it: it counts nowhere.
    Void,
    /// A quote that waits for an answer, and still holds.
    Offered,
    /// A quote that the customer said yes to, or paid a deposit on.
    Accepted,
    /// A quote that the customer said no to.
    Declined,
    /// A quote whose day passed without an answer.
    Expired,
    /// A quote whose job was invoiced to its end.
    Invoiced,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct InvoiceRowView {
    /// UUIDv7.
    pub id: String,
    /// None while a draft.
    pub number: Option<String>,
    /// Name as frozen, or of the customer as it is now for a draft. May be empty.
    pub customer: String,
    /// Subject.
    pub description: String,
    /// UNTDID 1001 (BT-3): `380` an invoice, `381` a credit note, `310` a quote.
    pub type_code: String,
    /// Number of the invoice that a credit note credits.
    pub credits: Option<String>,
    /// See [`StateView`].
    pub state: StateView,
    /// Days until due; negative = days late; None for a draft or when nothing is open.
    pub days_left: Option<i32>,
    /// None for a draft without a date.
    pub issue_date: Option<String>,
    /// None for a draft without a date.
    pub due_date: Option<String>,
    /// ISO 4217.
    pub currency: String,
    /// Total with VAT (BT-112); below 0 on a credit note, as it counts in the books.
    pub gross: String,
    /// Still open; below 0 where it is owed back to the customer.
    pub open: String,
    /// Received so far, less what was paid back.
    pub paid: String,
    /// Issued by another program and imported: no PDF and no counterfoil of ours.
    pub imported: bool,
}

/// A window of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct InvoiceListView {
    /// In order: drafts first, then newest number first.
    pub items: Vec<InvoiceRowView>,
    /// Pass as `after` for the next window; None at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// How many match in all.
    pub count: u32,
    /// Sum of what is open among all that match, one a currency.
    pub open: Vec<AmountView>,
    /// Sum of gross of issued documents among all that match, less credit notes, one a currency.
    pub gross: Vec<AmountView>,
}

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct InvoiceQuery {
    /// Words to find in number, customer, subject, lines; empty = all.
    pub text: String,
    /// UNTDID 1001, `310` for quotes; empty = of every kind.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub type_code: String,
    /// `draft`, `open`, `overdue`, `settled`, `part-paid`, `credited`, `written-off`, `to-refund`, `credit-note`;
    /// of quotes `offered`, `accepted`, `declined`, `expired`, `invoiced`; empty = all.
    pub state: String,
    /// Issued on this day or later, `YYYY-MM-DD`; empty = from the first. With a period there are no drafts.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub from: String,
    /// Issued on this day or earlier, `YYYY-MM-DD`; empty = to the last.
    #[cfg_attr(feature = "ts", ts(as = "Option<_>", optional))]
    pub to: String,
    /// At most this many; 0 = 50.
    pub limit: u32,
    /// `next` of the window before.
    pub after: Option<String>,
}

/// One document, draft or issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct InvoiceView {
    /// UUIDv7.
    pub id: String,
    /// None while a draft.
    pub number: Option<String>,
    /// See [`StateView`].
    pub state: StateView,
    /// Days until due; negative = days late.
    pub days_left: Option<i32>,
    /// As it may be edited (draft), or as it was frozen (issued).
    pub draft: DraftInput,
    /// The buyer, frozen at issue; of the customer as it is now for a draft; None without one.
    pub buyer: Option<CustomerInput>,
    /// Computed by the one calculator.
    pub totals: TotalsView,
    /// Why it cannot be issued as it is; empty when it can, or when it was.
    pub faults: Vec<Fault>,
    /// In order of date.
    pub payments: Vec<PaymentView>,
    /// What became of its claim, beside payments and credit notes.
    pub claim: ClaimView,
    /// Still open.
    pub open: String,
    /// Owed back to the customer, after a payment and a credit note.
    pub to_refund: String,
    /// What credit notes may still take of it, with VAT; 0 on a credit note.
    pub creditable: String,
    /// The invoice that this credit note credits.
    pub credits: Option<DocumentLinkView>,
    /// The credit notes of this invoice, in order of issue.
    pub credited_by: Vec<DocumentLinkView>,
    /// The paper that it was made from.
    pub based_on: Option<DocumentLinkView>,
    /// The documents that it belongs together with.
    pub job: Option<JobView>,
    /// What the customer answered to a quote, oldest first.
    pub answers: Vec<AnswerView>,
    /// Short chain code as printed, groups of four; None while a draft.
    pub chain_code: Option<String>,
    /// SHA-256 of the sealed PDF in hex; None while a draft.
    pub pdf_sha256: Option<String>,
    /// When it was issued, RFC 3339.
    pub issued_at: Option<String>,
    /// Grows with each saved change of a draft; sent back with the next change.
    pub version: u32,
}

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

/// One payment, received or paid back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PaymentView {
    /// UUIDv7.
    pub id: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// In the document's currency; below 0 where it was paid back.
    pub amount: String,
    /// As typed; may be empty.
    pub note: String,
    /// UUIDv7 of the movement that it is a part of.
    pub movement: String,
    /// `received`, `refund`, `set-off` or `reversal`.
    pub kind: String,
    /// It was taken back, or takes another one back.
    pub undone: bool,
    /// It paid late fees and interest beside the invoice.
    pub charges: bool,
    /// What bank or card kept of the whole movement.
    pub fee: String,
    /// What it was in the currency that it was paid in, where that is another.
    pub foreign: Option<AmountView>,
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

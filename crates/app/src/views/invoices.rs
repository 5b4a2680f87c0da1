//! Issued documents and drafts as lists and pages show them, and what was paid on them.

use super::{
    AmountView, AnswerView, ClaimView, CustomerInput, DocumentLinkView, DraftInput, Fault, JobView, TotalsView,
};
use serde::{Deserialize, Serialize};

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

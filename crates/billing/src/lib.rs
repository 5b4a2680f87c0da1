//! The trade: money, tax, lines, totals, numbers, draft to issued. No I/O, clock, SQL or float.
//!
//! Words are those of EN 16931; `BT-n` and `BG-n` in the documentation are its business terms and groups.
//! Read in this order: [`Money`] (integers of minor units), [`Line`], [`Totals`] (the only place that sums and rounds),
//! [`Draft`] (may be edited, has no number) and [`IssuedInvoice`] (frozen, numbered), [`Settlement`] (computed from
//! payments, never stored).

mod allowance;
mod credit;
mod currency;
mod customer_record;
mod decimal;
mod draft;
mod draft_text;
mod en16931;
mod error;
mod exchange;
mod exemption;
mod explain;
mod fault;
mod file_name;
mod ids;
mod imported;
mod interest;
mod issued;
mod item;
mod job;
mod line;
mod line_shares;
mod list_filter;
mod money;
mod movement;
mod note;
mod number;
mod party;
mod payment;
mod payment_code;
mod prices;
mod quote;
mod received;
mod recurring;
mod reminder;
mod scheme;
mod series;
mod settlement;
mod supply;
mod tax;
mod text_input;
mod totals;
mod treatment;
mod type_code;
mod vat_id;
mod withholding;
mod write_off;

pub use allowance::{Allowance, DocumentAllowance};
pub use credit::Creditable;
pub use currency::Currency;
pub use customer_record::{
    Alike, Check, CheckedPart, Contact, CustomerMore, CustomerRecord, Difference, MergeField, OtherAddress, look_alikes,
};
pub use decimal::{SCALE_MAX, SIGNIFICANT_MAX, parse_decimal, plain};
pub use draft::{Draft, Origin, Preceding, QUOTE_DAYS_DEFAULT, TERMS_DAYS_DEFAULT};
pub use draft_text::{AllowanceText, DraftText, ExemptionText, LineText, VatText, WithholdingText};
pub use error::Error;
pub use exemption::Exemption;
pub use explain::{Explanation, Step};
pub use fault::Fault;
pub use file_name::{ATTACHMENT_BYTES_MAX, FILE_NAME_BYTES_MAX, FileName};
pub use ids::{
    AttachmentId, CustomerId, InvoiceId, ItemId, MovementId, NoteId, PaymentId, ReminderId, ScheduleId, TemplateId,
    WriteOffId,
};
pub use imported::{Flaw, ImportedDocument, ImportedLine, ImportedVat, imported_share};
pub use interest::{Interest, InterestSpan};
pub use issued::{IssuedInvoice, SNAPSHOT_FORMAT};
pub use item::{CONVERTED_DECIMALS, Item, ItemPrice};
pub use job::{Deductible, Job, JobPaper, Portion, whole_of, whole_totals};
pub use line::Line;
pub use line_shares::line_shares;
pub use list_filter::{AmountWish, Comparison, Figure, FilterError, ListFilter, Wanted, Wish, quoted};
pub use money::Money;
pub use movement::{Allocation, Claim, Credit, Movement, OpenInvoice, Share, has_come, propose};
pub use note::{NOTE_CHARS_MAX, NoteText};
pub use number::{InvoiceNumber, NUMBER_CHARS_MAX};
pub use party::{Customer, Seller, iban_electronic};
pub use payment::Payment;
pub use payment_code::{EpcError, EpcPayment, Remittance};
pub use prices::Prices;
pub use quote::{Answer, Invoiced, QuoteAnswer, QuoteState};
pub use received::{
    Finding, Profile, ReceivedAllowance, ReceivedLine, ReceivedSums, ReceivedVat, ReceivedVatRow, ReceivedVatTotal,
    Recomputed, Severity, Syntax, VatMethod,
};
pub use recurring::{Covers, EVERY_MAX, PERIODS_MAX, Period, PeriodWords, Rhythm, ScheduleText, Times, TimesText};
pub use reminder::{BaseRate, InterestTerms, Reminder, ReminderTerms, Tone};
pub use scheme::VatScheme;
pub use series::{NumberPattern, Series};
pub use settlement::{Settlement, SettlementState, Tally};
pub use supply::Supply;
pub use tax::{Vat, VatCategory, VatRate};
pub use text_input::{DecimalMark, TypedError, read_typed};
pub use totals::{Basis, LineTotals, Totals, TotalsText, VatBreakdown, VatBreakdownText};
pub use treatment::{SupplyKind, VatCase, VatProposal, standard_rate};
pub use type_code::TypeCode;
pub use vat_id::{VatIdVerdict, judge_vat_id};
pub use withholding::Withholding;
pub use write_off::{VatShare, WriteOff, losses, vat_given_up};

/// Exact decimals of quantities and prices.
pub use rust_decimal::Decimal;

//! The trade: money, tax, lines, totals, numbers, draft to issued. No I/O, clock, SQL or float.
//!
//! Words are those of EN 16931; `BT-n` and `BG-n` in the documentation are its business terms and groups.
//! Read in this order: [`Money`] (integers of minor units), [`Line`], [`Totals`] (the only place that sums and rounds),
//! [`Draft`] (may be edited, has no number) and [`IssuedInvoice`] (frozen, numbered), [`Settlement`] (computed from
//! payments, never stored).

mod allowance;
mod credit;
mod currency;
mod decimal;
mod draft;
mod draft_text;
mod en16931;
mod error;
mod explain;
mod fault;
mod ids;
mod issued;
mod line;
mod money;
mod number;
mod party;
mod payment;
mod payment_code;
mod received;
mod series;
mod settlement;
mod tax;
mod text_input;
mod totals;
mod type_code;
mod vat_id;

pub use allowance::{Allowance, DocumentAllowance};
pub use credit::Creditable;
pub use currency::Currency;
pub use decimal::{SCALE_MAX, SIGNIFICANT_MAX, parse_decimal, plain};
pub use draft::{Draft, Preceding, TERMS_DAYS_DEFAULT};
pub use draft_text::{AllowanceText, DraftText, LineText, VatText};
pub use error::Error;
pub use explain::Step;
pub use fault::Fault;
pub use ids::{CustomerId, InvoiceId, PaymentId};
pub use issued::{IssuedInvoice, SNAPSHOT_FORMAT};
pub use line::Line;
pub use money::Money;
pub use number::{InvoiceNumber, NUMBER_CHARS_MAX};
pub use party::{Customer, Seller, iban_electronic};
pub use payment::Payment;
pub use payment_code::{EpcError, EpcPayment, Remittance};
pub use received::{
    Finding, Profile, ReceivedAllowance, ReceivedLine, ReceivedSums, ReceivedVat, ReceivedVatRow, ReceivedVatTotal,
    Recomputed, Severity, Syntax, VatMethod,
};
pub use series::{NumberPattern, Series};
pub use settlement::{Settlement, SettlementState};
pub use tax::{Vat, VatCategory, VatRate};
pub use text_input::{DecimalMark, TypedError, read_typed};
pub use totals::{Basis, LineTotals, Totals, TotalsText, VatBreakdown, VatBreakdownText};
pub use type_code::TypeCode;
pub use vat_id::{VatIdVerdict, judge_vat_id};

/// Exact decimals of quantities and prices.
pub use rust_decimal::Decimal;

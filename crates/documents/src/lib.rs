//! What leaves on paper and wire: PDF, recovery kit, archive page. No SQL.
//!
//! A document is a function of its content: equal input gives equal bytes, alone, after others, in another process. Drawing
//! computes no amount; amounts arrive as decimal strings of the one calculator and are only put in the language's form.
#![expect(
    clippy::float_arithmetic,
    reason = "geometry on paper is measured in points; no amount of money is ever a float here"
)]

pub mod archive;
pub mod einvoice;
mod error;
mod format;
mod invoice;
mod kit;
mod pdf;
mod period;
mod read_back;
mod report;
pub mod sheet;
mod text;
mod words;

pub use error::{Error, Warning};
pub use invoice::{
    InvoiceExtras, Parties, ReceiptPaper, ReminderPaper, Rendered, check_logo, draft_pdf, invoice_pdf, receipt_pdf,
    reminder_pdf,
};
pub use kit::{RecoveryKit, recovery_kit};
pub use pdf::{LOGO_MAX_BYTES, LOGO_MAX_PIXELS};
pub use period::period_words;
pub use read_back::{DocumentMark, READ_BACK_MAX_BYTES, ReadBackError, read_back};
pub use report::{ReportColumn, ReportKind, ReportLabel, ReportPaper, ReportRow, ReportTable, report_pdf};
pub use words::{Language, credit_line, deduction_line, portion_line};

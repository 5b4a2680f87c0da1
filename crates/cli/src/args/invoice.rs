//! `counterfoil invoice`: drafts and documents.

use super::{Pay, WriteOff};
use clap::Subcommand;
use std::path::PathBuf;

/// The states that `invoice list` tells apart.
const STATES: [&str; 14] = [
    "draft",
    "open",
    "part-paid",
    "overdue",
    "settled",
    "credited",
    "written-off",
    "to-refund",
    "credit-note",
    "offered",
    "accepted",
    "declined",
    "expired",
    "invoiced",
];

#[derive(Debug, Subcommand)]
pub enum Invoice {
    /// Save a draft, new or changed
    Draft {
        #[arg(long, value_name = "FILE.json", required_unless_present = "einvoice")]
        from: Option<PathBuf>,
        /// The lines of an e-invoice of another program: UBL, CII, or a PDF with one attached
        #[arg(long, value_name = "FILE", conflicts_with_all = ["from", "id"])]
        einvoice: Option<PathBuf>,
        /// Change this draft
        #[arg(long)]
        id: Option<String>,
    },
    /// Check a draft and say what keeps it from being issued
    Check {
        #[arg(long, value_name = "FILE.json")]
        from: PathBuf,
    },
    /// Say which VAT treatment fits a draft, and why; changes nothing
    ProposeVat {
        #[arg(long, value_name = "FILE.json")]
        from: PathBuf,
    },
    /// Show how each sum came about, step by step
    Explain { id: String },
    /// Issue a draft: it takes its number, and nothing of it can change
    Issue {
        id: String,
        /// Issue date [default: the draft's, else today]
        #[arg(long, value_name = "YYYY-MM-DD")]
        date: Option<String>,
    },
    /// Documents, newest first
    List {
        /// Only those in this state
        #[arg(long, value_parser = STATES)]
        status: Option<String>,
        /// Only those of this kind: quote, proforma, delivery-note, invoice, credit-note, corrected, deposit, partial
        #[arg(long, value_parser = super::job::kind, default_value = "", hide_default_value = true)]
        kind: String,
        /// Words, and wishes such as: overdue customer:ada >500 2026-03 quote net<1000 -paid
        #[arg(
            long,
            visible_alias = "where",
            default_value = "",
            hide_default_value = true,
            allow_hyphen_values = true
        )]
        text: String,
        /// Issued on this day or later
        #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
        from: String,
        /// Issued on this day or earlier
        #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
        to: String,
        #[arg(long, default_value_t = 50)]
        limit: u32,
        /// `next` of the window before
        #[arg(long)]
        after: Option<String>,
    },
    /// One, by number, id, or unique prefix of an id
    Show { id: String },
    /// Draft the same again, without its dates
    Duplicate { id: String },
    /// Draft a document of another kind out of it: a delivery note of an invoice, a corrected invoice of a wrong one
    Convert {
        id: String,
        /// quote, proforma, delivery-note, invoice, corrected, deposit, partial
        #[arg(long, value_parser = super::job::kind)]
        to: String,
    },
    /// Write the PDF as it was sealed at issue
    Pdf {
        id: String,
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Record a payment
    Pay(Pay),
    /// Give up what is open, with the reason; the invoice, revenue and VAT stay as they are
    WriteOff(WriteOff),
    /// Settle it from the customer's credit
    UseCredit {
        id: String,
        /// [default: as much as both sides have]
        #[arg(long, default_value = "", hide_default_value = true)]
        amount: String,
    },
    /// Keep what is owed back on it as the customer's credit
    KeepCredit { id: String },
    /// Draft a credit note over an issued invoice: all that is left of it, or what FILE names
    Credit {
        id: String,
        /// Some lines, or a sum without VAT
        #[arg(long, value_name = "FILE.json")]
        from: Option<PathBuf>,
    },
    /// Record money that was paid back to the customer after a credit note
    Refund {
        id: String,
        /// In the document's currency, e.g. 1234.50
        #[arg(long)]
        amount: String,
        #[arg(long, value_name = "YYYY-MM-DD")]
        date: String,
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Discard a draft
    Delete { id: String },
    /// Is this PDF the one that was issued?
    Verify { file: PathBuf },
}

//! `counterfoil payment`, and what `counterfoil invoice` says of money.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// A payment of one invoice.
#[derive(Debug, Args)]
pub struct Pay {
    pub id: String,
    /// What the customer paid, e.g. 1234.50
    #[arg(long)]
    pub amount: String,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: String,
    /// What bank or card kept of it; the invoice is settled all the same
    #[arg(long, default_value = "", hide_default_value = true)]
    pub fee: String,
    /// The currency it was paid in [default: the invoice's]
    #[arg(long, value_name = "EUR", default_value = "", hide_default_value = true)]
    pub currency: String,
    /// Units of the book's currency for one of the payment's on that day
    #[arg(long, default_value = "", hide_default_value = true)]
    pub rate: String,
    /// Units of the book's currency for one of the invoice's on its issue date
    #[arg(long, default_value = "", hide_default_value = true)]
    pub issue_rate: String,
    /// What it settles of the invoice [default: as much as it comes to]
    #[arg(long, value_name = "AMOUNT", default_value = "", hide_default_value = true)]
    pub settles: String,
    /// Keep what is more than open as the customer's credit
    #[arg(long)]
    pub keep_credit: bool,
    #[arg(long, default_value = "")]
    pub note: String,
}

/// Giving up what an invoice still asks for.
#[derive(Debug, Args)]
pub struct WriteOff {
    pub id: String,
    /// Why it will not be paid
    #[arg(long, required_unless_present = "take_back", default_value = "", hide_default_value = true)]
    pub reason: String,
    /// Part of what is open [default: all of it]
    #[arg(long, default_value = "", hide_default_value = true)]
    pub amount: String,
    #[arg(
        long,
        value_name = "YYYY-MM-DD",
        required_unless_present = "take_back",
        default_value = "",
        hide_default_value = true
    )]
    pub date: String,
    /// Ask for it again instead
    #[arg(long, conflicts_with_all = ["reason", "amount", "date"])]
    pub take_back: bool,
}

#[derive(Debug, Subcommand)]
pub enum Payment {
    /// Record one over several invoices: those that FILE names, else as proposed
    Add {
        #[arg(long, value_name = "FILE.json")]
        from: PathBuf,
    },
    /// Say what one would do, without recording it
    Check {
        #[arg(long, value_name = "FILE.json")]
        from: PathBuf,
    },
    /// Money that moved, oldest first, with sums
    List {
        /// First day
        #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
        from: String,
        /// Last day
        #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
        to: String,
    },
    /// One, by id or unique prefix of an id
    Show { id: String },
    /// Take back one that was recorded by mistake: by a further record, since nothing is deleted
    Reverse {
        id: String,
        /// Why
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Record that credit was paid back to a customer
    ReturnCredit {
        customer: String,
        #[arg(long)]
        amount: String,
        #[arg(long, value_name = "YYYY-MM-DD")]
        date: String,
        /// [default: the book's]
        #[arg(long, value_name = "EUR", default_value = "", hide_default_value = true)]
        currency: String,
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Write the receipt of a payment as PDF; it is sealed in the book once
    Receipt {
        id: String,
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum Reminder {
    /// What is due today, or what one invoice's would say
    Propose {
        id: Option<String>,
        /// friendly, firm or last [default: the one that is due]
        #[arg(long, value_parser = TONES, requires = "id")]
        tone: Option<String>,
    },
    /// Write one: sealed as PDF and recorded; nothing is sent
    Write {
        id: String,
        /// [default: the one that is due, else the next]
        #[arg(long, value_parser = TONES)]
        tone: Option<String>,
        /// Without late fees, lump sum and interest
        #[arg(long)]
        waive: bool,
    },
    /// Those of one invoice, or all, newest first
    List { id: Option<String> },
    /// Write the PDF as it was sealed
    Pdf {
        /// The reminder's id, or the first letters of it
        id: String,
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Show when they are proposed and what they ask for; with --from, change it
    Terms {
        #[arg(long, value_name = "FILE.json")]
        from: Option<PathBuf>,
    },
}

const TONES: [&str; 3] = ["friendly", "firm", "last"];

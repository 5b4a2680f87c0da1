//! `counterfoil report`.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Report {
    /// Invoiced, less what was credited: by month, by customer or by item, and by currency
    Revenue {
        /// What a row stands for
        #[arg(long, value_enum, default_value_t = RevenueRows::Month)]
        by: RevenueRows,
        /// First day, of a report by customer or item [default: the first document's]
        #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
        from: String,
        /// Last day, of a report by customer or item [default: the last document's]
        #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
        to: String,
        #[command(flatten)]
        file: ReportFile,
    },
    /// Who owes what, and for how long, by customer and currency
    Aging {
        /// As of the end of this day [default: today]
        #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
        at: String,
        #[command(flatten)]
        file: ReportFile,
    },
    /// Bases and VAT of a period by issue date, for a VAT return: by currency, category and rate
    Vat {
        /// First day
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: String,
        /// Last day
        #[arg(long, value_name = "YYYY-MM-DD")]
        to: String,
        #[command(flatten)]
        file: ReportFile,
    },
    /// Numbers that were never given, and why
    Gaps {
        #[command(flatten)]
        file: ReportFile,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RevenueRows {
    Month,
    Customer,
    Item,
}

/// Where a report goes other than to the terminal.
#[derive(Debug, Args)]
pub struct ReportFile {
    /// As CSV for a spreadsheet: into this file, or to the terminal
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-", conflicts_with = "json")]
    pub csv: Option<PathBuf>,
    /// As PDF into this file
    #[arg(short, long, value_name = "FILE.pdf", conflicts_with = "csv")]
    pub out: Option<PathBuf>,
    /// Language of the PDF, `en` or `de` [default: that of the seller's country]
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    pub language: String,
}

//! What can be typed: noun, verb, options. The contract that scripts rely on; add freely, keep what is here stable.

mod archive;
mod backup;
mod customer;
mod export;
mod history;
mod import;
mod invoice;
mod item;
mod job;
mod note;
mod payment;
mod report;
mod schedule;
mod template;
mod vault;

pub use archive::{Archive, Form};
pub use backup::{Backup, Destinations};
pub use customer::Customer;
pub use export::Export;
pub use history::{History, Trash};
pub use import::{Csv, CsvKind, Import};
pub use invoice::Invoice;
pub use item::Item;
pub use job::{Job, KINDS, Quote, Said, Share};
pub use note::{Attachment, Note};
pub use payment::{Pay, Payment, Reminder, WriteOff};
pub use report::{Report, ReportFile, RevenueRows};
pub use schedule::Schedule;
pub use template::Template;
pub use vault::Vault;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Encrypted, local-first invoicing.
///
/// Exit codes: 0 done, 1 failed, 2 usage, 3 locked or wrong key, 4 damaged, tampered or rolled back, 5 refused by a
/// rule, 6 not permitted, 7 in use by another program.
#[derive(Debug, Parser)]
#[command(name = "counterfoil", version, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// The vault's folder [default: $XDG_DATA_HOME/counterfoil/default.counterfoil]
    #[arg(long, global = true, env = "COUNTERFOIL_VAULT", value_name = "DIR")]
    pub vault: Option<PathBuf>,
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Read the passphrase from a file's first line instead of asking
    #[arg(long, global = true, env = "COUNTERFOIL_PASSPHRASE_FILE", value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Read the passphrase from an open file descriptor
    #[arg(long, global = true, value_name = "N", conflicts_with = "passphrase_file")]
    pub passphrase_fd: Option<u32>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a vault, see where it stands, change the ways in
    #[command(subcommand)]
    Vault(Vault),
    /// The business that invoices are from
    #[command(subcommand)]
    Business(Business),
    /// Customers
    #[command(subcommand)]
    Customer(Customer),
    /// Items of the price list
    #[command(subcommand)]
    Item(Item),
    /// Recurring documents: what is due becomes drafts
    #[command(subcommand)]
    Schedule(Schedule),
    /// Drafts and invoices
    #[command(subcommand)]
    Invoice(Invoice),
    /// Quotes: what customers answered, and the invoice that follows
    #[command(subcommand)]
    Quote(Quote),
    /// Deposits, partial invoices and what is left of a job
    #[command(subcommand)]
    Job(Job),
    /// E-invoices of other programs: UBL, CII, Factur-X and ZUGFeRD; needs no vault
    #[command(subcommand)]
    Einvoice(Einvoice),
    /// Payments over one or several invoices, and the customer's credit
    #[command(subcommand)]
    Payment(Payment),
    /// Reminders of late invoices
    #[command(subcommand)]
    Reminder(Reminder),
    /// History of another program, or a whole book that was exported
    #[command(subcommand)]
    Import(Import),
    /// The whole book for other programs
    #[command(subcommand)]
    Export(Export),
    /// Internal notes on documents and customers
    #[command(subcommand)]
    Note(Note),
    /// Files attached to documents and customers
    #[command(subcommand)]
    Attachment(Attachment),
    /// Number series
    #[command(subcommand)]
    Series(Series),
    /// Documents to begin others with
    #[command(subcommand)]
    Template(Template),
    /// Older versions of drafts, customers and the business
    #[command(subcommand)]
    History(History),
    /// What was deleted in the last 90 days
    #[command(subcommand)]
    Trash(Trash),
    /// Take back the last change that was not issued, paid or recorded
    Undo,
    /// Find documents and customers
    Search {
        /// Words, the last letters of each may be missing
        text: String,
    },
    /// Figures
    #[command(subcommand)]
    Report(Report),
    /// Sealed backups
    #[command(subcommand)]
    Backup(Backup),
    /// Archives for an accountant
    #[command(subcommand)]
    Archive(Archive),
    /// The audit log
    #[command(subcommand)]
    Audit(Audit),
    /// Run many commands with one unlock: a line each, as words or as a JSON array; one JSON line each comes back
    ///
    /// A line that fails does not keep the next from running; the exit code is 1 when any failed.
    Batch {
        /// `-` reads standard input
        file: PathBuf,
    },
    /// Make a vault with demo data, a PDF, a backup and an archive in a new folder
    Demo {
        /// Must not exist
        dir: PathBuf,
    },
    /// Print completions for a shell
    Completions { shell: clap_complete::Shell },
    /// Print the manual page
    Man,
}

#[derive(Debug, Subcommand)]
pub enum Business {
    /// Show it
    Show,
    /// Change it
    Save {
        #[arg(long, value_name = "FILE.json")]
        from: PathBuf,
    },
    /// Keep a PNG as the logo
    Logo { file: PathBuf },
}

#[derive(Debug, Subcommand)]
pub enum Einvoice {
    /// What stands in it, what it comes to by our calculator, and which rules it breaks; exit code 4 for a file that is none
    Read {
        /// XML, or a PDF with the XML attached
        file: PathBuf,
    },
    /// Valid or not; exit code 5 for a document that breaks a rule, 4 for a file that is none
    Check {
        /// XML, or a PDF with the XML attached
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum Series {
    /// Where each stands
    List,
    /// After a restore: confirm the last number that left the house
    Release {
        name: String,
        #[arg(long, value_name = "NUMBER")]
        last: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Audit {
    /// What was done, oldest first
    Log {
        #[arg(long, default_value_t = 1)]
        first: u64,
        #[arg(long, default_value_t = 1000)]
        limit: u32,
    },
    /// Hold the whole book against its proof
    Verify,
}

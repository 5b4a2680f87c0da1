//! What can be typed: noun, verb, options. The contract that scripts rely on; add freely, keep what is here stable.

mod customer;
mod export;
mod history;
mod import;
mod job;
mod note;
mod payment;
mod template;

pub use customer::Customer;
pub use export::Export;
pub use history::{History, Trash};
pub use import::{Csv, CsvKind, Import};
pub use job::{Job, KINDS, Quote, Said, Share};
pub use note::{Attachment, Note};
pub use payment::{Pay, Payment, Reminder, WriteOff};
pub use template::Template;

mod item;
mod schedule;

pub use item::Item;
pub use schedule::Schedule;

use clap::{Args, Parser, Subcommand, ValueEnum};
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
pub enum Vault {
    /// Make a new vault, its book and its recovery kit
    Create {
        /// The new folder, NAME.counterfoil
        dir: PathBuf,
        /// The business, as JSON
        #[arg(long, value_name = "FILE.json")]
        business: PathBuf,
        /// Where the recovery kit is written
        #[arg(long, value_name = "KIT.pdf")]
        recovery_kit: PathBuf,
        /// Write the recovery code to a file too; this replaces typing two groups back
        #[arg(long, value_name = "FILE")]
        recovery_code_out: Option<PathBuf>,
        /// The passphrase alone opens it: for a machine without a keyring
        #[arg(long)]
        portable: bool,
        /// Folders that sealed backups are copied to
        #[arg(long = "backup-folder", value_name = "DIR")]
        backup_folders: Vec<PathBuf>,
    },
    /// Where it stands; says what can be said without a key
    Status {
        /// Unlock for reading, to say more
        #[arg(long)]
        unlock: bool,
    },
    /// Give yourself a new passphrase
    Passphrase {
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Open it with the recovery kit and give this computer a new way in
    Recover {
        #[arg(long, value_name = "FILE")]
        recovery_code_file: PathBuf,
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
        /// The new passphrase alone opens it
        #[arg(long)]
        portable: bool,
    },
    /// Write the age identity of a kit, with which stock age opens backups
    RecoveryIdentity {
        #[arg(long, value_name = "FILE")]
        recovery_code_file: PathBuf,
        #[arg(short, long, value_name = "KEY")]
        out: PathBuf,
    },
    /// Type two groups of a new kit back, or give its code: documents can be saved from then on
    ConfirmKit {
        #[arg(long, value_name = "FILE")]
        recovery_code_file: Option<PathBuf>,
    },
    /// Accept, on purpose, a book that is older than the one this computer last saw
    AcceptRollback,
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
        #[arg(long, value_parser = job::kind, default_value = "", hide_default_value = true)]
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
        #[arg(long, value_parser = job::kind)]
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

#[derive(Debug, Subcommand)]
pub enum Backup {
    /// Seal the book, read it back, copy it to every folder
    Now {
        /// One more copy, into this folder
        #[arg(long, value_name = "DEST")]
        to: Option<PathBuf>,
    },
    /// What is sealed, why it is kept, where it lies
    List,
    /// Read one back whole
    Verify { file: PathBuf },
    /// Make a new vault of a backup
    Restore {
        file: PathBuf,
        /// The new vault's folder
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// An age identity file; the new vault gets a new kit
        #[arg(
            long,
            value_name = "FILE",
            conflicts_with = "recovery_code_file",
            required_unless_present = "recovery_code_file",
            requires = "recovery_kit"
        )]
        identity: Option<PathBuf>,
        /// The nine groups of the kit, in a file; it stays the kit of the new vault
        #[arg(long, value_name = "FILE")]
        recovery_code_file: Option<PathBuf>,
        /// Where a new kit is written; needed with --identity
        #[arg(long, value_name = "KIT.pdf")]
        recovery_kit: Option<PathBuf>,
        /// The passphrase alone opens the new vault
        #[arg(long)]
        portable: bool,
    },
    /// Copy what is sealed, without any key: for a timer
    Ship {
        /// Public key that signs the index [default: of this vault's owner]
        #[arg(long)]
        signer: Option<String>,
        #[arg(required = true)]
        folders: Vec<PathBuf>,
    },
    /// Folders that get a copy of each backup
    #[command(subcommand)]
    Destinations(Destinations),
}

#[derive(Debug, Subcommand)]
pub enum Destinations {
    /// Show them
    List,
    /// Add one
    Add { folder: PathBuf },
    /// Remove one; its files stay
    Remove { folder: PathBuf },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Form {
    /// One page that opens itself in any browser
    Html,
    /// The bare age file
    Age,
}

#[derive(Debug, Subcommand)]
pub enum Archive {
    /// Export a period
    Export {
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: String,
        #[arg(long, value_name = "YYYY-MM-DD")]
        to: String,
        #[arg(long, value_enum, default_value = "html")]
        form: Form,
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
        /// Passphrase of the archive, in a file [default: six new words, shown once]
        #[arg(long, value_name = "FILE")]
        words_file: Option<PathBuf>,
        /// Write the new words to a file instead of showing them
        #[arg(long, value_name = "FILE", conflicts_with = "words_file")]
        words_out: Option<PathBuf>,
    },
    /// Check an archive and put its files into a new folder; needs no vault
    Open {
        file: PathBuf,
        #[arg(short, long, value_name = "DIR")]
        out: PathBuf,
        #[arg(long, value_name = "FILE")]
        words_file: Option<PathBuf>,
    },
    /// Check an archive; needs no vault
    Verify {
        file: PathBuf,
        #[arg(long, value_name = "FILE")]
        words_file: Option<PathBuf>,
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

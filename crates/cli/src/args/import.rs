//! What can be typed after `counterfoil import`.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Import {
    /// History of another program, one JSON object a line: all of the file comes in, or nothing; Ctrl-C leaves the book as it was
    Jsonl {
        file: PathBuf,
        /// Only show what it would bring
        #[arg(long)]
        dry_run: bool,
    },
    /// A table of another program, with its columns mapped: all of it comes in, or nothing
    Csv(Csv),
    /// A whole book that `export json` wrote, into a new vault that is equal to it
    Json {
        file: PathBuf,
        /// The folder of the new vault
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// Where the recovery kit of the new vault is written
        #[arg(long, value_name = "KIT.pdf")]
        recovery_kit: Option<PathBuf>,
        /// Write the recovery code to a file too; this replaces typing two groups back
        #[arg(long, value_name = "FILE")]
        recovery_code_out: Option<PathBuf>,
        /// The passphrase alone opens the new vault
        #[arg(long)]
        portable: bool,
    },
}

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum CsvKind {
    /// One customer a row
    Customers,
    /// One item of the price list a row
    Items,
    /// One invoice or credit note a row, or one of its lines
    Documents,
    /// One payment on an imported document a row
    Payments,
}

#[derive(Debug, Args)]
pub struct Csv {
    /// What its rows are
    pub kind: CsvKind,
    pub file: PathBuf,
    /// Only show what it would bring, and the mapping that it takes
    #[arg(long)]
    pub dry_run: bool,
    /// How to read it: a mapping as `--save-map` writes it
    #[arg(long, value_name = "FILE.json")]
    pub map: Option<PathBuf>,
    /// Write the mapping that was taken to a new file, to be changed and given back with --map
    #[arg(long, value_name = "FILE.json")]
    pub save_map: Option<PathBuf>,
    /// What stands between cells: `;`, `,`, `|` or `tab`
    #[arg(long)]
    pub separator: Option<String>,
    /// What stands before decimals: `,` or `.`
    #[arg(long)]
    pub decimal: Option<String>,
    /// What stands first in a day: `dmy` or `mdy`
    #[arg(long)]
    pub date: Option<String>,
    /// A column and its field, `HEADING=FIELD`; an empty field passes the column over
    #[arg(long, value_name = "HEADING=FIELD")]
    pub column: Vec<String>,
    /// VAT category of rows without VAT: Z, E, AE, K, G or O
    #[arg(long, value_name = "CATEGORY")]
    pub zero_vat: Option<String>,
    /// What one unit of a currency is worth in the book's: `USD=0.92`
    #[arg(long, value_name = "CURRENCY=RATE")]
    pub rate: Vec<String>,
    /// Fill what is empty in customers and items that the book has; else they stay as they are
    #[arg(long)]
    pub fill: bool,
    /// Lines whose customer is another one than the look-alike in the book
    #[arg(long, value_name = "LINE", value_delimiter = ',')]
    pub new: Vec<u32>,
    /// Lines whose customer is the look-alike in the book
    #[arg(long, value_name = "LINE", value_delimiter = ',')]
    pub same: Vec<u32>,
    /// Leave rows with a fault out, instead of refusing the file
    #[arg(long)]
    pub leave_out_faults: bool,
}

impl Import {
    /// Whether it needs the vault's lock.
    pub const fn writes(&self) -> bool {
        match self {
            Self::Jsonl { dry_run, .. } => !*dry_run,
            Self::Csv(csv) => !csv.dry_run,
            Self::Json { .. } => true,
        }
    }
}

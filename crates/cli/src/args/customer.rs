//! `counterfoil customer`.

use clap::Subcommand;
use std::path::PathBuf;

/// What can be done with customers.
#[derive(Debug, Subcommand)]
pub enum Customer {
    /// Add one
    Add {
        #[arg(long, value_name = "FILE.json")]
        from: PathBuf,
    },
    /// Change one
    Save {
        id: String,
        #[arg(long, value_name = "FILE.json")]
        from: PathBuf,
        /// The bank details differ from those that the book knows, and that is meant
        #[arg(long)]
        confirm_bank: bool,
    },
    /// Keep that you checked a part of one today, and how
    Check {
        id: String,
        #[arg(long, value_parser = ["vat-id", "bank", "address"])]
        part: String,
        /// For example "called the number on their website"
        #[arg(long)]
        how: String,
    },
    /// Who may be the same as this one
    LookAlikes { id: String },
    /// Make two one: OTHER is found under KEEP from then on; what was issued stays as it is
    Merge {
        /// Whose record stays
        #[arg(value_name = "KEEP")]
        keep: String,
        /// Who is one with them
        #[arg(value_name = "OTHER")]
        other: String,
        /// Take this of OTHER, although KEEP says something else: name, contact, address (street, postcode, city and
        /// country), vat_id, tax_id, email, iban, language, currency, number or terms_days; what KEEP leaves empty is
        /// taken anyway
        #[arg(long, value_name = "FIELD", num_args = 1..)]
        take: Vec<String>,
        /// Only show what would come together
        #[arg(long)]
        dry_run: bool,
    },
    /// Let one who was made one with another stand alone again
    Unmerge {
        /// Id, unique prefix of an id, or name of the one who is not in the list any more
        other: String,
    },
    /// All, or those that hold every word
    List {
        #[arg(default_value = "")]
        text: String,
    },
    /// One, by id, unique prefix of an id, or name
    Show { id: String },
    /// Move one whom no document names to the trash
    Delete { id: String },
}

impl Customer {
    /// Whether it needs the vault's lock.
    pub fn writes(&self) -> bool {
        !matches!(
            self,
            Self::List { .. } | Self::Show { .. } | Self::LookAlikes { .. } | Self::Merge { dry_run: true, .. }
        )
    }
}

//! `counterfoil item`.

use clap::Subcommand;
use std::path::PathBuf;

/// What can be done with the price list.
#[derive(Debug, Subcommand)]
pub enum Item {
    /// Add one
    Add {
        #[arg(long, value_name = "FILE.json")]
        from: PathBuf,
    },
    /// Change one; drafts and documents that were made from it stay as they are
    #[command(alias = "save")]
    Edit {
        id: String,
        #[arg(long, value_name = "FILE.json")]
        from: PathBuf,
    },
    /// All, or those that hold every word
    List {
        #[arg(default_value = "")]
        text: String,
    },
    /// One, by id, unique prefix of an id, name or article number
    Show { id: String },
    /// Move one to the trash; lines that were made from it stay
    Remove { id: String },
}

impl Item {
    /// Whether it needs the vault's lock.
    pub fn writes(&self) -> bool {
        !matches!(self, Self::List { .. } | Self::Show { .. })
    }
}

//! `counterfoil note` and `counterfoil attachment`.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Note {
    /// Write one on a document or a customer
    Add {
        /// Number or id of a document, id or name of a customer
        of: String,
        /// What to remember
        #[arg(required_unless_present = "from", allow_hyphen_values = true)]
        text: Option<String>,
        /// Read it from a file; `-` reads standard input
        #[arg(long, value_name = "FILE", conflicts_with = "text")]
        from: Option<PathBuf>,
    },
    /// The notes of a document or a customer, the newest first
    List {
        /// Number or id of a document, id or name of a customer
        of: String,
    },
    /// Change one; what it was stays in its history
    Edit {
        /// Id of the note, or the beginning of it
        id: String,
        #[arg(required_unless_present = "from", allow_hyphen_values = true)]
        text: Option<String>,
        /// Read it from a file; `-` reads standard input
        #[arg(long, value_name = "FILE", conflicts_with = "text")]
        from: Option<PathBuf>,
    },
    /// Move one to the trash
    Remove {
        /// Id of the note, or the beginning of it
        id: String,
    },
}

impl Note {
    /// Whether it needs the vault's lock.
    pub fn writes(&self) -> bool {
        !matches!(self, Self::List { .. })
    }
}

#[derive(Debug, Subcommand)]
pub enum Attachment {
    /// Attach a file to a document or a customer; the file itself stays where it is
    Add {
        /// Number or id of a document, id or name of a customer
        of: String,
        /// At most 25 MB
        file: PathBuf,
    },
    /// The files of a document or a customer, the newest first
    List {
        /// Number or id of a document, id or name of a customer
        of: String,
    },
    /// Write one to a file; nothing is ever overwritten
    Save {
        /// Id of the attached file, or the beginning of it
        id: String,
        /// A new file, or a folder where it gets its own name
        #[arg(short, long, value_name = "FILE|DIR", default_value = ".")]
        out: PathBuf,
    },
    /// Move one to the trash
    Remove {
        /// Id of the attached file, or the beginning of it
        id: String,
    },
}

impl Attachment {
    /// Whether it needs the vault's lock.
    pub fn writes(&self) -> bool {
        !matches!(self, Self::List { .. } | Self::Save { .. })
    }
}

//! What can be typed after `counterfoil import`.

use clap::Subcommand;
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
}

impl Import {
    /// Whether it needs the vault's lock.
    pub const fn writes(&self) -> bool {
        match self {
            Self::Jsonl { dry_run, .. } => !*dry_run,
        }
    }
}

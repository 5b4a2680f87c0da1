//! `counterfoil archive`.

use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

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

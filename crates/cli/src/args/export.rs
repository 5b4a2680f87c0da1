//! What can be typed after `counterfoil export`.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Export {
    /// The whole book with its files as one JSON file; it is not encrypted, so whoever has it reads everything
    Json {
        /// Must not exist
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
}

//! `counterfoil backup`, and the folders that get a copy of each.

use clap::Subcommand;
use std::path::PathBuf;

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

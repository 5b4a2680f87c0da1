//! `counterfoil vault`.

use clap::Subcommand;
use std::path::PathBuf;

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

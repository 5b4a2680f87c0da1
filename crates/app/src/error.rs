//! Everything that a verb can answer with instead of a result, and the one place where it becomes words.

mod words;

use crate::views::{ErrorView, Fault};

/// Shorthand of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A verb's refusal or failure.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No vault at this place yet.
    #[error("there is no vault here yet")]
    NoVault,
    /// The vault is locked.
    #[error("the vault is locked")]
    Locked,
    /// The book was opened for reading, since another program writes or its folder cannot be written.
    #[error("the book is open for reading only")]
    OpenForReading,
    /// The recovery kit was not typed back yet.
    #[error("the recovery kit was not typed back yet")]
    KitUnproven,
    /// What was typed back is not what the kit says.
    #[error("these groups are not those of the recovery kit")]
    KitMismatch,
    /// The role of the user does not allow this.
    #[error("your role does not allow this")]
    NotPermitted,
    /// The document cannot be issued, or a form cannot be saved, as it is.
    #[error("something in it cannot stay as it is")]
    Faults(Vec<Fault>),
    /// The act makes no sense for this document.
    #[error("an issued document cannot be changed")]
    AlreadyIssued,
    /// The act needs an issued document.
    #[error("a draft has no number and no PDF yet")]
    NotIssued,
    /// More was paid than is owed.
    #[error("the payment is larger than what is open")]
    Overpaid,
    /// A credit note, a quote, a proforma invoice and a delivery note ask for nothing.
    #[error("this document takes no payment")]
    PaysNothing,
    /// Without it, what was asked for in advance would be deducted by nothing.
    #[error("a deposit or a partial invoice was issued of this draft")]
    JobStands,
    /// No act is left that can be taken back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// A receipt of what is no payment that came in.
    #[error("a receipt is for money that came in and was not taken back")]
    NothingReceived,
    /// What was sent cannot be read.
    #[error("{what} cannot be read")]
    Unreadable {
        /// The thing, with its article: `the date`.
        what: &'static str,
    },
    /// The last number that is confirmed after a restore is none that the series could have given.
    #[error("this number does not follow from the last one that the book knows")]
    NumberDoesNotFollow,
    /// A series goes on by itself: only after a restore is a last number confirmed.
    #[error("this series does not wait for its last number")]
    SeriesNotHeld,
    /// Accepting a book that is as new as the one last seen.
    #[error("this book is not older than the one this computer last saw")]
    NotOlder,
    /// A line of a file keeps all of it from being imported.
    #[error("line {line} of the file cannot be imported: {what}")]
    ImportRow {
        /// From 1.
        line: u64,
        /// What is wrong with it; never what stands in it.
        what: &'static str,
    },
    /// The book does not come to what the file says.
    #[error("what was imported does not come to what the file says")]
    ImportDiffers,
    /// The file is another one at the end of the import than at its beginning.
    #[error("the file was changed while it was being read")]
    ImportChanged,
    /// Nothing to import.
    #[error("the file holds no document")]
    ImportEmpty,
    /// A file that is no table.
    #[error(transparent)]
    Sheet(#[from] documents::sheet::SheetError),
    /// A mapping that does not fit the file, a question that is open, or rows that cannot come in.
    #[error("the table cannot be imported as it is")]
    ImportRefused {
        /// Each with the key of the mapping or the line of the file, and what to do.
        faults: Vec<Fault>,
    },
    /// The very file was imported before.
    #[error("this very file was imported on {on}")]
    ImportTwice {
        /// ISO date.
        on: String,
    },
    /// Everything in the file is in the book.
    #[error("the file holds nothing that the book has not")]
    ImportNothingNew,
    /// What was typed into a filter says nothing that can be looked for.
    #[error(transparent)]
    Filter(#[from] billing::FilterError),
    /// The user stopped it.
    #[error("it was stopped before it was done")]
    Cancelled,
    /// A file that is too large to be attached.
    #[error("the file is larger than 25 MB")]
    AttachmentTooLarge,
    /// A folder, a pipe or a device where a file is meant.
    #[error("this is not a file")]
    NotAFile,
    /// A document or a customer has as many of them as it may.
    #[error("there are {most} {what} here already")]
    TooMany {
        /// `notes`, `files`.
        what: &'static str,
        /// The bound.
        most: usize,
    },
    /// A file that would be overwritten.
    #[error("there is a file of that name already")]
    FileExists,
    /// The PDF is not one of this book's.
    #[error("this PDF was not issued from this book, or was changed")]
    NotOurPdf,
    /// The book does not verify.
    #[error("the book is not as it was left: {findings} findings")]
    NotAsLeft {
        /// How many.
        findings: usize,
    },
    /// The archive's signature does not fit its manifest.
    #[error("the archive's signature does not fit what is in it")]
    ArchiveSignature,
    /// The archive is not one of ours, or not as it was written.
    #[error("this is not an archive as Counterfoil writes it: {0}")]
    Archive(#[from] documents::archive::ArchiveError),
    /// A file that is no e-invoice, or one that no reader should trust.
    #[error(transparent)]
    EInvoice(#[from] documents::einvoice::EInvoiceError),
    /// A credit note of another program was to become a draft.
    #[error("a credit note is drafted from the invoice that it credits")]
    EInvoiceCredits,
    /// An e-invoice does not keep the rules.
    #[error("the e-invoice breaks {rules} of its rules")]
    EInvoiceInvalid {
        /// How many findings are fatal.
        rules: usize,
    },
    /// No place could take the backup.
    #[error("the backup could not be copied to where it belongs")]
    NoDestination,
    /// A folder or file outside the vault refused.
    #[error("a file or folder outside the vault could not be used")]
    Outside(#[source] std::io::Error),
    /// The keys.
    #[error(transparent)]
    Vault(#[from] vault::VaultError),
    /// The book on disk.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The trade.
    #[error(transparent)]
    Billing(#[from] billing::Error),
    /// Paper.
    #[error(transparent)]
    Documents(#[from] documents::Error),
    /// Sealed exports.
    #[error(transparent)]
    Backup(#[from] backup::Error),
}

/// The exit codes of `counterfoil`, which scripts rely on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum ExitCode {
    /// Done.
    Done = 0,
    /// Failed for a reason outside the book: disk, network, permission.
    Failed = 1,
    /// The command line was not understood.
    Usage = 2,
    /// Locked, or the wrong key.
    Locked = 3,
    /// Damaged, tampered with, or rolled back.
    Damaged = 4,
    /// Refused by a rule of the trade.
    Refused = 5,
    /// The role does not allow it.
    NotPermitted = 6,
    /// In use by another program.
    InUse = 7,
}

impl Error {
    /// What the edges show: window, terminal, script.
    pub fn view(&self) -> ErrorView {
        let (code, _, help) = words::of(self);
        ErrorView { code: code.to_owned(), message: words::message(self), help: help.to_owned(), faults: self.faults() }
    }

    /// Stable, kebab-case.
    pub(crate) fn code(&self) -> &'static str {
        words::of(self).0
    }

    /// For the terminal.
    pub fn exit_code(&self) -> ExitCode {
        words::of(self).1
    }

    fn faults(&self) -> Vec<Fault> {
        use vault::RecoveryCodeError::{NotASymbol, WrongSymbol};
        if let Self::Faults(faults) | Self::ImportRefused { faults } = self {
            return faults.clone();
        }
        let Self::Vault(vault::VaultError::RecoveryCodeUnreadable(reason)) = self else { return Vec::new() };
        let (NotASymbol { group } | WrongSymbol { group }) = reason else { return Vec::new() };
        let code = "recovery-code-unreadable".to_owned();
        vec![Fault { path: format!("groups.{}", group - 1), code, message: words::sentence(&reason.to_string()) }]
    }
}

impl From<Vec<billing::Fault>> for Error {
    fn from(faults: Vec<billing::Fault>) -> Self {
        Self::Faults(faults.into_iter().map(Fault::from).collect())
    }
}

impl From<billing::Fault> for Fault {
    fn from(fault: billing::Fault) -> Self {
        Self { path: fault.path, code: fault.code, message: fault.message }
    }
}

impl From<vault::RecoveryCodeError> for Error {
    fn from(error: vault::RecoveryCodeError) -> Self {
        Self::Vault(error.into())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Outside(error)
    }
}

//! Everything that can go wrong between the book and the disk.

use std::io;

/// Failures of the book on disk. No variant carries a name, an amount or a path of the user.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The vault authenticated the key, yet SQLCipher cannot read the first page: the file is damaged or not ours.
    #[error("the book's database cannot be read: it is damaged")]
    Damaged,
    /// SQLCipher or SQLite found a page that is not what was written.
    #[error("a page of the book is damaged")]
    DamagedPage,
    /// There is no `book.db` where the vault's header says that one must be.
    #[error("the vault has its keys but not its book")]
    Missing,
    /// This binary was built without `SQLITE_ENABLE_DBPAGE_VTAB`: it could not make a backup, so it opens nothing.
    #[error("this build cannot stream the book into a backup")]
    BuildLacksPageStream,
    /// Written by a newer program.
    #[error("the book has schema {found}, this program knows up to {known}")]
    NewerSchema {
        /// `user_version` of the file.
        found: u32,
        /// The newest one that this program knows.
        known: u32,
    },
    /// The book has an older schema: back it up, upgrade it, then open it.
    #[error("the book has an older schema and must be upgraded before it is written")]
    UpgradeDue,
    /// The rehearsal of an upgrade did not keep the book's figures.
    #[error("the upgrade was rehearsed on a copy and did not keep {what}; the book was left as it was")]
    UpgradeRefused {
        /// Which invariant differed.
        what: &'static str,
    },
    /// The book is open for reading only.
    #[error("the book is open for reading only")]
    ReadOnly,
    /// The second-file anchor of an earlier act could not be written, so no further act is begun.
    #[error("the note outside the book that says how far it is (its anchor) cannot be written")]
    AnchorNotWritten(#[source] io::Error),
    /// An anchor file is there but cannot be what this book wrote.
    #[error("the anchor outside the book is damaged")]
    AnchorDamaged,
    /// A sealed file is missing.
    #[error("a sealed file of the book is missing")]
    FileMissing,
    /// A sealed file does not open, or opens to other bytes than were sealed.
    #[error("a sealed file of the book is damaged or was exchanged")]
    FileDamaged,
    /// The file to seal is larger than the format allows.
    #[error("a file of {size} bytes is larger than the {limit} that one sealed file holds")]
    FileTooLarge {
        /// Bytes.
        size: u64,
        /// Bytes.
        limit: u64,
    },
    /// The disk or the folder is full.
    #[error("the disk is full")]
    DiskFull,
    /// The folder refuses to be written.
    #[error("the vault's folder cannot be written")]
    NotWritable,
    /// The draft was changed since it was read.
    #[error("the draft was changed meanwhile")]
    StaleDraft,
    /// No such row.
    #[error("there is no such {what}")]
    NotFound {
        /// `customer`, `invoice`, `draft`...
        what: &'static str,
    },
    /// A short id that fits more than one row.
    #[error("that names more than one {what}")]
    Ambiguous {
        /// `customer`, `invoice`...
        what: &'static str,
    },
    /// Another one has that name already.
    #[error("there is a {what} of that name already")]
    NameTaken {
        /// `template`...
        what: &'static str,
    },
    /// Something names it that would be left without.
    #[error("documents name this {what}")]
    StillNamed {
        /// `customer`...
        what: &'static str,
    },
    /// Others were made one with the customer, who would be left without them.
    #[error("others were made one with this customer")]
    StillMerged,
    /// They are one customer already.
    #[error("these are one customer already")]
    NotMergeable,
    /// A document with this number is in the book.
    #[error("a document with this number is in the book already")]
    NumberTaken,
    /// The series waits for its last number to be confirmed after a restore.
    #[error("the series is held until its last number is confirmed")]
    SeriesHeld,
    /// What a row holds cannot be read as what it must be.
    #[error("a row of {table} cannot be read")]
    BadRow {
        /// Table name.
        table: &'static str,
    },
    /// A file that holds a whole book as JSON is not as its format says.
    #[error("{}{what}", match line { 0 => "the export cannot be taken over: ".to_owned(), line => format!("line {line} of the export cannot be taken over: ") })]
    Json {
        /// From 1; 0 where no single line is to blame.
        line: u64,
        /// What is wrong with it; never what stands in it.
        what: &'static str,
    },
    /// A file that holds a whole book as JSON was written by a newer program.
    #[error("the export is of version {found}, this program knows version {known}")]
    JsonVersion {
        /// As the file says.
        found: u64,
        /// The one that this program knows.
        known: u64,
    },
    /// Whoever watched long work wished it to end.
    #[error("it was stopped before it was done")]
    Stopped,
    /// A row that cannot be hashed.
    #[error("a row cannot be brought into canonical form")]
    NotCanonical(#[from] chain::NotCanonical),
    /// The trade refused: a series that cannot number that date.
    #[error(transparent)]
    Billing(#[from] billing::Error),
    /// Any other answer of SQLite.
    #[error("the database refused: {0}")]
    Sql(#[source] rusqlite::Error),
    /// Any other answer of the file system.
    #[error("the disk refused: {}", .0.kind())]
    Io(#[source] io::Error),
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    Random,
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let Some(code) = error.sqlite_error_code() else { return Self::Sql(error) };
        let refused = [Code::ReadOnly, Code::PermissionDenied, Code::CannotOpen];
        let known = [(Code::NotADatabase, Self::Damaged), (Code::DatabaseCorrupt, Self::DamagedPage)];
        if code == Code::DiskFull {
            Self::DiskFull
        } else if refused.contains(&code) {
            Self::NotWritable
        } else {
            known.into_iter().find(|(of, _)| *of == code).map_or(Self::Sql(error), |(_, named)| named)
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
            Self::DiskFull
        } else if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) {
            Self::NotWritable
        } else {
            Self::Io(error)
        }
    }
}

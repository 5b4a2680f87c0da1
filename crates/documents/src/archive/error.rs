//! Why an archive could not be written, or is refused.

/// One reason each; no message carries what a document says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// An amount or a rate is not a plain decimal such as `-285.60`.
    #[error("{table}, row {row}: {field} is not a plain decimal")]
    BadDecimal {
        /// Table that would hold it.
        table: &'static str,
        /// Counted from 1.
        row: usize,
        /// Column.
        field: &'static str,
    },
    /// Two documents have the same number.
    #[error("row {row} has the number of an earlier document")]
    DuplicateNumber {
        /// Counted from 1.
        row: usize,
    },
    /// The sums of a currency do not fit an exact decimal.
    #[error("the totals do not fit")]
    TotalsOverflow,
    /// `created` lies outside what a tar header can hold.
    #[error("the time of creation cannot be written")]
    BadTime,
    /// More members than [`super::MEMBER_LIMIT`].
    #[error("more than {limit} files")]
    TooMany {
        /// Most allowed.
        limit: usize,
    },
    /// More bytes than the form takes: a longer period is split.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Most allowed.
        limit: u64,
    },
    /// The signature is not the four lines of a minisign file.
    #[error("the signature is not in minisign's form")]
    BadSignatureText,
    /// The bytes are not a page that carries an archive, or not in the one spelling.
    #[error("this is not an archive page")]
    NotAPage,
    /// A newer format.
    #[error("the archive has format {version}, which this version does not know")]
    UnknownVersion {
        /// As it says.
        version: u32,
    },
    /// The payload is not the one that the page was written with: damaged or cut on the way.
    #[error("the sealed part of the page was changed or cut")]
    PayloadDamaged,
    /// The tar ends before its end.
    #[error("the archive is cut off")]
    Truncated,
    /// Something follows the end of the tar.
    #[error("the archive goes on after its end")]
    TrailingBytes,
    /// A member that is no regular file: a link, a folder, a device, an extension record.
    #[error("member {index} is not a regular file but of type {kind:?}")]
    NotAFile {
        /// Counted from 1.
        index: usize,
        /// Type flag of the header.
        kind: char,
    },
    /// A member path outside the fixed names.
    #[error("member {index} has a name that no archive has")]
    BadName {
        /// Counted from 1.
        index: usize,
    },
    /// A header in another spelling than the one that the format allows.
    #[error("member {index} has a header that no archive has")]
    BadHeader {
        /// Counted from 1.
        index: usize,
    },
    /// A member that is not the one the manifest lists at this place: moved, doubled, added or left out.
    #[error("member {index} is not the one that the manifest lists there")]
    Unlisted {
        /// Counted from 1.
        index: usize,
    },
    /// The manifest lists more than there is.
    #[error("{missing} listed files are missing")]
    Missing {
        /// How many.
        missing: usize,
    },
    /// A member's size or content is not what the manifest says.
    #[error("{path} was changed")]
    Changed {
        /// Member path; one of the fixed names.
        path: String,
    },
    /// `MANIFEST.json` cannot be read, or contradicts itself.
    #[error("the manifest cannot be read")]
    BadManifest,
    /// `documents.json` cannot be read, or contradicts the manifest or the files.
    #[error("the list of documents does not fit the files")]
    BadDocuments,
    /// Reading failed.
    #[error("reading failed: {0}")]
    Io(std::io::ErrorKind),
}

impl From<std::io::Error> for ArchiveError {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::UnexpectedEof { Self::Truncated } else { Self::Io(error.kind()) }
    }
}

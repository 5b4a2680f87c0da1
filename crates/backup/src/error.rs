//! What can go wrong with a sealed file, by name.

use std::fmt;
use std::io;

use chain::{NotCanonical, VerifyingKey};
use uuid::Uuid;

/// Where damage was found, from the outside in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// The age container.
    Container,
    /// The zstd frame.
    Compression,
    /// The tar around the members.
    Tape,
    /// The content of a member is not what the manifest says.
    Member,
    /// The manifest.
    Manifest,
    /// The signature over the manifest.
    Signature,
    /// The index of the outbox.
    Index,
    /// The whole file is not the one that its index describes.
    File,
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Container => "container",
            Self::Compression => "compression",
            Self::Tape => "tar",
            Self::Member => "member",
            Self::Manifest => "manifest",
            Self::Signature => "signature",
            Self::Index => "index",
            Self::File => "file",
        })
    }
}

/// Why a member of a tar is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsafe {
    /// Not one of the paths that a backup has: absolute, `..`, another name.
    Path,
    /// Not a regular file: a link, a device, a folder, an extended header.
    Kind,
    /// A header in another form than the one valid one.
    Header,
    /// Not at its place in the order of members.
    Order,
    /// The same path again.
    Duplicate,
}

impl fmt::Display for Unsafe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Path => "a path that no backup has",
            Self::Kind => "not a regular file",
            Self::Header => "a header in another form",
            Self::Order => "out of its place",
            Self::Duplicate => "a second time",
        })
    }
}

/// Errors of sealing, opening and the outbox.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What should be sealed or opened could not be read.
    #[error("reading failed: {0}")]
    Read(#[source] io::Error),
    /// The sealed or extracted bytes could not be written.
    #[error("writing failed: {0}")]
    Write(#[source] io::Error),
    /// Fewer than two different recipients: the kit and the book, always both.
    #[error("a backup needs at least two different recipients")]
    TooFewRecipients,
    /// More recipients than readers look at.
    #[error("a backup has at most {limit} recipients")]
    TooManyRecipients {
        /// The limit.
        limit: usize,
    },
    /// Not an age X25519 recipient (`age1...`).
    #[error("not an age recipient")]
    BadRecipient,
    /// Not an age X25519 identity (`AGE-SECRET-KEY-1...`).
    #[error("not an age identity")]
    BadIdentity,
    /// A label that has no place in a file name, or a name that is none of a backup.
    #[error("not a name of a backup")]
    BadName,
    /// A member had more or fewer bytes than its size said.
    #[error("{path} is not as long as it was said to be")]
    SizeChanged {
        /// The member.
        path: String,
    },
    /// The facts hold a float or an integer beyond 2^53 - 1.
    #[error("the facts of a backup: {0}")]
    Facts(#[from] NotCanonical),
    /// Not an age file at all.
    #[error("not a sealed backup")]
    NotABackup,
    /// The file ends before it was finished.
    #[error("the file is cut short")]
    Truncated,
    /// None of the identities, or not this passphrase, opens it.
    #[error("sealed to other keys")]
    NotForThisIdentity,
    /// Bytes were changed.
    #[error("damaged: {at}")]
    Damaged {
        /// Where it shows.
        at: Layer,
    },
    /// Signed by a key that is not the one expected.
    #[error("signed by another key: {found}")]
    WrongSigner {
        /// The key that the file names.
        found: VerifyingKey,
    },
    /// The index is signed by another key than the one expected, of which only the signature is known.
    #[error("the list of backups is signed by another key")]
    OtherSigner,
    /// A member that no backup of ours has.
    #[error("refused {path}: {why}")]
    UnsafeMember {
        /// As written, with everything but printable ASCII escaped and cut to 100 characters.
        path: String,
        /// Why.
        why: Unsafe,
    },
    /// More than the reader's limits allow.
    #[error("{what} is larger than {limit}")]
    TooLarge {
        /// What.
        what: &'static str,
        /// Bytes, or a count.
        limit: u64,
    },
    /// A good backup of another book.
    #[error("a backup of another book")]
    WrongVault {
        /// The book it should be of.
        expected: Uuid,
        /// The book it is of.
        found: Uuid,
    },
    /// Written by a later version.
    #[error("format {found} is not known to this version")]
    UnknownFormat {
        /// The format's number.
        found: u64,
    },
    /// Its files lie in packs, which this version does not read.
    #[error("needs {count} packs, which this version does not read")]
    NeedsPacks {
        /// How many.
        count: usize,
    },
    /// scrypt work outside of what is accepted.
    #[error("passphrase work 2^{found} is outside of what is accepted")]
    WorkFactor {
        /// log2 N.
        found: u32,
    },
    /// The place to extract to, or the file to write, is already there.
    #[error("it exists already")]
    Exists,
}

impl Error {
    pub(crate) fn unsafe_member(path: &[u8], why: Unsafe) -> Self {
        let path = path.escape_ascii().to_string().chars().take(100).collect();
        Self::UnsafeMember { path, why }
    }
}

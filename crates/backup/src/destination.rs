//! Where copies of sealed backups go: the small door that folders, and later object stores, fit through.

use std::io::{self, Read};

/// Why a destination did not do as asked. Without paths: the caller knows which one it was.
#[derive(Debug, thiserror::Error)]
pub enum DestinationError {
    /// The folder is not there, or is not the one that was claimed (an unplugged disk's empty mount point).
    #[error("the destination is not there")]
    Missing,
    /// It cannot be written.
    #[error("the destination is read-only")]
    ReadOnly,
    /// No room, or no quota, left.
    #[error("the destination is full")]
    Full,
    /// This user may not.
    #[error("access to the destination is denied")]
    Denied,
    /// A file of that name is there already.
    #[error("the destination has a file of that name")]
    Exists,
    /// The file asked for is not there.
    #[error("the destination lacks that file")]
    NoSuchFile,
    /// What was to be copied could not be read.
    #[error("the source could not be read: {0}")]
    Source(#[source] io::Error),
    /// Anything else.
    #[error("the destination failed: {0}")]
    Other(#[source] io::Error),
}

impl From<io::Error> for DestinationError {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as K;
        let kind = error.kind();
        let named = [
            (K::NotFound, Self::NoSuchFile),
            (K::NotADirectory, Self::Missing),
            (K::ReadOnlyFilesystem, Self::ReadOnly),
            (K::StorageFull, Self::Full),
            (K::QuotaExceeded, Self::Full),
            (K::PermissionDenied, Self::Denied),
            (K::AlreadyExists, Self::Exists),
        ];
        named.into_iter().find(|(known, _)| *known == kind).map_or(Self::Other(error), |(_, named)| named)
    }
}

/// A file at a destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// A place for copies. Names are those of backups and of the index, never paths.
pub trait Destination {
    /// All whole files there.
    ///
    /// # Errors
    /// By name.
    fn list(&self) -> Result<Vec<Stored>, DestinationError>;

    /// Stores a new file: whole and durable, or not at all. Never replaces one.
    ///
    /// # Errors
    /// `Exists`, or by name.
    fn put_new(&self, name: &str, content: &mut dyn Read) -> Result<(), DestinationError>;

    /// Stores a small file in place of an older one (the index).
    ///
    /// # Errors
    /// By name.
    fn replace(&self, name: &str, content: &[u8]) -> Result<(), DestinationError>;

    /// Reads a file back.
    ///
    /// # Errors
    /// `NoSuchFile`, or by name.
    fn read(&self, name: &str) -> Result<Box<dyn Read>, DestinationError>;

    /// Removes one file.
    ///
    /// # Errors
    /// By name; `NoSuchFile` counts as an error here.
    fn remove(&self, name: &str) -> Result<(), DestinationError>;
}

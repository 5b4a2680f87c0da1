//! Reads a sealed backup back whole with the book's own identity: what "proven" means before a drill.

use std::io::Read;

use crate::{Error, Expect, Identity, Limits, Opened, Sink, open};

/// Decrypts everything, checks all hashes, the manifest and its signature, and streams the members through `sink`:
/// [`crate::DatabaseTo`] lets the caller check the database itself, [`crate::Discard`] is enough after each run.
///
/// `earlier` are the book's older backup identities, which backups from before a re-key need.
///
/// # Errors
/// As [`open`].
pub fn verify(
    input: impl Read,
    book: &Identity,
    earlier: &[Identity],
    expect: &Expect,
    sink: &mut dyn Sink,
) -> Result<Opened, Error> {
    let identities: Vec<&Identity> = std::iter::once(book).chain(earlier).collect();
    open(input, &identities, expect, &Limits::default(), sink)
}

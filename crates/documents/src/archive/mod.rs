//! The archive for an accountant (docs/formats/archive.md): what is in it, its tar, and the page that opens itself.
//!
//! Bytes only. Sealing with age, signing, choosing what belongs to a period and putting files into folders is the
//! caller's; this room decides what an archive says and refuses every spelling of it but one.

mod cells;
mod contents;
mod error;
mod header;
mod manifest;
mod names;
mod page;
mod read;
mod readme;
mod tables;
mod write;

#[cfg(test)]
mod tests;

pub use cells::{Cell as CsvCell, Table as CsvTable, guarded, unguarded};
pub use contents::{
    ArchiveAuditEntry, ArchiveCustomer, ArchiveInvoice, ArchiveNumberRange, ArchivePayment, ArchiveVat, Contents,
};
pub use error::ArchiveError;
pub use manifest::{Counts, DocumentEntry, Manifest, MemberEntry, Period, Totals};
pub use page::{Facts, Page, page, payload_of, read_page};
pub use read::{Member, OpenedArchive, read_tar};
pub use write::write_tar;

/// Most plaintext bytes of an archive in the HTML form: what every browser engine was seen to decrypt in a page.
pub const HTML_LIMIT: u64 = 100_000_000;

/// Most plaintext bytes of a bare `.age` archive.
pub const AGE_LIMIT: u64 = 1 << 30;

/// Most members of an archive.
pub const MEMBER_LIMIT: usize = 50_000;

/// The format version that this crate writes; it reads only this one, since there is no older one.
pub const VERSION: u32 = 1;

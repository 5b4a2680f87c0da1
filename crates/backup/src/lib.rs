//! Sealed exports: age containers, destinations, schedule, retention, verify, restore. Bytes only.
//!
//! The bytes are described in `docs/formats/backup.md`. This crate knows no invoice and no SQL: the book arrives as a
//! stream of bytes and leaves as one.

mod archive;
mod atomic;
mod destination;
mod error;
mod folder;
mod format_txt;
mod identity;
mod index;
mod layers;
mod manifest;
mod member;
mod name;
mod open;
mod outbox;
mod retention;
mod schedule;
mod seal;
mod ship;
mod sink;
mod staging;
mod tape;
mod verify;

pub use archive::{archive_open, archive_seal};
pub use destination::{Destination, DestinationError, Stored};
pub use error::{Error, Layer, Unsafe};
pub use folder::{CLAIM, Folder};
pub use identity::{Identity, Recipient};
pub use index::{Dropped, Index, Item, MAX_ITEMS, SignedIndex};
pub use manifest::{FORMAT, Manifest, Member, Pack, Trigger};
pub use member::{FileName, MemberPath};
pub use name::BackupName;
pub use open::{Expect, Limits, Opened, Trust, open};
pub use outbox::Outbox;
pub use retention::{Candidate, Decision, Gone, Kept, Policy, Refusal, Verdict, decide, keep_until};
pub use schedule::{Interval, Moment, due};
pub use seal::{FileSource, Seal, Sealed, seal};
pub use ship::{Check, Shipped, ship};
pub use sink::{DatabaseTo, Discard, Sink};
pub use staging::extract;
pub use verify::verify;

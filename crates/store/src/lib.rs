//! The book on disk: the only crate with SQL or the cipher. One table, one file; sealed files beside it.
//!
//! [`Book`] is an open `book.db` with its keys. Reading borrows it; every change goes through [`Book::write`], which is
//! one immediate transaction, one or more signed audit entries, a commit and an anchor, in this order.

mod anchor_file;
mod book;
mod database;
mod error;
mod import;
mod json;
mod migration;
mod plain_stream;
mod sealed_files;
pub mod table;
mod transaction;
mod verify;

pub use anchor_file::AnchorFile;
pub use book::{Access, Birth, Book, BookKeys};
pub use error::Error;
pub use import::{PlainBytes, import};
pub use json::{Incoming, JsonHead, Written, read_json, read_json_head, write_json};
pub use migration::{MIGRATIONS, Migration, Upgrade};
pub use plain_stream::PlainBook;
pub use sealed_files::{SealedFile, SealedFiles};
pub use transaction::Tx;
pub use verify::{Finding, Verification};

/// Shorthand of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

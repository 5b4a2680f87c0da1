//! The verbs: one use case a file; session, clock, roles, and the views that IPC and `--json` share.
//!
//! A verb takes the [`Session`], asks the one role table for its way to the book ([`roles`]), does its work in one
//! transaction, and answers with a view or an [`Error`]. It knows no window, no terminal and no SQL.

pub mod archive;
pub mod audit;
pub mod backups;
mod calibrate;
mod clock;
mod convert;
mod create;
pub mod customers;
pub mod einvoice;
mod error;
mod failed_unlocks;
mod hardening;
pub mod history;
mod ids;
pub mod import;
pub mod invoices;
pub mod items;
pub mod json;
mod keys;
mod kit;
mod lock;
pub mod notes_and_files;
mod numbering;
mod outside;
mod paper;
pub mod payments;
mod places;
mod profile;
pub mod recurring;
pub mod reminders;
pub mod reports;
pub mod roles;
pub mod rollback;
mod search;
pub mod series;
mod session;
mod slots;
mod staging;
mod standing;
mod status;
pub mod templates;
pub mod unfinished;
mod unlock;
mod upgrade;
pub mod views;

#[cfg(feature = "ts")]
pub mod bindings;

pub use clock::{Clock, SystemClock};
pub use create::{create, create_with_code_file, first_run, generate_words, judge};
pub use error::{Error, ExitCode, Result};
pub use hardening::forbid_dumps;
pub use kit::{confirm as confirm_kit, confirm_with_code as confirm_kit_with_code};
pub use lock::{Idle, end_command, idle, lock, quit, tick};
pub use places::Places;
pub use profile::{business, save_business, save_logo, save_settings, settings};
pub use search::{HitView, search};
pub use session::{Session, Surroundings};
pub use slots::{change_passphrase, recovery_identity};
pub use status::{StatusView, status};
pub use unlock::{recover, unlock, unlock_for_reading, unlock_quick};

/// What the edges hand in: the passphrase, the recovery code, the keyrings and the cost of a key slot.
pub mod keys_in {
    pub use vault::keyring::{Item, MemoryState};
    pub use vault::{
        KdfPolicy, Keyring, KeyringError, KeyringStatus, MemoryKeyring, OsKeyring, Passphrase, RecoveryCode,
    };
}

pub use store::Migration;

/// A civil date, as documents bear it.
pub type Date = chrono::NaiveDate;

/// Writes a secret that the user asked for on paper or in a file, readable by nobody else.
pub fn write_words(path: &std::path::Path, words: &str) -> Result<()> {
    outside::write_secret(path, zeroize::Zeroizing::new(format!("{words}\n")).as_bytes())
}

/// The year that the session's clock shows, for proposals of a period.
pub fn today_year(session: &Session) -> i32 {
    chrono::Datelike::year(&session.around.clock.today())
}

/// The steps of the schema that this program knows.
pub const MIGRATIONS: &[store::Migration] = store::MIGRATIONS;

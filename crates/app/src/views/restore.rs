//! Restoring in the window: what lies in a backup, how far a restore has come, the book that it became, and the number
//! series that wait after it.

use super::SessionView;
use serde::{Deserialize, Serialize};

/// What a backup says of itself; only told once its last byte was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BackupInsideView {
    /// When it was made, RFC 3339.
    pub created: String,
    /// Running number of seals of its book.
    pub seq: u32,
    /// Bytes of the sealed file.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub size: u64,
    /// Issued documents.
    pub documents: u32,
    /// Sealed files: PDFs and the logo.
    pub files: u32,
}

/// What `restore_look` and `restore` are told beside the secrets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct RestoreAskedView {
    /// The sealed backup.
    pub file: String,
    /// Passphrase alone, for a machine without a keyring.
    pub portable: bool,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum RestoreStep {
    /// Reads the backup to its last byte and believes nothing before.
    Reading,
    /// Writes the new vault, still under another name.
    Building,
    /// Holds every page, entry, link, total and file of it against each other.
    Checking,
    /// Opens it with the new passphrase.
    Opening,
}

/// How far a restore has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RestoreProgressView {
    /// What is being done.
    pub step: RestoreStep,
    /// Whole percent of it; none where nobody can tell.
    pub percent: Option<u32>,
}

/// The book that a backup became, open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RestoredBookView {
    /// Where it stands now.
    pub session: SessionView,
    /// What it was made of.
    pub inside: BackupInsideView,
    /// Customers in it.
    pub customers: u32,
    /// Drafts in it.
    pub drafts: u32,
    /// The new vault's folder.
    pub vault_path: String,
    /// Whether another vault stands where this computer's book stood: it was not touched.
    pub beside_another: bool,
}

/// Where a number series stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SeriesView {
    /// Its name.
    pub name: String,
    /// Its pattern.
    pub pattern: String,
    /// Documents that it issued.
    pub issued: u32,
    /// The number that it gives next, today.
    pub next_number: String,
    /// Whether it waits for its last number to be confirmed.
    pub held: bool,
    /// The last number that this book knows of.
    pub last_known: Option<String>,
    /// Numbers that were skipped, with their reasons.
    pub gaps: Vec<(String, String)>,
}

/// What confirming a last number would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReleaseView {
    /// How many numbers would be skipped.
    pub skipped: u32,
    /// The first of them.
    pub first_skipped: Option<String>,
    /// The last of them.
    pub last_skipped: Option<String>,
    /// The number that comes next, today.
    pub next_number: String,
}

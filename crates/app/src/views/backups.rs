//! Backups and archives.

use serde::{Deserialize, Serialize};

/// The badge that is always in sight: the last proven restore, not the last backup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BackupBadgeView {
    /// `good`, `warn` or `bad`.
    pub tone: String,
    /// When a backup was last read back whole and checked, RFC 3339.
    pub last_proven: Option<String>,
    /// When the book was last sealed, RFC 3339.
    pub last_sealed: Option<String>,
    /// When the kit last opened the newest backup, RFC 3339.
    pub last_kit_proof: Option<String>,
    /// Whether the book changed since it was last sealed.
    pub unsealed_work: bool,
    /// What is wrong, in order of weight; empty when all is well.
    pub problems: Vec<BackupProblemView>,
}

/// One thing that is wrong with the backups, with its remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BackupProblemView {
    /// Kebab-case: `folder-missing`, `folder-behind`, `folder-full`, `folder-refused`, `folder-failed`,
    /// `copy-damaged`, `copy-incomplete`, `one-place-only`, `never-sealed`, `anchor-owed`.
    pub code: String,
    /// Folder concerned, empty when none.
    pub folder: String,
    /// What is so and what to do.
    pub message: String,
}

/// One sealed backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BackupView {
    /// File name.
    pub name: String,
    /// Running number of seals.
    pub seq: u32,
    /// Bytes.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub size: u64,
    /// Of the sealed file, hex.
    pub sha256: String,
    /// RFC 3339.
    pub time: String,
    /// When it was last read back and decrypted, RFC 3339.
    pub proven_at: Option<String>,
    /// Why it is kept: `newest`, `daily`, `weekly`, `monthly`, `newest-proven`.
    pub kept_as: Vec<String>,
    /// Folders that hold it.
    pub places: Vec<String>,
    /// `asked`, `lock`, `quit`, `interval`, `crash-leftover`, `before-migration`.
    pub trigger: String,
}

/// One destination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DestinationView {
    /// As chosen.
    pub folder: String,
    /// `good`, `warn` or `bad`.
    pub tone: String,
    /// How many backups of this book it holds.
    pub count: u32,
    /// Newest one there, RFC 3339.
    pub newest: Option<String>,
    /// What is wrong, empty when nothing.
    pub problem: String,
}

/// The backups page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BackupsView {
    /// The badge.
    pub badge: BackupBadgeView,
    /// Newest first.
    pub backups: Vec<BackupView>,
    /// As chosen in the settings.
    pub destinations: Vec<DestinationView>,
}

/// What an archive for the accountant is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct ArchiveRequest {
    /// First day, `YYYY-MM-DD`.
    pub from: String,
    /// Last day, `YYYY-MM-DD`.
    pub to: String,
    /// `html` or `age`.
    pub form: String,
    /// Where to write it; must not exist.
    pub path: String,
}

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ArchiveView {
    /// Where it was written.
    pub path: String,
    /// Of the file, hex: for the cover sheet.
    pub sha256: String,
    /// Documents inside.
    pub documents: u32,
    /// Bytes.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub size: u64,
}

/// The whole book that was written as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct JsonExportView {
    /// Where it was written.
    pub path: String,
    /// Rows of all tables.
    pub rows: u32,
    /// Of the file, hex; the audit log names it too.
    pub sha256: String,
    /// Bytes.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub size: u64,
}

//! What was before: versions with their differences, the trash, and what was taken back.

use serde::{Deserialize, Serialize};

/// The versions of one draft or master record, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct HistoryView {
    /// As the audit log names it: `document/UUID`, `customer/UUID`, `business`...
    pub object: String,
    /// What people call it: a subject, a name.
    pub title: String,
    /// Whether an older version can be restored: not of what was issued, and not without the right to change it.
    pub restorable: bool,
    /// Newest first.
    pub versions: Vec<VersionView>,
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VersionView {
    /// 1 for the first.
    pub number: u32,
    /// When it was recorded; RFC 3339, UTC.
    pub at: String,
    /// Who did it, as the key header calls them.
    pub user: String,
    /// The act, kebab-case: `draft-saved`, `customer-deleted`...
    pub act: String,
    /// Whether the act took back an earlier one.
    pub undo: bool,
    /// Whether it was gone after this act: it lay in the trash.
    pub gone: bool,
    /// How many fields differ from the version before.
    pub changes: u32,
}

/// One version with its content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VersionContentView {
    /// When, who and what.
    #[serde(flatten)]
    pub version: VersionView,
    /// As it was, in the keys of its form; none when it was gone.
    pub details: Option<serde_json::Value>,
}

/// What differs between two versions, field by field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DiffView {
    /// The older version; 0 is the nothing before the first.
    pub from: u32,
    /// The newer version.
    pub to: u32,
    /// In the order of their keys.
    pub changes: Vec<ChangeView>,
}

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChangeView {
    /// Where: `description`, `lines.2.price`; positions count from 1, in the newer version where the line is in it.
    pub path: String,
    /// What was there; empty for nothing.
    pub before: String,
    /// What is there; empty for nothing.
    pub after: String,
}

/// One thing in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TrashItemView {
    /// As the audit log names it.
    pub object: String,
    /// `draft`, `customer`, `template`, `item`, `schedule`, `note`, `attachment`.
    pub kind: String,
    /// What people call it.
    pub title: String,
    /// Whose it is: the customer of a draft or a recurring document. May be empty.
    pub about: String,
    /// When it went there; RFC 3339, UTC.
    pub gone_at: String,
    /// When it goes for good, at the next unlock from then on; RFC 3339, UTC.
    pub leaves_at: String,
    /// Days until then, where one that has begun counts; 0 where the next unlock takes it.
    pub days_left: u32,
}

/// What was taken back, or can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct UndoneView {
    /// The act that is taken back, kebab-case.
    pub act: String,
    /// What it was done to, as the audit log names it.
    pub object: String,
    /// What people call it.
    pub title: String,
    /// Whether it is gone again: the act had made it.
    pub gone: bool,
}

//! Notes and attached files, as the window and `--json` show them.

use serde::{Deserialize, Serialize};

/// What is kept with a document or a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NotesAndFilesView {
    /// What they belong to, as the audit log names it: `document/UUID`, `customer/UUID`.
    pub owner: String,
    /// The newest first.
    pub notes: Vec<NoteView>,
    /// The newest first.
    pub attachments: Vec<AttachmentView>,
}

/// One internal note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NoteView {
    /// UUIDv7.
    pub id: String,
    /// What it is about, as the audit log names it.
    pub owner: String,
    /// As it reads now.
    pub text: String,
    /// When it was written first; RFC 3339, UTC.
    pub written_at: String,
    /// Who wrote it, as the key header calls them.
    pub written_by: String,
    /// When it was changed last; none while it is as it was written.
    pub changed_at: Option<String>,
    /// Who changed it last.
    pub changed_by: Option<String>,
}

/// One attached file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AttachmentView {
    /// UUIDv7.
    pub id: String,
    /// What it is attached to, as the audit log names it.
    pub owner: String,
    /// What it is called: one component, without control characters.
    pub name: String,
    /// Media type, by the ending of its name.
    pub media: String,
    /// Bytes.
    pub size: u32,
    /// SHA-256, hex.
    pub sha256: String,
    /// When it was attached; RFC 3339, UTC.
    pub added_at: String,
    /// Who attached it, as the key header calls them.
    pub added_by: String,
}

/// What is told beside the bytes of a file that was dropped on the window.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AttachRequest {
    /// Number, id or unique prefix of a document, id or name of a customer, or `document/UUID`, `customer/UUID`.
    pub owner: String,
    /// What it is called there.
    pub name: String,
}

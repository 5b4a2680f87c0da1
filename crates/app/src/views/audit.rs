//! The audit log as it is read, what a verification found, and what is known of a newer book.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is asked of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct AuditQuery {
    /// Words to find: of the acts (`issued`, `backup`), of documents and of customers; empty = all.
    pub text: String,
    /// Kinds to let through (kebab-case, docs/formats/chain.md); empty = all.
    pub kinds: Vec<String>,
    /// At most this many; 50 when 0.
    pub limit: u32,
    /// Only what came before the entry of this number.
    pub before: Option<u32>,
}

/// A window of the log, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AuditLogView {
    /// The entries.
    pub items: Vec<AuditEntryView>,
    /// Pass as `before` to go on; none at the end.
    pub next: Option<u32>,
    /// How many the filter lets through.
    pub count: u32,
}

/// One act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AuditEntryView {
    /// Its place in the log, 1 for the first.
    pub seq: u32,
    /// RFC 3339, UTC, to the millisecond.
    pub time: String,
    /// What was done, kebab-case.
    pub kind: String,
    /// What it was done to, as the log names it: `document/UUID`, `settings`...
    pub object: String,
    /// Number of the document; none while it is a draft.
    pub number: Option<String>,
    /// Whether that document is a credit note.
    pub credit_note: bool,
    /// Name of the customer.
    pub customer: Option<String>,
    /// Who did it, as the key header calls them; their id where it no longer does.
    pub user: String,
    /// Id of the device, or `portable`.
    pub device: String,
    /// Whether that is the device that asks.
    pub here: bool,
    /// Small facts that the act left: never names or amounts.
    pub note: BTreeMap<String, String>,
    /// Content hash of the object before, hex.
    pub before: Option<String>,
    /// Content hash of the object after, hex.
    pub after: Option<String>,
    /// Hash of the entry before, hex.
    pub prev: String,
    /// Hash of this entry, hex: the next one names it.
    pub hash: String,
    /// Public key that signed it, hex.
    pub signer: String,
    /// Ed25519 signature, hex.
    pub signature: String,
}

/// What verification looked at and found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AuditView {
    /// Whether the book is as it was left.
    pub ok: bool,
    /// When it was looked at; RFC 3339, UTC.
    pub at: String,
    /// Pages of the database: each was authenticated.
    pub pages: u32,
    /// Entries of the audit log.
    pub entries: u32,
    /// Issued documents.
    pub documents: u32,
    /// Sealed files.
    pub files: u32,
    /// `fresh`, `unknown-here`, `anchor-missing`... as the anchors say.
    pub freshness: String,
    /// What differs.
    pub findings: Vec<FindingView>,
}

/// One thing that differs: code and object, never a name or an amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FindingView {
    /// Kebab-case.
    pub code: String,
    /// As the audit log names it.
    pub object: String,
    /// Number of the document it belongs to, where there is one.
    pub number: Option<String>,
}

/// In which way a book is older than the one that this computer last saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum RollbackKind {
    /// Acts at its end are missing.
    Shorter,
    /// It was continued in another way than the one last seen.
    Forked,
    /// It is from before a restore.
    BeforeRestore,
    /// The book is the newest, its key header is not: a passphrase that was changed may open it again.
    OlderKeys,
}

/// What is known of the newer book, and how far this one goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RollbackView {
    /// In which way it is older.
    pub kind: RollbackKind,
    /// Acts that are missing at its end, where that is known.
    pub missing: Option<u32>,
    /// When this computer last saw it with them; RFC 3339, UTC.
    pub last_seen: Option<String>,
    /// The last act that is in it; RFC 3339, UTC.
    pub last_act: Option<String>,
    /// The last invoice number that is in it.
    pub last_number: Option<String>,
    /// The invoice number that it would give next.
    pub next_number: String,
}

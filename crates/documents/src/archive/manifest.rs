//! `MANIFEST.json` and `documents.json`: their keys, in their order.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Always `counterfoil-archive`.
    pub format: String,
    /// See [`super::VERSION`].
    pub version: u32,
    /// Id of the book.
    pub vault_id: String,
    /// The seller's name.
    pub business: String,
    /// Both days included.
    pub period: Period,
    /// RFC 3339, whole seconds, UTC.
    pub created: String,
    /// Of the words in it, BCP 47.
    pub language: String,
    /// Which key signed; whose key it is, the cover sheet says.
    pub signing_key: String,
    /// Hex; may be empty.
    pub chain_head: String,
    /// How many of each.
    pub counts: Counts,
    /// One per currency, ordered by code.
    pub totals: Vec<Totals>,
    /// Every member but the manifest and its signature, in the order of the tar.
    pub members: Vec<MemberEntry>,
}

/// First and last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
}

/// How many rows of each kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Issued and imported.
    pub documents: usize,
    /// Received.
    pub payments: usize,
    /// Named.
    pub customers: usize,
    /// Series.
    pub number_ranges: usize,
    /// Of the period.
    pub audit_entries: usize,
}

/// Sums of one currency, decimal strings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// ISO 4217.
    pub currency: String,
    /// Sum of BT-109.
    pub net: String,
    /// Sum of BT-110.
    pub vat: String,
    /// Sum of BT-112.
    pub gross: String,
    /// Sum of what is open.
    pub open: String,
}

/// One member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberEntry {
    /// One of the fixed names.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// Hex, lower case.
    pub sha256: String,
}

/// `documents.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DocumentList {
    pub(super) documents: Vec<DocumentEntry>,
}

/// One document as a page lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentEntry {
    /// BT-1.
    pub number: String,
    /// UNTDID 1001.
    pub type_code: String,
    /// History of another program.
    pub imported: bool,
    /// As frozen.
    pub customer: String,
    /// BT-2.
    pub date: NaiveDate,
    /// BT-9.
    pub due: Option<NaiveDate>,
    /// ISO 4217.
    pub currency: String,
    /// BT-109.
    pub net: String,
    /// BT-110.
    pub vat: String,
    /// BT-112.
    pub gross: String,
    /// When the archive was written.
    pub open: String,
    /// Subject.
    pub description: String,
    /// As printed; may be empty.
    pub chain_code: String,
    /// Path of the PDF.
    pub file: Option<String>,
    /// Of the PDF, hex.
    pub sha256: Option<String>,
    /// Path of the e-invoice.
    pub xml: Option<String>,
}

//! What goes into an archive, as plain data: no SQL, no ids of rows, amounts as decimal strings in major units.
//!
//! Amounts count as they do in the books: a credit note is negative. Text may hold anything, the tables guard it.

use chrono::{DateTime, NaiveDate, Utc};

/// Everything of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Id of the book.
    pub vault_id: String,
    /// The seller's name (BT-27).
    pub business: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
    /// When it is written; whole seconds are kept.
    pub created: DateTime<Utc>,
    /// The signer's public key, as minisign writes it: base64 of 42 bytes.
    pub signing_key: String,
    /// Head of the book's chain, hex; may be empty.
    pub chain_head: String,
    /// In order of issue; each number once.
    pub invoices: Vec<ArchiveInvoice>,
    /// In order of date.
    pub payments: Vec<ArchivePayment>,
    /// By name.
    pub customers: Vec<ArchiveCustomer>,
    /// By series.
    pub number_ranges: Vec<ArchiveNumberRange>,
    /// In order of sequence.
    pub audit: Vec<ArchiveAuditEntry>,
}

/// One issued or imported document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveInvoice {
    /// BT-1.
    pub number: String,
    /// UNTDID 1001 (BT-3).
    pub type_code: String,
    /// History of another program: its number as given, no original.
    pub imported: bool,
    /// BT-2.
    pub issue_date: NaiveDate,
    /// BT-9.
    pub due_date: Option<NaiveDate>,
    /// Name as frozen at issue (BT-44).
    pub customer: String,
    /// BT-48; may be empty.
    pub customer_vat_id: String,
    /// ISO 4217 (BT-5).
    pub currency: String,
    /// BG-23, one journal row each; without any, the journal has one row of the totals without a category.
    pub vat: Vec<ArchiveVat>,
    /// BT-109.
    pub net: String,
    /// BT-110.
    pub vat_total: String,
    /// BT-112.
    pub gross: String,
    /// Still open when the archive is written.
    pub open: String,
    /// Subject; may be empty.
    pub description: String,
    /// Short chain code as printed; may be empty.
    pub chain_code: String,
    /// The sealed original, byte for byte.
    pub pdf: Option<Vec<u8>>,
    /// The e-invoice, where it is a file of its own.
    pub xml: Option<Vec<u8>>,
}

/// One row of the VAT breakdown (BG-23).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveVat {
    /// BT-118.
    pub category: String,
    /// BT-119, percent; empty where the category has none.
    pub rate: String,
    /// BT-116.
    pub taxable: String,
    /// BT-117.
    pub tax: String,
}

/// One payment received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchivePayment {
    /// When it was received.
    pub date: NaiveDate,
    /// Of the document that it pays.
    pub number: String,
    /// Name as frozen on that document.
    pub customer: String,
    /// ISO 4217.
    pub currency: String,
    /// Negative when paid back.
    pub amount: String,
    /// As typed; may be empty.
    pub note: String,
}

/// One customer named in the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveCustomer {
    /// BT-44.
    pub name: String,
    /// BT-50.
    pub street: String,
    /// BT-53.
    pub postcode: String,
    /// BT-52.
    pub city: String,
    /// BT-55.
    pub country: String,
    /// BT-48; may be empty.
    pub vat_id: String,
    /// Tax number; may be empty.
    pub tax_id: String,
}

/// What became of the numbers of one series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveNumberRange {
    /// Name of the series.
    pub series: String,
    /// First number of the period.
    pub first: String,
    /// Last number of the period.
    pub last: String,
    /// How many were issued.
    pub issued: u32,
    /// How many between first and last were not.
    pub missing: u32,
    /// Why, from the gap register; empty when nothing is missing.
    pub explanation: String,
}

/// One entry of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveAuditEntry {
    /// Running number in the book.
    pub seq: u64,
    /// When.
    pub time: DateTime<Utc>,
    /// Who.
    pub user: String,
    /// Where.
    pub device: String,
    /// What was done.
    pub kind: String,
    /// To what.
    pub object: String,
    /// Hash of the entry, hex.
    pub hash: String,
}

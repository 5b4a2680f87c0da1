//! History that comes in from another program: what a file would bring, how far it has come, and what it came to.

use super::InvoiceRowView;
use serde::{Deserialize, Serialize};

/// What documents come to, in one currency; decimal strings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportSumsView {
    /// How many, cancelled ones too.
    pub documents: u32,
    /// Without VAT.
    pub net: String,
    /// VAT.
    pub vat: String,
    /// With VAT; credit notes count below 0.
    pub gross: String,
    /// Still owed.
    pub open: String,
}

/// One document of a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportRowView {
    /// Line of the file.
    pub line: u32,
    /// As given.
    pub number: String,
    /// Name of the customer.
    pub customer: String,
    /// Issue date.
    pub issue_date: String,
    /// Due date.
    pub due_date: String,
    /// With VAT.
    pub gross: String,
    /// ISO 4217.
    pub currency: String,
}

/// A file that is in the book already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportedBeforeView {
    /// When, RFC 3339.
    pub recorded_at: String,
}

/// What a file would bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportLookView {
    /// Documents.
    pub documents: u32,
    /// Payments.
    pub payments: u32,
    /// Customers.
    pub customers: u32,
    /// Currency and what its documents come to, in order of code.
    pub sums: Vec<(String, ImportSumsView)>,
    /// The first documents.
    pub first: Vec<ImportRowView>,
    /// Set when this very file was imported before.
    pub before: Option<ImportedBeforeView>,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportProgressView {
    /// Whole percent of the file.
    pub percent: u32,
    /// Documents so far.
    pub documents: u32,
}

/// A document that does not add up; it is kept as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportFlawView {
    /// Line of the file.
    pub line: u32,
    /// As given.
    pub number: String,
    /// The first figure that is stated otherwise than it comes out.
    pub what: String,
}

/// What the file says, counted by itself, and what the book came to, in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReconciledView {
    /// ISO 4217.
    pub currency: String,
    /// Of the file.
    pub file: ImportSumsView,
    /// Of the book.
    pub book: ImportSumsView,
}

/// What an import came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportView {
    /// The very file was in the book before: nothing was written.
    pub already: bool,
    /// Documents.
    pub documents: u32,
    /// Payments.
    pub payments: u32,
    /// Customers that the file names.
    pub customers: u32,
    /// Those of them that the book did not know.
    pub new_customers: u32,
    /// Documents that do not add up.
    pub flawed: u32,
    /// The first of these.
    pub flaws: Vec<ImportFlawView>,
    /// One a currency, in order of its code; file and book are equal, else nothing would have been written.
    pub sums: Vec<ReconciledView>,
}

/// A line as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportedLineView {
    /// What was sold.
    pub description: String,
    /// As given.
    pub unit: String,
    /// Exact decimal.
    pub quantity: String,
    /// Of one unit.
    pub price: String,
    /// Percent.
    pub discount: String,
    /// VAT category.
    pub category: String,
    /// Percent.
    pub rate: String,
    /// Without VAT.
    pub net: String,
}

/// VAT of a category and rate as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportedVatView {
    /// VAT category.
    pub category: String,
    /// Percent.
    pub rate: String,
    /// What is taxed.
    pub net: String,
    /// The tax.
    pub vat: String,
}

/// A payment as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportedPaymentView {
    /// ISO date.
    pub date: String,
    /// In the document's currency.
    pub amount: String,
    /// `bank`, `card`.
    pub method: String,
    /// As given.
    pub reference: String,
}

/// A document that another program issued: kept as it was given, with no PDF and no counterfoil of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportedView {
    /// As the list shows it.
    pub row: InvoiceRowView,
    /// Its customer.
    pub customer_id: String,
    /// May be empty.
    pub purchase_order: String,
    /// May be empty.
    pub note: String,
    /// Without VAT.
    pub net: String,
    /// VAT.
    pub vat: String,
    /// Lines.
    pub lines: Vec<ImportedLineView>,
    /// VAT by category and rate.
    pub vats: Vec<ImportedVatView>,
    /// In order of date.
    pub payments: Vec<ImportedPaymentView>,
    /// Figures that are stated otherwise than they come out.
    pub flaws: u32,
    /// Line of the file that it came from.
    pub file_line: u32,
}

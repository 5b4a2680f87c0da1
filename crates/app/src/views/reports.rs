//! Reports: figures over many documents. Amounts of different currencies are never added up.

use serde::{Deserialize, Serialize};

/// One month in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RevenueView {
    /// `YYYY-MM`, by issue date.
    pub month: String,
    /// ISO 4217.
    pub currency: String,
    /// Documents.
    pub count: u32,
    /// Without VAT.
    pub net: String,
    /// VAT.
    pub vat: String,
    /// With VAT.
    pub gross: String,
    /// Written off in this month, with VAT, less what was taken up again; nothing is taken off the figures before it.
    pub written_off: String,
    /// What finds just these documents in a list (docs/formats/filter.md).
    pub filter: String,
}

/// What the revenue of a period is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum RevenueBy {
    /// By customer.
    Customer,
    /// By what lines are called.
    Item,
}

/// What was invoiced in a period, less what was credited, divided into rows that come to the totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RevenueByView {
    /// What a row stands for.
    pub by: RevenueBy,
    /// First day of issue, `YYYY-MM-DD`; empty = from the first document on.
    pub from: String,
    /// Last day of issue; empty = to the last document.
    pub to: String,
    /// By currency, the largest first.
    pub items: Vec<RevenueRowView>,
    /// Smaller rows that were not asked for.
    pub left_out: u32,
    /// All rows together, one a currency, from the totals of the documents.
    pub totals: Vec<RevenueSumView>,
}

/// One customer or item in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RevenueRowView {
    /// As the customer is called now, or as the lines are; empty for documents that were imported without lines.
    pub name: String,
    /// UUIDv7; none on an item, and where the documents name no customer of the book.
    pub customer: Option<String>,
    /// ISO 4217.
    pub currency: String,
    /// Documents.
    pub count: u32,
    /// Without VAT. Of an item: its lines, with their part of what a document takes off or adds as a whole.
    pub net: String,
    /// VAT; none on an item, since it is reckoned by document.
    pub vat: Option<String>,
    /// With VAT; none on an item.
    pub gross: Option<String>,
    /// What finds just these documents in a list; empty where nothing can.
    pub filter: String,
}

/// One currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RevenueSumView {
    /// ISO 4217.
    pub currency: String,
    /// Documents, each counted once.
    pub count: u32,
    /// Without VAT.
    pub net: String,
    /// VAT.
    pub vat: String,
    /// With VAT.
    pub gross: String,
    /// What finds just these documents in a list.
    pub filter: String,
}

/// Who owes what, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AgingView {
    /// As of the end of this day, `YYYY-MM-DD`.
    pub at: String,
    /// By name, then currency.
    pub items: Vec<AgingRowView>,
    /// All customers together, one a currency.
    pub totals: Vec<AgingAmountsView>,
}

/// One customer in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AgingRowView {
    /// UUIDv7; none where the documents name no customer of the book.
    pub customer: Option<String>,
    /// As the customer is called now.
    pub name: String,
    /// Invoices on which something is open, or owed back.
    pub count: u32,
    /// What they come to.
    #[serde(flatten)]
    pub amounts: AgingAmountsView,
    /// What finds all documents of the customer in this currency in a list.
    pub filter: String,
}

/// What is open in one currency, by how late it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AgingAmountsView {
    /// ISO 4217.
    pub currency: String,
    /// Due on the day or after it.
    pub not_due: String,
    /// 1 to 30 days late.
    pub days_1_30: String,
    /// 31 to 60 days late.
    pub days_31_60: String,
    /// 61 to 90 days late.
    pub days_61_90: String,
    /// More than 90 days late.
    pub over_90: String,
    /// All of these together.
    pub open: String,
    /// Owed back after a payment and a credit note; it is not taken off what is open on other invoices.
    pub to_refund: String,
}

/// What a VAT return asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VatReportView {
    /// First day of issue, `YYYY-MM-DD`.
    pub from: String,
    /// Last day of issue.
    pub to: String,
    /// By currency, then category, standard rates first, the highest rate first.
    pub items: Vec<VatRowView>,
    /// All rows together, one a currency.
    pub totals: Vec<VatSumView>,
    /// What was written off in the period, in no sum; by currency, category and rate.
    pub written_off: Vec<VatWrittenOffView>,
}

/// One category and rate in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VatRowView {
    /// ISO 4217.
    pub currency: String,
    /// BT-118.
    pub category: String,
    /// The category by name: `standard`, `zero-rated`, `exempt`, `reverse-charge`, `intra-community`, `export`,
    /// `out-of-scope`, `igic`, `ipsi`.
    pub name: String,
    /// BT-119, percent.
    pub rate: String,
    /// Documents that are no credit notes.
    pub invoices: u32,
    /// Their base (BT-116).
    pub invoiced_taxable: String,
    /// Their VAT (BT-117).
    pub invoiced_tax: String,
    /// Credit notes.
    pub credit_notes: u32,
    /// Their base, above 0 as on paper.
    pub credited_taxable: String,
    /// Their VAT, above 0 as on paper.
    pub credited_tax: String,
    /// Base to declare: invoiced less credited.
    pub taxable: String,
    /// VAT to declare: invoiced less credited.
    pub tax: String,
    /// What finds just these documents in a list.
    pub filter: String,
}

/// One currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VatSumView {
    /// ISO 4217.
    pub currency: String,
    /// Documents that are no credit notes, each counted once.
    pub invoices: u32,
    /// Credit notes, each counted once.
    pub credit_notes: u32,
    /// Invoiced less credited, without VAT.
    pub taxable: String,
    /// Invoiced less credited, VAT.
    pub tax: String,
    /// What finds just these documents in a list.
    pub filter: String,
}

/// What was written off in the period at one category and rate, less what was taken up again. It is taken off no other
/// figure, since the law of the country says whether and when it may be (Art. 90 of Directive 2006/112/EC, § 17 UStG).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VatWrittenOffView {
    /// ISO 4217.
    pub currency: String,
    /// BT-118.
    pub category: String,
    /// The category by name, as in the other rows.
    pub name: String,
    /// BT-119, percent.
    pub rate: String,
    /// Base of it.
    pub taxable: String,
    /// VAT of it.
    pub tax: String,
    /// What finds the invoices of which something was written off in the period.
    pub filter: String,
}

/// Numbers that were never given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct GapsView {
    /// By series, then number.
    pub items: Vec<GapView>,
}

/// One number that was never given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct GapView {
    /// Its series.
    pub series: String,
    /// The number.
    pub number: String,
    /// Why.
    pub reason: String,
}

/// Which report is to be written to a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "report", rename_all = "kebab-case")]
pub enum ReportQuery {
    /// Invoiced by month.
    Revenue,
    /// Invoiced by customer or item.
    RevenueBy {
        /// What a row stands for.
        by: RevenueBy,
        /// First day, `YYYY-MM-DD`; empty = from the first document on.
        from: String,
        /// Last day; empty = to the last document.
        to: String,
    },
    /// Who owes what.
    Aging {
        /// `YYYY-MM-DD`; empty = today.
        at: String,
    },
    /// What a VAT return asks for.
    Vat {
        /// First day, `YYYY-MM-DD`.
        from: String,
        /// Last day, `YYYY-MM-DD`.
        to: String,
    },
    /// Numbers that were never given.
    Gaps,
}

/// As what a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ReportForm {
    /// A table for a spreadsheet.
    Csv,
    /// A page to be read, printed and kept.
    Pdf,
}

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
}

/// Which report is to be written to a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "report", rename_all = "kebab-case")]
pub enum ReportQuery {
    /// Invoiced by month.
    Revenue,
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
}

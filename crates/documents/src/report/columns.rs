//! What stands in the columns of a report, and how it is written.

use crate::Language;
use crate::format::amount;

/// A column after the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportColumn {
    /// How many documents.
    Documents,
    /// A bar as long as the net amount; its cells are net amounts.
    Share,
    /// Without VAT.
    Net,
    /// VAT.
    Vat,
    /// With VAT.
    Gross,
    /// Given up.
    WrittenOff,
    /// Not due yet.
    NotDue,
    /// 1 to 30 days late.
    Days30,
    /// 31 to 60 days late.
    Days60,
    /// 61 to 90 days late.
    Days90,
    /// More than 90 days late.
    Over90,
    /// All that is owed.
    Open,
    /// Owed back.
    ToRefund,
    /// Base of invoices.
    Invoiced,
    /// Base of credit notes.
    Credited,
    /// A number that was never given.
    Number,
    /// Why.
    Reason,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Count,
    Amount,
    Bar,
    /// Begins at the left and takes what is free.
    Text,
}

impl ReportColumn {
    /// Its head in the catalogue.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Documents => "report-head-documents",
            Self::Share => "report-head-share",
            Self::Net => "report-head-net",
            Self::Vat => "report-head-vat",
            Self::Gross => "report-head-gross",
            Self::WrittenOff => "report-head-written-off",
            Self::NotDue => "report-head-not-due",
            Self::Days30 => "report-head-30",
            Self::Days60 => "report-head-60",
            Self::Days90 => "report-head-90",
            Self::Over90 => "report-head-over-90",
            Self::Open => "report-head-open",
            Self::ToRefund => "report-head-to-refund",
            Self::Invoiced => "report-head-invoiced",
            Self::Credited => "report-head-credited",
            Self::Number => "report-head-number",
            Self::Reason => "report-head-reason",
        }
    }

    pub(super) const fn holds(self) -> Holds {
        match self {
            Self::Documents => Holds::Count,
            Self::Share => Holds::Bar,
            Self::Number | Self::Reason => Holds::Text,
            Self::Net
            | Self::Vat
            | Self::Gross
            | Self::WrittenOff
            | Self::NotDue
            | Self::Days30
            | Self::Days60
            | Self::Days90
            | Self::Over90
            | Self::Open
            | Self::ToRefund
            | Self::Invoiced
            | Self::Credited => Holds::Amount,
        }
    }

    /// A cell as it is printed: an amount in the form of the language, nothing as a dash.
    pub(super) fn print(self, cell: &str, language: Language) -> String {
        match self.holds() {
            Holds::Bar => String::new(),
            Holds::Text => cell.to_owned(),
            Holds::Count | Holds::Amount if cell.is_empty() => String::new(),
            Holds::Count => amount(cell, language),
            Holds::Amount if cell.bytes().any(|b| (b'1'..=b'9').contains(&b)) => amount(cell, language),
            Holds::Amount => "\u{2013}".to_owned(),
        }
    }
}

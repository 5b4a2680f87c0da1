//! A document as another program wrote it: what it states, what it comes to, and which rules of arithmetic it breaks.
//!
//! Amounts are decimals just as they were written, with as many digits: a received document may break the very rules that
//! [`crate::Money`] keeps. What EN 16931 takes as given is taken as given here too: the net of each line (BT-131) and the
//! amount of each allowance and charge. Everything above them is computed, by [`crate::Totals`] and nothing else.

mod allowance_rules;
mod decimals_rules;
mod line_rules;
mod recompute;
mod sum;
mod total_rules;
mod vat_rules;

use rust_decimal::Decimal;

pub use recompute::{Recomputed, VatMethod};

/// Everything of a received document that arithmetic touches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReceivedSums {
    /// BT-5 as written.
    pub currency: String,
    /// BT-6 as written; empty where there is none.
    pub tax_currency: String,
    /// BG-25. A profile without lines has none.
    pub lines: Vec<ReceivedLine>,
    /// BG-20.
    pub allowances: Vec<ReceivedAllowance>,
    /// BG-21, logistics service charges of Factur-X EXTENDED included.
    pub charges: Vec<ReceivedAllowance>,
    /// BT-106.
    pub line_total: Option<Decimal>,
    /// BT-107.
    pub allowance_total: Option<Decimal>,
    /// BT-108.
    pub charge_total: Option<Decimal>,
    /// BT-109.
    pub net_total: Option<Decimal>,
    /// BT-110 and BT-111, each with the breakdown that stands beside it.
    pub vat_totals: Vec<ReceivedVatTotal>,
    /// BT-112.
    pub gross_total: Option<Decimal>,
    /// BT-113.
    pub prepaid: Option<Decimal>,
    /// BT-114.
    pub rounding: Option<Decimal>,
    /// BT-115.
    pub payable: Option<Decimal>,
    /// Collected for somebody else beside the invoice: BT-DEX-002 of XRechnung's extension, BT-179 of Factur-X EXTENDED.
    pub third_party: Vec<Decimal>,
}

/// One line (BG-25).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReceivedLine {
    /// BT-126.
    pub id: String,
    /// BT-153.
    pub name: String,
    /// BT-129.
    pub quantity: Option<Decimal>,
    /// BT-130.
    pub unit: String,
    /// BT-146.
    pub price: Option<Decimal>,
    /// BT-149.
    pub base_quantity: Option<Decimal>,
    /// BT-150.
    pub base_unit: String,
    /// BT-148.
    pub gross_price: Option<Decimal>,
    /// BT-147; a charge on the price, which no rule allows, is below 0.
    pub price_allowance: Option<Decimal>,
    /// BG-27.
    pub allowances: Vec<ReceivedAllowance>,
    /// BG-28.
    pub charges: Vec<ReceivedAllowance>,
    /// BG-30.
    pub vat: Option<ReceivedVat>,
    /// BT-131.
    pub net: Option<Decimal>,
    /// Whether it adds to the document. Lines that only group or inform others (BT-X-8) do not.
    pub adds: bool,
    /// Nets of the lines below this one, where an extension nests lines.
    pub parts: Vec<Decimal>,
}

/// An allowance or a charge of a line or of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReceivedAllowance {
    /// BT-92, BT-99, BT-136, BT-141.
    pub amount: Option<Decimal>,
    /// BT-93, BT-100, BT-137, BT-142.
    pub base: Option<Decimal>,
    /// BT-94, BT-101, BT-138, BT-143.
    pub percent: Option<Decimal>,
    /// BT-97, BT-104, BT-139, BT-144.
    pub reason: String,
    /// BT-98, BT-105, BT-140, BT-145.
    pub reason_code: String,
    /// BT-95 and BT-96, BT-102 and BT-103; none on a line.
    pub vat: Option<ReceivedVat>,
}

/// Category and rate as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReceivedVat {
    /// BT-151, BT-95, BT-102; one of UNCL5305, or what stands in its place.
    pub category: String,
    /// BT-152, BT-96, BT-103.
    pub rate: Option<Decimal>,
}

/// A total of VAT (BT-110; BT-111 in the accounting currency) and the breakdown under it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReceivedVatTotal {
    /// Its currency as written; empty where none is.
    pub currency: String,
    /// BT-110 or BT-111.
    pub amount: Option<Decimal>,
    /// BG-23.
    pub rows: Vec<ReceivedVatRow>,
}

/// One row of the VAT breakdown (BG-23).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReceivedVatRow {
    /// BT-118 and BT-119.
    pub vat: ReceivedVat,
    /// BT-116.
    pub taxable: Option<Decimal>,
    /// BT-117.
    pub tax: Option<Decimal>,
    /// Whether BT-120 or BT-121 says why there is no VAT.
    pub has_reason: bool,
}

/// How the document is written; some rules read differently in the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// OASIS UBL 2.1.
    Ubl,
    /// UN/CEFACT Cross Industry Invoice, D16B.
    Cii,
}

/// Which rules the document says it keeps, by its specification identifier (BT-24).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// EN 16931 itself, or a specification that is not known here.
    Core,
    /// Peppol BIS Billing 3.
    Peppol,
    /// XRechnung.
    XRechnung,
    /// XRechnung with its extension.
    XRechnungExtension,
    /// Factur-X and ZUGFeRD MINIMUM: totals alone.
    Minimum,
    /// Factur-X and ZUGFeRD BASIC WL: no lines.
    BasicWithoutLines,
    /// Factur-X and ZUGFeRD EXTENDED: tolerances of its own.
    Extended,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Core,
        Self::Peppol,
        Self::XRechnung,
        Self::XRechnungExtension,
        Self::Minimum,
        Self::BasicWithoutLines,
        Self::Extended,
    ];

    /// Stable name, `xrechnung`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Core => "en16931",
            Self::Peppol => "peppol",
            Self::XRechnung => "xrechnung",
            Self::XRechnungExtension => "xrechnung-extension",
            Self::Minimum => "factur-x-minimum",
            Self::BasicWithoutLines => "factur-x-basic-wl",
            Self::Extended => "factur-x-extended",
        }
    }

    /// Whether it has lines at all.
    #[must_use]
    pub const fn has_lines(self) -> bool {
        !matches!(self, Self::Minimum | Self::BasicWithoutLines)
    }

    /// Whether the rules of Peppol hold: XRechnung took them over.
    #[must_use]
    pub const fn keeps_peppol(self) -> bool {
        matches!(self, Self::Peppol | Self::XRechnung | Self::XRechnungExtension)
    }
}

/// Whether a finding makes the document invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// A receiver may refuse the document.
    Fatal,
    /// Worth a look; the document passes.
    Warning,
}

impl Severity {
    /// Stable name, `fatal`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fatal => "fatal",
            Self::Warning => "warning",
        }
    }
}

/// A rule that a received document does not keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Id of the rule, `BR-CO-15`; kebab-case where no rule set has one.
    pub rule: String,
    /// Whether it counts against the document.
    pub severity: Severity,
    /// What is wrong, in plain words, with the amounts that show it.
    pub message: String,
    /// Business term or group that it is about, `BT-112`.
    pub field: String,
}

impl Finding {
    /// One that makes the document invalid.
    #[must_use]
    pub fn fatal(rule: impl Into<String>, field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { rule: rule.into(), severity: Severity::Fatal, message: message.into(), field: field.into() }
    }

    /// One that does not.
    #[must_use]
    pub fn warning(rule: impl Into<String>, field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::fatal(rule, field, message) }
    }
}

impl ReceivedSums {
    /// The rules of arithmetic that it does not keep, in the order of the document: lines, allowances, VAT, totals.
    #[must_use]
    pub fn check(&self, syntax: Syntax, profile: Profile) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.line_rules(syntax, profile, &mut findings);
        self.allowance_rules(syntax, profile, &mut findings);
        self.vat_rules(syntax, profile, &mut findings);
        self.total_rules(syntax, profile, &mut findings);
        self.decimals_rules(&mut findings);
        findings
    }

    /// Rows of the VAT breakdown (BG-23), wherever they stand.
    pub fn vat_rows(&self) -> impl Iterator<Item = &ReceivedVatRow> {
        self.vat_totals.iter().flat_map(|total| &total.rows)
    }

    /// BT-110: the total of VAT in the document's currency; where none bears a currency, the first.
    #[must_use]
    pub fn vat_total(&self) -> Option<Decimal> {
        let in_currency =
            |currency: &str| self.vat_totals.iter().find(|total| total.currency == currency && total.amount.is_some());
        in_currency(&self.currency).or_else(|| in_currency("")).and_then(|total| total.amount)
    }

    /// Lines that add to the document.
    fn adding_lines(&self) -> impl Iterator<Item = &ReceivedLine> {
        self.lines.iter().filter(|line| line.adds)
    }
}

#[cfg(test)]
mod tests;

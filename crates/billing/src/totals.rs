//! The calculator: the only place that sums and rounds (EN 16931 BR-CO-10 to BR-CO-17, each one exact).
//!
//! Each line is rounded, then added up; VAT is rounded once for each category and rate. Nothing is back-computed.

use crate::{Allowance, Currency, DocumentAllowance, Error, Line, Money, Vat, VatCategory, VatRate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;

/// What totals are computed of.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// Currency of every amount (BT-5).
    pub currency: Currency,
    /// BG-25.
    pub lines: &'a [Line],
    /// BG-20.
    pub allowances: &'a [DocumentAllowance],
    /// BG-21.
    pub charges: &'a [DocumentAllowance],
    /// Paid in advance, in major units (BT-113).
    pub prepaid: Decimal,
    /// Added to reach a payable sum, such as for cash, in major units (BT-114); may be below 0.
    pub rounding: Decimal,
}

/// What one line comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LineTotals {
    /// Quantity times price for the base quantity, rounded: what percentages on the line are taken of by default.
    pub before: Money,
    /// Each allowance (BT-136), in order.
    pub allowances: Vec<Money>,
    /// Each charge (BT-141), in order.
    pub charges: Vec<Money>,
    /// BT-131.
    pub net: Money,
}

/// One row of the VAT breakdown (BG-23).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct VatBreakdown {
    /// BT-118.
    pub category: VatCategory,
    /// BT-119.
    pub rate: VatRate,
    /// BT-116.
    pub taxable: Money,
    /// BT-117, rounded half away from zero.
    pub tax: Money,
}

/// All sums of a document (BG-22), computed only by [`Totals::of`]. In JSON: [`TotalsText`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Totals {
    /// BT-5.
    pub currency: Currency,
    /// Each line, in order.
    pub lines: Vec<LineTotals>,
    /// Each document allowance (BT-92), in order.
    pub allowances: Vec<Money>,
    /// Each document charge (BT-99), in order.
    pub charges: Vec<Money>,
    /// Sum of line nets (BT-106, BR-CO-10).
    pub line_total: Money,
    /// BT-107 (BR-CO-11).
    pub allowance_total: Money,
    /// BT-108 (BR-CO-12).
    pub charge_total: Money,
    /// BT-109 (BR-CO-13).
    pub net_total: Money,
    /// BT-110 (BR-CO-14).
    pub vat_total: Money,
    /// BT-112 (BR-CO-15).
    pub gross_total: Money,
    /// BT-113.
    pub prepaid: Money,
    /// BT-114.
    pub rounding: Money,
    /// BT-115 (BR-CO-16).
    pub payable: Money,
    /// Ordered by category and rate.
    pub vat_breakdown: Vec<VatBreakdown>,
}

impl Totals {
    /// Computes all sums.
    ///
    /// # Errors
    /// [`Error::Overflow`], [`Error::DivisionByZero`] for a base quantity of 0.
    pub fn of(basis: &Basis<'_>) -> Result<Self, Error> {
        Self::with_tax(basis, |vat, taxable| taxable.percent(vat.rate.percent()))
    }

    /// The same, with the VAT of each row of the breakdown by `tax`: another program may have rounded by another method.
    pub(crate) fn with_tax(basis: &Basis<'_>, tax: impl Fn(Vat, Money) -> Result<Money, Error>) -> Result<Self, Error> {
        let currency = basis.currency;
        let lines = basis.lines.iter().map(|line| LineTotals::of(line, currency)).collect::<Result<Vec<_>, _>>()?;
        let line_total = Money::sum(lines.iter().map(|line| line.net), currency)?;
        let amounts = |list: &[DocumentAllowance]| amounts(list.iter().map(|item| &item.allowance), line_total);
        let (allowances, charges) = (amounts(basis.allowances)?, amounts(basis.charges)?);
        let allowance_total = Money::sum(allowances.iter().copied(), currency)?;
        let charge_total = Money::sum(charges.iter().copied(), currency)?;
        let net_total = line_total.minus(allowance_total)?.plus(charge_total)?;

        let vat_breakdown = breakdown(basis, &lines, &allowances, &charges, tax)?;
        let vat_total = Money::sum(vat_breakdown.iter().map(|row| row.tax), currency)?;
        let gross_total = net_total.plus(vat_total)?;
        let prepaid = Money::round(basis.prepaid, currency)?;
        let rounding = Money::round(basis.rounding, currency)?;
        let payable = gross_total.minus(prepaid)?.plus(rounding)?;
        Ok(Self {
            currency,
            lines,
            allowances,
            charges,
            line_total,
            allowance_total,
            charge_total,
            net_total,
            vat_total,
            gross_total,
            prepaid,
            rounding,
            payable,
            vat_breakdown,
        })
    }
}

impl LineTotals {
    pub(crate) fn of(line: &Line, currency: Currency) -> Result<Self, Error> {
        let before = Money::reckon(&[line.quantity, line.price], &[line.base_quantity], currency)?;
        let allowances = amounts(&line.allowances, before)?;
        let charges = amounts(&line.charges, before)?;
        let net = before
            .minus(Money::sum(allowances.iter().copied(), currency)?)?
            .plus(Money::sum(charges.iter().copied(), currency)?)?;
        Ok(Self { before, allowances, charges, net })
    }
}

fn amounts<'a>(list: impl IntoIterator<Item = &'a Allowance>, own: Money) -> Result<Vec<Money>, Error> {
    list.into_iter().map(|allowance| allowance.amount_of(own)).collect()
}

/// BR-CO-17 and the `-08` and `-09` rules of each category: taxable amounts by category and rate, then one rounding each.
fn breakdown(
    basis: &Basis<'_>,
    lines: &[LineTotals],
    allowances: &[Money],
    charges: &[Money],
    tax: impl Fn(Vat, Money) -> Result<Money, Error>,
) -> Result<Vec<VatBreakdown>, Error> {
    let mut taxable: BTreeMap<Vat, Money> = BTreeMap::new();
    let mut add = |vat: Vat, amount: Money| {
        let sum = taxable.entry(vat).or_insert(Money::zero(basis.currency));
        sum.plus(amount).map(|total| *sum = total)
    };
    for (line, totals) in basis.lines.iter().zip(lines) {
        add(line.vat, totals.net)?;
    }
    for (allowance, amount) in basis.allowances.iter().zip(allowances) {
        add(allowance.vat, amount.negate()?)?;
    }
    for (charge, amount) in basis.charges.iter().zip(charges) {
        add(charge.vat, *amount)?;
    }
    taxable
        .into_iter()
        .map(|(vat, taxable)| {
            Ok(VatBreakdown { category: vat.category, rate: vat.rate, taxable, tax: tax(vat, taxable)? })
        })
        .collect()
}

/// Totals as they cross an edge: every amount a decimal string in major units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotalsText {
    /// ISO 4217.
    pub currency: String,
    /// Net of each line (BT-131), in order.
    pub line_nets: Vec<String>,
    /// BT-106.
    pub line_total: String,
    /// BT-107.
    pub allowance_total: String,
    /// BT-108.
    pub charge_total: String,
    /// BT-109.
    pub net_total: String,
    /// BT-110.
    pub vat_total: String,
    /// BT-112.
    pub gross_total: String,
    /// BT-113.
    pub prepaid: String,
    /// BT-114.
    pub rounding: String,
    /// BT-115.
    pub payable: String,
    /// BG-23, ordered by category and rate.
    pub vat_breakdown: Vec<VatBreakdownText>,
}

/// One row of the VAT breakdown as it crosses an edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VatBreakdownText {
    /// BT-118.
    pub category: String,
    /// BT-119, in percent without trailing zeros.
    pub rate: String,
    /// BT-116.
    pub taxable: String,
    /// BT-117.
    pub tax: String,
}

impl From<&Totals> for TotalsText {
    fn from(totals: &Totals) -> Self {
        Self {
            currency: totals.currency.to_string(),
            line_nets: totals.lines.iter().map(|line| line.net.to_string()).collect(),
            line_total: totals.line_total.to_string(),
            allowance_total: totals.allowance_total.to_string(),
            charge_total: totals.charge_total.to_string(),
            net_total: totals.net_total.to_string(),
            vat_total: totals.vat_total.to_string(),
            gross_total: totals.gross_total.to_string(),
            prepaid: totals.prepaid.to_string(),
            rounding: totals.rounding.to_string(),
            payable: totals.payable.to_string(),
            vat_breakdown: totals.vat_breakdown.iter().map(VatBreakdownText::from).collect(),
        }
    }
}

impl From<&VatBreakdown> for VatBreakdownText {
    fn from(row: &VatBreakdown) -> Self {
        Self {
            category: row.category.to_string(),
            rate: row.rate.to_string(),
            taxable: row.taxable.to_string(),
            tax: row.tax.to_string(),
        }
    }
}

impl Serialize for Totals {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        TotalsText::from(self).serialize(to)
    }
}

#[cfg(test)]
mod tests;

//! The calculator: the only place that sums and rounds (EN 16931 BR-CO-10 to BR-CO-16, each one exact).
//!
//! Each line is rounded, then added up; VAT is rounded once for each category and rate. With net prices VAT is computed
//! of the taxable amount (BR-CO-17, exact). With gross prices the total that was promised stands, and its net part is
//! rounded once for each category and rate; VAT is the rest (BR-CO-17 to a minor unit, as its tolerance allows).

mod net;
mod text;

use crate::{
    Allowance, Currency, DocumentAllowance, Error, Line, Money, Prices, Vat, VatCategory, VatRate, Withholding,
};
use net::Rows;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(crate) use net::net_of;
pub use text::{TotalsText, VatBreakdownText};

/// What totals are computed of.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// Currency of every amount (BT-5).
    pub currency: Currency,
    /// Whether prices, allowances and charges have VAT inside.
    pub prices: Prices,
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
    /// What the customer keeps back for the tax office.
    pub withholding: Option<&'a Withholding>,
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
    /// What the line comes to as priced: with VAT where prices have it inside, else the same as `net`.
    pub priced: Money,
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
    /// BT-117: with net prices the rate's percentage, rounded half away from zero; with gross prices what is left of the
    /// gross sum.
    pub tax: Money,
}

/// All sums of a document (BG-22), computed only by [`Totals::of`]. In JSON: [`TotalsText`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Totals {
    /// BT-5.
    pub currency: Currency,
    /// Whether `priced`, `allowances` and `charges` have VAT inside.
    pub prices: Prices,
    /// Each line, in order.
    pub lines: Vec<LineTotals>,
    /// Each document allowance as priced, in order.
    pub allowances: Vec<Money>,
    /// Each document charge as priced, in order.
    pub charges: Vec<Money>,
    /// Each document allowance without VAT (BT-92), in order.
    pub allowance_nets: Vec<Money>,
    /// Each document charge without VAT (BT-99), in order.
    pub charge_nets: Vec<Money>,
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
    /// What the customer pays to the tax office instead: a percentage of `net_total`.
    pub withheld: Money,
    /// What the seller gets: `payable` less `withheld`.
    pub to_pay: Money,
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
        let mut rows = Rows::new(basis.prices, currency);
        let mut lines = basis.lines.iter().map(|line| LineTotals::of(line, currency)).collect::<Result<Vec<_>, _>>()?;
        for (line, totals) in basis.lines.iter().zip(&mut lines) {
            totals.net = rows.put(line.vat, totals.priced)?;
        }
        let line_total = Money::sum(lines.iter().map(|line| line.net), currency)?;
        let priced = Money::sum(lines.iter().map(|line| line.priced), currency)?;
        let amounts = |list: &[DocumentAllowance]| amounts(list.iter().map(|item| &item.allowance), priced);
        let (allowances, charges) = (amounts(basis.allowances)?, amounts(basis.charges)?);
        let taken = basis.allowances.iter().zip(&allowances);
        let allowance_nets = taken
            .map(|(item, amount)| rows.put(item.vat, amount.negate()?)?.negate())
            .collect::<Result<Vec<_>, _>>()?;
        let added = basis.charges.iter().zip(&charges);
        let charge_nets = added.map(|(item, amount)| rows.put(item.vat, *amount)).collect::<Result<Vec<_>, _>>()?;
        let allowance_total = Money::sum(allowance_nets.iter().copied(), currency)?;
        let charge_total = Money::sum(charge_nets.iter().copied(), currency)?;
        let net_total = line_total.minus(allowance_total)?.plus(charge_total)?;

        let vat_breakdown = breakdown(rows, basis.prices, tax)?;
        let vat_total = Money::sum(vat_breakdown.iter().map(|row| row.tax), currency)?;
        let gross_total = net_total.plus(vat_total)?;
        let prepaid = Money::round(basis.prepaid, currency)?;
        let rounding = Money::round(basis.rounding, currency)?;
        let payable = gross_total.minus(prepaid)?.plus(rounding)?;
        let withheld = basis.withholding.map_or(Ok(Money::zero(currency)), |tax| tax.amount_of(net_total))?;
        Ok(Self {
            currency,
            prices: basis.prices,
            lines,
            allowances,
            charges,
            allowance_nets,
            charge_nets,
            line_total,
            allowance_total,
            charge_total,
            net_total,
            vat_total,
            gross_total,
            prepaid,
            rounding,
            payable,
            withheld,
            to_pay: payable.minus(withheld)?,
            vat_breakdown,
        })
    }
}

impl Totals {
    /// Each row of the breakdown as such prices say it: with VAT where they have it inside.
    pub(crate) fn priced_rows(&self, prices: Prices) -> Result<BTreeMap<Vat, Money>, Error> {
        let amount = |row: &VatBreakdown| match prices {
            Prices::Net => Ok(row.taxable),
            Prices::Gross => row.taxable.plus(row.tax),
        };
        self.vat_breakdown.iter().map(|row| Ok((Vat::new(row.category, row.rate), amount(row)?))).collect()
    }
}

impl LineTotals {
    /// The line by itself, as if its price were net.
    pub(crate) fn of(line: &Line, currency: Currency) -> Result<Self, Error> {
        let before = Money::reckon(&[line.quantity, line.price], &[line.base_quantity], currency)?;
        let allowances = amounts(&line.allowances, before)?;
        let charges = amounts(&line.charges, before)?;
        let priced = before
            .minus(Money::sum(allowances.iter().copied(), currency)?)?
            .plus(Money::sum(charges.iter().copied(), currency)?)?;
        Ok(Self { before, allowances, charges, priced, net: priced })
    }
}

fn amounts<'a>(list: impl IntoIterator<Item = &'a Allowance>, own: Money) -> Result<Vec<Money>, Error> {
    list.into_iter().map(|allowance| allowance.amount_of(own)).collect()
}

/// The `-08` rules of each category (taxable amounts by category and rate), then one rounding each.
fn breakdown(
    rows: Rows,
    prices: Prices,
    tax: impl Fn(Vat, Money) -> Result<Money, Error>,
) -> Result<Vec<VatBreakdown>, Error> {
    rows.finish()
        .into_iter()
        .map(|(vat, row)| {
            let tax = match prices {
                Prices::Net => tax(vat, row.net),
                Prices::Gross => row.priced.minus(row.net),
            };
            Ok(VatBreakdown { category: vat.category, rate: vat.rate, taxable: row.net, tax: tax? })
        })
        .collect()
}

#[cfg(test)]
mod tests;

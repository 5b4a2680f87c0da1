//! What a received document comes to by our calculator, out of its lines, allowances, charges and rates.

use super::{ReceivedAllowance, ReceivedLine, ReceivedSums, ReceivedVat, ReceivedVatRow};
use crate::totals::{Basis, LineTotals, Totals, VatBreakdown, net_of};
use crate::{Allowance, Currency, DocumentAllowance, Error, Line, Money, Prices, Vat, VatCategory, VatRate};
use rust_decimal::Decimal;

/// All sums of a received document, computed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recomputed {
    /// Each line by quantity, price, allowances and charges (BT-131), in order; none where one of them is missing.
    pub line_nets: Vec<Option<Money>>,
    /// BT-106; none where the document has neither lines nor a breakdown.
    pub line_total: Option<Money>,
    /// BT-107.
    pub allowance_total: Money,
    /// BT-108.
    pub charge_total: Money,
    /// BT-109.
    pub net_total: Money,
    /// BT-110.
    pub vat_total: Money,
    /// BT-112.
    pub gross_total: Money,
    /// BT-113.
    pub prepaid: Money,
    /// BT-114.
    pub rounding: Money,
    /// BT-115, amounts collected for somebody else included.
    pub payable: Money,
    /// BG-23, ordered by category and rate: of every line, allowance and charge, and of every row that the document has.
    pub vat_breakdown: Vec<VatBreakdown>,
    /// Rows whose VAT the issuer rounded by another common method than EN 16931's, which was followed.
    pub other_methods: Vec<(Vat, VatMethod)>,
}

/// Methods of rounding VAT that are in use beside EN 16931's own (the sum of a rate, rounded once).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VatMethod {
    /// The VAT of each line was rounded, then added up.
    ByLine,
    /// Prices included VAT: net is the rounded part of gross, and VAT what is left.
    FromGross,
}

impl ReceivedSums {
    /// Computes all sums. Amounts count in the currency's decimals, in hundredths where a currency without decimals is
    /// stated in them, and in hundredths too where a currency with three needs only two.
    ///
    /// # Errors
    /// [`Error::UnknownCurrency`]; [`Error::UnknownVatCategory`] also where a line has none;
    /// [`Error::RateOutOfRange`], [`Error::TooManyDigits`], [`Error::NumberMissing`], [`Error::Overflow`].
    pub fn recompute(&self) -> Result<Recomputed, Error> {
        let currency = self.counted_currency()?;
        let lines = self.basis_lines()?;
        if lines.is_empty() && self.vat_rows().next().is_none() {
            return self.of_totals_alone(currency);
        }
        let allowances = on_document(&self.allowances)?;
        let mut charges = on_document(&self.charges)?;
        // A row that nothing belongs to is computed as well: it comes to nothing.
        for row in self.vat_rows() {
            charges.push(DocumentAllowance { allowance: Allowance::fixed(Decimal::ZERO, ""), vat: vat(&row.vat)? });
        }
        let basis = self.basis(currency, &lines, &allowances, &charges);
        let exact = Totals::of(&basis)?;
        let methods = self.methods(&basis, &exact)?;
        let totals = Totals::with_tax(&basis, |vat, taxable| {
            let stated = methods.iter().find(|(row, ..)| *row == vat);
            stated.map_or_else(|| taxable.percent(vat.rate.percent()), |(_, _, tax)| Ok(*tax))
        })?;
        self.recomputed(totals, methods.into_iter().map(|(vat, method, _)| (vat, method)).collect(), true)
    }

    /// Profile MINIMUM states net, VAT and gross, and nothing that they could be computed of.
    fn of_totals_alone(&self, currency: Currency) -> Result<Recomputed, Error> {
        let net = self.net_total.ok_or(Error::NumberMissing)?;
        let vat = Vat::new(VatCategory::OutOfScope, VatRate::ZERO);
        let lines = [Line::new("", Decimal::ONE, net, vat)];
        let tax = Money::round(self.vat_total().unwrap_or_default(), currency)?;
        let totals = Totals::with_tax(&self.basis(currency, &lines, &[], &[]), |_, _| Ok(tax))?;
        let mut recomputed = self.recomputed(totals, Vec::new(), false)?;
        recomputed.line_total = None;
        recomputed.vat_breakdown.clear();
        Ok(recomputed)
    }

    fn recomputed(
        &self,
        totals: Totals,
        other_methods: Vec<(Vat, VatMethod)>,
        has_lines: bool,
    ) -> Result<Recomputed, Error> {
        let currency = totals.currency;
        let third_party = self.third_party.iter().map(|amount| Money::round(*amount, currency));
        let payable = third_party.into_iter().try_fold(totals.payable, |sum, amount| sum.plus(amount?))?;
        let line_nets = self.lines.iter().map(|line| by_price(line, currency)).collect();
        Ok(Recomputed {
            line_nets: if has_lines { line_nets } else { Vec::new() },
            line_total: Some(totals.line_total),
            allowance_total: totals.allowance_total,
            charge_total: totals.charge_total,
            net_total: totals.net_total,
            vat_total: totals.vat_total,
            gross_total: totals.gross_total,
            prepaid: totals.prepaid,
            rounding: totals.rounding,
            payable,
            vat_breakdown: totals.vat_breakdown,
            other_methods,
        })
    }

    fn basis<'a>(
        &self,
        currency: Currency,
        lines: &'a [Line],
        allowances: &'a [DocumentAllowance],
        charges: &'a [DocumentAllowance],
    ) -> Basis<'a> {
        let (prepaid, rounding) = (self.prepaid.unwrap_or_default(), self.rounding.unwrap_or_default());
        Basis { currency, prices: Prices::Net, lines, allowances, charges, prepaid, rounding, withholding: None }
    }

    /// The lines that add up, each at its stated net; where a profile has none, one for each row of the breakdown.
    fn basis_lines(&self) -> Result<Vec<Line>, Error> {
        if self.lines.is_empty() {
            return self.vat_rows().map(|row| self.line_of_row(row)).collect();
        }
        self.adding_lines()
            .map(|line| {
                let vat = vat(line.vat.as_ref().ok_or(Error::UnknownVatCategory)?)?;
                match line.net {
                    Some(net) => Ok(Line::new("", Decimal::ONE, net, vat)),
                    None => priced(line, vat).ok_or(Error::NumberMissing),
                }
            })
            .collect()
    }

    /// What the lines of a row must have come to: its taxable amount before allowances and charges.
    fn line_of_row(&self, row: &ReceivedVatRow) -> Result<Line, Error> {
        let own = |list: &[ReceivedAllowance]| {
            let of_row = list.iter().filter(|item| item.vat.as_ref().is_some_and(|vat| vat.is_same(&row.vat)));
            super::sum::sum(of_row.filter_map(|item| item.amount)).ok_or(Error::Overflow)
        };
        let taxable = row.taxable.ok_or(Error::NumberMissing)?;
        let net = taxable.checked_add(own(&self.allowances)?).and_then(|sum| sum.checked_sub(own(&self.charges).ok()?));
        Ok(Line::new("", Decimal::ONE, net.ok_or(Error::Overflow)?, vat(&row.vat)?))
    }

    /// The decimals that the document counts in.
    fn counted_currency(&self) -> Result<Currency, Error> {
        let currency: Currency = self.currency.parse()?;
        let needed = self.amounts().map(|amount| amount.normalize().scale()).max().unwrap_or(0);
        let decimals = match currency.decimals() {
            0 if needed == 0 => 0,
            decimals if needed > 2 => decimals.max(2),
            _ => 2,
        };
        Ok(currency.counted_with(u8::try_from(decimals).unwrap_or(2)))
    }

    /// Every amount that a total is made of or stated as.
    fn amounts(&self) -> impl Iterator<Item = Decimal> {
        let totals = [self.line_total, self.allowance_total, self.charge_total, self.net_total, self.gross_total];
        let items = self.allowances.iter().chain(&self.charges).map(|item| item.amount);
        let rows = self.vat_rows().flat_map(|row| [row.taxable, row.tax]);
        totals
            .into_iter()
            .chain([self.vat_total(), self.payable])
            .chain(self.lines.iter().map(|line| line.net))
            .chain(items)
            .chain(rows)
            .flatten()
    }

    /// Where the stated VAT of a row is not the exact one, but what another common method of rounding gives.
    fn methods(&self, basis: &Basis<'_>, exact: &Totals) -> Result<Vec<(Vat, VatMethod, Money)>, Error> {
        let mut methods = Vec::new();
        for row in &exact.vat_breakdown {
            let of_row = Vat::new(row.category, row.rate);
            let mut stated = self.vat_rows().filter(|stated| vat(&stated.vat) == Ok(of_row));
            let (Some(first), None) = (stated.next(), stated.next()) else { continue };
            let Some(tax) = first.tax.and_then(|tax| Money::exact(tax, basis.currency).ok()) else { continue };
            if tax == row.tax {
                continue;
            }
            if tax == by_line(basis, exact, of_row)? {
                methods.push((of_row, VatMethod::ByLine, tax));
            } else if from_gross(row, tax)? {
                methods.push((of_row, VatMethod::FromGross, tax));
            }
        }
        Ok(methods)
    }
}

impl ReceivedVat {
    /// Whether both name one category and one rate.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.category == other.category && self.rate.unwrap_or_default() == other.rate.unwrap_or_default()
    }
}

/// VAT of a row with each of its lines, allowances and charges rounded by itself.
fn by_line(basis: &Basis<'_>, totals: &Totals, vat: Vat) -> Result<Money, Error> {
    let percent = vat.rate.percent();
    let mut sum = Money::zero(basis.currency);
    for (_, amounts) in basis.lines.iter().zip(&totals.lines).filter(|(line, _)| line.vat == vat) {
        sum = sum.plus(amounts.net.percent(percent)?)?;
    }
    for (_, amount) in basis.charges.iter().zip(&totals.charges).filter(|(item, _)| item.vat == vat) {
        sum = sum.plus(amount.percent(percent)?)?;
    }
    for (_, amount) in basis.allowances.iter().zip(&totals.allowances).filter(|(item, _)| item.vat == vat) {
        sum = sum.minus(amount.percent(percent)?)?;
    }
    Ok(sum)
}

/// Whether the taxable amount is the rounded net part of taxable amount plus `tax`.
fn from_gross(row: &VatBreakdown, tax: Money) -> Result<bool, Error> {
    Ok(net_of(row.taxable.plus(tax)?, row.rate)? == row.taxable)
}

fn vat(stated: &ReceivedVat) -> Result<Vat, Error> {
    Ok(Vat::new(stated.category.parse()?, VatRate::new(stated.rate.unwrap_or_default())?))
}

fn on_document(list: &[ReceivedAllowance]) -> Result<Vec<DocumentAllowance>, Error> {
    let one = |item: &ReceivedAllowance| {
        let vat = vat(item.vat.as_ref().ok_or(Error::UnknownVatCategory)?)?;
        Ok(DocumentAllowance { allowance: allowance(item), vat })
    };
    list.iter().map(one).collect()
}

fn allowance(item: &ReceivedAllowance) -> Allowance {
    Allowance { amount: item.amount, percent: item.percent, base: item.base, reason: item.reason.clone() }
}

/// The line as quantity and price make it.
fn priced(line: &ReceivedLine, vat: Vat) -> Option<Line> {
    Some(Line {
        base_quantity: line.base_quantity.filter(|quantity| !quantity.is_zero()).unwrap_or(Decimal::ONE),
        allowances: line.allowances.iter().map(allowance).collect(),
        charges: line.charges.iter().map(allowance).collect(),
        ..Line::new("", line.quantity?, line.price?, vat)
    })
}

fn by_price(line: &ReceivedLine, currency: Currency) -> Option<Money> {
    // Net does not depend on VAT.
    let line = priced(line, Vat::new(VatCategory::OutOfScope, VatRate::ZERO))?;
    LineTotals::of(&line, currency).ok().map(|totals| totals.net)
}

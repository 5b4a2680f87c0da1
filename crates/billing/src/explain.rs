//! How each sum came about, step by step, in the order in which it was computed; and what the other common method gives.

use crate::{Basis, Error, Line, LineTotals, Money, Prices, Totals, Vat, plain, totals::net_of};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// One step of the calculation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Where: `lines.0`, or the key of a total as in [`crate::TotalsText`]; `lines.0.net` where prices have VAT inside.
    pub path: String,
    /// EN 16931 business term of the result; empty where it has none.
    pub term: &'static str,
    /// The sum with its numbers: `0.333 × 14900`, `19 % of 100.00`.
    pub formula: String,
    /// What it comes to, rounded.
    #[serde(serialize_with = "as_text")]
    pub amount: Money,
}

/// All steps, and the cents by which a program that rounds VAT for each line by itself would differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// From quantity times price to what is paid.
    pub steps: Vec<Step>,
    /// VAT rounded for each line, allowance and charge by itself, and then added up.
    #[serde(serialize_with = "as_text")]
    pub vat_by_line: Money,
    /// `vat_by_line` less the document's VAT.
    #[serde(serialize_with = "as_text")]
    pub difference: Money,
}

fn as_text<S: Serializer>(amount: &Money, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(amount)
}

impl Totals {
    /// Every step from quantity times price to what is paid. `basis` is what these totals were computed of.
    ///
    /// # Errors
    /// [`Error::Overflow`], and [`Error::CurrencyMismatch`] where `basis` is another document's.
    pub fn explain(&self, basis: &Basis<'_>) -> Result<Explanation, Error> {
        let mut steps: Vec<Step> = Vec::new();
        let mut before = BTreeMap::new();
        for (n, (line, totals)) in basis.lines.iter().zip(&self.lines).enumerate() {
            steps.push(priced_step(n, line, totals, basis.prices));
            if basis.prices == Prices::Gross {
                steps.push(net_step(n, line.vat, totals, &mut before)?);
            }
        }
        self.sums(&mut steps);
        self.vat(&mut steps)?;
        self.due(basis, &mut steps);
        let vat_by_line = self.vat_by_line(basis)?;
        Ok(Explanation { steps, vat_by_line, difference: vat_by_line.minus(self.vat_total)? })
    }

    /// From the lines to the net total.
    fn sums(&self, steps: &mut Vec<Step>) {
        steps.push(step("line_total", "BT-106", sum_of(self.lines.iter().map(|line| line.net)), self.line_total));
        let lists = [
            ("allowance_total", "BT-107", &self.allowance_nets, self.allowance_total),
            ("charge_total", "BT-108", &self.charge_nets, self.charge_total),
        ];
        steps.extend(lists.map(|(path, term, list, total)| step(path, term, sum_of(list.iter().copied()), total)));
        let net = format!("{} − {} + {}", self.line_total, self.allowance_total, self.charge_total);
        steps.push(step("net_total", "BT-109", net, self.net_total));
    }

    /// The VAT of each row, and of all.
    fn vat(&self, steps: &mut Vec<Step>) -> Result<(), Error> {
        for (n, row) in self.vat_breakdown.iter().enumerate() {
            let formula = match self.prices {
                Prices::Net => format!("{} % of {} ({})", row.rate, row.taxable, row.category),
                Prices::Gross => {
                    let gross = row.taxable.plus(row.tax)?;
                    let whole = plain(rust_decimal::Decimal::ONE_HUNDRED + row.rate.percent());
                    format!("{gross} − {gross} × 100 / {whole} ({})", row.category)
                }
            };
            steps.push(step(&format!("vat_breakdown.{n}"), "BT-117", formula, row.tax));
        }
        steps.push(step("vat_total", "BT-110", sum_of(self.vat_breakdown.iter().map(|row| row.tax)), self.vat_total));
        Ok(())
    }

    /// From the gross total to what is paid.
    fn due(&self, basis: &Basis<'_>, steps: &mut Vec<Step>) {
        steps.push(step("gross_total", "BT-112", format!("{} + {}", self.net_total, self.vat_total), self.gross_total));
        let payable = format!("{} − {} + {}", self.gross_total, self.prepaid, self.rounding);
        steps.push(step("payable", "BT-115", payable, self.payable));
        if let Some(withholding) = basis.withholding {
            let percentage = format!("{} % of {}", plain(withholding.percent), self.net_total);
            let formula = if withholding.residue.is_zero() {
                percentage
            } else {
                format!("{percentage} + {} of what earlier roundings left", withholding.residue)
            };
            steps.push(step("withheld", "", formula, self.withheld));
            steps.push(step("to_pay", "", format!("{} − {}", self.payable, self.withheld), self.to_pay));
        }
    }

    /// What VAT would be, were it rounded for each item by itself.
    fn vat_by_line(&self, basis: &Basis<'_>) -> Result<Money, Error> {
        let of = |vat: Vat, priced: Money| match basis.prices {
            Prices::Net => priced.percent(vat.rate.percent()),
            Prices::Gross => priced.minus(net_of(priced, vat.rate)?),
        };
        let mut sum = Money::zero(self.currency);
        for (line, totals) in basis.lines.iter().zip(&self.lines) {
            sum = sum.plus(of(line.vat, totals.priced)?)?;
        }
        for (item, amount) in basis.allowances.iter().zip(&self.allowances) {
            sum = sum.minus(of(item.vat, *amount)?)?;
        }
        for (item, amount) in basis.charges.iter().zip(&self.charges) {
            sum = sum.plus(of(item.vat, *amount)?)?;
        }
        Ok(sum)
    }
}

fn step(path: &str, term: &'static str, formula: String, amount: Money) -> Step {
    Step { path: path.to_owned(), term, formula, amount }
}

fn priced_step(index: usize, line: &Line, totals: &LineTotals, prices: Prices) -> Step {
    let mut formula = format!("{} × {}", plain(line.quantity), line.price);
    if plain(line.base_quantity) != "1" {
        formula = format!("{formula} / {}", plain(line.base_quantity));
    }
    for amount in &totals.allowances {
        formula = format!("{formula} − {amount}");
    }
    for amount in &totals.charges {
        formula = format!("{formula} + {amount}");
    }
    let term = if prices.are_net() { "BT-131" } else { "" };
    step(&format!("lines.{index}"), term, formula, totals.priced)
}

/// The net part of the running sum at the line's category and rate, less what the lines before it have of it.
fn net_step(
    index: usize,
    vat: Vat,
    totals: &LineTotals,
    before: &mut BTreeMap<Vat, (Money, Money)>,
) -> Result<Step, Error> {
    let nothing = Money::zero(totals.net.currency());
    let (priced, net) = before.entry(vat).or_insert((nothing, nothing));
    *priced = priced.plus(totals.priced)?;
    let whole = plain(rust_decimal::Decimal::ONE_HUNDRED + vat.rate.percent());
    let mut formula = format!("{priced} × 100 / {whole}");
    if net.minor() != 0 {
        formula = format!("{formula} − {net}");
    }
    *net = net.plus(totals.net)?;
    Ok(step(&format!("lines.{index}.net"), "BT-131", formula, totals.net))
}

fn sum_of(amounts: impl Iterator<Item = Money>) -> String {
    let terms: Vec<String> = amounts.map(|amount| amount.to_string()).collect();
    if terms.is_empty() { "0".to_owned() } else { terms.join(" + ") }
}

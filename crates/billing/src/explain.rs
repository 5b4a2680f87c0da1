//! How each sum came about, step by step, in the order in which it was computed.

use crate::{Line, LineTotals, Money, Totals, plain};
use serde::{Serialize, Serializer};

/// One step of the calculation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Where: `lines.0`, or the key of a total as in [`crate::TotalsText`].
    pub path: String,
    /// EN 16931 business term of the result.
    pub term: &'static str,
    /// The sum with its numbers: `0.333 × 14900`, `19 % of 100.00`.
    pub formula: String,
    /// What it comes to, rounded.
    #[serde(serialize_with = "as_text")]
    pub amount: Money,
}

fn as_text<S: Serializer>(amount: &Money, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(amount)
}

impl Totals {
    /// Every step from quantity times price to the amount due. `lines` are the ones that these totals were computed of.
    #[must_use]
    pub fn explain(&self, lines: &[Line]) -> Vec<Step> {
        let step = |path: &str, term, formula, amount| Step { path: path.to_owned(), term, formula, amount };
        let mut steps: Vec<Step> =
            lines.iter().zip(&self.lines).enumerate().map(|(n, (line, totals))| line_step(n, line, totals)).collect();
        steps.push(step("line_total", "BT-106", sum_of(self.lines.iter().map(|line| line.net)), self.line_total));
        steps.push(step("allowance_total", "BT-107", sum_of(self.allowances.iter().copied()), self.allowance_total));
        steps.push(step("charge_total", "BT-108", sum_of(self.charges.iter().copied()), self.charge_total));
        let net = format!("{} − {} + {}", self.line_total, self.allowance_total, self.charge_total);
        steps.push(step("net_total", "BT-109", net, self.net_total));
        for (n, row) in self.vat_breakdown.iter().enumerate() {
            let formula = format!("{} % of {} ({})", row.rate, row.taxable, row.category);
            steps.push(step(&format!("vat_breakdown.{n}"), "BT-117", formula, row.tax));
        }
        steps.push(step("vat_total", "BT-110", sum_of(self.vat_breakdown.iter().map(|row| row.tax)), self.vat_total));
        steps.push(step("gross_total", "BT-112", format!("{} + {}", self.net_total, self.vat_total), self.gross_total));
        let payable = format!("{} − {} + {}", self.gross_total, self.prepaid, self.rounding);
        steps.push(step("payable", "BT-115", payable, self.payable));
        steps
    }
}

fn line_step(index: usize, line: &Line, totals: &LineTotals) -> Step {
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
    Step { path: format!("lines.{index}"), term: "BT-131", formula, amount: totals.net }
}

fn sum_of(amounts: impl Iterator<Item = Money>) -> String {
    let terms: Vec<String> = amounts.map(|amount| amount.to_string()).collect();
    if terms.is_empty() { "0".to_owned() } else { terms.join(" + ") }
}

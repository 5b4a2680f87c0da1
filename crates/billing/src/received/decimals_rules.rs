//! BR-DEC-01 to BR-DEC-28: an amount has at most two decimals, whatever the currency.

use super::line_rules::about;
use super::{Finding, ReceivedAllowance, ReceivedSums};
use rust_decimal::Decimal;

/// Rule and business term.
type Rule = (&'static str, &'static str);

const ON_DOCUMENT: [[Rule; 2]; 2] =
    [[("BR-DEC-01", "BT-92"), ("BR-DEC-02", "BT-93")], [("BR-DEC-05", "BT-99"), ("BR-DEC-06", "BT-100")]];
const ON_LINE: [[Rule; 2]; 2] =
    [[("BR-DEC-24", "BT-136"), ("BR-DEC-25", "BT-137")], [("BR-DEC-27", "BT-141"), ("BR-DEC-28", "BT-142")]];

impl ReceivedSums {
    pub(super) fn decimals_rules(&self, findings: &mut Vec<Finding>) {
        for line in &self.lines {
            let mut of_line = Vec::new();
            check(line.net, ("BR-DEC-23", "BT-131"), &mut of_line);
            of_items(&line.allowances, ON_LINE[0], &mut of_line);
            of_items(&line.charges, ON_LINE[1], &mut of_line);
            findings.extend(of_line.into_iter().map(|finding| about(line, finding)));
        }
        of_items(&self.allowances, ON_DOCUMENT[0], findings);
        of_items(&self.charges, ON_DOCUMENT[1], findings);
        for row in self.vat_rows() {
            check(row.taxable, ("BR-DEC-19", "BT-116"), findings);
            check(row.tax, ("BR-DEC-20", "BT-117"), findings);
        }
        for total in &self.vat_totals {
            let accounting = total.currency == self.tax_currency && total.currency != self.currency;
            check(total.amount, if accounting { ("BR-DEC-15", "BT-111") } else { ("BR-DEC-13", "BT-110") }, findings);
        }
        for (amount, rule) in [
            (self.line_total, ("BR-DEC-09", "BT-106")),
            (self.allowance_total, ("BR-DEC-10", "BT-107")),
            (self.charge_total, ("BR-DEC-11", "BT-108")),
            (self.net_total, ("BR-DEC-12", "BT-109")),
            (self.gross_total, ("BR-DEC-14", "BT-112")),
            (self.prepaid, ("BR-DEC-16", "BT-113")),
            (self.rounding, ("BR-DEC-17", "BT-114")),
            (self.payable, ("BR-DEC-18", "BT-115")),
        ] {
            check(amount, rule, findings);
        }
    }
}

fn of_items(items: &[ReceivedAllowance], [amount, base]: [Rule; 2], findings: &mut Vec<Finding>) {
    for item in items {
        check(item.amount, amount, findings);
        check(item.base, base, findings);
    }
}

/// As written: a third decimal counts even where it is 0.
fn check(amount: Option<Decimal>, (rule, field): Rule, findings: &mut Vec<Finding>) {
    if let Some(amount) = amount.filter(|amount| amount.scale() > 2) {
        findings.push(Finding::fatal(rule, field, format!("An amount has at most two decimals; {amount} has more.")));
    }
}

//! Rules of the document's totals: BR-CO-10 to BR-CO-16, and what extensions put in their place.

use super::sum::{apart, cents, difference, hundredths, shown, sum};
use super::{Finding, Profile, ReceivedAllowance, ReceivedSums, ReceivedVatTotal, Syntax};
use rust_decimal::Decimal;

impl ReceivedSums {
    pub(super) fn total_rules(&self, syntax: Syntax, profile: Profile, findings: &mut Vec<Finding>) {
        self.presence(profile, findings);
        let extended = profile == Profile::Extended;
        if profile.has_lines() {
            findings.extend(self.sum_of_lines(extended));
        }
        if profile != Profile::Minimum {
            let allowances = (&self.allowances[..], self.allowance_total);
            let charges = (&self.charges[..], self.charge_total);
            findings.extend(sum_of_items(allowances, extended, ("CO-11", "BT-107", "allowances")));
            findings.extend(sum_of_items(charges, extended, ("CO-12", "BT-108", "charges")));
            findings.extend(if extended { self.net_of_items() } else { self.net() });
            findings.extend(self.vat_totals.iter().filter_map(|total| self.sum_of_rows(total, syntax)));
        }
        findings.extend(self.gross(syntax, extended));
        findings.extend(self.amount_due(syntax, profile));
    }

    /// BR-12 to BR-15.
    fn presence(&self, profile: Profile, findings: &mut Vec<Finding>) {
        let totals = [
            (self.line_total, "BR-12", "BT-106", "the sum of its lines"),
            (self.net_total, "BR-13", "BT-109", "its total without VAT"),
            (self.gross_total, "BR-14", "BT-112", "its total with VAT"),
            (self.payable, "BR-15", "BT-115", "the amount due"),
        ];
        for (total, rule, field, name) in totals {
            if total.is_none() && !(profile == Profile::Minimum && rule == "BR-12") {
                findings.push(Finding::fatal(rule, field, format!("The document does not state {name}.")));
            }
        }
    }

    /// BR-CO-10; EXTENDED allows a hundredth for each line.
    fn sum_of_lines(&self, extended: bool) -> Option<Finding> {
        let stated = self.line_total?;
        let lines = sum(self.adding_lines().filter_map(|line| line.net))?;
        let slack = if extended { hundredths(self.adding_lines().count()) } else { Decimal::ZERO };
        let message =
            || format!("The lines come to {}; the document states {} as their sum.", shown(lines), shown(stated));
        (apart(stated, cents(lines))? > slack).then(|| Finding::fatal(rule("CO-10", extended), "BT-106", message()))
    }

    /// BR-CO-13: of the stated sums.
    fn net(&self) -> Option<Finding> {
        let (stated, lines) = (self.net_total?, self.line_total?);
        let comes_to = difference([lines].into_iter().chain(self.charge_total), self.allowance_total)?;
        (stated != cents(comes_to)).then(|| Finding::fatal("BR-CO-13", "BT-109", net_message(stated, comes_to)))
    }

    /// BR-FXEXT-CO-13: of the items themselves, with a hundredth for each.
    fn net_of_items(&self) -> Option<Finding> {
        let stated = self.net_total?;
        let amounts = |list: &[ReceivedAllowance]| sum(list.iter().filter_map(|item| item.amount));
        let lines = sum(self.adding_lines().filter_map(|line| line.net))?;
        let comes_to = difference([lines, amounts(&self.charges)?], [amounts(&self.allowances)?])?;
        let items = self.adding_lines().count() + self.allowances.len() + self.charges.len();
        (apart(stated, comes_to)? > hundredths(items))
            .then(|| Finding::fatal("BR-FXEXT-CO-13", "BT-109", net_message(stated, comes_to)))
    }

    /// BR-CO-14.
    fn sum_of_rows(&self, total: &ReceivedVatTotal, syntax: Syntax) -> Option<Finding> {
        let stated = total.amount?;
        let is_bound = match syntax {
            Syntax::Ubl => !total.rows.is_empty(),
            Syntax::Cii => total.currency == self.currency,
        };
        let rows = sum(total.rows.iter().filter_map(|row| row.tax))?;
        let message =
            || format!("The VAT breakdown comes to {}; the document states {} of VAT.", shown(rows), shown(stated));
        (is_bound && stated != cents(rows)).then(|| Finding::fatal("BR-CO-14", "BT-110", message()))
    }

    /// BR-CO-15. CII lets pass a gross total that equals the net one; that is named all the same.
    fn gross(&self, syntax: Syntax, extended: bool) -> Option<Finding> {
        let rule = rule("CO-15", extended);
        let (Some(gross), Some(net)) = (self.gross_total, self.net_total) else {
            return Some(Finding::fatal(
                rule,
                "BT-112",
                "Without net and gross totals, VAT cannot be held against them.",
            ));
        };
        let mut in_currency =
            self.vat_totals.iter().filter(|total| total.currency == self.currency).filter_map(|total| total.amount);
        let (vat, another) = (in_currency.next(), in_currency.next());
        let unstated = gross == net && syntax == Syntax::Cii;
        let (Some(vat), None) = (vat, another) else {
            let message = "The total of VAT must stand once in the document's currency.";
            return (!unstated).then(|| Finding::fatal(rule, "BT-110", message));
        };
        let comes_to = sum([net, vat])?;
        let items = self.adding_lines().count() + self.allowances.len() + self.charges.len();
        let slack = if extended { hundredths(items) } else { Decimal::ZERO };
        if apart(gross, if extended { comes_to } else { cents(comes_to) })? <= slack {
            return None;
        }
        let message = format!(
            "Net {} and VAT {} come to {}; the document states {} with VAT.",
            shown(net),
            shown(vat),
            shown(comes_to),
            shown(gross)
        );
        let passes = unstated && !extended;
        Some(if passes { Finding::warning(rule, "BT-112", message) } else { Finding::fatal(rule, "BT-112", message) })
    }

    /// BR-CO-16, and in the extensions BR-DEX-09 and BR-FXEXT-CO-16, which add what is collected for others.
    fn amount_due(&self, syntax: Syntax, profile: Profile) -> Vec<Finding> {
        let others = sum(self.third_party.iter().copied()).unwrap_or_default();
        match (profile, syntax) {
            (Profile::Extended, _) => self.due(syntax, others, "BR-FXEXT-CO-16").into_iter().collect(),
            (Profile::XRechnungExtension, Syntax::Ubl) => {
                let strict = self.due(syntax, Decimal::ZERO, "BR-CO-16");
                let softened = strict.map(|finding| Finding::warning(finding.rule, finding.field, finding.message));
                softened.into_iter().chain(self.due(syntax, others, "BR-DEX-09")).collect()
            }
            _ => self.due(syntax, Decimal::ZERO, "BR-CO-16").into_iter().collect(),
        }
    }

    fn due(&self, syntax: Syntax, others: Decimal, rule: &str) -> Option<Finding> {
        let (Some(due), Some(gross)) = (self.payable, self.gross_total) else {
            return Some(Finding::fatal(
                rule,
                "BT-115",
                "Without a gross total, the amount due cannot be held against it.",
            ));
        };
        let owed = difference([gross, others], self.prepaid)?;
        let (due_before_rounding, owed) = match (syntax, self.rounding) {
            (Syntax::Ubl, None) => (due, cents(owed)),
            (Syntax::Ubl, Some(rounding)) => (cents(due.checked_sub(rounding)?), cents(owed)),
            (Syntax::Cii, rounding) => (due.checked_sub(rounding.unwrap_or_default())?, owed),
        };
        let message = || {
            let comes_to = owed.checked_add(self.rounding.unwrap_or_default()).unwrap_or(owed);
            format!(
                "Gross {} less {} paid in advance and rounded by {} leaves {}; the document asks for {}.",
                shown(gross),
                shown(self.prepaid.unwrap_or_default()),
                shown(self.rounding.unwrap_or_default()),
                shown(comes_to),
                shown(due)
            )
        };
        (due_before_rounding != owed).then(|| Finding::fatal(rule, "BT-115", message()))
    }
}

/// BR-CO-11 and BR-CO-12: the stated sum, or none where there is nothing to add up.
fn sum_of_items(
    (items, stated): (&[ReceivedAllowance], Option<Decimal>),
    extended: bool,
    (number, field, name): (&str, &str, &str),
) -> Option<Finding> {
    let comes_to = sum(items.iter().filter_map(|item| item.amount))?;
    let slack = if extended { hundredths(items.len()) } else { Decimal::ZERO };
    let right = match stated {
        None => items.is_empty(),
        Some(stated) => apart(stated, cents(comes_to))? <= slack,
    };
    let said =
        stated.map_or_else(|| "does not state their sum".to_owned(), |stated| format!("states {}", shown(stated)));
    let message = format!("The {name} on the document come to {}; it {said}.", shown(comes_to));
    (!right).then(|| Finding::fatal(rule(number, extended), field, message))
}

fn net_message(stated: Decimal, comes_to: Decimal) -> String {
    format!(
        "Lines less allowances plus charges come to {}; the document states {} without VAT.",
        shown(comes_to),
        shown(stated)
    )
}

fn rule(number: &str, extended: bool) -> String {
    if extended { format!("BR-FXEXT-{number}") } else { format!("BR-{number}") }
}

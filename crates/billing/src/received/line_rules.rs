//! Rules of the lines: what each must state, and that net is quantity times price (PEPPOL-EN16931-R120).

use super::sum::{apart, cents, difference, shown, sum};
use super::{Finding, Profile, ReceivedLine, ReceivedSums, Severity, Syntax};
use crate::VatCategory;
use rust_decimal::Decimal;

impl ReceivedSums {
    pub(super) fn line_rules(&self, syntax: Syntax, profile: Profile, findings: &mut Vec<Finding>) {
        for line in &self.lines {
            presence(line, profile, findings);
            prices(line, profile, findings);
            let rates = line.vat.as_ref().and_then(|vat| super::allowance_rules::wrong_rate(vat, "05", syntax));
            findings.extend(rates.map(|(rule, message)| about(line, Finding::fatal(rule, "BT-152", message))));
            if line.adds {
                findings.extend(self.net_of_price(line, profile));
            }
            findings.extend(net_of_parts(line));
        }
    }

    /// PEPPOL-EN16931-R120: Peppol allows two hundredths, XRechnung half a forint, and neither is a rule of EN 16931.
    fn net_of_price(&self, line: &ReceivedLine, profile: Profile) -> Option<Finding> {
        let (net, quantity, price) = (line.net?, line.quantity?, line.price?);
        let base = line.base_quantity.filter(|base| !base.is_zero()).unwrap_or(Decimal::ONE);
        let amounts = |list: &[super::ReceivedAllowance]| sum(list.iter().filter_map(|item| item.amount)).map(cents);
        let before = quantity.checked_mul(price.checked_div(base)?)?;
        let comes_to = difference([before, amounts(&line.charges)?], [amounts(&line.allowances)?])?;
        if apart(net, comes_to)? <= super::allowance_rules::slack(&self.currency, profile) {
            return None;
        }
        let message = format!(
            "Quantity times price, less allowances, plus charges, comes to {}; the line states {}.",
            shown(cents(comes_to)),
            shown(net)
        );
        let severity = if profile == Profile::Peppol { Severity::Fatal } else { Severity::Warning };
        Some(about(line, Finding { severity, ..Finding::fatal("PEPPOL-EN16931-R120", "BT-131", message) }))
    }
}

/// BR-21 to BR-26 and BR-CO-04. EXTENDED asks less of lines that only group others.
fn presence(line: &ReceivedLine, profile: Profile, findings: &mut Vec<Finding>) {
    let asked = line.adds;
    let fields = [
        (!line.id.is_empty(), "BR-21", "BT-126", "an identifier"),
        (line.quantity.is_some() || !asked, "BR-22", "BT-129", "a quantity"),
        (!line.unit.is_empty() || !asked, "BR-23", "BT-130", "a unit for its quantity"),
        (line.net.is_some() || !asked, "BR-24", "BT-131", "a net amount"),
        (!line.name.is_empty(), "BR-25", "BT-153", "a name of what was sold"),
        (line.price.is_some() || !asked, "BR-26", "BT-146", "a price"),
        (
            line.vat.as_ref().is_some_and(|vat| !vat.category.is_empty()) || !asked,
            "BR-CO-04",
            "BT-151",
            "a VAT category",
        ),
    ];
    for (there, rule, field, name) in fields {
        if there {
            continue;
        }
        let has_own_name = matches!(rule, "BR-22" | "BR-23" | "BR-24" | "BR-26");
        let rule = match rule {
            _ if profile != Profile::Extended => rule.to_owned(),
            "BR-CO-04" => "BR-FXEXT-CO-04".to_owned(),
            _ if has_own_name => format!("BR-FXEXT-{rule}"),
            _ => rule.to_owned(),
        };
        findings.push(about(line, Finding::fatal(rule, field, format!("The line lacks {name}."))));
    }
}

/// BR-27, BR-28, and Peppol's rules of the price: R044, R046, R121, R130.
fn prices(line: &ReceivedLine, profile: Profile, findings: &mut Vec<Finding>) {
    let mut push = |broken: bool, rule: &str, field: &str, message: &str| {
        if broken {
            findings.push(about(line, Finding::fatal(rule, field, message)));
        }
    };
    let below_zero = |price: Option<Decimal>| price.is_some_and(|price| price < Decimal::ZERO);
    if profile != Profile::Extended {
        push(below_zero(line.price), "BR-27", "BT-146", "A price is not below 0; a return has a quantity below 0.");
        push(below_zero(line.gross_price), "BR-28", "BT-148", "A gross price is not below 0.");
    }
    if !profile.keeps_peppol() {
        return;
    }
    let on_price = line.price_allowance.unwrap_or_default();
    push(on_price < Decimal::ZERO, "PEPPOL-EN16931-R044", "BT-147", "A price has discounts, no charges.");
    let differs = match (line.gross_price, line.price) {
        (Some(gross), Some(net)) => gross.checked_sub(on_price.abs()) != Some(net),
        _ => false,
    };
    push(differs, "PEPPOL-EN16931-R046", "BT-146", "The price is not the gross price less its discount.");
    let base_is_nothing = line.base_quantity.is_some_and(|base| base <= Decimal::ZERO);
    push(base_is_nothing, "PEPPOL-EN16931-R121", "BT-149", "The quantity that a price is for must be above 0.");
    let other_unit = !line.base_unit.is_empty() && line.quantity.is_some() && line.base_unit != line.unit;
    push(other_unit, "PEPPOL-EN16931-R130", "BT-150", "The price is for another unit than the line counts in.");
}

/// BR-DEX-02: a line that has lines below it is their sum.
fn net_of_parts(line: &ReceivedLine) -> Option<Finding> {
    let (net, parts) = (line.net?, sum(line.parts.iter().copied())?);
    let message = format!("The lines below it come to {}; the line states {}.", shown(parts), shown(net));
    (!line.parts.is_empty() && net != parts).then(|| about(line, Finding::warning("BR-DEX-02", "BT-131", message)))
}

/// Says which line it is about.
pub(super) fn about(line: &ReceivedLine, finding: Finding) -> Finding {
    let name = if line.id.is_empty() { &line.name } else { &line.id };
    Finding { message: format!("Line {name}: {}", finding.message), ..finding }
}

/// Which categories may have no rate, one, or only 0.
pub(super) fn rate_is_right(category: VatCategory, rate: Option<Decimal>, syntax: Syntax) -> bool {
    let above_zero = rate.is_some_and(|rate| rate > Decimal::ZERO);
    let zero = rate.is_some_and(|rate| rate.is_zero());
    match category {
        VatCategory::Standard => above_zero,
        VatCategory::Igic => above_zero || (zero && syntax == Syntax::Ubl),
        VatCategory::Ipsi => above_zero || zero,
        VatCategory::OutOfScope => rate.is_none(),
        VatCategory::ReverseCharge
        | VatCategory::Exempt
        | VatCategory::Export
        | VatCategory::IntraCommunity
        | VatCategory::ZeroRated => zero,
    }
}

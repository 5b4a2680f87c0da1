//! Rules of allowances and charges: what each must state, that percent and base give the amount, and its VAT.

use super::line_rules::{about, rate_is_right};
use super::sum::{apart, percent_of, shown};
use super::{Finding, Profile, ReceivedAllowance, ReceivedSums, ReceivedVat, Severity, Syntax};
use crate::VatCategory;
use rust_decimal::Decimal;

/// The rules and business terms of one of the four places that they stand in.
struct Place {
    amount: (&'static str, &'static str),
    vat: Option<(&'static str, &'static str, &'static str)>,
    reason: ([&'static str; 2], &'static str),
    base_field: &'static str,
    name: &'static str,
}

const ON_DOCUMENT: [Place; 2] = [
    Place {
        amount: ("BR-31", "BT-92"),
        vat: Some(("BR-32", "BT-95", "06")),
        reason: (["BR-33", "BR-CO-21"], "BT-97"),
        base_field: "BT-93",
        name: "An allowance on the document",
    },
    Place {
        amount: ("BR-36", "BT-99"),
        vat: Some(("BR-37", "BT-102", "07")),
        reason: (["BR-38", "BR-CO-22"], "BT-104"),
        base_field: "BT-100",
        name: "A charge on the document",
    },
];

const ON_LINE: [Place; 2] = [
    Place {
        amount: ("BR-41", "BT-136"),
        vat: None,
        reason: (["BR-42", "BR-CO-23"], "BT-139"),
        base_field: "BT-137",
        name: "An allowance",
    },
    Place {
        amount: ("BR-43", "BT-141"),
        vat: None,
        reason: (["BR-44", "BR-CO-24"], "BT-144"),
        base_field: "BT-142",
        name: "A charge",
    },
];

impl ReceivedSums {
    pub(super) fn allowance_rules(&self, syntax: Syntax, profile: Profile, findings: &mut Vec<Finding>) {
        for line in &self.lines {
            let mut of_line = Vec::new();
            for (list, place) in [&line.allowances, &line.charges].into_iter().zip(&ON_LINE) {
                list.iter().for_each(|item| self.item_rules(item, place, syntax, profile, &mut of_line));
            }
            findings.extend(of_line.into_iter().map(|finding| about(line, finding)));
        }
        for (list, place) in [&self.allowances, &self.charges].into_iter().zip(&ON_DOCUMENT) {
            list.iter().for_each(|item| self.item_rules(item, place, syntax, profile, findings));
        }
    }

    fn item_rules(
        &self,
        item: &ReceivedAllowance,
        place: &Place,
        syntax: Syntax,
        profile: Profile,
        findings: &mut Vec<Finding>,
    ) {
        let name = place.name;
        if item.amount.is_none() {
            findings.push(Finding::fatal(place.amount.0, place.amount.1, format!("{name} lacks its amount.")));
        }
        if item.reason.is_empty() && item.reason_code.is_empty() {
            for rule in place.reason.0 {
                let rule = if profile == Profile::Extended { in_extended(rule) } else { Some(rule.to_owned()) };
                findings.extend(rule.map(|rule| {
                    Finding::fatal(rule, place.reason.1, format!("{name} must say why, in words or by a code."))
                }));
            }
        }
        if let Some((rule, field, number)) = place.vat {
            match &item.vat {
                Some(vat) if !vat.category.is_empty() => findings.extend(
                    wrong_rate(vat, number, syntax).map(|(rule, message)| Finding::fatal(rule, field, message)),
                ),
                _ => findings.push(Finding::fatal(rule, field, format!("{name} lacks its VAT category."))),
            }
        }
        findings.extend(self.amount_of_percent(item, place, profile));
    }

    /// PEPPOL-EN16931-R040 to R042.
    fn amount_of_percent(&self, item: &ReceivedAllowance, place: &Place, profile: Profile) -> Option<Finding> {
        let severity = if profile.keeps_peppol() { Severity::Fatal } else { Severity::Warning };
        let (base, percent) = match (item.base, item.percent) {
            (Some(base), Some(percent)) => (base, percent),
            (None, Some(_)) if profile.keeps_peppol() => {
                let message = format!("{} has a percentage, and does not say of what.", place.name);
                return Some(Finding::fatal("PEPPOL-EN16931-R041", place.base_field, message));
            }
            (Some(_), None) if profile.keeps_peppol() => {
                let message = format!("{} has a base, and no percentage of it.", place.name);
                return Some(Finding::fatal("PEPPOL-EN16931-R042", place.base_field, message));
            }
            _ => return None,
        };
        let (amount, comes_to) = (item.amount.unwrap_or_default(), percent_of(base, percent)?);
        let message = || {
            format!(
                "{} of {} % on {} comes to {}; it states {}.",
                place.name,
                percent.normalize(),
                shown(base),
                shown(comes_to),
                shown(amount)
            )
        };
        (apart(amount, comes_to)? > slack(&self.currency, profile))
            .then(|| Finding { severity, ..Finding::fatal("PEPPOL-EN16931-R040", place.amount.1, message()) })
    }
}

/// What rounding may cost in R040 and R120: two hundredths; XRechnung allows half a forint, which has no coins below one.
pub(super) fn slack(currency: &str, profile: Profile) -> Decimal {
    if currency == "HUF" && profile != Profile::Peppol { Decimal::new(5, 1) } else { Decimal::new(2, 2) }
}

/// The `-05` to `-07` rules: which rate a category may have.
pub(super) fn wrong_rate(vat: &ReceivedVat, number: &str, syntax: Syntax) -> Option<(String, &'static str)> {
    let category: VatCategory = vat.category.parse().ok()?;
    let message = match category {
        VatCategory::Standard => "Category S has a rate above 0.",
        VatCategory::Igic | VatCategory::Ipsi => "This VAT category states a rate that is not below 0.",
        VatCategory::OutOfScope => "Outside the scope of VAT (O), no rate is stated, not even 0.",
        VatCategory::ReverseCharge
        | VatCategory::Exempt
        | VatCategory::Export
        | VatCategory::IntraCommunity
        | VatCategory::ZeroRated => "This VAT category has no VAT: its rate is stated, and is 0.",
    };
    (!rate_is_right(category, vat.rate, syntax)).then(|| (format!("{}-{number}", category.rules()), message))
}

/// EXTENDED has some of these rules under its own name, and leaves others out.
fn in_extended(rule: &str) -> Option<String> {
    match rule {
        "BR-38" | "BR-44" => Some(format!("BR-FXEXT-{rule}")),
        "BR-CO-22" | "BR-CO-24" => None,
        _ => Some(rule.to_owned()),
    }
}

//! Why a category bears no VAT: the reason in words (BT-120) and its code (BT-121).

mod notes;

use crate::{Customer, Draft, Fault, Seller, Totals, VatCategory, party::one_line};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The reason of one VAT category; the category's rows of the breakdown share it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// BT-118.
    pub category: VatCategory,
    /// BT-121, code list VATEX; may be empty.
    pub code: String,
    /// BT-120 as printed; may be empty in a draft, and is then proposed by law and language.
    pub reason: String,
}

impl Draft {
    /// The reason of each category that these totals have and that bears no VAT for one, in the order of the breakdown:
    /// as typed, else by the scheme, else as law and the customer's language have it.
    #[must_use]
    pub fn exemption_reasons(&self, totals: &Totals, seller: &Seller, customer: &Customer) -> Vec<Exemption> {
        let categories: BTreeSet<_> = totals.vat_breakdown.iter().map(|row| row.category).collect();
        let wanting = categories.into_iter().filter(|category| category.wants_reason());
        wanting.map(|category| self.reason_of(category, seller, customer)).collect()
    }

    fn reason_of(&self, category: VatCategory, seller: &Seller, customer: &Customer) -> Exemption {
        let typed = self.exemptions.iter().find(|exemption| exemption.category == category);
        let (code, reason) = typed.map_or(("", ""), |typed| (typed.code.trim(), typed.reason.trim()));
        let by_scheme = self.scheme.filter(|_| category == VatCategory::Exempt && reason.is_empty());
        let own_code =
            category.exemption_code().or(by_scheme.map(|scheme| scheme.exemption_code())).unwrap_or_default();
        let note = || notes::note(category, by_scheme, &seller.country, &customer.language);
        Exemption {
            category,
            code: if code.is_empty() { own_code } else { code }.to_owned(),
            reason: if reason.is_empty() { note() } else { reason.to_owned() },
        }
    }

    /// The `-10` rules: a category without VAT says why, and no other category does.
    pub(crate) fn check_reasons(&self, totals: &Totals, seller: &Seller, customer: &Customer) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (n, typed) in self.exemptions.iter().enumerate() {
            faults.extend(typed.check(&format!("exemptions.{n}")));
        }
        for exemption in self.exemption_reasons(totals, seller, customer) {
            if exemption.code.is_empty() && exemption.reason.is_empty() {
                let message = "Say why there is no VAT: name the provision, or choose your small-business scheme.";
                let rule = format!("{}-10", exemption.category.rules());
                faults.push(Fault::new("exemptions", &rule, message));
            }
        }
        faults
    }
}

impl Exemption {
    fn check(&self, path: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        let says_nothing = self.code.is_empty() && self.reason.is_empty();
        if !self.category.wants_reason() && !says_nothing {
            let message = "A category with VAT, or zero-rated, has no reason for exemption: remove it.";
            faults.push(Fault::new(path, &format!("{}-10", self.category.rules()), message));
        }
        let coded = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-';
        let known = self.code.starts_with("VATEX-") && self.code.bytes().all(coded);
        if !self.code.is_empty() && !known {
            let message = "Use a code of the list VATEX, such as VATEX-EU-132, or leave it empty.";
            faults.push(Fault::new(format!("{path}.code"), "BR-CL-22", message));
        }
        faults.extend(one_line(format!("{path}.code"), &self.code));
        faults.extend(one_line(format!("{path}.reason"), &self.reason));
        faults
    }
}

#[cfg(test)]
mod tests;

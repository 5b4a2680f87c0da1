//! What more EN 16931 asks of a draft before it can leave as an e-invoice; paper does without.

use crate::{Allowance, Customer, Draft, Fault, Seller, VatCategory, fault::join};
use std::collections::BTreeSet;

impl Draft {
    /// Rules of EN 16931 that an e-invoice made of this draft would break, beyond [`Draft::check`]: none of these keeps
    /// the document from being issued on paper.
    #[must_use]
    pub fn check_en16931(&self, seller: &Seller, customer: &Customer) -> Vec<Fault> {
        let mut faults = Vec::new();
        parties(seller, customer, &mut faults);
        self.vat_ids(seller, customer, &mut faults);
        self.reasons(&mut faults);
        faults
    }

    /// The category's `-02` to `-04` rules (who must name a VAT id), BR-IC-11 and BR-IC-12 (when and whereto goods went)
    /// and BR-O-11 to BR-O-14 (`O` stands alone).
    fn vat_ids(&self, seller: &Seller, customer: &Customer, faults: &mut Vec<Fault>) {
        let places = [
            ("02", self.lines.iter().map(|line| line.vat.category).collect::<BTreeSet<_>>()),
            ("03", self.allowances.iter().map(|item| item.vat.category).collect()),
            ("04", self.charges.iter().map(|item| item.vat.category).collect()),
        ];
        for (rule, categories) in &places {
            for category in categories {
                if let Some((path, message)) = missing_id(*category, seller, customer) {
                    faults.push(Fault::new(path, &format!("{}-{rule}", category.rules()), message));
                }
            }
        }
        let all: BTreeSet<_> = places.into_iter().flat_map(|(_, categories)| categories).collect();
        if all.contains(&VatCategory::IntraCommunity) && !self.supply.says_when() {
            let message = "A supply within the Union says when it was delivered: enter the day, or the service period.";
            faults.push(Fault::new("delivery_date", "BR-IC-11", message));
        }
        if all.contains(&VatCategory::IntraCommunity) && customer.country.is_empty() {
            let message = "A supply within the Union says to which country: enter the customer's.";
            faults.push(Fault::new("customer.country", "BR-IC-12", message));
        }
        if all.contains(&VatCategory::OutOfScope) && all.len() > 1 {
            let message = "Lines outside the scope of VAT (O) cannot stand in one document with others: make two.";
            faults.push(Fault::new("lines", "BR-O-11", message));
        }
    }

    /// BR-CO-21 to BR-CO-24: an allowance or charge says why.
    fn reasons(&self, faults: &mut Vec<Fault>) {
        let mut ask = |path: String, rule: &str, allowance: &Allowance| {
            if allowance.reason.trim().is_empty() {
                faults.push(Fault::new(
                    join(&path, "reason"),
                    rule,
                    "Say why, for example \"Discount\" or \"Express delivery\".",
                ));
            }
        };
        for (n, item) in self.allowances.iter().enumerate() {
            ask(format!("allowances.{n}"), "BR-CO-21", &item.allowance);
        }
        for (n, item) in self.charges.iter().enumerate() {
            ask(format!("charges.{n}"), "BR-CO-22", &item.allowance);
        }
        for (n, line) in self.lines.iter().enumerate() {
            for (m, allowance) in line.allowances.iter().enumerate() {
                ask(format!("lines.{n}.allowances.{m}"), "BR-CO-23", allowance);
            }
            for (m, charge) in line.charges.iter().enumerate() {
                ask(format!("lines.{n}.charges.{m}"), "BR-CO-24", charge);
            }
        }
    }
}

fn parties(seller: &Seller, customer: &Customer, faults: &mut Vec<Fault>) {
    let mut ask = |right: bool, path: &str, rule: &str, message: &str| {
        if !right {
            faults.push(Fault::new(path, rule, message));
        }
    };
    ask(!seller.country.is_empty(), "seller.country", "BR-09", "Enter your country in the settings.");
    ask(!customer.country.is_empty(), "customer.country", "BR-11", "Enter the customer's country.");
    let id_message = "An e-invoice identifies you by your VAT id; a tax number alone does not count.";
    ask(!seller.vat_id.is_empty(), "seller.vat_id", "BR-CO-26", id_message);
    let prefix_message = "A VAT id begins with the country's two letters (EL for Greece).";
    ask(has_prefix(&seller.vat_id), "seller.vat_id", "BR-CO-09", prefix_message);
    ask(has_prefix(&customer.vat_id), "customer.vat_id", "BR-CO-09", prefix_message);
}

fn has_prefix(vat_id: &str) -> bool {
    let Some(prefix) = vat_id.get(..2) else {
        return vat_id.is_empty();
    };
    // Greece and Northern Ireland have prefixes of their own.
    matches!(prefix, "EL" | "XI") || prefix.parse::<iso_currency::Country>().is_ok()
}

/// Which id the category asks for and lacks.
fn missing_id(category: VatCategory, seller: &Seller, customer: &Customer) -> Option<(&'static str, &'static str)> {
    let seller_taxed = !seller.vat_id.is_empty() || !seller.tax_id.is_empty();
    match category {
        VatCategory::Standard
        | VatCategory::ZeroRated
        | VatCategory::Exempt
        | VatCategory::Igic
        | VatCategory::Ipsi => {
            (!seller_taxed).then_some(("seller.vat_id", "Enter your VAT id or tax number in the settings."))
        }
        VatCategory::ReverseCharge if !seller_taxed => {
            Some(("seller.vat_id", "Reverse charge needs your VAT id or tax number: enter it in the settings."))
        }
        VatCategory::ReverseCharge if customer.vat_id.is_empty() => {
            Some(("customer.vat_id", "Reverse charge needs the customer's VAT id, since the customer owes the VAT."))
        }
        VatCategory::IntraCommunity if seller.vat_id.is_empty() => {
            Some(("seller.vat_id", "A supply within the Union needs your VAT id: enter it in the settings."))
        }
        VatCategory::IntraCommunity if customer.vat_id.is_empty() => {
            Some(("customer.vat_id", "A supply within the Union needs the customer's VAT id."))
        }
        VatCategory::Export if seller.vat_id.is_empty() => {
            Some(("seller.vat_id", "An export needs your VAT id: enter it in the settings."))
        }
        VatCategory::OutOfScope if !seller.vat_id.is_empty() => Some((
            "seller.vat_id",
            "Outside the scope of VAT (O) no VAT id may be named; with one, choose another category.",
        )),
        VatCategory::OutOfScope if !customer.vat_id.is_empty() => {
            Some(("customer.vat_id", "Outside the scope of VAT (O) no VAT id may be named, the customer's neither."))
        }
        VatCategory::ReverseCharge | VatCategory::IntraCommunity | VatCategory::Export | VatCategory::OutOfScope => {
            None
        }
    }
}

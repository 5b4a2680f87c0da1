//! The `-02` to `-04` rules: which VAT category asks for whose VAT id, and BR-IC-11, BR-IC-12.

use super::received::Received;
use billing::{Finding, ReceivedVat, VatCategory};

pub(super) fn check(document: &Received, findings: &mut Vec<Finding>) {
    let sums = &document.sums;
    let lines: Vec<_> = sums.lines.iter().filter(|line| line.adds).filter_map(|line| line.vat.as_ref()).collect();
    let allowances: Vec<_> = sums.allowances.iter().filter_map(|item| item.vat.as_ref()).collect();
    let charges: Vec<_> = sums.charges.iter().filter_map(|item| item.vat.as_ref()).collect();
    for category in VatCategory::ALL {
        let Some((field, message)) = missing(document, category) else { continue };
        for (number, place) in [("02", &lines), ("03", &allowances), ("04", &charges)] {
            let is_used = place.iter().any(|vat: &&ReceivedVat| vat.category == category.code());
            if is_used {
                findings.push(Finding::fatal(format!("{}-{number}", category.rules()), field, message));
            }
        }
    }
    within_the_union(document, findings);
}

/// Whose id the category misses; for `O`, whose is one too many.
fn missing(document: &Received, category: VatCategory) -> Option<(&'static str, &'static str)> {
    let (seller, buyer) = (&document.seller, &document.buyer);
    let represented = document.representative.as_ref().is_some_and(|party| !party.vat_id.is_empty());
    let seller_has_vat_id = !seller.vat_id.is_empty() || represented;
    let seller_is_taxed = seller_has_vat_id || !seller.tax_id.is_empty();
    let buyer_has_vat_id = !buyer.vat_id.is_empty();
    match category {
        VatCategory::Standard
        | VatCategory::ZeroRated
        | VatCategory::Exempt
        | VatCategory::Igic
        | VatCategory::Ipsi => {
            (!seller_is_taxed).then_some(("BT-31", "The seller has neither a VAT id nor a tax number."))
        }
        VatCategory::ReverseCharge if !seller_is_taxed => {
            Some(("BT-31", "Reverse charge needs the seller's VAT id or tax number."))
        }
        VatCategory::ReverseCharge => (!buyer_has_vat_id && buyer.legal_id.is_empty())
            .then_some(("BT-48", "Reverse charge needs the buyer's VAT id or register number.")),
        VatCategory::IntraCommunity if !seller_has_vat_id => {
            Some(("BT-31", "A supply within the Union needs the seller's VAT id."))
        }
        VatCategory::IntraCommunity => {
            (!buyer_has_vat_id).then_some(("BT-48", "A supply within the Union needs the buyer's VAT id."))
        }
        VatCategory::Export => (!seller_has_vat_id).then_some(("BT-31", "An export needs the seller's VAT id.")),
        VatCategory::OutOfScope => (seller_has_vat_id || buyer_has_vat_id)
            .then_some(("BT-31", "Outside the scope of VAT (O), no VAT id is named, of neither party.")),
    }
}

/// BR-IC-11 and BR-IC-12: a supply within the Union says when and where to.
fn within_the_union(document: &Received, findings: &mut Vec<Finding>) {
    let code = VatCategory::IntraCommunity.code();
    if !document.sums.vat_rows().any(|row| row.vat.category == code) {
        return;
    }
    let has_period = document.period.as_ref().is_some_and(|period| !period.start.is_empty() || !period.end.is_empty());
    if document.delivery.date.is_empty() && !has_period {
        let message = "A supply within the Union says when it was delivered, by a day or a period.";
        findings.push(Finding::fatal("BR-IC-11", "BT-72", message));
    }
    if document.delivery.country.is_empty() {
        let message = "A supply within the Union says to which country it was delivered.";
        findings.push(Finding::fatal("BR-IC-12", "BT-80", message));
    }
}

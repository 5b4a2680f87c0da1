//! What XRechnung asks beyond Peppol (BR-DE-1 to BR-DE-31), and Peppol itself between two parties in Germany (DE-R-001 on).

use super::received::{PaymentMeans, Received};
use billing::{Finding, Profile};

pub(super) fn check(document: &Received, findings: &mut Vec<Finding>) {
    let is_german = document.seller.country == "DE" && document.buyer.country == "DE";
    let in_xrechnung = matches!(document.profile, Profile::XRechnung | Profile::XRechnungExtension);
    let in_peppol = document.profile == Profile::Peppol && is_german;
    if !in_xrechnung && !in_peppol {
        return;
    }
    let mut ask = |right: bool, number: &str, field: &str, message: &str| {
        if right {
            return;
        }
        // Peppol took the rules over under its own name, with three digits.
        let rule = if in_xrechnung { format!("BR-DE-{number}") } else { format!("DE-R-{number:0>3}") };
        findings.push(Finding::fatal(rule, field, message));
    };
    ask(!document.payment.is_empty(), "1", "BG-16", "The document does not say how to pay.");
    parties(document, &mut ask);
    let rows_have_rates = document.sums.vat_rows().all(|row| row.vat.rate.is_some());
    ask(rows_have_rates, "14", "BT-119", "Each row of the VAT breakdown states its rate, also where it is 0.");
    ask(!document.buyer_reference.is_empty(), "15", "BT-10", "The document has no buyer's reference.");
    for means in &document.payment {
        payment(means, &mut ask);
    }
}

/// Whether it is right, number of the rule, business term, and what to say where it is not.
type Ask<'a> = dyn FnMut(bool, &str, &str, &str) + 'a;

fn parties(document: &Received, ask: &mut Ask<'_>) {
    let (seller, buyer, delivery) = (&document.seller, &document.buyer, &document.delivery);
    ask(seller.contact.is_some(), "2", "BG-6", "The seller names nobody to ask.");
    if let Some(contact) = &seller.contact {
        ask(!contact.name.is_empty(), "5", "BT-41", "The seller's contact has no name.");
        ask(!contact.phone.is_empty(), "6", "BT-42", "The seller's contact has no telephone number.");
        ask(!contact.email.is_empty(), "7", "BT-43", "The seller's contact has no e-mail address.");
    }
    for (there, city, postcode, rules) in [
        (seller.has_address, &seller.city, &seller.postcode, [("3", "BT-37"), ("4", "BT-38")]),
        (buyer.has_address, &buyer.city, &buyer.postcode, [("8", "BT-52"), ("9", "BT-53")]),
        (delivery.has_address, &delivery.city, &delivery.postcode, [("10", "BT-77"), ("11", "BT-78")]),
    ] {
        let [(city_rule, city_field), (postcode_rule, postcode_field)] = rules;
        ask(!there || !city.is_empty(), city_rule, city_field, "An address lacks its city.");
        ask(!there || !postcode.is_empty(), postcode_rule, postcode_field, "An address lacks its postcode.");
    }
}

/// A way of payment brings what belongs to it and nothing else.
fn payment(means: &PaymentMeans, ask: &mut Ask<'_>) {
    let (account, card, debit) = (means.has_account, means.has_card, means.has_debit);
    match means.code.as_str() {
        "30" | "58" => {
            ask(account, "23-a", "BG-17", "A credit transfer needs an account.");
            ask(!card && !debit, "23-b", "BG-17", "A credit transfer has no card and no mandate.");
        }
        "48" | "54" | "55" => {
            ask(card, "24-a", "BG-18", "A payment by card needs the card.");
            ask(!account && !debit, "24-b", "BG-18", "A payment by card has no account and no mandate.");
        }
        "59" => {
            ask(debit, "25-a", "BG-19", "A direct debit needs its mandate.");
            ask(!account && !card, "25-b", "BG-19", "A direct debit has no account to pay to, and no card.");
        }
        _ => {}
    }
    let says_whose = !means.mandate.is_empty() || !means.debited_account.is_empty();
    let is_identified = !means.creditor_id.is_empty() && says_whose;
    ask(!debit || is_identified, "30", "BT-90", "A direct debit needs the creditor's identifier.");
    ask(
        !debit || !means.debited_account.is_empty(),
        "31",
        "BT-91",
        "A direct debit needs the account that is debited.",
    );
}

//! Rules of what must stand in a document: BR-01 to BR-65, and what Peppol and XRechnung ask beyond.

use super::received::{PaymentMeans, Received, ReceivedParty};
use billing::{Finding, Profile, ReceivedVat, Syntax};
use chrono::NaiveDate;
use iso_currency::Country;

/// UNTDID 1001 as EN 16931 allows it in an invoice.
const INVOICE_TYPES: &str = "71 80 81 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 \
    389 390 393 394 395 456 457 471 472 473 500 501 527 553 575 623 633 751 780 817 870 875 876 877 935";
/// And in a credit note.
const CREDIT_NOTE_TYPES: &str = "81 83 261 262 296 308 381 396 420 458 502 503 532";
/// UNCL5305 as EN 16931 allows it; `B` is Italy's split payment.
const VAT_CATEGORIES: &str = "AE B E G K L M O S Z";

pub(super) fn check(document: &Received, findings: &mut Vec<Finding>) {
    let mut ask = |right: bool, rule: &str, field: &str, message: &str| {
        if !right {
            findings.push(Finding::fatal(rule, field, message));
        }
    };
    head(document, &mut ask);
    dates(document, &mut ask);
    seller_and_buyer(document, &mut ask);
    other_parties(document, &mut ask);
    document.payment.iter().for_each(|means| payment(means, document.profile, &mut ask));
    if document.profile.keeps_peppol() {
        peppol(document, &mut ask);
    }
}

/// Whether it is right, rule, business term, and what to say where it is not.
type Ask<'a> = dyn FnMut(bool, &str, &str, &str) + 'a;

fn head(document: &Received, ask: &mut Ask<'_>) {
    let sums = &document.sums;
    ask(
        !document.specification.is_empty(),
        "BR-01",
        "BT-24",
        "The document does not say which specification it keeps.",
    );
    ask(!document.number.is_empty(), "BR-02", "BT-1", "The document has no number.");
    ask(!document.issue_date.is_empty(), "BR-03", "BT-2", "The document has no issue date.");
    ask(!document.type_code.is_empty(), "BR-04", "BT-3", "The document does not say what type it is.");
    ask(type_is_known(document), "BR-CL-01", "BT-3", "The document has a type that EN 16931 does not know.");
    ask(!sums.currency.is_empty(), "BR-05", "BT-5", "The document names no currency.");
    let is_currency = |code: &str| code.is_empty() || iso_currency::Currency::from_code(code).is_some();
    ask(is_currency(&sums.currency), "BR-CL-04", "BT-5", "The document's currency is none of ISO 4217.");
    ask(is_currency(&sums.tax_currency), "BR-CL-05", "BT-6", "The accounting currency is none of ISO 4217.");
    let has_lines = !sums.lines.is_empty() || !document.profile.has_lines();
    ask(has_lines, "BR-16", "BG-25", "The document has no line.");
    let is_category = |vat: Option<&ReceivedVat>| {
        vat.is_none_or(|vat| vat.category.is_empty() || VAT_CATEGORIES.split(' ').any(|known| known == vat.category))
    };
    let mut items = sums.allowances.iter().chain(&sums.charges);
    let on_document =
        sums.vat_rows().all(|row| is_category(Some(&row.vat))) && items.all(|item| is_category(item.vat.as_ref()));
    ask(on_document, "BR-CL-17", "BT-118", "A VAT category is none that EN 16931 knows.");
    let on_lines = sums.lines.iter().all(|line| is_category(line.vat.as_ref()));
    ask(on_lines, "BR-CL-18", "BT-151", "A line has a VAT category that EN 16931 does not know.");
    let one_tax_point = document.tax_point_date.is_empty() || document.tax_point_code.is_empty();
    ask(one_tax_point, "BR-CO-03", "BT-7", "The day on which VAT is due stands there both as a date and as a code.");
    let in_tax_currency =
        sums.vat_totals.iter().any(|total| total.currency == sums.tax_currency && total.amount.is_some());
    let needs_it = !sums.tax_currency.is_empty();
    ask(in_tax_currency || !needs_it, "BR-53", "BT-111", "The total of VAT is missing in the accounting currency.");
    for reference in &document.preceding {
        ask(!reference.number.is_empty(), "BR-55", "BT-25", "A preceding invoice is named without its number.");
    }
}

fn type_is_known(document: &Received) -> bool {
    let code = document.type_code.as_str();
    let is_in = |list: &str| list.split(' ').any(|known| known == code);
    match document.syntax {
        _ if code.is_empty() => true,
        Syntax::Ubl if document.is_credit_note => is_in(CREDIT_NOTE_TYPES),
        Syntax::Ubl => is_in(INVOICE_TYPES),
        Syntax::Cii => is_in(INVOICE_TYPES) || is_in(CREDIT_NOTE_TYPES),
    }
}

fn dates(document: &Received, ask: &mut Ask<'_>) {
    let is_date = |text: &str| text.is_empty() || text.parse::<NaiveDate>().is_ok();
    for (date, field) in [
        (&document.issue_date, "BT-2"),
        (&document.due_date, "BT-9"),
        (&document.tax_point_date, "BT-7"),
        (&document.delivery.date, "BT-72"),
    ] {
        // Some programs of UBL add an offset: 2026-01-15Z, 2026-01-15+01:00.
        ask(is_date(date.get(..10).unwrap_or(date)), "not-a-date", field, "This is no day of the calendar.");
    }
    if let Some(period) = &document.period {
        let in_order = period.start.is_empty() || period.end.is_empty() || period.start <= period.end;
        ask(in_order, "BR-29", "BT-74", "The invoicing period ends before it begins.");
        let is_filled = !period.start.is_empty() || !period.end.is_empty() || period.has_code;
        ask(is_filled, "BR-CO-19", "BG-14", "The invoicing period has neither a beginning nor an end.");
    }
    for period in &document.line_periods {
        let in_order = period.start.is_empty() || period.end.is_empty() || period.start <= period.end;
        ask(in_order, "BR-30", "BT-135", "The period of a line ends before it begins.");
        let is_filled = !period.start.is_empty() || !period.end.is_empty();
        ask(is_filled, "BR-CO-20", "BG-26", "The period of a line has neither a beginning nor an end.");
    }
    let is_due = document.sums.payable.is_some_and(|payable| payable > rust_decimal::Decimal::ZERO);
    let says_when = !document.due_date.is_empty() || !document.terms.is_empty();
    if document.profile == Profile::Extended {
        ask(says_when || !is_due, "BR-CO-25", "BT-9", "Something is due, and neither due date nor terms say when.");
    }
}

fn seller_and_buyer(document: &Received, ask: &mut Ask<'_>) {
    let (seller, buyer) = (&document.seller, &document.buyer);
    ask(!seller.name.is_empty(), "BR-06", "BT-27", "The seller has no name.");
    ask(!buyer.name.is_empty(), "BR-07", "BT-44", "The buyer has no name.");
    ask(seller.has_address, "BR-08", "BG-5", "The seller has no address.");
    let country = !seller.country.is_empty() || (!seller.has_address && document.syntax == Syntax::Ubl);
    ask(country, "BR-09", "BT-40", "The seller's address names no country.");
    if document.profile != Profile::Minimum {
        ask(buyer.has_address, "BR-10", "BG-8", "The buyer has no address.");
        let country = !buyer.country.is_empty() || (!buyer.has_address && document.syntax == Syntax::Ubl);
        ask(country, "BR-11", "BT-55", "The buyer's address names no country.");
    }
    let is_identified = [&seller.id, &seller.legal_id, &seller.vat_id].iter().any(|id| !id.is_empty());
    let message = "The seller is identified neither by an identifier, nor by a register, nor by a VAT id.";
    ask(is_identified, "BR-CO-26", "BT-29", message);
    ask(!seller.endpoint_lacks_scheme, "BR-62", "BT-34", "The seller's electronic address does not say of what kind.");
    ask(!buyer.endpoint_lacks_scheme, "BR-63", "BT-49", "The buyer's electronic address does not say of what kind.");
    for (country, field) in
        [(&seller.country, "BT-40"), (&buyer.country, "BT-55"), (&document.delivery.country, "BT-80")]
    {
        ask(is_country(country), "BR-CL-14", field, "This is no country of ISO 3166-1.");
    }
    for (party, field) in [(Some(seller), "BT-31"), (Some(buyer), "BT-48"), (document.representative.as_ref(), "BT-63")]
    {
        let right = party.is_none_or(|party| vat_id_has_prefix(&party.vat_id));
        ask(right, "BR-CO-09", field, "A VAT id begins with the two letters of its country (EL for Greece).");
    }
}

fn is_country(code: &str) -> bool {
    // Kosovo, Northern Ireland and the United Nations' codes beside ISO 3166-1.
    code.is_empty() || matches!(code, "1A" | "XI") || code.parse::<Country>().is_ok()
}

fn vat_id_has_prefix(vat_id: &str) -> bool {
    vat_id.is_empty()
        || vat_id.get(..2).is_some_and(|prefix| prefix == "EL" || (!prefix.is_empty() && is_country(prefix)))
}

fn other_parties(document: &Received, ask: &mut Ask<'_>) {
    if let Some(payee) = &document.payee {
        let seller = &document.seller;
        let seller_names = [&seller.name, &seller.trading_name];
        let is_seller = seller_names.contains(&&payee.name) && same_id(payee, seller);
        ask(!payee.name.is_empty() && !is_seller, "BR-17", "BT-59", "The payee has no name, or is the seller.");
    }
    if let Some(party) = &document.representative {
        ask(!party.name.is_empty(), "BR-18", "BT-62", "The tax representative has no name.");
        ask(party.has_address, "BR-19", "BG-12", "The tax representative has no address.");
        let country = !party.country.is_empty() || (!party.has_address && document.syntax == Syntax::Ubl);
        ask(country, "BR-20", "BT-69", "The tax representative's address names no country.");
        ask(!party.vat_id.is_empty(), "BR-56", "BT-63", "The tax representative has no VAT id.");
    }
    let delivered = &document.delivery;
    let country = !delivered.has_address || !delivered.country.is_empty();
    ask(country, "BR-57", "BT-80", "The address of delivery names no country.");
}

fn same_id(one: &ReceivedParty, other: &ReceivedParty) -> bool {
    one.id == other.id && one.legal_id == other.legal_id
}

fn payment(means: &PaymentMeans, profile: Profile, ask: &mut Ask<'_>) {
    ask(!means.code.is_empty(), "BR-49", "BT-81", "A way of payment has no code.");
    let is_transfer = matches!(means.code.as_str(), "30" | "58");
    ask(
        !is_transfer || !means.has_account || !means.account.is_empty(),
        "BR-50",
        "BT-84",
        "The account has no number.",
    );
    ask(!is_transfer || means.has_account, "BR-61", "BT-84", "A credit transfer is asked for, without an account.");
    let is_debit = matches!(means.code.as_str(), "49" | "59");
    let has_mandate = !means.mandate.is_empty() || !profile.keeps_peppol();
    ask(!is_debit || has_mandate, "PEPPOL-EN16931-R061", "BT-89", "A direct debit names its mandate.");
}

fn peppol(document: &Received, ask: &mut Ask<'_>) {
    ask(
        !document.has_empty_element,
        "PEPPOL-EN16931-R008",
        "",
        "An element stands there empty: leave it out, or fill it.",
    );
    ask(!document.process.is_empty(), "PEPPOL-EN16931-R001", "BT-23", "The document names no business process.");
    let has_reference = !document.buyer_reference.is_empty() || !document.order_reference.is_empty();
    let asked = document.profile == Profile::Peppol;
    let message = "The document has neither the buyer's reference nor an order number.";
    ask(has_reference || !asked, "PEPPOL-EN16931-R003", "BT-10", message);
    ask(!document.buyer.endpoint.is_empty(), "PEPPOL-EN16931-R010", "BT-49", "The buyer has no electronic address.");
    ask(!document.seller.endpoint.is_empty(), "PEPPOL-EN16931-R020", "BT-34", "The seller has no electronic address.");
}

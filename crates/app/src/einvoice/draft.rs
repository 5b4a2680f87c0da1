//! Make a draft out of an e-invoice that another program wrote, such as the one that was used before.
//!
//! Number and dates of issue stay behind: a draft takes its own when it is issued.

use super::bytes;
use crate::views::{
    AllowanceInput, CustomerInput, DraftInput, EInvoiceDraftView, LeftOut, LineInput, ReceivedTotalsView, TotalsView,
    VatInput,
};
use crate::{Error, Result, Session, customers, invoices, profile};
use billing::{ReceivedAllowance, ReceivedLine, ReceivedVat, TypeCode};
use documents::einvoice::{Received, ReceivedParty};
use std::fmt::Display;
use std::path::Path;

/// Saves a draft with the lines of an e-invoice. Where we are its seller, its buyer becomes the customer, known by VAT
/// id or name, or new; else the customer stays to be chosen.
///
/// # Errors
/// [`Error::EInvoice`] where the file is none, [`Error::EInvoiceCredits`] for a credit note: one is drafted from the
/// invoice that it credits.
pub fn to_draft(session: &mut Session, file: &Path) -> Result<EInvoiceDraftView> {
    let document = documents::einvoice::read(&bytes(file)?)?;
    if document.is_credit_note {
        return Err(Error::EInvoiceCredits);
    }
    let ours = is_us(&document.seller, &profile::business(session)?);
    let customer = if ours { customer(session, &document.buyer)? } else { None };
    let input = draft(&document, customer.clone().unwrap_or_default());
    let draft = invoices::save(session, None, 0, &input)?;
    let left_out = left_out(&document, ours, customer.is_some(), &draft.totals);
    Ok(EInvoiceDraftView { draft, left_out })
}

/// Whether a party is the one whose book this is: by VAT id where both have one, else by name.
fn is_us(seller: &ReceivedParty, business: &crate::views::BusinessView) -> bool {
    if !seller.vat_id.is_empty() && !business.vat_id.is_empty() {
        return letters(&seller.vat_id) == letters(&business.vat_id);
    }
    !business.name.is_empty() && letters(&seller.name) == letters(&business.name)
}

/// The customer that a buyer is; a new one where nobody of that VAT id or name is known. None where the buyer's
/// particulars would not make a customer.
fn customer(session: &mut Session, buyer: &ReceivedParty) -> Result<Option<String>> {
    let known = customers::list(session, "")?.into_iter().find(|known| {
        let same_id = !buyer.vat_id.is_empty() && letters(&known.details.vat_id) == letters(&buyer.vat_id);
        let mut names = known.merged.iter().map(|other| &other.name).chain([&known.details.name]);
        same_id || names.any(|name| letters(name) == letters(&buyer.name))
    });
    if let Some(known) = known {
        return Ok(Some(known.id));
    }
    let contact = buyer.contact.clone().unwrap_or_default();
    let input = CustomerInput {
        name: buyer.name.clone(),
        contact: contact.name,
        street: buyer.street.clone(),
        city: buyer.city.clone(),
        postcode: buyer.postcode.clone(),
        country: buyer.country.clone(),
        vat_id: buyer.vat_id.clone(),
        tax_id: buyer.tax_id.clone(),
        email: contact.email,
        ..CustomerInput::default()
    };
    match customers::save(session, None, &input) {
        Ok(made) => Ok(Some(made.id)),
        Err(Error::Faults(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Letters and digits in capitals: spaces, dots and case make no other party.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

fn draft(document: &Received, customer: String) -> DraftInput {
    let sums = &document.sums;
    let period = document.period.clone().unwrap_or_default();
    DraftInput {
        customer,
        currency: sums.currency.clone(),
        type_code: kind(document).map(|kind| kind.to_string()).unwrap_or_default(),
        delivery_date: document.delivery.date.clone(),
        period_start: period.start,
        period_end: period.end,
        order_reference: document.order_reference.clone(),
        notes: document.notes.join("\n"),
        terms: document.terms.clone(),
        lines: sums.lines.iter().filter(|line| line.adds).map(line).collect(),
        allowances: sums.allowances.iter().map(allowance).collect(),
        charges: sums.charges.iter().map(allowance).collect(),
        prepaid: text(sums.prepaid),
        rounding: text(sums.rounding),
        ..DraftInput::default()
    }
}

/// The kinds that a draft can be of by itself; of others it becomes an ordinary invoice.
fn kind(document: &Received) -> Option<TypeCode> {
    document.type_code.parse().ok().filter(|kind| matches!(kind, TypeCode::Invoice | TypeCode::Prepayment))
}

/// A line as it was priced; one that states its sum only is sold once at that sum.
fn line(line: &ReceivedLine) -> LineInput {
    let priced = line.price.is_some() && line.quantity.is_some();
    LineInput {
        name: line.name.clone(),
        quantity: if priced { text(line.quantity) } else { "1".to_owned() },
        unit: line.unit.clone(),
        price: if priced { text(line.price) } else { text(line.net) },
        base_quantity: if priced { text(line.base_quantity) } else { String::new() },
        allowances: if priced { line.allowances.iter().map(allowance).collect() } else { Vec::new() },
        charges: if priced { line.charges.iter().map(allowance).collect() } else { Vec::new() },
        vat: line.vat.as_ref().map(vat).unwrap_or_default(),
        ..LineInput::default()
    }
}

/// What came to an amount there comes to it here, whatever percentage it was called by.
fn allowance(item: &ReceivedAllowance) -> AllowanceInput {
    AllowanceInput {
        amount: text(item.amount),
        reason: item.reason.clone(),
        vat: item.vat.as_ref().map(vat),
        ..AllowanceInput::default()
    }
}

fn vat(vat: &ReceivedVat) -> VatInput {
    VatInput { category: vat.category.clone(), rate: text(vat.rate) }
}

/// As written; empty where nothing is.
fn text(number: Option<impl Display>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// What the draft does not say as the document did.
fn left_out(document: &Received, ours: bool, has_customer: bool, totals: &TotalsView) -> Vec<LeftOut> {
    let computed = document.sums.recompute().ok().map(|sums| ReceivedTotalsView::from(&sums));
    let equal = computed.is_some_and(|computed| {
        same(computed.net_total.as_deref(), &totals.net_total)
            && same(computed.vat_total.as_deref(), &totals.vat_total)
            && same(computed.payable.as_deref(), &totals.payable)
    });
    [
        (LeftOut::Number, !document.number.is_empty()),
        (LeftOut::Seller, !ours),
        (LeftOut::Customer, ours && !has_customer),
        (LeftOut::Kind, kind(document).is_none()),
        (LeftOut::Preceding, !document.preceding.is_empty()),
        (LeftOut::ThirdParty, !document.sums.third_party.is_empty()),
        (LeftOut::Totals, !equal),
    ]
    .into_iter()
    .filter_map(|(what, left)| left.then_some(what))
    .collect()
}

/// Whether two amounts are one: `5`, `5.0` and `5.00` are.
fn same(one: Option<&str>, other: &str) -> bool {
    fn plain(amount: &str) -> &str {
        if amount.contains('.') { amount.trim_end_matches('0').trim_end_matches('.') } else { amount }
    }
    one.map(plain) == Some(plain(other))
}

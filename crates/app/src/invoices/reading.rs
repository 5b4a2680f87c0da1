//! A draft as the trade reads it: typed text held against the book it belongs to.

use super::Credited;
use crate::profile::{self, Profile};
use crate::views::{DraftInput, Fault};
use crate::{Result, convert};
use billing::{Customer, CustomerId, Draft, TypeCode};
use store::table::{Reads, customers, invoices};

/// A draft as the trade reads it, with whom it is for.
pub(crate) struct Reading {
    /// As typed.
    pub draft: Draft,
    /// Whom it is for, once chosen and known.
    pub customer: Option<(CustomerId, Customer)>,
    /// Whose book this is.
    pub profile: Profile,
    /// The invoice that a credit note credits.
    pub credited: Option<Credited>,
}

/// Reads what was typed against the book: the customer it names, the currency and terms it leaves open.
pub(crate) fn read(from: &impl Reads, input: &DraftInput) -> Result<Reading> {
    let profile = profile::load(from)?;
    let customer = match named_customer(from, &input.customer)? {
        Some(id) => Some((id, customers::get(from, &id)?)),
        None => None,
    };
    let theirs = customer.as_ref().and_then(|(_, customer)| customer.currency.parse().ok());
    let text = convert::draft_text(input)?;
    let mut draft = Draft::read(&text, customer.as_ref().map(|(id, _)| *id), theirs.unwrap_or(profile.currency));
    draft.terms_days = profile.terms_days;
    let credited = credited(from, &draft, &input.preceding)?;
    if let Some(Ok(left)) = credited.as_ref().map(Credited::left) {
        draft = left.bind(draft);
    }
    Ok(Reading { draft, customer, profile, credited })
}

/// The invoice that a credit note names, if the book has it.
fn credited(from: &impl Reads, draft: &Draft, preceding: &str) -> Result<Option<Credited>> {
    if draft.type_code != TypeCode::CreditNote || preceding.is_empty() {
        return Ok(None);
    }
    match invoices::resolve(from, preceding) {
        Ok(invoices::Document::Issued(id)) => Credited::load(from, &id).map(Some),
        Ok(invoices::Document::Draft(_)) | Err(store::Error::NotFound { .. } | store::Error::Ambiguous { .. }) => {
            Ok(None)
        }
        Err(other) => Err(other.into()),
    }
}

/// Who is meant, if the book knows them; a name that it does not know yet stays text in the draft.
pub(crate) fn named_customer(from: &impl Reads, text: &str) -> Result<Option<CustomerId>> {
    if text.is_empty() {
        return Ok(None);
    }
    match customers::resolve(from, text) {
        Ok(id) => Ok(Some(id)),
        Err(store::Error::NotFound { .. }) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

/// Why it cannot be issued as it is: by itself, and as a credit note of its invoice.
pub(crate) fn faults(reading: &Reading) -> Vec<Fault> {
    let customer = reading.customer.as_ref().map(|(_, customer)| customer);
    let own = reading.draft.check(&reading.profile.seller, customer);
    own.into_iter().chain(credit_faults(reading)).map(Into::into).collect()
}

/// What keeps a credit note from fitting its invoice; nothing on any other document.
pub(crate) fn credit_faults(reading: &Reading) -> Vec<billing::Fault> {
    match reading.credited.as_ref().map(Credited::left) {
        None => Vec::new(),
        Some(Ok(left)) => left.check(&reading.draft),
        Some(Err(error)) => vec![billing::Fault::of("preceding", &error)],
    }
}

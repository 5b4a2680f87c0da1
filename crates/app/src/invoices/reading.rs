//! A draft as the trade reads it: typed text held against the book it belongs to.

use crate::profile::{self, Profile};
use crate::views::{DraftInput, Fault};
use crate::{Result, convert};
use billing::{Customer, CustomerId, Draft};
use store::table::{Reads, customers};

/// A draft as the trade reads it, with whom it is for.
pub(crate) struct Reading {
    /// As typed.
    pub draft: Draft,
    /// Whom it is for, once chosen and known.
    pub customer: Option<(CustomerId, Customer)>,
    /// Whose book this is.
    pub profile: Profile,
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
    Ok(Reading { draft, customer, profile })
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

/// Why it cannot be issued as it is.
pub(crate) fn faults(reading: &Reading) -> Vec<Fault> {
    let customer = reading.customer.as_ref().map(|(_, customer)| customer);
    reading.draft.check(&reading.profile.seller, customer).into_iter().map(Into::into).collect()
}

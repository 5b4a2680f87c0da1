//! Save, check and discard a draft. What is half typed is kept as it is; only issuing asks for everything.

use super::show;
use crate::profile::{self, Profile};
use crate::roles::Command;
use crate::session::Desk;
use crate::views::{DraftCheckView, DraftInput, InvoiceView};
use crate::{Error, Result, Session, convert, ids};
use billing::{Customer, CustomerId, Draft, InvoiceId};
use store::table::{Reads, customers, drafts, invoices};

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
fn named_customer(from: &impl Reads, text: &str) -> Result<Option<CustomerId>> {
    if text.is_empty() {
        return Ok(None);
    }
    match customers::resolve(from, text) {
        Ok(id) => Ok(Some(id)),
        Err(store::Error::NotFound { .. }) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

/// Saves a new draft (`id` none), or what was typed into one since `version`.
pub fn save(session: &mut Session, id: Option<&str>, version: u32, input: &DraftInput) -> Result<InvoiceView> {
    let desk = session.at(Command::Edit)?;
    let id = id.map(|id| draft_id(&desk, id)).transpose()?;
    let details = serde_json::to_value(input).map_err(|_| Error::Unreadable { what: "the draft" })?;
    let (now, fresh) = (desk.clock.now(), ids::uuid_v7(desk.clock.now())?);
    let id = desk.open.book.write(now, |tx| {
        let change =
            drafts::Change { customer: named_customer(tx, &input.customer)?, details: &details, words: words(input) };
        match id {
            Some(id) => drafts::autosave(tx, &id, version, &change).map(|_| id),
            None => {
                let id = InvoiceId::new(fresh);
                drafts::insert(tx, &id, &change).map(|()| id)
            }
        }
        .map_err(Error::from)
    })?;
    show::draft(&desk, &id)
}

/// Calculates and checks what was typed, without saving it.
pub fn check(session: &mut Session, input: &DraftInput) -> Result<DraftCheckView> {
    let desk = session.at(Command::Read)?;
    let reading = read(&desk.open.book, input)?;
    let date = reading.draft.issue_date.unwrap_or_else(|| desk.clock.today());
    let next_number = invoices::take_number(&desk.open.book, invoices::INVOICE_SERIES, date)
        .map(|place| place.number.to_string())
        .unwrap_or_default();
    Ok(DraftCheckView {
        totals: reading.draft.totals().map(|totals| convert::totals_view(&totals)).unwrap_or_default(),
        faults: faults(&reading),
        next_number,
        due_date: reading.draft.due(date).map(|due| due.to_string()).unwrap_or_default(),
    })
}

/// Discards a draft.
pub fn delete(session: &mut Session, id: &str) -> Result<()> {
    let desk = session.at(Command::Edit)?;
    let id = draft_id(&desk, id)?;
    Ok(desk.open.book.write(desk.clock.now(), |tx| drafts::delete(tx, &id))?)
}

/// Why it cannot be issued as it is.
pub(crate) fn faults(reading: &Reading) -> Vec<crate::views::Fault> {
    let customer = reading.customer.as_ref().map(|(_, customer)| customer);
    reading.draft.check(&reading.profile.seller, customer).into_iter().map(Into::into).collect()
}

/// The id of a draft; an issued document is refused by name.
pub(crate) fn draft_id(desk: &Desk<'_>, text: &str) -> Result<InvoiceId> {
    match invoices::resolve(&desk.open.book, text)? {
        invoices::Document::Draft(id) => Ok(id),
        invoices::Document::Issued(_) => Err(Error::AlreadyIssued),
    }
}

/// What a draft can be found by.
fn words(input: &DraftInput) -> Vec<&str> {
    let head = [input.customer.as_str(), &input.description, &input.order_reference];
    let lines = input.lines.iter().flat_map(|line| [line.name.as_str(), line.description.as_str()]);
    head.into_iter().chain(lines).collect()
}

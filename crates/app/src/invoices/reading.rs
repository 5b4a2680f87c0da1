//! A draft as the trade reads it: typed text held against the book it belongs to.

use super::{Credited, JobPapers};
use crate::profile::{self, Profile};
use crate::views::{DraftInput, Fault};
use crate::{Result, convert};
use billing::{Customer, CustomerId, Draft, InvoiceId, Job, Origin, TypeCode};
use store::table::invoices::InvoiceRow;
use store::table::{Reads, customers, drafts, invoices};

/// A draft as the trade reads it, with whom it is for.
pub(crate) struct Reading {
    /// As typed.
    pub draft: Draft,
    /// Whom it is for, once chosen and known.
    pub customer: Option<(CustomerId, Customer)>,
    /// Whose book this is.
    pub profile: Profile,
    /// The invoice that a credit note credits, or a corrected invoice replaces.
    pub credited: Option<Credited>,
    /// The paper that it was made from.
    pub origin: Option<InvoiceRow>,
    /// What its job was asked for so far; nothing where it is of none.
    pub job: JobPapers,
    /// It is of a job that began with a draft which is there no more.
    is_of_nothing: bool,
}

/// Reads what was typed against the book: the customer it names, the currency and terms it leaves open.
pub(crate) fn read(from: &impl Reads, input: &DraftInput) -> Result<Reading> {
    read_as(from, None, input)
}

/// The same of a draft that the book has: what deposits were taken of is a job, whatever the draft says of it now.
pub(crate) fn read_draft(from: &impl Reads, id: &InvoiceId, input: &DraftInput) -> Result<Reading> {
    read_as(from, Some(id), input)
}

fn read_as(from: &impl Reads, id: Option<&InvoiceId>, input: &DraftInput) -> Result<Reading> {
    let profile = profile::load(from)?;
    let customer = match named_customer(from, &input.customer)? {
        Some(id) => Some((id, customers::get(from, &id)?)),
        None => None,
    };
    let theirs = customer.as_ref().and_then(|(_, customer)| customer.currency.parse().ok());
    let text = convert::draft_text(input)?;
    let mut draft = Draft::read(&text, customer.as_ref().map(|(id, _)| *id), theirs.unwrap_or(profile.currency));
    draft.terms_days = match &customer {
        Some((id, _)) => Some(customers::record(from, id)?.more.terms_days).filter(|days| *days > 0),
        None => None,
    }
    .unwrap_or(profile.terms_days);
    if text.vat_scheme.is_empty() {
        draft.scheme = profile.scheme;
    }
    let credited = credited(from, &draft, &input.preceding)?;
    match credited.as_ref() {
        Some(old) if draft.type_code == TypeCode::Corrected => draft.preceding = Some(old.reference()),
        Some(old) => {
            if let Ok(left) = old.left() {
                draft = left.bind(draft);
            }
        }
        None => {}
    }
    let origin = origin(from, &input.based_on)?;
    draft.based_on = origin.as_ref().map(|row| Origin {
        type_code: row.invoice.type_code(),
        number: row.invoice.number().clone(),
        issue_date: row.invoice.issue_date(),
    });
    let (named, mut job) = job(from, id, &draft, credited.as_ref())?;
    draft.job = named;
    if let Some(old) = credited.as_ref().filter(|_| draft.type_code == TypeCode::Corrected) {
        job.papers.retain(|paper| paper.invoice.number() != old.invoice.number()); // it is taken back by the same act
    }
    draft = Job::of(&job.papers, draft.prices).bind(draft);
    let is_of_nothing = named.filter(|_| job.is_empty()).map(|job| is_gone(from, &job)).transpose()?.unwrap_or(false);
    Ok(Reading { draft, customer, profile, credited, origin, job, is_of_nothing })
}

/// The job that a draft goes on with, and its papers. What it began itself comes first; then what the invoice is of that it
/// takes the place of; then what it says.
fn job(
    from: &impl Reads,
    id: Option<&InvoiceId>,
    draft: &Draft,
    credited: Option<&Credited>,
) -> Result<(Option<InvoiceId>, JobPapers)> {
    let own = id.map(|id| JobPapers::load(from, id)).transpose()?.unwrap_or_default();
    if !own.is_empty() {
        return Ok((id.copied(), own));
    }
    let replaced = credited.filter(|_| draft.type_code == TypeCode::Corrected);
    let named = replaced.map(|old| old.job(from)).transpose()?.flatten().or(draft.job);
    let papers = named.map(|job| JobPapers::load(from, &job)).transpose()?.unwrap_or_default();
    Ok((named, papers))
}

/// Whether a job of which nothing was issued began with a draft that was deleted since.
fn is_gone(from: &impl Reads, job: &InvoiceId) -> Result<bool> {
    match drafts::get(from, job) {
        Ok(_) => Ok(false),
        Err(store::Error::NotFound { .. }) => Ok(true),
        Err(other) => Err(other.into()),
    }
}

/// The invoice that a credit note names, if the book has it.
fn credited(from: &impl Reads, draft: &Draft, preceding: &str) -> Result<Option<Credited>> {
    if !matches!(draft.type_code, TypeCode::CreditNote | TypeCode::Corrected) {
        return Ok(None);
    }
    issued(from, preceding)?.map(|id| Credited::load(from, &id)).transpose()
}

/// The paper that it was made from, if the book has it.
fn origin(from: &impl Reads, based_on: &str) -> Result<Option<InvoiceRow>> {
    Ok(issued(from, based_on)?.map(|id| invoices::get(from, &id)).transpose()?)
}

/// The issued document that a number or an id names; none where it names nothing of the kind.
fn issued(from: &impl Reads, text: &str) -> Result<Option<InvoiceId>> {
    if text.is_empty() {
        return Ok(None);
    }
    match invoices::resolve(from, text) {
        Ok(invoices::Document::Issued(id)) => Ok(Some(id)),
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
    own.into_iter().chain(misfits(reading)).map(Into::into).collect()
}

/// What keeps a document from fitting those before it: a credit note its invoice, an invoice the deposits of its job.
pub(crate) fn misfits(reading: &Reading) -> Vec<billing::Fault> {
    let mut faults = reading.job.faults(&reading.draft);
    let is_part = matches!(reading.draft.type_code, TypeCode::Prepayment | TypeCode::Partial);
    if is_part && reading.is_of_nothing {
        let message = "The draft that this asks for a part of was deleted: bring it back from the trash first.";
        faults.push(billing::Fault::new("type_code", "job-gone", message));
    }
    let Some(old) = &reading.credited else { return faults };
    if old.is_deducted {
        let message = "Another invoice deducts this one: credit that invoice first.";
        faults.push(billing::Fault::new("preceding", "deducted", message));
    }
    if reading.draft.type_code == TypeCode::Corrected
        && matches!(old.invoice.type_code(), TypeCode::Prepayment | TypeCode::Partial)
    {
        let message = "A deposit or partial invoice is not corrected: credit it, and ask anew.";
        faults.push(billing::Fault::new("type_code", "corrects-a-part", message));
    }
    match old.left() {
        Ok(_) if reading.draft.type_code == TypeCode::Corrected => faults.extend(old.check_correction(&reading.draft)),
        Ok(left) => faults.extend(left.check(&reading.draft)),
        Err(error) => faults.push(billing::Fault::of("preceding", &error)),
    }
    faults
}

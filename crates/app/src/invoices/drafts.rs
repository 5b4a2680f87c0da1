//! Save, check and discard a draft. What is half typed is kept as it is; only issuing asks for everything.

use super::reading::{faults, named_customer, read};
use super::{jobs, propose, show};
use crate::roles::Command;
use crate::session::Desk;
use crate::views::{DraftCheckView, DraftInput, ErrorView, InvoiceView};
use crate::{Error, Result, Session, convert, ids, numbering};
use billing::InvoiceId;
use store::table::{drafts, invoices};

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
    let next_number = numbering::next(&desk.open.book, reading.draft.type_code, date);
    let totals = reading.draft.totals().ok();
    let customer = reading.customer.as_ref().map(|(_, customer)| customer);
    let einvoice = customer.map(|customer| reading.draft.check_en16931(&reading.profile.seller, customer));
    Ok(DraftCheckView {
        totals: totals.as_ref().map(convert::totals_view).unwrap_or_default(),
        faults: faults(&reading),
        einvoice: einvoice.into_iter().flatten().map(Into::into).collect(),
        exemptions: totals.map(|totals| propose::exemptions(&reading, &totals)).unwrap_or_default(),
        vat_proposals: propose::proposals(&reading)?,
        next_number: next_number.map(|number| number.to_string()).unwrap_or_default(),
        due_date: reading.draft.due(date).map(|due| due.to_string()).unwrap_or_default(),
    })
}

/// Why issuing what was typed would take no number now; none when it would.
pub fn number_refusal(session: &mut Session, input: &DraftInput) -> Result<Option<ErrorView>> {
    let desk = session.at(Command::Read)?;
    let draft = read(&desk.open.book, input)?.draft;
    let date = draft.issue_date.unwrap_or_else(|| desk.clock.today());
    Ok(numbering::next(&desk.open.book, draft.type_code, date).err().map(|error| error.view()))
}

/// Moves a draft to the trash; one that deposits were taken of stays, since it is what deducts them. What was typed last is an act of its own, so that undoing the one keeps the other.
pub fn delete(session: &mut Session, id: &str) -> Result<()> {
    let desk = session.at(Command::Edit)?;
    let id = draft_id(&desk, id)?;
    if jobs::is_asked_for(&desk.open.book, &id)? {
        return Err(Error::JobStands);
    }
    desk.open.book.write(desk.clock.now(), |tx| drafts::fold(tx, &id))?;
    Ok(desk.open.book.write(desk.clock.now(), |tx| drafts::delete(tx, &id))?)
}

/// Brings a draft to what it once was, out of the trash too.
pub(crate) fn put_back(tx: &store::Tx<'_>, id: &InvoiceId, input: &DraftInput) -> Result<()> {
    let details = serde_json::to_value(input).map_err(|_| Error::Unreadable { what: "the draft" })?;
    let customer = named_customer(tx, &input.customer)?;
    Ok(drafts::put_back(tx, id, &drafts::Change { customer, details: &details, words: words(input) })?)
}

/// Writes a new draft of what somebody else typed, inside the act that asks for it.
pub(crate) fn insert(tx: &store::Tx<'_>, input: &DraftInput) -> Result<InvoiceId> {
    let id = InvoiceId::new(ids::uuid_v7(tx.now())?);
    let details = serde_json::to_value(input).map_err(|_| Error::Unreadable { what: "the draft" })?;
    let customer = named_customer(tx, &input.customer)?;
    drafts::insert(tx, &id, &drafts::Change { customer, details: &details, words: words(input) })?;
    Ok(id)
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
    let head = [input.customer.as_str(), &input.description, &input.order_reference, &input.preceding];
    let lines = input.lines.iter().flat_map(|line| [line.name.as_str(), line.description.as_str()]);
    head.into_iter().chain(lines).collect()
}

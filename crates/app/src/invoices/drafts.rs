//! Save, check and discard a draft. What is half typed is kept as it is; only issuing asks for everything.

use super::reading::{faults, named_customer, read};
use super::show;
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
    Ok(DraftCheckView {
        totals: reading.draft.totals().map(|totals| convert::totals_view(&totals)).unwrap_or_default(),
        faults: faults(&reading),
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

/// Discards a draft.
pub fn delete(session: &mut Session, id: &str) -> Result<()> {
    let desk = session.at(Command::Edit)?;
    let id = draft_id(&desk, id)?;
    Ok(desk.open.book.write(desk.clock.now(), |tx| drafts::delete(tx, &id))?)
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

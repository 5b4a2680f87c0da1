//! Issue: the one act that takes a number, freezes the document, makes its PDF, seals it and links it, or does nothing.

use super::reading::{self, Reading};
use super::{drafts, show};
use crate::roles::Command;
use crate::views::InvoiceView;
use crate::{Error, Result, Session, convert, ids, numbering, paper};
use billing::{Customer, Draft, InvoiceId, Seller, TypeCode};
use chrono::NaiveDate;
use store::table::{business, drafts as draft_table, invoices};

/// Issues a draft on `date`, or on the draft's own date, or today. `version` is the one that the user saw, if any.
pub fn issue(session: &mut Session, id: &str, version: Option<u32>, date: Option<NaiveDate>) -> Result<InvoiceView> {
    let desk = session.at(Command::Issue)?;
    let id = drafts::draft_id(&desk, id)?;
    let today = desk.clock.today();
    desk.open.book.write(desk.clock.now(), |tx| act(tx, id, version, date, today))?;
    desk.open.anchor_in_keyring(desk.keyring);
    show::issued(&desk, &id)
}

fn act(
    tx: &store::Tx<'_>,
    id: InvoiceId,
    version: Option<u32>,
    date: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<()> {
    draft_table::fold(tx, &id)?;
    let row = draft_table::get(tx, &id)?;
    if version.is_some_and(|version| version != row.version) {
        return Err(store::Error::StaleDraft.into());
    }
    let mut read = reading::read_draft(tx, &id, &convert::same_keys(&row.details, "the draft")?)?;
    let date = date.or(read.draft.issue_date).unwrap_or(today);
    if read.credited.is_some() {
        read.draft.issue_date = Some(date); // held against the date of its invoice
    }
    // Asked here, inside the transaction: of two credit notes over the same line only the first fits.
    let misfits = reading::misfits(&read);
    if !misfits.is_empty() {
        return Err(misfits.into());
    }
    numbering::ensure_all(tx)?;
    if read.draft.type_code == TypeCode::Corrected {
        take_back(tx, &read, date)?;
    }
    let customer = read.customer.as_ref().map(|(_, customer)| customer);
    put(tx, id, read.draft, &read.profile.seller, customer, date)
}

/// A corrected invoice takes the place of the wrong one: what is left of that is credited in the same act, so that never
/// both stand and never none (docs/adr/0021).
fn take_back(tx: &store::Tx<'_>, read: &Reading, date: NaiveDate) -> Result<()> {
    let Some(old) = &read.credited else { return Ok(()) };
    let customer = read.customer.as_ref().map(|(_, customer)| customer);
    let language = customer.map_or("", |customer| &customer.language);
    let name = paper::credit_line(old.invoice.number().as_str(), language)?;
    let mut note = old.left()?.everything(&name)?;
    note.issue_date = Some(date);
    put(tx, InvoiceId::new(ids::uuid_v7(tx.now())?), note, &read.profile.seller, customer, date)
}

/// Takes the next number of the document's series, freezes it, draws and seals its PDF, and writes the row.
fn put(
    tx: &store::Tx<'_>,
    id: InvoiceId,
    draft: Draft,
    seller: &Seller,
    customer: Option<&Customer>,
    date: NaiveDate,
) -> Result<()> {
    let series = draft.type_code.series();
    let place = invoices::take_number(tx, series, date)?;
    let invoice = draft.issue(place.number.clone(), date, seller, customer)?;
    let link = invoices::link(&place, &invoice)?;
    let logo = business::logo(tx)?;
    let pdf = paper::issued(&invoice, &id.to_string(), series, &link, logo.as_deref())?;
    let sealed = tx.files().seal(&pdf)?;
    invoices::insert(tx, id, place, invoice, &sealed).map_err(Error::from)?;
    Ok(())
}

//! Issue: the one act that takes a number, freezes the document, makes its PDF, seals it and links it, or does nothing.

use super::{drafts, reading, show};
use crate::roles::Command;
use crate::views::InvoiceView;
use crate::{Error, Result, Session, convert, numbering, paper};
use billing::InvoiceId;
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
    let mut read = reading::read(tx, &convert::same_keys(&row.details, "the draft")?)?;
    let date = date.or(read.draft.issue_date).unwrap_or(today);
    if read.credited.is_some() {
        read.draft.issue_date = Some(date); // held against the date of its invoice
    }
    // Asked here, inside the transaction: of two credit notes over the same line only the first fits.
    let misfits = reading::credit_faults(&read);
    if !misfits.is_empty() {
        return Err(misfits.into());
    }
    numbering::ensure_all(tx)?;
    let series = invoices::series_of(read.draft.type_code);
    let place = invoices::take_number(tx, series, date)?;
    let customer = read.customer.as_ref().map(|(_, customer)| customer);
    let invoice = read.draft.issue(place.number.clone(), date, &read.profile.seller, customer)?;
    let link = invoices::link(&place, &invoice)?;
    let logo = business::logo(tx)?;
    let pdf = paper::issued(&invoice, &id.to_string(), series, &link, logo.as_deref())?;
    let sealed = tx.files().seal(&pdf)?;
    invoices::insert(tx, id, place, invoice, &sealed).map_err(Error::from)?;
    Ok(())
}

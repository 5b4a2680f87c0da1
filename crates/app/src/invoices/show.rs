//! One document as it stands, draft or issued.

use super::reading;
use crate::roles::Command;
use crate::session::Desk;
use crate::views::InvoiceView;
use crate::{Result, Session, convert};
use billing::{InvoiceId, Settlement};
use chain::ChainCode;
use store::table::{drafts as draft_table, invoices, payments};

/// Shows the document that a number, an id or a unique prefix of an id names.
pub fn show(session: &mut Session, id: &str) -> Result<InvoiceView> {
    let desk = session.at(Command::Read)?;
    match invoices::resolve(&desk.open.book, id)? {
        invoices::Document::Draft(id) => draft(&desk, &id),
        invoices::Document::Issued(id) => issued(&desk, &id),
    }
}

pub(crate) fn draft(desk: &Desk<'_>, id: &InvoiceId) -> Result<InvoiceView> {
    let row = draft_table::get(&desk.open.book, id)?;
    let input = convert::same_keys(&row.details, "the draft")?;
    let read = reading::read(&desk.open.book, &input)?;
    let totals = read.draft.totals().map(|totals| convert::totals_view(&totals)).unwrap_or_default();
    let buyer = read.customer.as_ref().map(|(_, customer)| convert::customer_input(customer)).transpose()?;
    let faults = reading::faults(&read);
    Ok(InvoiceView { totals, buyer, faults, ..convert::draft_view(&id.to_string(), input, row.version) })
}

pub(crate) fn issued(desk: &Desk<'_>, id: &InvoiceId) -> Result<InvoiceView> {
    let row = invoices::get(&desk.open.book, id)?;
    let paid = payments::of(&desk.open.book, id)?;
    let invoice = &row.invoice;
    let settlement = Settlement::of(invoice.payable(), &paid, invoice.due_date(), desk.clock.today())?;
    Ok(InvoiceView {
        id: row.id.to_string(),
        number: Some(invoice.number().to_string()),
        state: convert::state_view(settlement.state),
        days_left: settlement.days_left.and_then(|days| i32::try_from(days).ok()),
        draft: convert::frozen_input(invoice)?,
        buyer: Some(convert::customer_input(invoice.customer())?),
        totals: convert::totals_view(invoice.totals()),
        faults: Vec::new(),
        payments: paid.iter().map(convert::payment_view).collect(),
        open: settlement.open.to_string(),
        chain_code: Some(ChainCode::of(&row.link).to_string()),
        pdf_sha256: Some(row.pdf_sha256.iter().map(|byte| format!("{byte:02x}")).collect()),
        issued_at: Some(row.issued_at),
        version: 0,
    })
}

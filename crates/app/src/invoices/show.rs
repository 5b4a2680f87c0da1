//! One document as it stands, draft or issued.

use super::{Credited, jobs, reading};
use crate::roles::Command;
use crate::session::Desk;
use crate::views::{DocumentLinkView, DraftInput, InvoiceView, StateView};
use crate::{Result, Session, convert, payments};
use billing::{InvoiceId, IssuedInvoice, Money, TypeCode};
use chain::ChainCode;
use chrono::NaiveDate;
use store::table::invoices::InvoiceRow;
use store::table::{Reads, drafts as draft_table, invoices, quotes};

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
    let typed: DraftInput = convert::same_keys(&row.details, "the draft")?;
    let read = reading::read_draft(&desk.open.book, id, &typed)?;
    // What it is of by its papers stands in the form too, so that whoever goes on typing keeps it.
    let input = DraftInput { job: read.draft.job.map_or_else(|| typed.job.clone(), |job| job.to_string()), ..typed };
    let totals = read.draft.totals().map(|totals| convert::totals_view(&totals)).unwrap_or_default();
    let buyer = read.customer.as_ref().map(|(_, customer)| convert::customer_input(customer)).transpose()?;
    let faults = reading::faults(&read);
    let credits = read.credited.as_ref().map(Credited::link);
    let based_on = read.origin.as_ref().map(link);
    let job = jobs::view(desk, id, read.draft.job)?;
    Ok(InvoiceView {
        totals,
        buyer,
        faults,
        credits,
        based_on,
        job,
        ..convert::draft_view(&id.to_string(), input, row.version)
    })
}

pub(crate) fn issued(desk: &Desk<'_>, id: &InvoiceId) -> Result<InvoiceView> {
    let book = &desk.open.book;
    let row = invoices::get(book, id)?;
    let notes = invoices::credit_notes_of(book, id)?;
    let credits = row.credits.map(|id| invoices::get(book, &id)).transpose()?;
    let credited = Credited::of(&row, &notes);
    let standing = Standing::of(book, &row, &credited, desk.clock.today())?;
    let invoice = &row.invoice;
    Ok(InvoiceView {
        id: row.id.to_string(),
        number: Some(invoice.number().to_string()),
        state: standing.state,
        days_left: standing.days_left,
        draft: convert::frozen_input(invoice)?,
        buyer: Some(convert::customer_input(invoice.customer())?),
        totals: convert::totals_view(invoice.totals()),
        faults: Vec::new(),
        payments: payments::of_invoice(book, id)?,
        claim: payments::claim(book, id, invoice, desk.clock.today())?,
        open: standing.open.to_string(),
        to_refund: standing.to_refund.to_string(),
        creditable: standing.creditable.to_string(),
        credits: credits.as_ref().map(link),
        credited_by: notes.iter().map(link).collect(),
        based_on: origin(book, invoice)?.as_ref().map(link),
        job: jobs::view(desk, id, invoice.job())?,
        answers: quotes::answers(book, id)?.iter().map(convert::answer_view).collect(),
        chain_code: Some(ChainCode::of(&row.link).to_string()),
        pdf_sha256: Some(row.pdf_sha256.iter().map(|byte| format!("{byte:02x}")).collect()),
        issued_at: Some(row.issued_at),
        version: 0,
    })
}

fn link(row: &InvoiceRow) -> DocumentLinkView {
    convert::link_view(&row.id, &row.invoice)
}

/// The paper that a document was made from, as the book has it.
fn origin(from: &impl Reads, invoice: &IssuedInvoice) -> Result<Option<InvoiceRow>> {
    let Some(origin) = invoice.based_on() else { return Ok(None) };
    match invoices::resolve(from, origin.number.as_str())? {
        invoices::Document::Issued(id) => Ok(Some(invoices::get(from, &id)?)),
        invoices::Document::Draft(_) => Ok(None),
    }
}

/// Where a document stands, and for how many days.
pub(super) fn state_of(desk: &Desk<'_>, row: &InvoiceRow) -> Result<(StateView, Option<i32>)> {
    let (book, today) = (&desk.open.book, desk.clock.today());
    let standing = Standing::of(book, row, &Credited::load(book, &row.id)?, today)?;
    Ok((standing.state, standing.days_left))
}

/// Where a document stands that asks for nothing.
fn asks_nothing(from: &impl Reads, row: &InvoiceRow, today: NaiveDate) -> Result<StateView> {
    Ok(match row.invoice.type_code() {
        TypeCode::Quote => convert::quote_state_view(super::quotes::state(from, row, today)?),
        TypeCode::CreditNote => StateView::CreditNote,
        TypeCode::DeliveryNote
        | TypeCode::Proforma
        | TypeCode::Partial
        | TypeCode::Invoice
        | TypeCode::Corrected
        | TypeCode::Prepayment
        | TypeCode::SelfBilled => StateView::Issued,
    })
}

/// What the view says of where a document stands; a credit note stands nowhere, it only changes its invoice.
struct Standing {
    state: StateView,
    days_left: Option<i32>,
    open: Money,
    to_refund: Money,
    creditable: Money,
}

impl Standing {
    fn of(from: &impl Reads, row: &InvoiceRow, credited: &Credited, today: NaiveDate) -> Result<Self> {
        let nothing = Money::zero(row.invoice.currency());
        if !row.invoice.type_code().asks_for_money() {
            let (open, to_refund) = (nothing, nothing);
            let state = asks_nothing(from, row, today)?;
            let holds =
                (state == StateView::Offered).then(|| row.invoice.due_date().signed_duration_since(today).num_days());
            let days_left = holds.and_then(|days| i32::try_from(days).ok());
            return Ok(Self { state, days_left, open, to_refund, creditable: nothing });
        }
        let settlement = credited.settlement(from, today)?;
        Ok(Self {
            state: convert::state_view(settlement.state),
            days_left: settlement.days_left.and_then(|days| i32::try_from(days).ok()),
            open: settlement.open,
            to_refund: settlement.to_refund,
            creditable: credited.left().map_or(nothing, |left| left.left()),
        })
    }
}

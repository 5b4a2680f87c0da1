//! One document as it stands, draft or issued.

use super::{Credited, reading};
use crate::roles::Command;
use crate::session::Desk;
use crate::views::{DocumentLinkView, InvoiceView, StateView};
use crate::{Result, Session, convert};
use billing::{InvoiceId, Money, Payment, TypeCode};
use chain::ChainCode;
use chrono::NaiveDate;
use store::table::invoices::InvoiceRow;
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
    let credits = read.credited.as_ref().map(Credited::link);
    Ok(InvoiceView { totals, buyer, faults, credits, ..convert::draft_view(&id.to_string(), input, row.version) })
}

pub(crate) fn issued(desk: &Desk<'_>, id: &InvoiceId) -> Result<InvoiceView> {
    let book = &desk.open.book;
    let (row, paid) = (invoices::get(book, id)?, payments::of(book, id)?);
    let notes = invoices::credit_notes_of(book, id)?;
    let credits = row.credits.map(|id| invoices::get(book, &id)).transpose()?;
    let credited = Credited::of(&row, &notes);
    let standing = Standing::of(&credited, &paid, desk.clock.today())?;
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
        payments: paid.iter().map(convert::payment_view).collect(),
        open: standing.open.to_string(),
        to_refund: standing.to_refund.to_string(),
        creditable: standing.creditable.to_string(),
        credits: credits.as_ref().map(link),
        credited_by: notes.iter().map(link).collect(),
        chain_code: Some(ChainCode::of(&row.link).to_string()),
        pdf_sha256: Some(row.pdf_sha256.iter().map(|byte| format!("{byte:02x}")).collect()),
        issued_at: Some(row.issued_at),
        version: 0,
    })
}

fn link(row: &InvoiceRow) -> DocumentLinkView {
    convert::link_view(&row.id, &row.invoice)
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
    fn of(credited: &Credited, paid: &[Payment], today: NaiveDate) -> Result<Self> {
        let nothing = Money::zero(credited.invoice.currency());
        if credited.invoice.type_code() == TypeCode::CreditNote {
            let (open, to_refund) = (nothing, nothing);
            return Ok(Self { state: StateView::CreditNote, days_left: None, open, to_refund, creditable: nothing });
        }
        let settlement = credited.settlement(paid, today)?;
        Ok(Self {
            state: convert::state_view(settlement.state),
            days_left: settlement.days_left.and_then(|days| i32::try_from(days).ok()),
            open: settlement.open,
            to_refund: settlement.to_refund,
            creditable: credited.left().map_or(nothing, |left| left.left()),
        })
    }
}

//! Which reminders are due, what one would say, and which were written.

use super::compose::{compose, due};
use super::view::{composed_view, row_view};
use crate::invoices::issued_id;
use crate::roles::Command;
use crate::views::{ReminderInput, ReminderView};
use crate::{Error, Result, Session};
use billing::InvoiceId;
use store::table::list::{self, Filter};
use store::table::{invoices, reminders};

/// As many invoices as are looked at for one proposal.
const MOST: u32 = 5000;

/// Every reminder that is due today, the longest overdue first.
pub fn propose(session: &mut Session) -> Result<Vec<ReminderView>> {
    let desk = session.at(Command::Read)?;
    let (book, today) = (&desk.open.book, desk.clock.today());
    let filter = Filter { state: "overdue".to_owned(), ..Filter::default() };
    let mut proposed = Vec::new();
    for row in list::window(book, &filter, today, None, MOST)? {
        let id: InvoiceId = row.id.parse().map_err(|_| store::Error::BadRow { table: "invoice" })?;
        if due(book, &id, today)?.is_some() {
            proposed.push(composed_view(&id, &compose(book, &id, &ReminderInput::default(), today)?)?);
        }
    }
    Ok(proposed)
}

/// What a reminder of one invoice would say today, due or not.
pub fn propose_one(session: &mut Session, id: &str, input: &ReminderInput) -> Result<ReminderView> {
    let desk = session.at(Command::Read)?;
    let id = issued_id(&desk.open.book, id)?;
    composed_view(&id, &compose(&desk.open.book, &id, input, desk.clock.today())?)
}

/// The reminders of one invoice, oldest first; of all invoices, newest first, where none is named.
pub fn list(session: &mut Session, id: &str) -> Result<Vec<ReminderView>> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let rows = if id.is_empty() { reminders::all(book)? } else { reminders::of(book, &issued_id(book, id)?)? };
    let view = |row: &reminders::ReminderRow| {
        let invoice = invoices::get(book, &row.invoice).map_err(Error::from)?.invoice;
        row_view(row, &invoice)
    };
    rows.iter().map(view).collect()
}

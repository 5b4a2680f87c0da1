//! Write a reminder: its PDF is sealed in the book and recorded in the same act. Nothing is sent.

use super::compose::compose;
use super::view::row_view;
use crate::invoices::issued_id;
use crate::roles::Command;
use crate::views::{ReminderInput, ReminderView};
use crate::{Error, Result, Session, ids, outside, paper};
use billing::{InvoiceId, ReminderId};
use chrono::{DateTime, NaiveDate, Utc};
use std::path::Path;
use store::table::reminders::{self, ReminderRow};
use store::table::{business, files, invoices};

/// Writes a reminder of today for one invoice.
pub fn write(session: &mut Session, id: &str, input: &ReminderInput) -> Result<ReminderView> {
    let desk = session.at(Command::Issue)?;
    let id = issued_id(&desk.open.book, id)?;
    let (now, today) = (desk.clock.now(), desk.clock.today());
    let (row, advice) = desk.open.book.write(now, |tx| act(tx, id, input, now, today))?;
    Ok(ReminderView { advice, ..row_view(&row, &invoices::get(&desk.open.book, &id)?.invoice)? })
}

fn act(
    tx: &store::Tx<'_>,
    id: InvoiceId,
    input: &ReminderInput,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<(ReminderRow, Vec<String>)> {
    let composed = compose(tx, &id, input, today)?;
    let seller = business::get(tx)?.unwrap_or_default();
    let pdf = paper::reminder(&seller, &composed.invoice, &composed.reminder, business::logo(tx)?.as_deref())?;
    let sealed = tx.files().seal(&pdf)?;
    let row = ReminderRow {
        id: ReminderId::new(ids::uuid_v7(now)?),
        invoice: id,
        reminder: composed.reminder,
        pdf_sha256: sealed.sha256,
    };
    reminders::insert(tx, &row, &sealed).map_err(Error::from)?;
    Ok((row, composed.advice))
}

/// The PDF as it was sealed, by the reminder's id or a unique prefix of it.
pub fn pdf(session: &mut Session, id: &str) -> Result<Vec<u8>> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let row = reminders::resolve(book, id)?;
    Ok(book.files().open(&files::get(book, &row.pdf_sha256)?)?)
}

/// Writes the sealed PDF to a place that the user chose.
pub fn save_pdf(session: &mut Session, id: &str, path: &Path) -> Result<()> {
    outside::refuse_existing(path)?;
    let bytes = pdf(session, id)?;
    outside::write_new(path, &bytes)
}

/// How a reminder would look, without writing it.
pub fn preview(session: &mut Session, id: &str, input: &ReminderInput) -> Result<Vec<u8>> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let composed = compose(book, &issued_id(book, id)?, input, desk.clock.today())?;
    let seller = business::get(book)?.unwrap_or_default();
    paper::reminder(&seller, &composed.invoice, &composed.reminder, business::logo(book)?.as_deref())
}

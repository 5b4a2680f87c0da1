//! The PDF of a document: as sealed at issue, or a preview of a draft.

use super::reading;
use crate::roles::Command;
use crate::views::DraftInput;
use crate::{Error, Result, Session, outside, paper};
use std::path::Path;
use store::table::{business, files, invoices};

/// The bytes that were sealed at issue; a PDF is never drawn again.
pub fn pdf(session: &mut Session, id: &str) -> Result<Vec<u8>> {
    let desk = session.at(Command::Read)?;
    let invoices::Document::Issued(id) = invoices::resolve(&desk.open.book, id)? else { return Err(Error::NotIssued) };
    let row = invoices::get(&desk.open.book, &id)?;
    let file = files::get(&desk.open.book, &row.pdf_sha256)?;
    Ok(desk.open.book.files().open(&file)?)
}

/// Writes the sealed PDF to a place that the user chose.
pub fn save_pdf(session: &mut Session, id: &str, path: &Path) -> Result<()> {
    outside::refuse_existing(path)?;
    let bytes = pdf(session, id)?;
    outside::write_new(path, &bytes)
}

/// A draft as it would look, marked as one.
pub fn preview(session: &mut Session, input: &DraftInput) -> Result<Vec<u8>> {
    let desk = session.at(Command::Read)?;
    let read = reading::read(&desk.open.book, input)?;
    let date = read.draft.issue_date.unwrap_or_else(|| desk.clock.today());
    let logo = business::logo(&desk.open.book)?;
    paper::draft(&read, input, date, logo.as_deref())
}

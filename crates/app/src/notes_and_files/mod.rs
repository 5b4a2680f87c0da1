//! Internal notes and attached files of documents and customers. They are on no paper and in no e-invoice; backups hold
//! them, and an accountant's archive only where it is asked for the files.

pub mod attachments;
pub mod notes;
mod owner;

pub(crate) use owner::{owner_title, standing};

use crate::roles::Command;
use crate::views::NotesAndFilesView;
use crate::{Result, Session};

/// Everything that is kept with a document or a customer.
pub fn list(session: &mut Session, owner: &str) -> Result<NotesAndFilesView> {
    let desk = session.at(Command::Read)?;
    let owner = owner::resolve(&desk.open.book, owner)?;
    Ok(NotesAndFilesView {
        owner: owner.to_string(),
        notes: notes::views(&desk, &owner)?,
        attachments: attachments::views(&desk, &owner)?,
    })
}

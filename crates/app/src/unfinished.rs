//! Forms that are open when the book is locked keep what stands in them: sealed in the book, and nowhere else. A draft
//! needs none of this, since it is saved as it is typed; a customer half changed must not become the customer.

use crate::roles::Command;
use crate::views::UnfinishedView;
use crate::{Error, Result, Session};
use store::table::unfinished::{self, Unfinished};

/// What one form may hold: far more than anybody types.
const WORDS_BYTES_MAX: usize = 256 * 1024;
/// More forms than a window ever has open.
const FORMS_MAX: u32 = 64;

/// All of them, the one that was left last first.
pub fn list(session: &mut Session) -> Result<Vec<UnfinishedView>> {
    let desk = session.at(Command::Read)?;
    let left = unfinished::all(&desk.open.book)?;
    Ok(left.into_iter().map(|Unfinished { form, words }| UnfinishedView { form, words }).collect())
}

/// Keeps what stands in a form, in place of what was kept of it before.
pub fn keep(session: &mut Session, left: &UnfinishedView) -> Result<()> {
    let desk = session.at(Command::Edit)?;
    let unreadable = Error::Unreadable { what: "what was typed into the form" };
    if !is_place(&left.form) || left.words.len() > WORDS_BYTES_MAX {
        return Err(unreadable);
    }
    let left = Unfinished { form: left.form.clone(), words: left.words.clone() };
    desk.open.book.write(desk.clock.now(), |tx| {
        if unfinished::others(tx, &left.form)? >= FORMS_MAX {
            return Err(unreadable);
        }
        Ok(unfinished::keep(tx, &left)?)
    })
}

/// The form was finished, or given up by the user.
pub fn drop(session: &mut Session, form: &str) -> Result<()> {
    let desk = session.at(Command::Edit)?;
    Ok(desk.open.book.write(desk.clock.now(), |tx| unfinished::drop(tx, form))?)
}

/// A page of the window, and perhaps one thing on it: `settings`, `customers/new`.
fn is_place(form: &str) -> bool {
    let part = |part: &str| {
        (1..=64).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let mut parts = form.split('/');
    parts.next().is_some_and(part) && parts.next().is_none_or(part) && parts.next().is_none()
}

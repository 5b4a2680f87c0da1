//! The trash: what was deleted lies there for ninety days and can be brought back; then it goes for good.

use super::Subject;
use crate::convert::instant;
use crate::roles::Command;
use crate::views::TrashItemView;
use crate::{Result, Session};
use billing::{CustomerId, InvoiceId};
use chrono::{DateTime, Duration, Utc};
use serde_json::Value;
use store::table::versions::{self, Version};
use store::table::{Reads, customers};
use store::{Book, Tx};

/// How long a thing lies in the trash.
const KEPT: Duration = Duration::days(90);

/// What lies in the trash, the latest first.
pub fn list(session: &mut Session) -> Result<Vec<TrashItemView>> {
    let desk = session.at(Command::Read)?;
    let (book, now) = (&desk.open.book, desk.clock.now());
    let subjects = versions::trash(book)?.into_iter().filter_map(|gone| Some((Subject::read(&gone.object)?, gone)));
    subjects.map(|(subject, gone)| view(book, &subject, &gone, now)).collect()
}

fn view(from: &impl Reads, subject: &Subject, gone: &Version, now: DateTime<Utc>) -> Result<TrashItemView> {
    let details = versions::before_it_went(from, gone)?;
    let leaves = gone.entry.time + KEPT;
    Ok(TrashItemView {
        object: gone.object.clone(),
        kind: subject.kind().to_owned(),
        title: subject.title(from, &details),
        about: subject.about(from, &details),
        gone_at: instant(gone.entry.time),
        leaves_at: instant(leaves),
        days_left: days_begun(leaves.signed_duration_since(now)),
    })
}

/// Days, where a day that has begun counts; 0 once there is no time left.
fn days_begun(time: Duration) -> u32 {
    let whole = time.num_days();
    let begun = if time > Duration::days(whole) { whole.saturating_add(1) } else { whole };
    u32::try_from(begun).unwrap_or(0)
}

/// Brings a thing back as it was, and what it needs: the customer of a draft or a schedule, what a note or a file belongs to; what is
/// left in the trash.
pub fn restore(session: &mut Session, text: &str) -> Result<Vec<TrashItemView>> {
    let subject = Subject::in_trash(&session.at(Command::Read)?.open.book, text)?.0;
    let desk = session.at(subject.command())?;
    desk.open.book.write(desk.clock.now(), |tx| bring_back(tx, &subject))?;
    list(session)
}

/// Brings a draft back if it lies in the trash, inside an act that needs it.
pub(crate) fn bring_back_draft(tx: &Tx<'_>, id: &InvoiceId) -> Result<bool> {
    let subject = Subject::Document(*id);
    if versions::gone(tx, &subject.object())?.is_none() {
        return Ok(false);
    }
    bring_back(tx, &subject).map(|()| true)
}

fn bring_back(tx: &Tx<'_>, subject: &Subject) -> Result<()> {
    let gone = versions::gone(tx, &subject.object())?;
    let gone = gone.ok_or(store::Error::NotFound { what: "thing in the trash" })?;
    let details = versions::before_it_went(tx, &gone)?;
    if let Some(needed) = named_in_trash(tx, subject, &details)? {
        bring_back(tx, &needed)?;
    }
    subject.put_back(tx, Some(&details))
}

/// The customer of a draft or a schedule, or what a note or a file belongs to, if it lies in the trash too.
fn named_in_trash(from: &impl Reads, subject: &Subject, details: &Value) -> Result<Option<Subject>> {
    let named = match subject {
        Subject::Document(_) | Subject::Schedule(_) => {
            let id = details.get("customer").and_then(Value::as_str).and_then(|id| id.parse::<CustomerId>().ok());
            id.map(Subject::Customer)
        }
        Subject::Note(_) | Subject::Attachment(_) => {
            subject.owner(details).and_then(|owner| Subject::read(&owner.to_string()))
        }
        Subject::Customer(_)
        | Subject::Merge(_)
        | Subject::Template(_)
        | Subject::Item(_)
        | Subject::Business
        | Subject::Settings
        | Subject::Series(_) => None,
    };
    let Some(named) = named else { return Ok(None) };
    Ok(versions::gone(from, &named.object())?.map(|_| named))
}

/// Takes one thing out of the trash for good, or, where nothing is named, everything.
pub fn empty(session: &mut Session, text: Option<&str>) -> Result<Vec<TrashItemView>> {
    let desk = session.at(Command::Edit)?;
    let gone = match text {
        Some(text) => vec![Subject::in_trash(&desk.open.book, text)?.1],
        None => versions::trash(&desk.open.book)?,
    };
    go(&mut desk.open.book, desk.clock.now(), &gone)?;
    list(session)
}

/// At unlock: what has lain there for its time goes, by the clock of this computer.
pub(crate) fn empty_what_is_due(book: &mut Book, now: DateTime<Utc>) -> Result<()> {
    let mut due = versions::trash(book)?;
    due.retain(|gone| gone.entry.time + KEPT <= now);
    if due.is_empty() { Ok(()) } else { go(book, now, &due) }
}

/// Things go for good; sealed files that nothing names any more go once that is committed.
fn go(book: &mut Book, now: DateTime<Utc>, gone: &[Version]) -> Result<()> {
    let given_up = book.write(now, |tx| versions::empty_trash(tx, gone))?;
    book.remove_files(&given_up);
    Ok(())
}

/// Moves a customer whom no document names to the trash.
pub fn delete_customer(session: &mut Session, text: &str) -> Result<()> {
    let desk = session.at(Command::Edit)?;
    let id = customers::resolve(&desk.open.book, text)?;
    Ok(desk.open.book.write(desk.clock.now(), |tx| customers::delete(tx, &id))?)
}

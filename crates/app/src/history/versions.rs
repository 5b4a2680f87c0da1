//! The versions of one draft or master record: list them, see what differs, and go back to one.

use super::Subject;
use super::diff::diff;
use super::subject::customer_name;
use crate::invoices::draft_id;
use crate::roles::Command;
use crate::session::Desk;
use crate::views::{ChangeView, DiffView, HistoryView, VersionContentView, VersionView};
use crate::{Result, Session, keys};
use chrono::SecondsFormat;
use serde_json::Value;
use store::table::versions::{self, Version};
use store::table::{Reads, drafts};

/// Every version of what a number, an id, a name or an object names, newest first.
pub fn list(session: &mut Session, text: &str) -> Result<HistoryView> {
    let desk = session.at(Command::Read)?;
    let subject = Subject::find(&desk.open.book, text)?;
    view(&desk, &subject)
}

fn view(desk: &Desk<'_>, subject: &Subject) -> Result<HistoryView> {
    let (book, object) = (&desk.open.book, subject.object());
    let all = versions::of(book, &object)?;
    let newest = all.iter().find_map(|version| version.details.as_ref());
    let title = newest.map(|details| subject.title(book, details)).unwrap_or_default();
    let allowed =
        subject.command().allows(desk.open.keys.role()) && desk.open.book.access() == store::Access::ReadWrite;
    let restorable = allowed && !versions::is_issued(book, &object)?;
    let before = |n: usize| all.get(n + 1).and_then(|version| version.details.as_ref());
    let versions = all.iter().enumerate().map(|(n, version)| version_view(desk, version, before(n))).collect();
    Ok(HistoryView { object, title, restorable, versions })
}

/// One version with its content.
pub fn show(session: &mut Session, text: &str, number: u32) -> Result<VersionContentView> {
    let desk = session.at(Command::Read)?;
    let object = Subject::find(&desk.open.book, text)?.object();
    let version = versions::get(&desk.open.book, &object, number)?;
    let before = content(&desk.open.book, &object, number.saturating_sub(1))?;
    Ok(VersionContentView { version: version_view(&desk, &version, before.as_ref()), details: version.details })
}

/// What differs from one version to another; 0 stands for the nothing before the first.
pub fn difference(session: &mut Session, text: &str, from: u32, to: u32) -> Result<DiffView> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let object = Subject::find(book, text)?.object();
    let (before, after) = (content(book, &object, from)?, content(book, &object, to)?);
    let changes = diff(&before.unwrap_or_default(), &after.unwrap_or_default());
    Ok(DiffView { from, to, changes: changes.into_iter().map(|change| named(book, change)).collect() })
}

fn content(from: &impl Reads, object: &str, number: u32) -> Result<Option<Value>> {
    if number == 0 { Ok(None) } else { Ok(versions::get(from, object, number)?.details) }
}

fn named(from: &impl Reads, change: ChangeView) -> ChangeView {
    if change.path != "customer" {
        return change;
    }
    ChangeView { before: customer_name(from, &change.before), after: customer_name(from, &change.after), ..change }
}

/// Goes back to a version. What is there now stays a version too: nothing is lost, and this can be undone like any act.
pub fn restore(session: &mut Session, text: &str, number: u32) -> Result<HistoryView> {
    let subject = Subject::find(&session.at(Command::Read)?.open.book, text)?;
    let desk = session.at(subject.command())?;
    let object = subject.object();
    if versions::is_issued(&desk.open.book, &object)? {
        return Err(crate::Error::AlreadyIssued);
    }
    let version = versions::get(&desk.open.book, &object, number)?;
    let details = version.details.ok_or(store::Error::NotFound { what: "content in that version" })?;
    desk.open.book.write(desk.clock.now(), |tx| subject.put_back(tx, Some(&details)))?;
    view(&desk, &subject)
}

/// Ends the editing session of a draft, as closing it does: what was typed becomes a version.
pub fn end_editing(session: &mut Session, id: &str) -> Result<()> {
    let desk = session.at(Command::Edit)?;
    let id = draft_id(&desk, id)?;
    Ok(desk.open.book.write(desk.clock.now(), |tx| drafts::fold(tx, &id))?)
}

fn version_view(desk: &Desk<'_>, version: &Version, before: Option<&Value>) -> VersionView {
    let (entry, nothing) = (&version.entry, Value::Null);
    let after = version.details.as_ref();
    let changes = after.map_or(0, |after| diff(before.unwrap_or(&nothing), after).len());
    VersionView {
        number: version.number,
        at: entry.time.to_rfc3339_opts(SecondsFormat::Millis, true),
        user: keys::user_name(&desk.open.keys, &entry.user),
        act: entry.kind.to_string(),
        undo: version.undoes.is_some(),
        gone: after.is_none(),
        changes: u32::try_from(changes).unwrap_or(u32::MAX),
    }
}

//! Internal notes: write, read, change, remove. What a note was before stays in its history.

use super::owner;
use crate::roles::Command;
use crate::session::Desk;
use crate::views::NoteView;
use crate::{Error, Result, Session, ids, keys};
use billing::{NoteId, NoteText};
use chrono::{DateTime, SecondsFormat, Utc};
use store::table::notes::{self, NoteRow};
use store::table::owner::Owner;
use store::table::versions;

/// How many notes one document or customer has at most.
const NOTES_MAX: usize = 500;

/// The notes of a document or a customer, the newest first.
pub fn list(session: &mut Session, owner: &str) -> Result<Vec<NoteView>> {
    let desk = session.at(Command::Read)?;
    let owner = owner::resolve(&desk.open.book, owner)?;
    views(&desk, &owner)
}

pub(super) fn views(desk: &Desk<'_>, owner: &Owner) -> Result<Vec<NoteView>> {
    notes::of(&desk.open.book, owner)?.iter().map(|row| view(desk, row)).collect()
}

/// Writes a new one.
pub fn add(session: &mut Session, owner: &str, text: &str) -> Result<NoteView> {
    let desk = session.at(Command::Edit)?;
    let text = read(text)?;
    let now = desk.clock.now();
    let by = desk.open.keys.user_id().to_string();
    let row = desk.open.book.write(now, |tx| {
        let owner = owner::resolve(tx, owner)?;
        if notes::of(tx, &owner)?.len() >= NOTES_MAX {
            return Err(Error::TooMany { what: "notes", most: NOTES_MAX });
        }
        let id = NoteId::new(ids::uuid_v7(now)?);
        let row = NoteRow { id, owner, text, written_at: instant(now), written_by: by };
        notes::save(tx, &row)?;
        Ok(row)
    })?;
    view(&desk, &row)
}

/// Changes one; what it was stays a version of it.
pub fn edit(session: &mut Session, id: &str, text: &str) -> Result<NoteView> {
    let desk = session.at(Command::Edit)?;
    let text = read(text)?;
    let row = desk.open.book.write(desk.clock.now(), |tx| -> Result<_> {
        let row = NoteRow { text, ..notes::resolve(tx, id)? };
        notes::save(tx, &row)?;
        Ok(row)
    })?;
    view(&desk, &row)
}

/// Moves one to the trash; it as it was.
pub fn remove(session: &mut Session, id: &str) -> Result<NoteView> {
    let desk = session.at(Command::Edit)?;
    let row = notes::resolve(&desk.open.book, id)?;
    let removed = view(&desk, &row)?;
    desk.open.book.write(desk.clock.now(), |tx| notes::delete(tx, &row.id))?;
    Ok(removed)
}

/// To the millisecond, as columns hold it: of two notes of one second, the order is told.
fn instant(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn read(text: &str) -> Result<NoteText> {
    NoteText::read(text).map_err(|fault| vec![fault].into())
}

fn view(desk: &Desk<'_>, row: &NoteRow) -> Result<NoteView> {
    let all = versions::of(&desk.open.book, &format!("note/{}", row.id))?;
    // The first version wrote it; one that brought it back as it was changed nothing.
    let written = all.last().and_then(|first| first.details.as_ref());
    let changed = all.first().filter(|newest| newest.number > 1 && newest.details.as_ref() != written);
    let name = |user: &str| keys::user_name(&desk.open.keys, user);
    Ok(NoteView {
        id: row.id.to_string(),
        owner: row.owner.to_string(),
        text: row.text.as_str().to_owned(),
        written_at: row.written_at.clone(),
        written_by: name(&row.written_by),
        changed_at: changed.map(|version| instant(version.entry.time)),
        changed_by: changed.map(|version| name(&version.entry.user)),
    })
}

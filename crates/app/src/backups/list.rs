//! The backups page: what is sealed, why it is kept, and where it lies.

use super::places;
use super::trouble::Trouble;
use crate::convert::instant;
use crate::roles::Command;
use crate::views::{BackupView, BackupsView, DestinationView};
use crate::{Result, Session};
use backup::{Destination, Item, Stored};

/// All backups of the signed index, newest first, with the folders that hold each.
pub fn list(session: &mut Session) -> Result<BackupsView> {
    let desk = session.at(Command::Read)?;
    let (keys, book) = (&desk.open.keys, &desk.open.book);
    let outbox = places::outbox(desk.places, keys)?;
    let index = places::index(&outbox, keys, book)?;
    let held: Vec<(String, Result<Vec<Stored>, backup::DestinationError>)> = places::folders(book)?
        .into_iter()
        .map(|(path, folder)| (path, folder.and_then(|folder| folder.list())))
        .collect();
    let badge = super::badge(desk.open, desk.clock, desk.places)?;
    Ok(BackupsView {
        badge,
        backups: index.items.iter().rev().map(|item| view(item, &held)).collect(),
        destinations: held
            .iter()
            .map(|(path, stored)| destination(path, stored, desk.open.troubles.at(path, stored), &index.items))
            .collect(),
    })
}

fn view(item: &Item, held: &[(String, Result<Vec<Stored>, backup::DestinationError>)]) -> BackupView {
    let name = item.name.to_string();
    let holds = |stored: &[Stored]| stored.iter().any(|file| file.name == name && file.size == item.size);
    BackupView {
        seq: u32::try_from(item.seq).unwrap_or(u32::MAX),
        size: item.size,
        sha256: item.sha256.to_string(),
        time: instant(item.time),
        proven_at: item.proven_at.map(instant),
        kept_as: item.kept_as.iter().map(|why| why.as_str().to_owned()).collect(),
        places: held
            .iter()
            .filter(|(_, stored)| stored.as_deref().is_ok_and(holds))
            .map(|(path, _)| path.clone())
            .collect(),
        trigger: item.trigger.to_string(),
        name,
    }
}

fn destination(
    path: &str,
    stored: &Result<Vec<Stored>, backup::DestinationError>,
    trouble: Option<Trouble>,
    items: &[Item],
) -> DestinationView {
    let files = stored.as_deref().unwrap_or_default();
    let there: Vec<&Item> =
        items.iter().filter(|item| files.iter().any(|file| file.name == item.name.to_string())).collect();
    let tone = if stored.is_err() {
        "bad"
    } else if trouble.is_some() || there.len() < items.len() {
        "warn"
    } else {
        "good"
    };
    DestinationView {
        folder: path.to_owned(),
        tone: tone.to_owned(),
        count: u32::try_from(there.len()).unwrap_or(u32::MAX),
        newest: there.last().map(|item| instant(item.time)),
        problem: trouble.map(|trouble| trouble.words.to_owned()).unwrap_or_default(),
    }
}

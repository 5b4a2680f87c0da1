//! One more copy by hand, and the list of folders that get theirs by themselves.

use super::places;
use crate::roles::Command;
use crate::views::SettingsView;
use crate::{Result, Session, outside, profile};
use backup::{Destination, Folder};
use std::path::{Path, PathBuf};

/// Copies the newest backup into a folder that is not among the settings: a USB stick for the drawer.
pub fn copy_newest_to(session: &mut Session, folder: &Path) -> Result<PathBuf> {
    let desk = session.at(Command::Backup)?;
    let outbox = places::outbox(desk.places, &desk.open.keys)?;
    let index = places::index(&outbox, &desk.open.keys, &desk.open.book)?;
    let newest = index.newest().ok_or(store::Error::NotFound { what: "backup" })?;
    outside::make_last(folder)?;
    let place = Folder::claim(folder)?;
    place.put_new(&newest.name.to_string(), &mut outbox.open(&newest.name)?)?;
    Ok(folder.join(newest.name.to_string()))
}

/// The folders that sealed backups are copied to.
pub fn destinations(session: &mut Session) -> Result<Vec<String>> {
    let desk = session.at(Command::Read)?;
    profile::folders(&desk.open.book)
}

/// Changes them; a new folder is made and marked.
pub fn set_destinations(session: &mut Session, folders: &[String]) -> Result<Vec<String>> {
    let settings = crate::settings(session)?;
    let wanted = SettingsView { backup_folders: folders.to_vec(), ..settings };
    crate::save_settings(session, &wanted).map(|saved| saved.backup_folders)
}

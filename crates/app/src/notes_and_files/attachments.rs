//! Attached files: take in, list, save to a place, remove. What is attached never changes; another file is another one.

use super::owner;
use crate::roles::Command;
use crate::session::Desk;
use crate::views::AttachmentView;
use crate::{Error, Result, Session, ids, keys, outside};
use billing::{ATTACHMENT_BYTES_MAX, AttachmentId, FileName};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use store::table::attachments::{self, AttachmentRow, NewAttachment};
use store::table::files;
use store::table::owner::Owner;
use zeroize::Zeroizing;

/// How many files one document or customer has at most.
const FILES_MAX: usize = 200;

/// The files of a document or a customer, the newest first.
pub fn list(session: &mut Session, owner: &str) -> Result<Vec<AttachmentView>> {
    let desk = session.at(Command::Read)?;
    let owner = owner::resolve(&desk.open.book, owner)?;
    views(&desk, &owner)
}

pub(super) fn views(desk: &Desk<'_>, owner: &Owner) -> Result<Vec<AttachmentView>> {
    Ok(attachments::of(&desk.open.book, owner)?.iter().map(|row| view(desk, row)).collect())
}

/// Attaches a file of this computer; the file itself stays where it is.
pub fn add(session: &mut Session, owner: &str, file: &Path) -> Result<AttachmentView> {
    session.at(Command::Edit)?;
    let bytes = bytes(file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    add_bytes(session, owner, &name, &bytes)
}

/// Attaches bytes under a name that came with them.
pub fn add_bytes(session: &mut Session, owner: &str, name: &str, bytes: &[u8]) -> Result<AttachmentView> {
    let desk = session.at(Command::Edit)?;
    if bytes.len() as u64 > ATTACHMENT_BYTES_MAX {
        return Err(Error::AttachmentTooLarge);
    }
    let now = desk.clock.now();
    let id = AttachmentId::new(ids::uuid_v7(now)?);
    let added_by = desk.open.keys.user_id().to_string();
    let row = desk.open.book.write(now, |tx| {
        let owner = owner::resolve(tx, owner)?;
        if attachments::of(tx, &owner)?.len() >= FILES_MAX {
            return Err(Error::TooMany { what: "files", most: FILES_MAX });
        }
        let new = NewAttachment { id, owner, name: FileName::from_outside(name), added_by };
        attachments::add(tx, new, bytes)?;
        Ok(attachments::get(tx, &id)?)
    })?;
    Ok(view(&desk, &row))
}

/// The bytes of a file, no more of them than may be attached, whatever the file is.
fn bytes(file: &Path) -> Result<Zeroizing<Vec<u8>>> {
    // Asked by its name first: to open a pipe would wait for whoever writes to it.
    if !std::fs::metadata(file)?.is_file() {
        return Err(Error::NotAFile);
    }
    let mut bytes = Zeroizing::new(Vec::new());
    File::open(file)?.take(ATTACHMENT_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes one to a place that the user chose: a new file, or a folder where it gets its own name. Where it lies now.
pub fn save(session: &mut Session, id: &str, to: &Path) -> Result<PathBuf> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let row = attachments::resolve(book, id)?;
    let path = if to.is_dir() { to.join(row.name.as_str()) } else { to.to_owned() };
    outside::refuse_existing(&path)?;
    let plain = Zeroizing::new(book.files().open(&files::get(book, &row.sha256)?)?);
    outside::write_new(&path, &plain)?;
    Ok(path)
}

/// Moves one to the trash; it as it was.
pub fn remove(session: &mut Session, id: &str) -> Result<AttachmentView> {
    let desk = session.at(Command::Edit)?;
    let row = attachments::resolve(&desk.open.book, id)?;
    desk.open.book.write(desk.clock.now(), |tx| attachments::delete(tx, &row.id))?;
    Ok(view(&desk, &row))
}

fn view(desk: &Desk<'_>, row: &AttachmentRow) -> AttachmentView {
    AttachmentView {
        id: row.id.to_string(),
        owner: row.owner.to_string(),
        name: row.name.to_string(),
        media: row.media.clone(),
        size: u32::try_from(row.size).unwrap_or(u32::MAX),
        sha256: chain::Hash::from_bytes(row.sha256).to_string(),
        added_at: row.added_at.clone(),
        added_by: keys::user_name(&desk.open.keys, &row.added_by),
    }
}

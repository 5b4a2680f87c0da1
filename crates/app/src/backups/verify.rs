//! Read a backup back whole: container, compression, every member's hash, manifest and signature.

use super::places;
use crate::convert::instant;
use crate::roles::Command;
use crate::views::BackupsView;
use crate::{Error, Result, Session};
use backup::{BackupName, Discard, Expect, Identity, Manifest, Opened, Trust};
use serde::Serialize;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use store::table::{backups as table, book_row};

/// What a good backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerifiedView {
    /// The book.
    pub vault_id: String,
    /// Running number.
    pub seq: u64,
    /// RFC 3339.
    pub created: String,
    /// Why it was made.
    pub trigger: String,
    /// Members inside, with the database.
    pub members: usize,
    /// Bytes of the sealed file.
    pub size: u64,
    /// Of the sealed file.
    pub sha256: String,
    /// As the manifest has them.
    pub facts: serde_json::Value,
}

impl VerifiedView {
    pub(crate) fn of(opened: &Opened) -> Self {
        let manifest: &Manifest = &opened.manifest;
        Self {
            vault_id: manifest.vault_id.to_string(),
            seq: manifest.seq,
            created: instant(manifest.created),
            trigger: manifest.trigger.to_string(),
            members: manifest.members.len(),
            size: opened.size,
            sha256: opened.sha256.to_string(),
            facts: manifest.facts.clone().into(),
        }
    }
}

/// Verifies one backup of the index, from the outbox or from the first folder that holds it.
pub fn verify(session: &mut Session, name: &str) -> Result<BackupsView> {
    let desk = session.at(Command::Backup)?;
    let wanted: BackupName = name.parse()?;
    let outbox = places::outbox(desk.places, &desk.open.keys)?;
    let mut index = places::index(&outbox, &desk.open.keys, &desk.open.book)?;
    let now = desk.clock.now();
    let item = index.item_mut(wanted.seq()).ok_or(store::Error::NotFound { what: "backup" })?;
    let sealed: Box<dyn Read> = match outbox.open(&wanted) {
        Ok(file) => Box::new(file),
        Err(_) => from_folders(&desk.open.book, name)?,
    };
    let expect = Expect {
        trust: Trust::Keys(places::known_signers(&desk.open.keys, &desk.open.book)?),
        vault_id: Some(desk.open.book.vault_id()),
        file: Some((item.size, item.sha256)),
    };
    backup::verify(sealed, &identity(&desk.open.book)?, &[], &expect, &mut Discard)?;
    item.proven_at = Some(now);
    outbox.save_index(index, desk.open.book.signing())?;
    desk.open.book.write(now, |tx| table::prove(tx, wanted.seq()))?;
    super::list(session)
}

/// Verifies any sealed file with the open book's own identity.
pub fn verify_file(session: &mut Session, path: &Path) -> Result<VerifiedView> {
    let desk = session.at(Command::Read)?;
    let trust = Trust::Keys(places::known_signers(&desk.open.keys, &desk.open.book)?);
    let expect = Expect { trust, vault_id: Some(desk.open.book.vault_id()), file: None };
    let opened = backup::verify(File::open(path)?, &identity(&desk.open.book)?, &[], &expect, &mut Discard)?;
    Ok(VerifiedView::of(&opened))
}

fn identity(book: &store::Book) -> Result<Identity> {
    Ok(Identity::parse(&book_row::birth(book)?.backup_identity)?)
}

fn from_folders(book: &store::Book, name: &str) -> Result<Box<dyn Read>> {
    use backup::Destination;
    for (_, folder) in places::folders(book)? {
        if let Ok(read) = folder.and_then(|folder| folder.read(name)) {
            return Ok(read);
        }
    }
    Err(Error::Store(store::Error::NotFound { what: "backup" }))
}

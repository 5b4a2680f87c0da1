//! The second-file anchor: two small files outside the vault, written by turns, so that a torn write leaves the other.

use crate::sealed_files::sync_folder;
use crate::{Error, Result};
use chain::{Anchor, AnchorKey};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// `$XDG_STATE_HOME/counterfoil/anchors/VAULT_ID.a` and `.b`.
#[derive(Debug, Clone)]
pub struct AnchorFile {
    folder: PathBuf,
    vault_id: Uuid,
}

impl AnchorFile {
    /// `folder` is the one that holds the anchors of all vaults; it is made at the first write.
    pub fn new(folder: PathBuf, vault_id: Uuid) -> Self {
        Self { folder, vault_id }
    }

    /// What lies there, whoever made it: at most two files of 124 bytes.
    pub fn read(&self) -> Result<Vec<Vec<u8>>> {
        let mut found = Vec::new();
        for path in self.paths() {
            match fs::read(&path) {
                Ok(bytes) => found.push(bytes),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(found)
    }

    /// Writes an anchor, durable on return.
    pub fn write(&self, anchor: &Anchor, key: &AnchorKey<'_>) -> Result<()> {
        self.put(anchor, key).map_err(Error::AnchorNotWritten)
    }

    fn put(&self, anchor: &Anchor, key: &AnchorKey<'_>) -> io::Result<()> {
        let [a, b] = self.paths();
        let path = if anchor.counter.is_multiple_of(2) { b } else { a };
        let new = !path.exists();
        if new {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        }
        let mut file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path)?;
        file.write_all(&anchor.encode(key))?;
        file.sync_data()?;
        if new { sync_parents(&self.folder) } else { Ok(()) }
    }

    fn paths(&self) -> [PathBuf; 2] {
        ["a", "b"].map(|copy| self.folder.join(format!("{}.{copy}", self.vault_id)))
    }
}

fn sync_parents(folder: &Path) -> io::Result<()> {
    for folder in [Some(folder), folder.parent()].into_iter().flatten() {
        sync_folder(folder).map_err(io::Error::other)?;
    }
    Ok(())
}

//! The second-file anchor: two small files outside the vault, written by turns, so that a torn write leaves the other.

use crate::sealed_files::sync_folder;
use crate::{Error, Result};
use chain::{ANCHOR_LEN, Anchor, AnchorKey};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
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

    /// What lies there, whoever made it: at most two files, of each no more than tells an anchor from what is none.
    pub fn read(&self) -> Result<Vec<Vec<u8>>> {
        let mut found = Vec::new();
        for path in self.paths() {
            match read_bounded(&path) {
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

/// One byte more than an anchor has is enough to see that it is none.
fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(ANCHOR_LEN as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn sync_parents(folder: &Path) -> io::Result<()> {
    for folder in [Some(folder), folder.parent()].into_iter().flatten() {
        sync_folder(folder).map_err(io::Error::other)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_gigabytes_is_not_read_into_memory() {
        let folder = tempfile::tempdir().unwrap();
        let anchors = AnchorFile::new(folder.path().to_owned(), Uuid::nil());
        File::create(&anchors.paths()[0]).unwrap().set_len(8 << 30).unwrap();
        assert_eq!(anchors.read().unwrap().iter().map(Vec::len).collect::<Vec<_>>(), [ANCHOR_LEN + 1]);
    }
}

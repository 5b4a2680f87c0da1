//! A vault grows beside its place and appears there whole: killed at any point, there is the vault or there is none.

use crate::{Error, Result, outside};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// What a vault under construction can hold beside its sealed files and its anchors: more is never removed.
const OURS: &[&str] = &[
    "book.db",
    "book.db-wal",
    "book.db-shm",
    "book.db-journal",
    "keys.a",
    "keys.b",
    "keys.a.new",
    "keys.b.new",
    "lock",
];

/// `NAME.partial` beside the place of a new vault.
pub(crate) struct Staging {
    folder: PathBuf,
    target: PathBuf,
}

impl Staging {
    /// Beside `target`, which must not hold anything yet; what a crash left of an earlier try is removed.
    pub fn beside(target: &Path) -> Result<Self> {
        refuse_filled(target)?;
        let mut name = target.file_name().ok_or(Error::Unreadable { what: "the folder of the new vault" })?.to_owned();
        name.push(".partial");
        let staging = Self { folder: target.with_file_name(name), target: target.to_owned() };
        staging.clear()?;
        Ok(staging)
    }

    /// Where the vault grows.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where its anchors wait: outside they would call the book that still stands in the old place an older one.
    pub fn anchors(&self) -> PathBuf {
        self.folder.join("anchors")
    }

    /// Gives the finished vault its name, durably.
    pub fn hand_over(&self) -> Result<()> {
        refuse_filled(&self.target)?;
        empty(&self.anchors())?;
        File::open(&self.folder)?.sync_all()?;
        fs::rename(&self.folder, &self.target)?;
        let parent = self.target.parent().filter(|parent| !parent.as_os_str().is_empty());
        Ok(File::open(parent.unwrap_or(Path::new(".")))?.sync_all()?)
    }

    /// Removes a half-built vault, file by file, and only files that building one makes.
    pub fn clear(&self) -> Result<()> {
        match self.folder.symlink_metadata() {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(Error::FileExists),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error.into()),
        }
        for name in OURS {
            outside::remove_if_there(&self.folder.join(name))?;
        }
        empty(&self.anchors())?;
        let sealed = self.folder.join("files");
        if sealed.is_dir() {
            for shard in fs::read_dir(&sealed)? {
                empty(&shard?.path())?;
            }
            fs::remove_dir(sealed)?;
        }
        Ok(fs::remove_dir(&self.folder)?)
    }
}

/// Whether a new vault could be given this place.
pub(crate) fn is_free(target: &Path) -> bool {
    refuse_filled(target).is_ok()
}

/// An empty folder that the user made for the vault is as good as none.
fn refuse_filled(target: &Path) -> Result<()> {
    let Ok(mut found) = fs::read_dir(target) else { return outside::refuse_existing(target) };
    if found.next().is_none() { Ok(()) } else { Err(Error::FileExists) }
}

/// Removes a folder of small files, if it is there.
fn empty(folder: &Path) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for file in fs::read_dir(folder)? {
        fs::remove_file(file?.path())?;
    }
    fs::remove_dir(folder)
}

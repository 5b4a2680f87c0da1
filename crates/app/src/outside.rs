//! Files that leave the vault because the user chose so: whole or not at all, and never over another one.

use crate::{Error, Result};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Refuses early what would be refused late.
pub(crate) fn refuse_existing(path: &Path) -> Result<()> {
    if path.as_os_str().is_empty() {
        return Err(Error::Unreadable { what: "the name of the file" });
    }
    match path.symlink_metadata() {
        Ok(_) => Err(Error::FileExists),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Writes a file that others may read as the user's mask says.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    write(path, bytes, 0o644)
}

/// Writes a file that only the user may read.
pub(crate) fn write_secret(path: &Path, bytes: &[u8]) -> Result<()> {
    write(path, bytes, 0o600)
}

/// Replaces a small file of ours at once: beside, synced, renamed.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let beside = partial(path);
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)
}

/// Removes a file of ours; it is no error if it is not there.
pub(crate) fn remove_if_there(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Beside, synced, then linked into place: a link refuses to replace what is there.
fn write(path: &Path, bytes: &[u8], mode: u32) -> Result<()> {
    refuse_existing(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let beside = partial(path);
    let written = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(mode)
        .open(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::hard_link(&beside, path))
        .and_then(|()| File::open(folder)?.sync_all());
    let _ = std::fs::remove_file(&beside);
    written.map_err(
        |error| if error.kind() == std::io::ErrorKind::AlreadyExists { Error::FileExists } else { error.into() },
    )
}

fn partial(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    path.with_file_name(name)
}

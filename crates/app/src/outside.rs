//! Files that leave the vault because the user chose so: whole or not at all, and never over another one.

use crate::{Error, Result};
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Refuses early what would be refused late.
pub(crate) fn refuse_existing(path: &Path) -> Result<()> {
    if path.as_os_str().is_empty() {
        return Err(Error::Unreadable { what: "the name of the file" });
    }
    match path.symlink_metadata() {
        Ok(_) => Err(Error::FileExists),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
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

/// Writes a file that only the user may read, as it comes: what is half written never bears its name.
pub(crate) fn stream_secret<T>(path: &Path, write: impl FnOnce(&mut File) -> Result<T>) -> Result<T> {
    refuse_existing(path)?;
    let folder = folder_of(path);
    make_last(folder)?;
    let beside = partial(path);
    let written = stream_beside(&beside, write).and_then(|value| {
        if !place(&beside, path, &[link, rename_new]).map_err(taken)? {
            copy_in_place(&beside, path).map_err(taken)?;
        }
        File::open(folder)?.sync_all()?;
        Ok(value)
    });
    let _ = remove_if_there(&beside);
    written
}

fn stream_beside<T>(beside: &Path, write: impl FnOnce(&mut File) -> Result<T>) -> Result<T> {
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(beside)?;
    let value = write(&mut file)?;
    file.sync_all()?;
    Ok(value)
}

fn copy_in_place(from: &Path, to: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(to)?;
    let copied = File::open(from).and_then(|mut from| io::copy(&mut from, &mut file)).and_then(|_| file.sync_all());
    copied.inspect_err(|_| {
        let _ = remove_if_there(to); // ours and half written; the first error is the one to tell
    })
}

fn taken(error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::AlreadyExists { Error::FileExists } else { error.into() }
}

/// Replaces a small file of ours at once: beside, synced, renamed.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = partial(path);
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)
}

/// The folder that a name is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a folder, but not those above it: where a disk is not attached, its folder is not made on another one.
pub(crate) fn make_last(folder: &Path) -> io::Result<()> {
    match std::fs::create_dir(folder) {
        Err(error) if !folder.is_dir() => Err(error),
        _ => Ok(()),
    }
}

/// Removes a file of ours; it is no error if it is not there.
pub(crate) fn remove_if_there(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Beside, synced, then linked into place: a link refuses to replace what is there.
fn write(path: &Path, bytes: &[u8], mode: u32) -> Result<()> {
    write_by(path, bytes, mode, &[link, rename_new])
}

/// Puts the first name's file under the second, which must not be there; nothing is changed where it cannot.
type Place = fn(&Path, &Path) -> io::Result<()>;

fn link(beside: &Path, path: &Path) -> io::Result<()> {
    std::fs::hard_link(beside, path)
}

/// FAT and exFAT know no links, but do rename without replacing.
fn rename_new(beside: &Path, path: &Path) -> io::Result<()> {
    Ok(renameat_with(CWD, beside, CWD, path, RenameFlags::NOREPLACE)?)
}

/// Tries each way in turn. A file system that knows none of them gets the file written under its own name: a power cut
/// could leave it cut short there, but what was there before is never replaced.
fn write_by(path: &Path, bytes: &[u8], mode: u32, ways: &[Place]) -> Result<()> {
    refuse_existing(path)?;
    let folder = folder_of(path);
    make_last(folder)?;
    let beside = partial(path);
    let placed = fill(OpenOptions::new().create(true).truncate(true), &beside, bytes, mode)
        .and_then(|()| place(&beside, path, ways))
        .and_then(|placed| if placed { Ok(()) } else { write_in_place(path, bytes, mode) })
        .and_then(|()| File::open(folder)?.sync_all());
    let _ = remove_if_there(&beside);
    placed.map_err(taken)
}

/// Whether one of the ways is known here.
fn place(beside: &Path, path: &Path, ways: &[Place]) -> io::Result<bool> {
    for way in ways {
        match way(beside, path) {
            Ok(()) => return Ok(true),
            Err(error) if unknown_here(&error) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(false)
}

/// How Linux says that a file system, or the kernel, does not know what was asked of it.
fn unknown_here(error: &io::Error) -> bool {
    let known = [Errno::PERM, Errno::OPNOTSUPP, Errno::NOSYS, Errno::INVAL, Errno::MLINK];
    error.raw_os_error().is_some_and(|code| known.iter().any(|errno| errno.raw_os_error() == code))
}

fn write_in_place(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    fill(OpenOptions::new().create_new(true), path, bytes, mode).inspect_err(|error| {
        if error.kind() != io::ErrorKind::AlreadyExists {
            let _ = remove_if_there(path); // ours and half written; the first error is the one to tell
        }
    })
}

fn fill(options: &mut OpenOptions, path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let mut file = options.write(true).mode(mode).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn partial(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    path.with_file_name(name)
}

#[cfg(test)]
mod tests;

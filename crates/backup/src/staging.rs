//! Extracts a backup to a folder that appears only when everything held.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::atomic::{PARTIAL, create_private, create_private_folder, remove_if_there, sync_folder};
use crate::{Error, Expect, FileName, Identity, Limits, MemberPath, Opened, Sink, open};

/// Opens a backup and puts all its members, in the clear, into the new folder `target`. Until everything held they lie in
/// `target.partial`, which is emptied and removed on any failure (and, after a crash, by the next call).
///
/// # Errors
/// `Exists` if `target` is there; else as [`open`].
pub fn extract(
    input: impl Read,
    identities: &[&Identity],
    expect: &Expect,
    limits: &Limits,
    target: &Path,
) -> Result<Opened, Error> {
    if fs::symlink_metadata(target).is_ok() {
        return Err(Error::Exists);
    }
    let staging = Staging::create(target).map_err(Error::Write)?;
    let mut writing = Writing { staging: &staging, file: None };
    let opened = open(input, identities, expect, limits, &mut writing)
        .and_then(|opened| staging.hand_over(target).map(|()| opened).map_err(Error::Write));
    if opened.is_err() {
        let _ = staging.clear(); // the first error is the one to tell
    }
    opened
}

struct Staging {
    folder: PathBuf,
}

impl Staging {
    fn create(target: &Path) -> io::Result<Self> {
        let mut name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
        name.push(PARTIAL);
        let staging = Self { folder: target.with_file_name(name) };
        if fs::symlink_metadata(&staging.folder).is_ok() {
            staging.clear()?;
        }
        create_private_folder(&staging.folder)?;
        create_private_folder(&staging.folder.join("files"))?;
        Ok(staging)
    }

    fn place(&self, member: &MemberPath) -> PathBuf {
        member.to_string().split('/').fold(self.folder.clone(), |path, part| path.join(part))
    }

    fn hand_over(&self, target: &Path) -> io::Result<()> {
        for folder in folders_in(&self.folder.join("files"))? {
            sync_folder(&folder)?;
        }
        sync_folder(&self.folder.join("files"))?;
        sync_folder(&self.folder)?;
        fs::rename(&self.folder, target)?;
        target.parent().filter(|parent| !parent.as_os_str().is_empty()).map_or(Ok(()), sync_folder)
    }

    /// Removes what a backup can have put here, and the folders if they are then empty; nothing else, and no link is
    /// followed.
    fn clear(&self) -> io::Result<()> {
        if !fs::symlink_metadata(&self.folder)?.is_dir() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let members = [MemberPath::Format, MemberPath::Database, MemberPath::Manifest, MemberPath::Signature];
        members.iter().try_for_each(|member| remove_if_there(&self.place(member)))?;
        let files = self.folder.join("files");
        if fs::symlink_metadata(&files).is_ok_and(|found| found.is_dir()) {
            for folder in folders_in(&files)? {
                for file in fs::read_dir(&folder)? {
                    let file = file?;
                    if file.file_name().to_str().is_some_and(|name| name.parse::<FileName>().is_ok()) {
                        fs::remove_file(file.path())?;
                    }
                }
                fs::remove_dir(&folder)?;
            }
            fs::remove_dir(&files)?;
        }
        fs::remove_dir(&self.folder)
    }
}

fn folders_in(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for found in fs::read_dir(path)? {
        let found = found?;
        if found.file_type()?.is_dir() {
            folders.push(found.path());
        }
    }
    Ok(folders)
}

struct Writing<'s> {
    staging: &'s Staging,
    file: Option<File>,
}

impl Sink for Writing<'_> {
    fn begin(&mut self, path: &MemberPath, _: u64) -> io::Result<()> {
        let place = self.staging.place(path);
        if let (MemberPath::File(_), Some(folder)) = (path, place.parent())
            && !folder.is_dir()
        {
            create_private_folder(folder)?;
        }
        self.file = Some(create_private(&place)?);
        Ok(())
    }

    fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), |file| file.write_all(piece))
    }

    fn end(&mut self) -> io::Result<()> {
        self.file.take().map_or(Ok(()), |file| file.sync_all())
    }
}

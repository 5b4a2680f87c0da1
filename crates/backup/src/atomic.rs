//! Whole files or none: write beside, fsync, rename, fsync the folder.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Ending of a file that is not finished.
pub(crate) const PARTIAL: &str = ".partial";

/// Whether a file that is already there is kept or replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Existing {
    Keep,
    Replace,
}

pub(crate) fn partial(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{PARTIAL}"))
}

/// Writes `name` in `folder` by way of `name.partial`. On any error the partial file is removed, the old one untouched.
/// `E` tells the caller's own errors from those of the disk, which come by `From<io::Error>` of `disk`.
pub(crate) fn write<T, E>(
    folder: &Path,
    name: &str,
    existing: Existing,
    disk: impl Fn(io::Error) -> E,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<T, E>,
) -> Result<T, E> {
    let (beside, target) = (partial(folder, name), folder.join(name));
    remove_if_there(&beside).map_err(&disk)?; // of an earlier crash; a link there is removed, not followed
    let written = (|| {
        let mut out = BufWriter::with_capacity(256 * 1024, create_private(&beside).map_err(&disk)?);
        let value = fill(&mut out)?;
        out.flush().map_err(&disk)?;
        out.get_ref().sync_all().map_err(&disk)?;
        drop(out);
        if existing == Existing::Keep && fs::symlink_metadata(&target).is_ok() {
            return Err(disk(io::ErrorKind::AlreadyExists.into()));
        }
        fs::rename(&beside, &target).map_err(&disk)?;
        sync_folder(folder).map_err(&disk)?;
        Ok(value)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside); // the first error is the one to tell
    }
    written
}

/// A new file that only its owner reads. Fails if anything is there, a dangling link too.
pub(crate) fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A new folder that only its owner enters.
pub(crate) fn create_private_folder(path: &Path) -> io::Result<()> {
    let builder = &mut fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(builder, 0o700);
    builder.create(path)
}

/// Makes renames and new names in a folder durable. Windows does so with the file itself.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

pub(crate) fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(absent) if absent.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

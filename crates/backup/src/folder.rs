//! A folder as destination: a USB disk, a NAS, a synced folder.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::atomic::{self, Existing, PARTIAL};
use crate::{Destination, DestinationError, Stored};

/// The file that marks a claimed folder; its text tells a finder what this is.
pub const CLAIM: &str = "COUNTERFOIL-BACKUPS.txt";

const CLAIM_TEXT: &str = "\
This folder holds sealed backups of a book kept with Counterfoil.
Please keep this file: without it the folder counts as missing.

Each *.tar.zst.age file is one whole backup. It opens with Counterfoil, or with the key of the
recovery kit in KEY.txt and stock tools:

    age -d -i KEY.txt FILE | zstd -d | tar -f - -x

FORMAT.txt, which comes out first, says the rest.
";

/// A claimed folder.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Claims an existing folder, once, when it is chosen: writes [`CLAIM`] into it.
    ///
    /// # Errors
    /// By name.
    pub fn claim(path: impl Into<PathBuf>) -> Result<Self, DestinationError> {
        let path = path.into();
        if !path.is_dir() {
            return Err(DestinationError::Missing);
        }
        let folder = Self { path };
        match Self::at(&folder.path) {
            Err(DestinationError::Missing) => folder.replace(CLAIM, CLAIM_TEXT.as_bytes()).map(|()| folder),
            claimed => claimed,
        }
    }

    /// A folder that was claimed before.
    ///
    /// # Errors
    /// `Missing` without its mark: the empty mount point of an unplugged disk is not the disk.
    pub fn at(path: impl Into<PathBuf>) -> Result<Self, DestinationError> {
        let folder = Self { path: path.into() };
        folder.present().map(|()| folder)
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn present(&self) -> Result<(), DestinationError> {
        match fs::symlink_metadata(self.path.join(CLAIM)) {
            Ok(_) => Ok(()),
            Err(absent) if absent.kind() == io::ErrorKind::NotFound => Err(DestinationError::Missing),
            Err(failed) => Err(failed.into()),
        }
    }

    fn place(&self, name: &str) -> Result<PathBuf, DestinationError> {
        let plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0']);
        if plain { Ok(self.path.join(name)) } else { Err(DestinationError::NoSuchFile) }
    }
}

impl Destination for Folder {
    fn list(&self) -> Result<Vec<Stored>, DestinationError> {
        self.present()?;
        let mut stored = Vec::new();
        for found in fs::read_dir(&self.path)? {
            let found = found?;
            let Ok(name) = found.file_name().into_string() else { continue };
            let metadata = found.metadata()?;
            if metadata.is_file() && !name.ends_with(PARTIAL) && name != CLAIM {
                stored.push(Stored { name, size: metadata.len() });
            }
        }
        stored.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(stored)
    }

    fn put_new(&self, name: &str, content: &mut dyn Read) -> Result<(), DestinationError> {
        self.present()?;
        self.place(name)?;
        atomic::write(&self.path, name, Existing::Keep, DestinationError::from, |out| {
            let mut buffer = vec![0; 256 * 1024];
            loop {
                match content.read(&mut buffer) {
                    Ok(0) => return Ok(()),
                    Ok(read) => out.write_all(&buffer[..read])?,
                    Err(interrupted) if interrupted.kind() == io::ErrorKind::Interrupted => {}
                    Err(failed) => return Err(DestinationError::Source(failed)),
                }
            }
        })
    }

    fn replace(&self, name: &str, content: &[u8]) -> Result<(), DestinationError> {
        self.place(name)?;
        atomic::write(&self.path, name, Existing::Replace, DestinationError::from, |out| Ok(out.write_all(content)?))
    }

    fn read(&self, name: &str) -> Result<Box<dyn Read>, DestinationError> {
        self.present()?;
        Ok(Box::new(File::open(self.place(name)?)?))
    }

    fn remove(&self, name: &str) -> Result<(), DestinationError> {
        self.present()?;
        Ok(fs::remove_file(self.place(name)?)?)
    }
}

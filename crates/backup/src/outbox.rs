//! The folder where sealed backups wait for their destinations, with its signed index.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use chain::{SignatureFile, SigningKey, VerifyingKey};
use uuid::Uuid;

use crate::atomic::{self, Existing, PARTIAL, create_private_folder, partial, remove_if_there};
use crate::index::MAX_BYTES;
use crate::{BackupName, Error, Index, Layer, SignedIndex};

pub(crate) const INDEX: &str = "index.json";
pub(crate) const INDEX_SIGNATURE: &str = "index.json.minisig";

/// One book's outbox.
#[derive(Debug, Clone)]
pub struct Outbox {
    folder: PathBuf,
}

impl Outbox {
    /// Uses a folder, and makes it (0700, with its parents) where it is not there yet.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn at(folder: impl Into<PathBuf>) -> Result<Self, Error> {
        let folder = folder.into();
        if !folder.is_dir() {
            if let Some(parent) = folder.parent() {
                fs::create_dir_all(parent).map_err(Error::Write)?;
            }
            create_private_folder(&folder).map_err(Error::Write)?;
        }
        Ok(Self { folder })
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes one sealed backup: `fill` is [`crate::seal`] into the writer it gets. The file appears under its name
    /// only when it is whole and on the disk.
    ///
    /// # Errors
    /// Those of `fill`; [`Error::Write`]; [`Error::Exists`].
    pub fn write<T>(
        &self,
        name: &BackupName,
        fill: impl FnOnce(&mut BufWriter<File>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        atomic::write(&self.folder, &name.to_string(), Existing::Keep, disk, fill)
    }

    /// Opens one sealed backup.
    ///
    /// # Errors
    /// [`Error::Read`].
    pub fn open(&self, name: &BackupName) -> Result<File, Error> {
        File::open(self.folder.join(name.to_string())).map_err(Error::Read)
    }

    /// Whether a sealed backup is here.
    #[must_use]
    pub fn holds(&self, name: &BackupName) -> bool {
        self.folder.join(name.to_string()).is_file()
    }

    /// Removes one sealed backup; it is no error if it is not here.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn remove(&self, name: &BackupName) -> Result<(), Error> {
        remove_if_there(&self.folder.join(name.to_string())).map_err(Error::Write)
    }

    /// Removes what the signed index drops and what dead writes left, so that a crash after the index was saved is made
    /// good by the next run. Whole backups that the index does not know stay. Returns how many backups went.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn sweep(&self, signed: &SignedIndex) -> Result<usize, Error> {
        let mut gone = 0;
        for dropped in &signed.index().dropped {
            let listed = signed.index().items.iter().any(|item| item.name == dropped.name);
            if !listed && self.holds(&dropped.name) {
                self.remove(&dropped.name)?;
                gone += 1;
            }
        }
        for found in fs::read_dir(&self.folder).map_err(Error::Read)? {
            let found = found.map_err(Error::Read)?;
            let name = found.file_name();
            let unfinished = name.to_str().and_then(|name| name.strip_suffix(PARTIAL));
            if unfinished.is_some_and(|name| name.parse::<BackupName>().is_ok()) {
                remove_if_there(&found.path()).map_err(Error::Write)?;
            }
        }
        Ok(gone)
    }

    /// Names of all whole backups here, also those that the index does not list (a crash between file and index).
    ///
    /// # Errors
    /// [`Error::Read`].
    pub fn names(&self) -> Result<Vec<BackupName>, Error> {
        let mut names = Vec::new();
        for found in fs::read_dir(&self.folder).map_err(Error::Read)? {
            let found = found.map_err(Error::Read)?;
            names.extend(found.file_name().to_str().and_then(|name| name.parse().ok()));
        }
        names.sort_by_key(BackupName::seq);
        Ok(names)
    }

    /// Signs the index, one revision higher, and writes it. A crash in between leaves the new index with its signature
    /// still called `.partial`, where [`Outbox::index`] finds it.
    ///
    /// # Errors
    /// Those of [`SignedIndex::sign`]; [`Error::Write`].
    pub fn save_index(&self, mut index: Index, key: &SigningKey) -> Result<SignedIndex, Error> {
        index.revision = index.revision.saturating_add(1);
        let signed = SignedIndex::sign(index, key)?;
        let folder = &self.folder;
        self.promote_signature(&key.verifying_key())?;
        atomic::write(folder, INDEX_SIGNATURE, Existing::Replace, disk, |out| {
            out.write_all(signed.signature().as_bytes()).map_err(Error::Write)?;
            out.flush().and_then(|()| out.get_ref().sync_all()).map_err(Error::Write)?;
            atomic::write(folder, INDEX, Existing::Replace, disk, |out| {
                out.write_all(signed.json()).map_err(Error::Write)
            })
        })?;
        Ok(signed)
    }

    /// Finishes what a crash left: the signature that fits the index gets its name before another is written beside.
    fn promote_signature(&self, key: &VerifyingKey) -> Result<(), Error> {
        let beside = partial(&self.folder, INDEX_SIGNATURE);
        let (Some(json), Some(text)) = (read_if_there(&self.folder.join(INDEX))?, read_if_there(&beside)?) else {
            return Ok(());
        };
        let fits = String::from_utf8(text)
            .is_ok_and(|text| text.parse::<SignatureFile>().is_ok_and(|file| file.verify(key, &json).is_ok()));
        if fits {
            fs::rename(&beside, self.folder.join(INDEX_SIGNATURE)).map_err(Error::Write)?;
            atomic::sync_folder(&self.folder).map_err(Error::Write)?;
        }
        Ok(())
    }

    /// Reads and verifies the index; none if this outbox has none yet.
    ///
    /// # Errors
    /// Those of [`SignedIndex::verify`]; [`Error::Read`].
    pub fn index(&self, key: &VerifyingKey, vault_id: Uuid) -> Result<Option<SignedIndex>, Error> {
        let Some(json) = read_if_there(&self.folder.join(INDEX))? else { return Ok(None) };
        let mut verdict = Err(Error::Damaged { at: Layer::Index });
        for place in [self.folder.join(INDEX_SIGNATURE), partial(&self.folder, INDEX_SIGNATURE)] {
            let Some(signature) = read_if_there(&place)? else { continue };
            let Ok(signature) = String::from_utf8(signature) else { continue };
            match SignedIndex::verify(&json, &signature, key, vault_id) {
                // The other one may be the one that fits; another key's signature says more than damage does.
                Err(Error::Damaged { .. }) => {}
                Err(Error::OtherSigner) => verdict = Err(Error::OtherSigner),
                other => {
                    verdict = other;
                    break;
                }
            }
        }
        verdict.map(Some)
    }
}

fn disk(error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::AlreadyExists { Error::Exists } else { Error::Write(error) }
}

fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(absent) if absent.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(failed) => return Err(Error::Read(failed)),
    };
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(Error::Read)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::TooLarge { what: "index", limit: MAX_BYTES });
    }
    Ok(Some(bytes))
}

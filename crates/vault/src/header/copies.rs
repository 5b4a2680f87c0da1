//! The two copies of the header on disk: B is replaced first, then A, so that a whole one is always there.

use super::{HeaderHealth, MAX_FILE, SealedHeader};
use crate::error::VaultError;
use crate::secret::HeaderKey;
use crate::{KEYS_A_FILE, KEYS_B_FILE};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

/// What the two files held.
#[derive(Debug, Clone)]
pub(crate) struct Copies {
    /// A, then B; None for a copy that is missing, damaged or out of bounds.
    found: [Option<SealedHeader>; 2],
}

const NAMES: [&str; 2] = [KEYS_A_FILE, KEYS_B_FILE];

impl Copies {
    /// Reads both; one readable copy is enough.
    pub(crate) fn read(dir: &Path) -> Result<Self, VaultError> {
        let [a, b] = NAMES.map(|name| read_copy(&dir.join(name)));
        if matches!((&a, &b), (Ok(None), Ok(None))) {
            return Err(VaultError::NotAVault);
        }
        match (a, b) {
            // A newer program was interrupted between the two: its header is the true one, and not ours to replace.
            (Err(error @ VaultError::NewerFormat { .. }), _) | (_, Err(error @ VaultError::NewerFormat { .. })) => {
                Err(error)
            }
            (Err(error), Ok(None) | Err(_)) | (Ok(None), Err(error)) => Err(error),
            (a, b) => Ok(Self { found: [a.ok().flatten(), b.ok().flatten()] }),
        }
    }

    /// The readable copies, the newest first, each only once. Nothing says yet that they are authentic.
    pub(crate) fn newest_first(&self) -> Vec<&SealedHeader> {
        let mut copies: Vec<&SealedHeader> = self.found.iter().flatten().collect();
        copies.sort_by_key(|copy| std::cmp::Reverse(copy.header.seq));
        copies.dedup();
        copies
    }

    /// The newest authentic copy and what is to be said of the other one.
    pub(crate) fn authentic(&self, key: &HeaderKey) -> Result<(&SealedHeader, HeaderHealth), VaultError> {
        let mut good: [Option<&SealedHeader>; 2] = [None, None];
        for (good, found) in good.iter_mut().zip(&self.found) {
            *good = match found {
                Some(copy) if copy.is_authentic(key)? => Some(copy),
                Some(_) | None => None,
            };
        }
        match good {
            [Some(a), Some(b)] if a.header.seq > b.header.seq => Ok((a, HeaderHealth::OneBehind { copy: KEYS_B_FILE })),
            [Some(a), Some(b)] if a != b => Ok((b, HeaderHealth::OneBehind { copy: KEYS_A_FILE })),
            [Some(a), Some(_)] => Ok((a, HeaderHealth::Both)),
            [Some(a), None] => Ok((a, HeaderHealth::OneDamaged { copy: KEYS_B_FILE })),
            [None, Some(b)] => Ok((b, HeaderHealth::OneDamaged { copy: KEYS_A_FILE })),
            [None, None] => Err(VaultError::HeaderTampered),
        }
    }
}

/// Writes B, then A. After an error at least one whole copy, old or new, is in place.
pub(crate) fn write(dir: &Path, header: &SealedHeader) -> Result<(), VaultError> {
    let bytes = header.to_bytes();
    for name in [KEYS_B_FILE, KEYS_A_FILE] {
        replace(dir, name, &bytes).map_err(VaultError::io("written"))?;
    }
    Ok(())
}

fn read_copy(path: &Path) -> Result<Option<SealedHeader>, VaultError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(VaultError::io("read")(error)),
    };
    let mut bytes = Vec::new();
    // One byte more than allowed is enough to see that it is too long.
    file.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes).map_err(VaultError::io("read"))?;
    SealedHeader::parse(&bytes).map(Some)
}

/// Beside, fsync, rename, fsync of the folder.
fn replace(dir: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let beside = dir.join(format!("{name}.new"));
    match fs::remove_file(&beside) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let mut file = private_file(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&beside, dir.join(name))?;
    sync_folder(dir)
}

#[cfg(unix)]
fn private_file(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn private_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(unix)]
fn sync_folder(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

/// Windows has no handle to flush a folder with; NTFS journals the rename.
#[cfg(not(unix))]
fn sync_folder(_dir: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;

//! Files of the book (issued PDFs, attached files) sealed one by one under `files/`, named by a keyed hash.
//!
//! Format 1 (docs/formats/book.md): `CFF1`, 24 bytes nonce, XChaCha20-Poly1305 of the plain bytes with the file's name
//! as associated data, so that two files cannot be exchanged. The name is a keyed hash of the content, so it tells
//! nothing to who has no key, and sealing the same bytes twice is one file.

use crate::{Error, Result};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use vault::FilesKey;
use zeroize::Zeroizing;

const MAGIC: &[u8; 4] = b"CFF1";
const NONCE: usize = 24;
const TAG: usize = 16;
/// What one sealed file may hold; attached files are held to less.
const LIMIT: u64 = 64 << 20;

/// What a sealed file is known by in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedFile {
    /// Keyed hash of the content, 64 hex digits.
    pub name: String,
    /// SHA-256 of the plain bytes.
    pub sha256: [u8; 32],
    /// Plain bytes.
    pub size: u64,
}

/// The folder `files/` with the keys that open it.
pub struct SealedFiles {
    folder: PathBuf,
    sealing: Zeroizing<[u8; 32]>,
    naming: Zeroizing<[u8; 32]>,
}

impl SealedFiles {
    /// `folder` is `files/` of the vault; it is made at the first seal.
    pub fn new(folder: PathBuf, key: &FilesKey) -> Self {
        Self {
            folder,
            sealing: subkey(key, b"counterfoil/files/seal/v1"),
            naming: subkey(key, b"counterfoil/files/name/v1"),
        }
    }

    /// Seals `plain`, durable on return: written beside, synced, renamed, folder synced.
    pub fn seal(&self, plain: &[u8]) -> Result<SealedFile> {
        let size = plain.len() as u64;
        if size > LIMIT {
            return Err(Error::FileTooLarge { size, limit: LIMIT });
        }
        let sha256: [u8; 32] = Sha256::digest(plain).into();
        let name = self.name_of(&sha256);
        let path = self.path_of(&name);
        let sealed = SealedFile { name, sha256, size };
        if path.exists() && self.open(&sealed).is_ok() {
            return Ok(sealed);
        }
        let mut nonce = [0u8; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| Error::Random)?;
        let body = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: sealed.name.as_bytes() })
            .map_err(|_| Error::FileDamaged)?;
        write_beside(&path, &[MAGIC, &nonce, &body])?;
        Ok(sealed)
    }

    /// Opens a sealed file; other bytes than were sealed are refused.
    pub fn open(&self, file: &SealedFile) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(self.path_of(&file.name))
            .map_err(
                |error| if error.kind() == std::io::ErrorKind::NotFound { Error::FileMissing } else { error.into() },
            )?
            .take(LIMIT + (MAGIC.len() + NONCE + TAG) as u64 + 1)
            .read_to_end(&mut bytes)?;
        let body = bytes.strip_prefix(MAGIC.as_slice()).ok_or(Error::FileDamaged)?;
        let (nonce, body) = body.split_first_chunk::<NONCE>().ok_or(Error::FileDamaged)?;
        let plain = self
            .cipher()
            .decrypt(&XNonce::from(*nonce), Payload { msg: body, aad: file.name.as_bytes() })
            .map_err(|_| Error::FileDamaged)?;
        if Sha256::digest(&plain).as_slice() != file.sha256 || self.name_of(&file.sha256) != file.name {
            return Err(Error::FileDamaged);
        }
        Ok(plain)
    }

    /// The name that bytes with this hash are sealed under.
    pub fn name_of(&self, sha256: &[u8; 32]) -> String {
        hex::encode(&keyed_hash(&self.naming, sha256)[..])
    }

    /// Removes sealed files that no row names: leftovers of an issue that crashed before its commit.
    /// Called only after the book was checked; returns how many went.
    pub fn sweep(&self, named: &BTreeSet<String>) -> Result<usize> {
        let mut swept = 0;
        for path in self.all()? {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let ours = name.trim_end_matches(".partial");
            if ours.len() == 64 && ours.bytes().all(|byte| byte.is_ascii_hexdigit()) && !named.contains(name) {
                fs::remove_file(&path)?;
                swept += 1;
            }
        }
        Ok(swept)
    }

    /// Removes a sealed file; it is no error if it is not there.
    pub(crate) fn remove(&self, name: &str) -> Result<()> {
        let path = self.path_of(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error.into()),
            Ok(()) => path.parent().map_or(Ok(()), sync_folder),
        }
    }

    fn all(&self) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        if !self.folder.exists() {
            return Ok(found);
        }
        for shard in fs::read_dir(&self.folder)? {
            let shard = shard?;
            if shard.file_type()?.is_dir() {
                for file in fs::read_dir(shard.path())? {
                    found.push(file?.path());
                }
            }
        }
        Ok(found)
    }

    fn path_of(&self, name: &str) -> PathBuf {
        self.folder.join(name.get(..2).unwrap_or("--")).join(name)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(*self.sealing))
    }
}

/// Two uses, two keys.
fn subkey(key: &FilesKey, info: &[u8]) -> Zeroizing<[u8; 32]> {
    keyed_hash(key.expose(), info)
}

/// HMAC-SHA-256. The key is padded to a block here, as HMAC itself would, so that the constructor cannot fail.
fn keyed_hash(key: &[u8; 32], message: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut block = Zeroizing::new([0u8; 64]);
    block[..32].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new((&*block).into());
    mac.update(message);
    Zeroizing::new(mac.finalize().into_bytes().into())
}

/// Whole or not at all: beside, fsync, rename, fsync of the folder (and of its parent where it is new).
fn write_beside(path: &Path, parts: &[&[u8]]) -> Result<()> {
    let folder = path.parent().ok_or(Error::NotWritable)?;
    if !folder.exists() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        if let Some(above) = folder.parent() {
            sync_folder(above)?;
            above.parent().map_or(Ok(()), sync_folder)?;
        }
    }
    let beside = path.with_extension("partial");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    for part in parts {
        file.write_all(part)?;
    }
    file.sync_all()?;
    fs::rename(&beside, path)?;
    sync_folder(folder)
}

/// A rename is durable only when its folder is.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    Ok(File::open(folder)?.sync_all()?)
}

#[cfg(test)]
mod tests;

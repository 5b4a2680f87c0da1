//! Open and verify an archive, without a vault: what an accountant, or a court, does with one.

use crate::{Error, Result, outside};
use chain::{SignatureFile, VerifyingKey};
use documents::archive::{AGE_LIMIT, OpenedArchive, read_page, read_tar};
use serde::Serialize;
use std::io::Read;
use std::path::Path;
use zeroize::Zeroizing;

/// What an archive says, after everything in it was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenedView {
    /// Whose book.
    pub business: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Documents inside.
    pub documents: usize,
    /// Members inside, all with the hash that the manifest gives.
    pub members: usize,
    /// The key that signed it, as minisign writes it: compare it with the one you know.
    pub signer: String,
    /// For a page: whether it is one of ours, so that what it shows is what it holds. None for a bare age file.
    pub page_genuine: Option<bool>,
}

/// Checks everything and writes nothing.
pub fn verify(file: &Path, passphrase: &str) -> Result<OpenedView> {
    read(file, passphrase).map(|(_, view)| view)
}

/// Checks everything, then puts the members into the new folder `to`.
pub fn open(file: &Path, passphrase: &str, to: &Path) -> Result<OpenedView> {
    outside::refuse_existing(to)?;
    let (archive, view) = read(file, passphrase)?;
    outside::make_last(to)?;
    for member in &archive.members {
        // The reader lets only fixed names through: no `..`, no root, no link.
        outside::write_secret(&to.join(&member.path), &member.bytes)?;
    }
    outside::write_secret(&to.join("MANIFEST.json"), &archive.manifest_bytes)?;
    outside::write_secret(&to.join("MANIFEST.json.minisig"), archive.signature.as_bytes())?;
    Ok(view)
}

fn read(file: &Path, passphrase: &str) -> Result<(OpenedArchive, OpenedView)> {
    let mut bytes = Vec::new();
    std::fs::File::open(file)?.take(2 * AGE_LIMIT).read_to_end(&mut bytes)?;
    let (sealed, page_genuine) = if bytes.starts_with(b"age-encryption.org/") {
        (bytes, None)
    } else {
        let page = read_page(&bytes)?;
        (page.payload, Some(page.genuine))
    };
    let mut tar = Zeroizing::new(Vec::new());
    backup::archive_open(passphrase, sealed.as_slice(), &mut *tar, AGE_LIMIT)?;
    let archive = read_tar(tar.as_slice(), AGE_LIMIT)?;
    let signer = signature_of(&archive)?;
    let manifest = &archive.manifest;
    let view = OpenedView {
        business: manifest.business.clone(),
        from: manifest.period.from.to_string(),
        to: manifest.period.to.to_string(),
        documents: archive.documents.len(),
        members: archive.members.len(),
        signer,
        page_genuine,
    };
    Ok((archive, view))
}

fn signature_of(archive: &OpenedArchive) -> Result<String> {
    let named: VerifyingKey =
        chain::public_key_from_line(&archive.manifest.signing_key).map_err(|_| Error::ArchiveSignature)?;
    let file: SignatureFile = archive.signature.parse().map_err(|_| Error::ArchiveSignature)?;
    file.verify(&named, &archive.manifest_bytes).map_err(|_| Error::ArchiveSignature)?;
    Ok(archive.manifest.signing_key.clone())
}

//! Export a period: one self-opening HTML page, or the bare age file.

use super::contents::gather;
use crate::roles::Command;
use crate::views::{ArchiveRequest, ArchiveView};
use crate::{Error, Result, Session, outside};
use chain::{EntryKind, SignatureFile};
use chrono::NaiveDate;
use documents::archive::{AGE_LIMIT, Facts, HTML_LIMIT, page, write_tar};
use sha2::{Digest, Sha256};
use std::path::Path;
use zeroize::Zeroizing;

/// A passphrase to tell by phone: six words, new for each archive.
pub fn generate_words() -> Result<Zeroizing<String>> {
    crate::create::generate_words()
}

/// Writes the archive to the chosen place, sealed with `passphrase`, and notes the export in the audit log.
pub fn export(session: &mut Session, passphrase: &str, request: &ArchiveRequest) -> Result<ArchiveView> {
    let (from, to) = (day(&request.from, "the first day")?, day(&request.to, "the last day")?);
    if to < from {
        return Err(Error::Unreadable { what: "a period that ends before it begins" });
    }
    let path = Path::new(&request.path);
    outside::refuse_existing(path)?;
    let html = match request.form.as_str() {
        "html" | "" => true,
        "age" => false,
        _ => return Err(Error::Unreadable { what: "the form: html or age" }),
    };
    let desk = session.at(Command::Export)?;
    let contents = gather(&desk, from, to)?;
    let key = desk.open.book.signing();
    let mut sign = |manifest: &[u8]| SignatureFile::sign(key, manifest, "counterfoil archive").to_string();
    let tar = Zeroizing::new(write_tar(&contents, if html { HTML_LIMIT } else { AGE_LIMIT }, &mut sign)?);
    let mut sealed = Vec::new();
    backup::archive_seal(passphrase, tar.as_slice(), &mut sealed)?;
    let bytes = if html { page(&sealed, &Facts::default()) } else { sealed };
    outside::write_new(path, &bytes)?;
    let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let documents = u32::try_from(contents.invoices.len()).unwrap_or(u32::MAX);
    let note = [
        ("from", from.to_string()),
        ("to", to.to_string()),
        ("documents", documents.to_string()),
        ("sha256", sha256.clone()),
    ];
    desk.open.book.write(desk.clock.now(), |tx| tx.note(EntryKind::ArchiveExported, "archive", &note))?;
    Ok(ArchiveView { path: request.path.clone(), sha256, documents, size: bytes.len() as u64 })
}

fn day(text: &str, what: &'static str) -> Result<NaiveDate> {
    text.parse().map_err(|_| Error::Unreadable { what })
}

//! Is this PDF, which somebody holds, the one that was issued? The book, and any copy of it, is the witness.

use crate::roles::Command;
use crate::{Error, Result, Session};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::path::Path;
use store::table::invoices;

/// What was found out about a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PdfVerdict {
    /// The document that it is.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its counterfoil code, to compare with the one on paper.
    pub chain_code: String,
    /// Always true: anything else is an error.
    pub genuine: bool,
}

/// Larger files are none of ours.
const LIMIT: u64 = 50 << 20;

/// Compares a PDF with what was sealed at issue, byte by byte, and its link with the chain.
pub fn verify_pdf(session: &mut Session, path: &Path) -> Result<PdfVerdict> {
    if std::fs::metadata(path)?.len() > LIMIT {
        return Err(Error::NotOurPdf);
    }
    let bytes = std::fs::read(path)?;
    let desk = session.at(Command::Audit)?;
    let book = &desk.open.book;
    let marks = documents::read_back(&bytes).map_err(|_| Error::NotOurPdf)?;
    let number = marks.number.ok_or(Error::NotOurPdf)?;
    let Ok(invoices::Document::Issued(id)) = invoices::resolve(book, &number) else { return Err(Error::NotOurPdf) };
    let row = invoices::get(book, &id)?;
    let same = Sha256::digest(&bytes).as_slice() == row.pdf_sha256 && marks.link_hex == Some(row.link.to_string());
    if !same {
        return Err(Error::NotOurPdf);
    }
    Ok(PdfVerdict {
        id: id.to_string(),
        number,
        chain_code: chain::ChainCode::of(&row.link).to_string(),
        genuine: true,
    })
}

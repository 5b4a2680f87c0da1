//! Read an e-invoice: what stands in it, what it comes to, and what is wrong with it.

use super::bytes;
use crate::Result;
use crate::views::EInvoiceView;
use std::path::Path;

/// Reads UBL, CII, or a PDF with one of them attached.
pub fn read(file: &Path) -> Result<EInvoiceView> {
    let document = documents::einvoice::read(&bytes(file)?)?;
    Ok(EInvoiceView::from(&document))
}

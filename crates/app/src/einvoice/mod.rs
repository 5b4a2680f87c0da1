//! E-invoices of other programs: read, computed anew and checked, for which no vault is needed; or taken into a draft.

mod check;
mod draft;
mod read;
mod view;

pub use check::check;
pub use draft::to_draft;
pub use read::read;

use crate::{Error, Result};
use documents::einvoice::{EINVOICE_MAX_BYTES, EInvoiceError};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The bytes of a file, no more of them than an e-invoice has, whatever the file is.
fn bytes(file: &Path) -> Result<Vec<u8>> {
    let limit = EINVOICE_MAX_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    File::open(file)?.take(limit).read_to_end(&mut bytes)?;
    if bytes.len() > EINVOICE_MAX_BYTES {
        return Err(Error::EInvoice(EInvoiceError::TooLarge));
    }
    Ok(bytes)
}

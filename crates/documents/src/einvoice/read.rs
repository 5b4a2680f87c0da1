//! From the bytes of a file to a received document.

use super::{EInvoiceError, Received, attachment, cii, ubl, xml};
use std::borrow::Cow;

/// Largest file that is looked at, and largest XML that comes out of a PDF, in bytes.
pub const EINVOICE_MAX_BYTES: usize = 50 << 20;
/// Rows of a VAT breakdown (BG-23): each is held against every line, and no law has as many rates.
const VAT_ROWS_MAX: usize = 200;

/// Reads an e-invoice: UBL 2.1 or CII as XML, or a PDF with one attached.
///
/// Reading does not judge: what stands in the document is taken as it is, and [`Received::check`] says what is wrong with it.
///
/// # Errors
/// [`EInvoiceError`]; never panics, whatever the bytes.
pub fn read(bytes: &[u8]) -> Result<Received, EInvoiceError> {
    if bytes.len() > EINVOICE_MAX_BYTES {
        return Err(EInvoiceError::TooLarge);
    }
    let xml = if bytes.starts_with(b"%PDF-") { Cow::Owned(attachment::find(bytes)?) } else { Cow::Borrowed(bytes) };
    let root = xml::parse(text(&xml)?)?;
    let document = match root.name.as_str() {
        "ubl:Invoice" | "cn:CreditNote" => ubl::read(&root),
        "rsm:CrossIndustryInvoice" => cii::read(&root),
        "zugferd1:CrossIndustryDocument" => return Err(EInvoiceError::Zugferd1),
        _ => return Err(EInvoiceError::UnknownDocument),
    };
    if document.sums.vat_rows().count() > VAT_ROWS_MAX {
        return Err(EInvoiceError::TooMany);
    }
    Ok(document)
}

/// UTF-8, with or without its mark; other encodings are named, other bytes are no XML.
fn text(bytes: &[u8]) -> Result<&str, EInvoiceError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(EInvoiceError::Encoding);
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|_| EInvoiceError::Encoding)
}

//! The e-invoice inside a Factur-X or ZUGFeRD PDF, found by scanning for streams, without a PDF parser.
//!
//! A stream with an attached file is never inside another one, and PDF/A forbids to encrypt it. A hostile file can so neither
//! nest nor point, and what it inflates to is bounded.

use super::{EINVOICE_MAX_BYTES, EInvoiceError};
use crate::read_back::find as find_bytes;
use flate2::read::ZlibDecoder;
use std::io::Read;

/// How much of a stream that is not marked as an attached file is looked at.
const PEEK: u64 = 4 << 10;
/// All that marked streams of one PDF may inflate to.
const INFLATED_MAX: u64 = EINVOICE_MAX_BYTES as u64;
/// A stream's dictionary is longer in no PDF of this kind.
const DICTIONARY_MAX: usize = 1 << 10;
/// Nor does one have more streams: without a bound, a file of nothing but their beginnings would cost minutes.
const STREAMS_MAX: usize = 50_000;
/// Local names of the root elements of the syntaxes, the one that came before them included.
const ROOTS: [&[u8]; 4] = [b"CrossIndustryInvoice", b"CrossIndustryDocument", b"Invoice", b"CreditNote"];

/// The XML of the attached e-invoice.
///
/// # Errors
/// [`EInvoiceError::NoAttachment`], [`EInvoiceError::TwoAttachments`], [`EInvoiceError::TooLarge`],
/// [`EInvoiceError::Encrypted`].
pub(super) fn find(pdf: &[u8]) -> Result<Vec<u8>, EInvoiceError> {
    let mut found: Option<Vec<u8>> = None;
    let mut left = INFLATED_MAX;
    for stream in Streams::new(pdf).take(STREAMS_MAX) {
        let limit = if stream.is_marked() { left } else { PEEK };
        let mut bytes = stream.inflate(limit + 1);
        if !root(&bytes).is_some_and(|name| ROOTS.contains(&name)) {
            left = left.saturating_sub(if stream.is_marked() { bytes.len() as u64 } else { 0 });
            continue;
        }
        if !stream.is_marked() {
            bytes = stream.inflate(left + 1);
        }
        left = left.checked_sub(bytes.len() as u64).ok_or(EInvoiceError::TooLarge)?;
        match &found {
            Some(other) if *other != bytes => return Err(EInvoiceError::TwoAttachments),
            _ => found = Some(bytes),
        }
    }
    let encrypted = || find_bytes(pdf, b"/Encrypt").is_some();
    found.ok_or_else(|| if encrypted() { EInvoiceError::Encrypted } else { EInvoiceError::NoAttachment })
}

/// The local name of the root element, where `bytes` begin as XML does.
fn root(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    loop {
        rest = rest.trim_ascii_start().strip_prefix(b"<")?;
        let end: &[u8] = match rest.first()? {
            b'?' => b"?>",
            b'!' if rest.starts_with(b"!--") => b"-->",
            b'!' => b">",
            _ => break,
        };
        rest = rest.get(find_bytes(rest, end)? + end.len()..)?;
    }
    let name = rest.split(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace()).next()?;
    name.rsplit(|byte| *byte == b':').next()
}

/// A stream's dictionary and its bytes as they stand in the file.
struct Stream<'a> {
    dictionary: &'a [u8],
    bytes: &'a [u8],
}

impl Stream<'_> {
    fn says(&self, word: &[u8]) -> bool {
        find_bytes(self.dictionary, word).is_some()
    }

    /// Whether it is an attached file, or XML that is no metadata.
    fn is_marked(&self) -> bool {
        self.says(b"/EmbeddedFile") || self.says(b"/text#2Fxml") || self.says(b"/text#2fxml")
    }

    /// What it holds, at most `limit` bytes of it; what does not inflate holds nothing.
    fn inflate(&self, limit: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        let read = if self.says(b"/FlateDecode") {
            ZlibDecoder::new(self.bytes).take(limit).read_to_end(&mut bytes)
        } else {
            self.bytes.take(limit).read_to_end(&mut bytes)
        };
        // A stream that is cut or damaged gives what came out before; XML that is cut is refused later, by name.
        let _ = read;
        bytes
    }
}

/// Every stream of a PDF, in order of the file.
struct Streams<'a> {
    rest: &'a [u8],
}

impl<'a> Streams<'a> {
    fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }
}

impl<'a> Iterator for Streams<'a> {
    type Item = Stream<'a>;

    fn next(&mut self) -> Option<Stream<'a>> {
        let start = find_bytes(self.rest, b"stream")?;
        let before = self.rest.get(start.saturating_sub(DICTIONARY_MAX)..start)?;
        let after = self.rest.get(start + b"stream".len()..)?;
        let body = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
        let end = find_bytes(body, b"endstream").unwrap_or(body.len());
        let bytes = body.get(..end)?;
        self.rest = body.get((end + b"endstream".len()).min(body.len())..)?;
        Some(Stream { dictionary: dictionary(before), bytes })
    }
}

/// From the last `obj` on.
fn dictionary(before: &[u8]) -> &[u8] {
    let start = before.windows(4).rposition(|window| window == b" obj").unwrap_or(0);
    before.get(start..).unwrap_or_default()
}

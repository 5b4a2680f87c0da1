//! What an issued PDF says of itself, for `invoice verify FILE.pdf`: found by scanning for XMP packets, without a PDF parser.
//!
//! XMP packets are made to be found by scanning (ISO 16684-1, 7.3.2), and PDF/A keeps them uncompressed. A hostile file can so
//! neither nest, point nor inflate; what it claims is worth only what the chain confirms.

use crate::pdf::xmp::{NAMESPACE, Property, unescape};

/// Largest file looked at, in bytes.
pub const READ_BACK_MAX_BYTES: usize = 50 << 20;
/// Packets longer than this are none of ours.
const PACKET_MAX: usize = 64 << 10;
/// More packets than this has no document; each is read whole.
const PACKETS_MAX: usize = 1024;
/// Longest value of a property, in bytes.
const VALUE_MAX: usize = 512;

/// The properties of an issued document, as the file claims them. Each may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentMark {
    /// Id of the document in the issuer's book.
    pub document_id: Option<String>,
    /// Number of the document (BT-1).
    pub number: Option<String>,
    /// Series that the number belongs to.
    pub series: Option<String>,
    /// Link of the document in the chain of its series: 64 lower-case hexadecimal digits.
    pub link_hex: Option<String>,
}

/// Why nothing can be said about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadBackError {
    /// Larger than [`READ_BACK_MAX_BYTES`].
    #[error("the file is larger than 50 MiB")]
    TooLarge,
    /// Does not begin as a PDF.
    #[error("the file is no PDF")]
    NotAPdf,
    /// A draft, another program's document, or one whose metadata was removed.
    #[error("the PDF carries no mark of an issued document")]
    NoMark,
    /// Two marks that say different things: one was added later.
    #[error("the PDF carries two marks that differ")]
    Contradicting,
    /// A property is longer than it can be, the link is no SHA-256, or there are more packets than in any document.
    #[error("the PDF's mark is malformed")]
    Malformed,
}

/// Reads the mark of an issued document.
///
/// # Errors
/// [`ReadBackError`]; never panics, whatever the bytes.
pub fn read_back(pdf: &[u8]) -> Result<DocumentMark, ReadBackError> {
    if pdf.len() > READ_BACK_MAX_BYTES {
        return Err(ReadBackError::TooLarge);
    }
    if !pdf.starts_with(b"%PDF-") {
        return Err(ReadBackError::NotAPdf);
    }
    let mut found: Option<DocumentMark> = None;
    for (count, packet) in packets(pdf).enumerate() {
        if count == PACKETS_MAX {
            return Err(ReadBackError::Malformed);
        }
        let Ok(packet) = std::str::from_utf8(packet) else { continue };
        let Some(mark) = mark(packet)? else { continue };
        match &found {
            Some(other) if *other != mark => return Err(ReadBackError::Contradicting),
            _ => found = Some(mark),
        }
    }
    found.ok_or(ReadBackError::NoMark)
}

/// The bytes of each packet, from `<?xpacket begin` to `<?xpacket end`. An end is looked for once and remembered, so that a
/// file of beginnings alone costs one pass, not one for each.
fn packets(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let (mut next, mut known_end) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            let start = next + find(bytes.get(next..)?, b"<?xpacket begin")?;
            next = start + 1;
            if known_end < start {
                known_end = start + find(bytes.get(start..)?, b"<?xpacket end")?;
            }
            let packet = bytes.get(start + 1..known_end)?;
            if packet.len() <= PACKET_MAX {
                return Some(packet);
            }
        }
    })
}

/// First place of `needle`; skips from one first byte to the next.
pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let (&first, _) = needle.split_first()?;
    let mut from = 0;
    loop {
        from += haystack.get(from..)?.iter().position(|&byte| byte == first)?;
        if haystack.get(from..)?.starts_with(needle) {
            return Some(from);
        }
        from += 1;
    }
}

/// The mark in one packet; None where it has no property of ours.
fn mark(packet: &str) -> Result<Option<DocumentMark>, ReadBackError> {
    let Some(prefix) = prefix(packet) else { return Ok(None) };
    let mut mark = DocumentMark::default();
    for property in Property::ALL {
        let value = value(packet, prefix, property.name())?;
        match property {
            Property::DocumentId => mark.document_id = value,
            Property::Number => mark.number = value,
            Property::Series => mark.series = value,
            Property::Link => mark.link_hex = value,
        }
    }
    let link_is_one = mark
        .link_hex
        .as_ref()
        .is_none_or(|link| link.len() == 64 && link.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')));
    if !link_is_one {
        return Err(ReadBackError::Malformed);
    }
    Ok((mark != DocumentMark::default()).then_some(mark))
}

/// The prefix bound to our namespace: ours is `counterfoil`, a program that rewrote the packet may have chosen another.
fn prefix(packet: &str) -> Option<&str> {
    let (_, prefix) = packet.match_indices(NAMESPACE).find_map(|(at, _)| {
        let before = packet.get(..at)?.strip_suffix(['"', '\''])?;
        before.strip_suffix('=')?.rsplit_once("xmlns:")
    })?;
    let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    (!prefix.is_empty() && prefix.len() <= 64 && prefix.bytes().all(is_name)).then_some(prefix)
}

/// The one value of `prefix:name`, written as an element or as an attribute.
fn value(packet: &str, prefix: &str, name: &str) -> Result<Option<String>, ReadBackError> {
    let element = packet.split_once(&format!("<{prefix}:{name}>")).map(|(_, rest)| rest.split('<').next());
    let attribute = packet.split_once(&format!(" {prefix}:{name}=\"")).map(|(_, rest)| rest.split('"').next());
    match (element.flatten(), attribute.flatten()) {
        (Some(_), Some(_)) => Err(ReadBackError::Contradicting),
        (Some(raw), None) | (None, Some(raw)) if raw.len() <= VALUE_MAX => Ok(Some(unescape(raw))),
        (None, None) => Ok(None),
        _ => Err(ReadBackError::Malformed),
    }
}

#[cfg(test)]
mod tests;

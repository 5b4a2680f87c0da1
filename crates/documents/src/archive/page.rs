//! The page that opens itself: the committed template with facts and payload put in, and both taken out again
//! (docs/formats/archive.md section 8).

use super::write::sha256_hex;
use super::{ArchiveError, HTML_LIMIT, VERSION};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};

/// Built from `ui/archive-page`, committed, checked there to be fresh.
const TEMPLATE: &str = include_str!("../../../../assets/archive-page/page.html");

/// SHA-256 of every template that was released before, one a line, hex first.
const RELEASED: &str = include_str!("../../../../assets/archive-page/released.sha256");

const FACTS_PLACE: &str = "<!-- counterfoil:facts -->";
const PAYLOAD_PLACE: &str = "<!-- counterfoil:payload -->";
const FACTS_OPEN: &str = "<script type=\"application/json\" id=\"counterfoil-facts\">";
const PAYLOAD_OPEN: &str = "<script type=\"application/octet-stream\" id=\"counterfoil-payload-";
const CLOSE: &str = "</script>";

/// Bytes in a line of 76 base64 characters.
const LINE: usize = 57;
/// Bytes in a block: whole lines, so that the base64 continues from block to block without padding.
const BLOCK: usize = LINE * 110_376;
/// What age adds to [`HTML_LIMIT`] bytes is less than this.
const SEAL_ALLOWANCE: usize = 1_000_000;
/// No template is larger.
const TEMPLATE_LIMIT: usize = 2_000_000;

/// What a page shows before the passphrase.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Chosen by the owner, readable by everybody: mostly empty, never a name or an amount by itself.
    pub label: String,
}

/// A page taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it shows before the passphrase.
    pub facts: Facts,
    /// The age file.
    pub payload: Vec<u8>,
    /// Of the page without facts and payload, hex.
    pub template_sha256: String,
    /// Whether that is this version's page or a released one: only then does the page do what it says.
    pub genuine: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactsLine {
    format: u32,
    label: String,
    payload_bytes: usize,
    payload_sha256: String,
}

/// The page that carries `payload_age`.
#[must_use]
pub fn page(payload_age: &[u8], facts: &Facts) -> Vec<u8> {
    TEMPLATE
        .replacen(FACTS_PLACE, &facts_block(payload_age, facts), 1)
        .replacen(PAYLOAD_PLACE, &payload_blocks(payload_age), 1)
        .into_bytes()
}

/// The age file out of a page.
///
/// # Errors
/// As [`read_page`].
pub fn payload_of(html: &[u8]) -> Result<Vec<u8>, ArchiveError> {
    read_page(html).map(|page| page.payload)
}

/// Takes a page apart, in time and memory bounded by the form's limit.
///
/// # Errors
/// When it is no page in the one spelling, is of another version, too large, or its payload is not the one that it
/// was written with.
pub fn read_page(html: &[u8]) -> Result<Page, ArchiveError> {
    let limit = HTML_LIMIT as usize + SEAL_ALLOWANCE;
    if html.len() > limit / LINE * 78 + TEMPLATE_LIMIT {
        return Err(ArchiveError::TooLarge { limit: HTML_LIMIT });
    }
    let html = std::str::from_utf8(html).map_err(|_| ArchiveError::NotAPage)?;
    let (before, rest) = split_once(html, FACTS_OPEN)?;
    let (facts, rest) = split_once(rest, CLOSE)?;
    let (between, payload) = split_once(rest, PAYLOAD_OPEN)?;
    let (payload, after) = payload.rsplit_once(CLOSE).ok_or(ArchiveError::NotAPage)?;

    let facts = parse_facts(facts)?;
    let payload = decode(payload, limit)?;
    if payload.len() != facts.payload_bytes || sha256_hex(&payload) != facts.payload_sha256 {
        return Err(ArchiveError::PayloadDamaged);
    }
    let facts = Facts { label: facts.label };
    let template = format!("{before}{FACTS_PLACE}{between}{PAYLOAD_PLACE}{after}");
    let again = template.replacen(FACTS_PLACE, &facts_block(&payload, &facts), 1).replacen(
        PAYLOAD_PLACE,
        &payload_blocks(&payload),
        1,
    );
    if again != html {
        return Err(ArchiveError::NotAPage);
    }
    let template_sha256 = sha256_hex(template.as_bytes());
    let released = RELEASED.lines().any(|line| line.split_whitespace().next() == Some(&template_sha256));
    Ok(Page { facts, payload, genuine: released || template == TEMPLATE, template_sha256 })
}

fn split_once<'a>(text: &'a str, mark: &str) -> Result<(&'a str, &'a str), ArchiveError> {
    text.split_once(mark).ok_or(ArchiveError::NotAPage)
}

fn parse_facts(json: &str) -> Result<FactsLine, ArchiveError> {
    #[derive(Deserialize)]
    struct Version {
        format: u32,
    }
    let version: Version = serde_json::from_str(json).map_err(|_| ArchiveError::NotAPage)?;
    if version.format != VERSION {
        return Err(ArchiveError::UnknownVersion { version: version.format });
    }
    serde_json::from_str(json).map_err(|_| ArchiveError::NotAPage)
}

/// Every `<` is escaped, so that no label ends the block or opens another.
fn facts_block(payload: &[u8], facts: &Facts) -> String {
    let label = serde_json::Value::from(facts.label.as_str()).to_string().replace('<', "\\u003c");
    let (bytes, hash) = (payload.len(), sha256_hex(payload));
    format!(
        "{FACTS_OPEN}{{\"format\":{VERSION},\"label\":{label},\"payload_bytes\":{bytes},\"payload_sha256\":\"{hash}\"}}{CLOSE}"
    )
}

fn payload_blocks(payload: &[u8]) -> String {
    let mut text = String::with_capacity(payload.len() / LINE * 78 + 4096);
    for (index, block) in payload.chunks(BLOCK).enumerate() {
        if index > 0 {
            text.push('\n');
        }
        text.push_str(PAYLOAD_OPEN);
        text.push_str(&format!("{}\">\n", index + 1));
        for line in block.chunks(LINE) {
            BASE64.encode_string(line, &mut text);
            text.push('\n');
        }
        text.push_str(CLOSE);
    }
    text
}

/// Lenient about layout, since the page is written again and compared; strict about alphabet and size.
fn decode(blocks: &str, limit: usize) -> Result<Vec<u8>, ArchiveError> {
    let mut payload = Vec::new();
    for line in blocks.lines().filter(|line| !line.is_empty() && !line.contains(['<', '>'])) {
        if payload.len() + line.len() > limit + LINE {
            return Err(ArchiveError::TooLarge { limit: HTML_LIMIT });
        }
        BASE64.decode_vec(line, &mut payload).map_err(|_| ArchiveError::PayloadDamaged)?;
    }
    Ok(payload)
}

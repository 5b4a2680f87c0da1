//! Names of attached files. A name comes from outside and is hostile until it was read here: what is left of it is one
//! component that any disk takes, that shows as what it is, and that leads nowhere.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What an attached file may be at most, in bytes.
pub const ATTACHMENT_BYTES_MAX: u64 = 25 << 20;

/// What a name is at most, in bytes of UTF-8: below the 255 of every file system, with room for `.partial` beside.
pub const FILE_NAME_BYTES_MAX: usize = 180;

/// An ending longer than this is none, in bytes with its point.
const ENDING_BYTES_MAX: usize = 16;

/// What a file is called of whose name nothing is left.
const NAMELESS: &str = "file";

/// The name of an attached file: a single component, 1 to [`FILE_NAME_BYTES_MAX`] bytes, without control characters,
/// marks of direction, separators, or a point at its beginning or end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String")]
pub struct FileName(String);

impl FileName {
    /// Reads any text as a name; it cannot fail, since a file is worth more than its name.
    ///
    /// Of a path only the last component counts, whichever way its separators lean.
    #[must_use]
    pub fn from_outside(text: &str) -> Self {
        let last = text.rsplit(['/', '\\']).next().unwrap_or_default();
        let shown: String = last.chars().filter(|c| !is_unseen(*c)).map(on_any_disk).collect();
        let bare = trimmed(&shown);
        if bare.is_empty() { Self(NAMELESS.to_owned()) } else { Self(bounded(bare)) }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The media type that the ending stands for, out of a small table; the content is not looked at.
    #[must_use]
    pub fn media(&self) -> &'static str {
        let ending = self.0.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let known = MEDIA.iter().find(|(of, _)| *of == ending);
        known.map_or("application/octet-stream", |(_, media)| media)
    }
}

/// Endings and what they stand for (IANA media types).
const MEDIA: [(&str, &str); 24] = [
    ("csv", "text/csv"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("eml", "message/rfc822"),
    ("gif", "image/gif"),
    ("heic", "image/heic"),
    ("htm", "text/html"),
    ("html", "text/html"),
    ("ics", "text/calendar"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("json", "application/json"),
    ("md", "text/markdown"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("tif", "image/tiff"),
    ("txt", "text/plain"),
    ("webp", "image/webp"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "application/xml"),
    ("zip", "application/zip"),
];

impl From<String> for FileName {
    fn from(text: String) -> Self {
        Self::from_outside(&text)
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Control characters, and marks that change how the rest reads: `gpj.exe` must not show as `exe.jpg`.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// What disks of other systems take for something else.
fn on_any_disk(c: char) -> char {
    if matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c }
}

/// A point at the beginning hides a file, one at the end is lost on some disks.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c == '.' || c.is_whitespace())
}

/// Cut in front of the ending, which says what the file is.
fn bounded(name: &str) -> String {
    if name.len() <= FILE_NAME_BYTES_MAX {
        return name.to_owned();
    }
    let ending = name.rfind('.').map_or("", |at| &name[at..]);
    let ending = if ending.len() <= ENDING_BYTES_MAX { ending } else { "" };
    let stem = &name[..name.floor_char_boundary(FILE_NAME_BYTES_MAX - ending.len())];
    let stem = stem.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    format!("{stem}{ending}")
}

#[cfg(test)]
mod tests;

//! The text of an internal note: what the people of the business tell each other about a document or a customer.

use crate::Fault;
use serde::{Deserialize, Serialize};

/// What a note is at most, in characters.
pub const NOTE_CHARS_MAX: usize = 10_000;

/// Letters of the first line that stand for the note where there is room for one line.
const TITLE_CHARS: usize = 80;

/// Text of one to [`NOTE_CHARS_MAX`] characters; lines end in `\n`, other control characters are none of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NoteText(String);

impl NoteText {
    /// Reads what somebody typed or pasted.
    ///
    /// # Errors
    /// `note-empty` or `note-too-long`, at `text`.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        let kept: String = lines.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        let kept = kept.trim();
        if kept.is_empty() {
            return Err(Fault::new("text", "note-empty", "Write what you want to remember."));
        }
        if kept.chars().count() > NOTE_CHARS_MAX {
            let message = "A note has at most 10,000 characters: shorten it, or attach it as a file.";
            return Err(Fault::new("text", "note-too-long", message));
        }
        Ok(Self(kept.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first line, cut to what fits a list.
    #[must_use]
    pub fn title(&self) -> String {
        let line = self.0.lines().next().unwrap_or_default().trim_end();
        let mut title: String = line.chars().take(TITLE_CHARS).collect();
        if title.len() < line.len() {
            title.push('…');
        }
        title
    }
}

#[cfg(test)]
mod tests;

//! What stands between the cells of a table.

use csv::{ReaderBuilder, StringRecord};

/// Rows that are asked for the separator.
const ASKED: usize = 50;

/// One of four.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `;`, where the comma is a decimal mark.
    Semicolon,
    /// `,`
    Comma,
    /// A tabulator.
    Tab,
    /// `|`
    Pipe,
}

impl Separator {
    /// All of them; of two that fit equally well, the first one is taken.
    pub const ALL: [Self; 4] = [Self::Semicolon, Self::Comma, Self::Tab, Self::Pipe];

    /// As a byte of the file.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }

    /// As people type it: the sign itself, or `tab`.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Semicolon => ";",
            Self::Comma => ",",
            Self::Tab => "tab",
            Self::Pipe => "|",
        }
    }

    /// What was typed.
    #[must_use]
    pub fn from_sign(text: &str) -> Option<Self> {
        if text == "\t" { Some(Self::Tab) } else { Self::ALL.into_iter().find(|each| each.sign() == text) }
    }
}

/// Excel's own first line, `sep=;`: which one it names, and where the line ends.
pub(super) fn named(text: &str) -> Option<(Separator, usize)> {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="))?;
    let sign = rest.chars().next()?;
    let separator = Separator::ALL.into_iter().find(|each| char::from(each.byte()) == sign)?;
    let after = rest.get(1..)?;
    let end = after.strip_prefix("\r\n").or_else(|| after.strip_prefix('\n')).or_else(|| after.strip_prefix('\r'))?;
    Some((separator, text.len() - end.len()))
}

/// The one that cuts most of the first rows into as many cells as the headings, and these into most.
pub(super) fn likeliest(text: &str) -> Separator {
    let mut best = (Separator::Comma, (0, 0));
    for separator in Separator::ALL {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator.byte())
            .from_reader(text.as_bytes());
        let mut record = StringRecord::new();
        let mut widths = Vec::new();
        while widths.len() < ASKED && reader.read_record(&mut record).unwrap_or(false) {
            widths.push(record.len());
        }
        let first = widths.first().copied().unwrap_or_default();
        if first > 1 {
            let agreeing = widths.iter().filter(|width| **width == first).count();
            let share = agreeing * 1000 / widths.len();
            if (share, first) > best.1 {
                best = (separator, (share, first));
            }
        }
    }
    best.0
}

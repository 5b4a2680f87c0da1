//! Tables that other programs wrote, CSV by name: in which encoding, with which separator, and cell by cell with the line
//! that each row begins on. What a cell means is not known here.
//!
//! Everything is bounded before it is read, so that a hostile file costs a message and no memory.

mod encoding;
mod separator;

pub use encoding::Encoding;
pub use separator::Separator;

use csv::{ReaderBuilder, StringRecord};

/// Largest file that is read: ten years of a busy office take a tenth of it.
pub const SHEET_MAX_BYTES: usize = 32 << 20;
/// Most columns.
pub const COLUMNS_MAX: usize = 200;
/// Longest cell.
pub const CELL_CHARS_MAX: usize = 10_000;
/// Most rows below the headings.
pub const ROWS_MAX: usize = 200_000;

/// Why a file is no table that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// More than [`SHEET_MAX_BYTES`].
    #[error("the file is larger than 32 megabytes")]
    TooLarge,
    /// A picture, a spreadsheet, a zip: not text in an encoding that is known.
    #[error("the file is no text")]
    NotText,
    /// No heading, or nothing below it.
    #[error("the file has no row below its headings")]
    Empty,
    /// More than [`COLUMNS_MAX`].
    #[error("the file has more than 200 columns")]
    TooManyColumns,
    /// More than [`ROWS_MAX`].
    #[error("the file has more than 200,000 rows")]
    TooManyRows,
    /// A cell beyond [`CELL_CHARS_MAX`]; mostly a quotation mark that is never closed.
    #[error("line {line} begins a cell of more than 10,000 characters")]
    CellTooLong {
        /// From 1.
        line: u64,
    },
    /// Another number of cells than there are headings.
    #[error("line {line} has {cells} cells, the headings are {headings}")]
    Ragged {
        /// From 1.
        line: u64,
        /// In this row.
        cells: usize,
        /// In the first one.
        headings: usize,
    },
}

/// A whole file, decoded.
#[derive(Debug)]
pub struct Sheet {
    text: String,
    /// Lines before the headings: one where the file begins with `sep=;`.
    skipped: u64,
    encoding: Encoding,
    separator: Separator,
    headings: Vec<String>,
}

/// One row below the headings, as wide as these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Line of the file that it begins on, from 1.
    pub line: u64,
    /// Without blanks around them.
    pub cells: Vec<String>,
}

impl Sheet {
    /// Decodes a file and reads its headings; without `separator`, the one that its first rows agree on.
    ///
    /// # Errors
    /// [`SheetError`] for what is no table, or too large for one.
    pub fn read(bytes: Vec<u8>, separator: Option<Separator>) -> Result<Self, SheetError> {
        if bytes.len() > SHEET_MAX_BYTES {
            return Err(SheetError::TooLarge);
        }
        let (mut text, encoding) = encoding::decode(bytes)?;
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        let named = separator::named(&text);
        let mut skipped = 0;
        if let Some((_, after)) = named {
            text.drain(..after);
            skipped = 1;
        }
        let separator =
            separator.or(named.map(|(separator, _)| separator)).unwrap_or_else(|| separator::likeliest(&text));
        let mut sheet = Self { text, skipped, encoding, separator, headings: Vec::new() };
        let first = sheet.records().next().ok_or(SheetError::Empty)??;
        if first.cells.len() > COLUMNS_MAX {
            return Err(SheetError::TooManyColumns);
        }
        sheet.headings = told_apart(first.cells);
        let below = sheet.records().nth(1).is_some();
        if below { Ok(sheet) } else { Err(SheetError::Empty) }
    }

    /// What it was decoded from.
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What stands between its cells.
    #[must_use]
    pub const fn separator(&self) -> Separator {
        self.separator
    }

    /// The first row; a heading that stands twice has its place behind it, an empty one is called by its place.
    #[must_use]
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// Every row below the headings that holds anything. A row with more or fewer cells is an error: it was cut in its
    /// middle by a line break or a separator without quotation marks.
    pub fn rows(&self) -> impl Iterator<Item = Result<SheetRow, SheetError>> {
        self.records().skip(1).enumerate().map(|(n, row)| {
            let row = row?;
            if n >= ROWS_MAX { Err(SheetError::TooManyRows) } else { self.fitted(row) }
        })
    }

    fn fitted(&self, mut row: SheetRow) -> Result<SheetRow, SheetError> {
        let (cells, headings) = (row.cells.len(), self.headings.len());
        let beyond = row.cells.iter().skip(headings).any(|cell| !cell.is_empty());
        if beyond || cells < headings {
            return Err(SheetError::Ragged { line: row.line, cells, headings });
        }
        row.cells.truncate(headings);
        Ok(row)
    }

    /// Rows that hold anything, the headings among them.
    fn records(&self) -> impl Iterator<Item = Result<SheetRow, SheetError>> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.separator.byte())
            .from_reader(self.text.as_bytes());
        // The reader counts lines up to where it looks for a record, which may be some empty lines before it.
        let (mut record, bytes) = (StringRecord::new(), self.text.as_bytes());
        let (mut counted, mut line) = (0, self.skipped + 1);
        std::iter::from_fn(move || {
            loop {
                // The text is UTF-8 and lies in memory: nothing else can fail.
                if !reader.read_record(&mut record).ok()? {
                    return None;
                }
                let looked = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(counted);
                let rest = bytes.get(looked..).unwrap_or_default();
                let begins = looked + rest.iter().take_while(|byte| **byte == b'\n').count();
                let passed = bytes.get(counted..begins).unwrap_or_default();
                line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
                counted = begins;
                if record.iter().any(|cell| cell.len() > CELL_CHARS_MAX && cell.chars().count() > CELL_CHARS_MAX) {
                    return Some(Err(SheetError::CellTooLong { line }));
                }
                if record.iter().any(|cell| !cell.trim().is_empty()) {
                    let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
                    return Some(Ok(SheetRow { line, cells }));
                }
            }
        })
    }
}

fn told_apart(headings: Vec<String>) -> Vec<String> {
    let mut known: Vec<String> = Vec::with_capacity(headings.len());
    for (place, heading) in (1..).zip(headings) {
        let heading = if heading.is_empty() { format!("({place})") } else { heading };
        let mut name = heading.clone();
        while known.contains(&name) {
            name = format!("{name} ({place})");
        }
        known.push(name);
    }
    known
}

#[cfg(test)]
mod tests;

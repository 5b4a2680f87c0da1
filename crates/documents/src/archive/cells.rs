//! CSV cells that a spreadsheet cannot run (docs/formats/archive.md section 7).

use super::ArchiveError;
use rust_decimal::Decimal;

/// Text as a cell: one apostrophe in front where a spreadsheet would take it for a formula.
///
/// Covers `=`, `+`, `-`, `@` and their full-width forms, also behind white space or apostrophes, and a leading tab, CR
/// or LF (OWASP, CSV injection). Nothing is lost: [`unguarded`] gives the text back.
#[must_use]
pub fn guarded(text: &str) -> String {
    if runs(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a guarded cell.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if runs(text) => text,
        _ => cell,
    }
}

/// Looks through apostrophes, so that guarding is undone without ambiguity: `guarded(x)` runs exactly when `x` does.
fn runs(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.starts_with(['\t', '\r', '\n'])
        || text
            .trim_start_matches(|c: char| c.is_whitespace() || c == '\'')
            .starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}

/// One CSV file under way. Text is guarded, decimals are proven to be decimals: there is no third kind of cell.
pub struct Table {
    name: &'static str,
    rows: usize,
    writer: csv::Writer<Vec<u8>>,
}

/// One cell.
pub enum Cell<'a> {
    /// Anything that somebody typed.
    Text(&'a str),
    /// A plain decimal, written as it is; may be empty where `optional`.
    Decimal {
        /// Column, for the error that names it.
        field: &'static str,
        /// As written.
        value: &'a str,
        /// Whether it may be empty.
        optional: bool,
    },
    /// Made by this program out of digits, letters, `-`, `:`, `/` and `.`, beginning with a letter or a digit.
    Plain(String),
}

impl<'a> Cell<'a> {
    /// A decimal that must be there.
    #[must_use]
    pub const fn amount(field: &'static str, value: &'a str) -> Self {
        Self::Decimal { field, value, optional: false }
    }
}

impl Table {
    /// A table called `name` in errors, with its header row.
    ///
    /// # Errors
    /// [`ArchiveError::Io`].
    pub fn new(name: &'static str, header: &[&str]) -> Result<Self, ArchiveError> {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
        writer.write_record(header).map_err(unwritable)?;
        Ok(Self { name, rows: 0, writer })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// [`ArchiveError::BadDecimal`], [`ArchiveError::Io`] for a row of another width.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ArchiveError> {
        self.rows += 1;
        for cell in cells {
            match cell {
                Cell::Text(text) => self.writer.write_field(guarded(text)),
                Cell::Plain(text) => self.writer.write_field(text),
                Cell::Decimal { field, value, optional } => {
                    if !(*optional && value.is_empty()) {
                        decimal(self.name, self.rows, field, value)?;
                    }
                    self.writer.write_field(value)
                }
            }
            .map_err(unwritable)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(unwritable)
    }

    /// The whole file.
    ///
    /// # Errors
    /// [`ArchiveError::Io`].
    pub fn finish(self) -> Result<Vec<u8>, ArchiveError> {
        self.writer.into_inner().map_err(|error| error.into_error().into())
    }
}

/// The exact value of `-?digits[.digits]`, and of nothing else: no exponent, no plus, no separators.
pub(super) fn decimal(
    table: &'static str,
    row: usize,
    field: &'static str,
    text: &str,
) -> Result<Decimal, ArchiveError> {
    let bad = ArchiveError::BadDecimal { table, row, field };
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let well_formed = match digits.split_once('.') {
        Some((whole, fraction)) => plain(whole) && plain(fraction),
        None => plain(digits),
    };
    if !well_formed {
        return Err(bad);
    }
    Decimal::from_str_exact(text).map_err(|_| bad)
}

/// Writing to memory fails only for reasons of I/O.
fn unwritable(error: csv::Error) -> ArchiveError {
    std::io::Error::from(error).into()
}

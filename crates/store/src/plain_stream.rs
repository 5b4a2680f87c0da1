//! The book as the bytes of a plain SQLite file, decrypted page by page inside one read transaction: a backup reads it
//! as a stream, so that no plaintext file ever exists.

use crate::{Error, Result};
use rusqlite::{Connection, Rows};
use std::io::{self, Read};

/// Bytes 18 and 19 of a SQLite header say "WAL"; a restored file must open without one (SQLite file format, 1.3.3).
const WRITE_VERSION: usize = 18;
const READ_VERSION: usize = 19;

/// A plain SQLite file as a stream of known length.
pub struct PlainBook<'rows> {
    rows: Rows<'rows>,
    page: Vec<u8>,
    at: usize,
    first: bool,
    size: u64,
}

impl PlainBook<'_> {
    /// Bytes in the whole stream.
    pub fn size(&self) -> u64 {
        self.size
    }

    fn next_page(&mut self) -> rusqlite::Result<bool> {
        let Some(row) = self.rows.next()? else { return Ok(false) };
        self.page = row.get(0)?;
        self.at = 0;
        if self.first && self.page.len() > READ_VERSION {
            self.page[WRITE_VERSION] = 1;
            self.page[READ_VERSION] = 1;
        }
        self.first = false;
        Ok(true)
    }
}

impl Read for PlainBook<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at == self.page.len() && !self.next_page().map_err(io::Error::other)? {
            return Ok(0);
        }
        let taken = out.len().min(self.page.len() - self.at);
        out[..taken].copy_from_slice(&self.page[self.at..self.at + taken]);
        self.at += taken;
        Ok(taken)
    }
}

/// Lets `consume` read the book as it is at one moment; writers go on meanwhile (WAL).
/// The caller holds the read transaction, so that its own queries see the same moment.
pub(crate) fn stream<T, E: From<Error>>(
    connection: &Connection,
    consume: impl FnOnce(&mut PlainBook<'_>) -> std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    let size = size_of(connection)?;
    let mut statement =
        connection.prepare("SELECT data FROM sqlite_dbpage('main') ORDER BY pgno").map_err(Error::from)?;
    let rows = statement.query([]).map_err(Error::from)?;
    consume(&mut PlainBook { rows, page: Vec::new(), at: 0, first: true, size })
}

fn size_of(connection: &Connection) -> Result<u64> {
    let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    // SQLCipher answers `PRAGMA page_size` itself, in text; the page says it better.
    let sql = "SELECT length(data) FROM sqlite_dbpage('main') WHERE pgno = 1";
    let page: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    pages.checked_mul(page).and_then(|size| u64::try_from(size).ok()).ok_or(Error::DamagedPage)
}

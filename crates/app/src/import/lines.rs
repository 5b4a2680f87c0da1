//! A file line by line, each bounded, with its number and how far the file has been read.

use crate::{Error, Result};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// More than any document of ten thousand lines needs.
const LINE_MAX: u64 = 8 << 20;

/// A text file under way.
pub(super) struct Lines {
    file: BufReader<File>,
    size: u64,
    read: u64,
    number: u64,
    line: Vec<u8>,
    /// Over what was read, where somebody asks.
    hash: Option<Sha256>,
}

impl Lines {
    pub fn open(path: &Path) -> Result<Self> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        Ok(Self {
            file: BufReader::with_capacity(1 << 20, file),
            size,
            read: 0,
            number: 0,
            line: Vec::new(),
            hash: None,
        })
    }

    /// The same, for [`Self::fingerprint`].
    pub fn hashed(path: &Path) -> Result<Self> {
        Ok(Self { hash: Some(Sha256::new()), ..Self::open(path)? })
    }

    /// SHA-256 of the lines that were read, so of the whole file after the last one.
    pub fn fingerprint(self) -> [u8; 32] {
        self.hash.unwrap_or_default().finalize().into()
    }

    /// The next line that is not empty, with its number from 1.
    pub fn next(&mut self) -> Result<Option<(u64, &[u8])>> {
        loop {
            self.line.clear();
            let count = (&mut self.file).take(LINE_MAX).read_until(b'\n', &mut self.line)? as u64;
            if count == 0 {
                return Ok(None);
            }
            self.number += 1;
            self.read += count;
            if let Some(hash) = &mut self.hash {
                hash.update(&self.line);
            }
            if count == LINE_MAX {
                return Err(Error::ImportRow { line: self.number, what: "the line is longer than eight megabytes" });
            }
            if !self.line.trim_ascii().is_empty() {
                return Ok(Some((self.number, self.line.trim_ascii())));
            }
        }
    }

    /// Whole percent of the file.
    pub fn percent(&self) -> u32 {
        let percent = self.read.saturating_mul(100).checked_div(self.size).unwrap_or(100);
        u32::try_from(percent.min(100)).unwrap_or(100)
    }
}

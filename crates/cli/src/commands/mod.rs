//! One noun, one file: from options to a verb, and from its view to words.

pub mod archive;
pub mod audit;
pub mod backup;
pub mod batch;
pub mod business;
pub mod customer;
pub mod einvoice;
pub mod export;
pub mod history;
pub mod import;
pub mod invoice;
pub mod item;
pub mod job;
pub mod note;
pub mod payment;
pub mod reminder;
pub mod report;
pub mod schedule;
pub mod search;
pub mod series;
pub mod sums;
pub mod template;
pub mod vault;

use crate::output::{Answer, Failure};
use serde::de::DeserializeOwned;
use std::path::Path;

/// What every command comes to.
pub type Done = Result<Answer, Failure>;

/// The most that a JSON file of ours holds.
const JSON_LIMIT: u64 = 16 << 20;

/// Reads a JSON file (`-` is standard input) and says which line of it cannot be read.
pub fn read_json<T: DeserializeOwned>(file: &Path) -> Result<T, Failure> {
    use std::io::Read;
    let mut text = String::new();
    let read = if file == Path::new("-") {
        std::io::stdin().take(JSON_LIMIT).read_to_string(&mut text)
    } else {
        std::fs::File::open(file).and_then(|file| file.take(JSON_LIMIT).read_to_string(&mut text))
    };
    read.map_err(|error| Failure::App(error.into()))?;
    serde_json::from_str(&text).map_err(|error| Failure::Usage(format!("The JSON cannot be read: {error}.")))
}

/// A list in words; where it is empty, what is said instead of nothing.
pub fn none(words: String, otherwise: &str) -> String {
    if words.is_empty() { otherwise.to_owned() } else { words }
}

/// Columns, padded to their widest cell; the last one is not padded.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0))
        .collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let pad = width - cell.chars().count();
            line.push_str(cell);
            line.push_str(&" ".repeat(pad + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Dates on the command line.
pub fn date(text: &str) -> Result<app::Date, Failure> {
    text.parse().map_err(|_| Failure::Usage("Write the day as 2026-11-20.".to_owned()))
}

//! History of other programs: tables in any dialect, JSON Lines, and what is typed to find any of it again.

use crate::{Accepted, Outcome, text};
use ::app::import;
use ::app::views::CsvMap;
use ::billing::{ListFilter, Wish, quoted};
use ::documents::sheet::{CELL_CHARS_MAX, COLUMNS_MAX, Separator, Sheet};
use std::io::Write as _;

/// More wishes than this are not looked at.
const WISHES_MAX: usize = 32;

/// A table is bounded, its rows are as wide as its headings and stand in the order of their lines, and written anew in any
/// dialect it reads back as it was. What the core makes of its columns is the same when it is given back.
pub fn csv(input: &[u8]) -> Outcome {
    for kind in ["customers", "items", "documents", "payments"] {
        let map = CsvMap { kind: kind.to_owned(), ..CsvMap::default() };
        if let Ok((taken, faults)) = import::csv::outline(input.to_vec(), &map) {
            assert_eq!(import::csv::outline(input.to_vec(), &taken).unwrap(), (taken, faults));
        }
    }
    let sheet = Sheet::read(input.to_vec(), None).ok()?;
    let width = sheet.headings().len();
    assert!((1..=COLUMNS_MAX).contains(&width) && sheet.headings().iter().all(|heading| !heading.is_empty()));
    let rows: Vec<_> = sheet.rows().collect::<Result<_, _>>().ok()?;
    assert!(rows.is_sorted_by(|one, next| one.line < next.line));
    let cells = || rows.iter().flat_map(|row| &row.cells);
    assert!(
        rows.iter().all(|row| row.cells.len() == width) && cells().all(|cell| cell.chars().count() <= CELL_CHARS_MAX)
    );
    for separator in Separator::ALL {
        let again = Sheet::read(written(&sheet, separator).into_bytes(), Some(separator)).unwrap();
        assert_eq!(again.headings(), sheet.headings());
        let read = again.rows().map(|row| row.unwrap().cells);
        assert!(read.eq(rows.iter().map(|row| row.cells.clone())));
    }
    Some(Accepted)
}

fn written(sheet: &Sheet, separator: Separator) -> String {
    let sign = char::from(separator.byte()).to_string();
    let line = |cells: &[String]| {
        let cells = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        cells.collect::<Vec<_>>().join(&sign) + "\r\n"
    };
    let body = sheet.rows().map(|row| line(&row.unwrap().cells));
    line(sheet.headings()) + &body.collect::<String>()
}

/// JSON Lines: the reader that imports and the one that counts see the same documents and payments.
pub fn jsonl(input: &[u8]) -> Outcome {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(input).unwrap();
    let (read, counted) = import::outline(file.path()).ok()?;
    assert_eq!(read, counted);
    Some(Accepted)
}

/// What is typed into a list is read or refused, never endless; any name in quotation marks is read as it is.
pub fn filter(input: &[u8]) -> Outcome {
    let text = text(input)?;
    if !text.trim().is_empty() && text.trim_end() == text {
        let named = ListFilter::read(&format!("overdue customer:={}", quoted(text))).unwrap();
        assert_eq!(named.wanted.last().map(|wanted| &wanted.wish), Some(&Wish::CustomerIs(text.to_owned())));
    }
    let filter = ListFilter::read(text).ok()?;
    assert!(filter.wanted.len() <= WISHES_MAX && filter.words.len() <= text.len());
    assert_eq!(ListFilter::read(text).unwrap(), filter);
    Some(Accepted)
}

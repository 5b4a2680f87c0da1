//! A table with its mapping: which column is what, by which convention its cells are read, and what must be asked.

use super::fields::{CsvKind, Field, Holds, likeliest, propose};
use super::values::{Evidence, Mark, Order, day, number};
use crate::views::{CsvColumnView, CsvFaultView, CsvMap, CsvQuestionView, Fault};
use crate::{Error, Result};
use billing::Decimal;
use chrono::NaiveDate;
use documents::sheet::{Separator, Sheet, SheetRow};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

const FORMAT: &str = "counterfoil/csv-map/v1";
/// Values that are shown beside a heading.
const SAMPLES: usize = 3;

/// A file that was read with its mapping.
pub(super) struct Reading {
    pub kind: CsvKind,
    pub map: CsvMap,
    pub sheet: Sheet,
    pub rows: Vec<SheetRow>,
    pub columns: Vec<CsvColumnView>,
    pub questions: Vec<CsvQuestionView>,
    at: BTreeMap<Field, usize>,
    mark: Mark,
    order: Order,
}

/// The whole file, up to one byte more than any table that is read may have.
///
/// # Errors
/// [`Error::Outside`](crate::Error::Outside) where it cannot be read.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = documents::sheet::SHEET_MAX_BYTES as u64 + 1;
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl Reading {
    pub fn new(bytes: Vec<u8>, map: &CsvMap) -> Result<Self> {
        let named = match map.kind.as_str() {
            "" => None,
            code => Some(
                CsvKind::from_code(code)
                    .ok_or_else(|| wrong("kind", "Use customers, items, documents or payments."))?,
            ),
        };
        if !map.format.is_empty() && map.format != FORMAT {
            return Err(wrong("format", "This mapping is of another version: let a new one be printed."));
        }
        let separator = match map.separator.as_str() {
            "" => None,
            sign => Some(Separator::from_sign(sign).ok_or_else(|| wrong("separator", "Use ; or , or | or tab."))?),
        };
        let sheet = Sheet::read(bytes, separator)?;
        let rows = sheet.rows().collect::<std::result::Result<Vec<_>, _>>()?;
        let kind = named.unwrap_or_else(|| likeliest(sheet.headings()));
        let mut reading = Self {
            kind,
            map: CsvMap { format: FORMAT.to_owned(), ..map.clone() },
            columns: Vec::new(),
            questions: Vec::new(),
            at: BTreeMap::new(),
            mark: Mark::Point,
            order: Order::DayFirst,
            sheet,
            rows,
        };
        kind.code().clone_into(&mut reading.map.kind);
        reading.map.separator = reading.sheet.separator().sign().to_owned();
        reading.find_columns()?;
        reading.find_mark()?;
        reading.find_order()?;
        Ok(reading)
    }

    fn find_columns(&mut self) -> Result<()> {
        let headings = self.sheet.headings();
        if self.map.columns.is_empty() {
            self.map.columns = propose(self.kind, headings);
        }
        self.map.columns.retain(|_, code| !code.is_empty());
        for (heading, code) in &self.map.columns {
            let place = headings.iter().position(|each| each == heading);
            let place = place.ok_or_else(|| {
                wrong(
                    &format!("columns.{heading}"),
                    "The file has no column of this heading: take it out of the mapping.",
                )
            })?;
            let spec = self.kind.specs().iter().find(|spec| spec.code == code).ok_or_else(|| {
                let known: Vec<_> = self.kind.specs().iter().map(|spec| spec.code).collect();
                wrong(&format!("columns.{heading}"), &format!("No such field; there are {}.", known.join(", ")))
            })?;
            if self.at.insert(spec.field, place).is_some() {
                return Err(wrong(
                    &format!("columns.{heading}"),
                    "Another column is this field already: choose one of the two.",
                ));
            }
        }
        let missing = self.kind.specs().iter().filter(|spec| spec.needed && !self.at.contains_key(&spec.field));
        self.questions.extend(missing.map(|spec| CsvQuestionView {
            about: "columns".to_owned(),
            of: spec.code.to_owned(),
            choices: headings.to_vec(),
            message: format!("No heading says which column is `{}`: choose it.", spec.code),
        }));
        self.columns = headings.iter().enumerate().map(|(place, heading)| self.column(place, heading)).collect();
        Ok(())
    }

    fn column(&self, place: usize, heading: &str) -> CsvColumnView {
        let (mut samples, mut filled) = (Vec::new(), 0_u32);
        for cell in self.rows.iter().filter_map(|row| row.cells.get(place)).filter(|cell| !cell.is_empty()) {
            filled = filled.saturating_add(1);
            if samples.len() < SAMPLES && !samples.contains(cell) {
                samples.push(cell.clone());
            }
        }
        samples.iter_mut().for_each(|sample| *sample = sample.chars().take(80).collect());
        let field = self.map.columns.get(heading).cloned().unwrap_or_default();
        CsvColumnView { heading: heading.to_owned(), field, samples, filled }
    }

    /// Every cell of the columns that hold this.
    fn cells(&self, holds: Holds) -> impl Iterator<Item = &str> {
        let specs = self.kind.specs().iter().filter(move |spec| spec.holds == holds);
        let places = specs.filter_map(|spec| self.at.get(&spec.field));
        places.flat_map(|place| self.rows.iter().filter_map(|row| row.cells.get(*place).map(String::as_str)))
    }

    fn find_mark(&mut self) -> Result<()> {
        if !self.map.decimal.is_empty() {
            let mark = Mark::from_sign(&self.map.decimal);
            self.mark = mark.ok_or_else(|| wrong("decimal", "Use , or . as the decimal mark."))?;
            return Ok(());
        }
        let asked = match Mark::of(self.cells(Holds::Number)) {
            Evidence::So(mark) => {
                self.mark = mark;
                None
            }
            Evidence::Indifferent => None,
            Evidence::Unclear(place) => Some((place, "can be read in two ways: which mark is before the decimals?")),
            Evidence::Mixed(place) => {
                Some((place, "is written otherwise than other cells of the file: which mark is before the decimals?"))
            }
        };
        match asked {
            None => self.mark.sign().clone_into(&mut self.map.decimal),
            Some((place, why)) => {
                let of = self.cells(Holds::Number).nth(place).unwrap_or_default().to_owned();
                let message = format!("\"{of}\" {why}");
                let choices = [Mark::Comma, Mark::Point].map(|mark| mark.sign().to_owned()).to_vec();
                self.questions.push(CsvQuestionView { about: "decimal".to_owned(), of, choices, message });
            }
        }
        Ok(())
    }

    fn find_order(&mut self) -> Result<()> {
        if !self.map.date.is_empty() {
            let order = Order::from_code(&self.map.date);
            self.order = order.ok_or_else(|| wrong("date", "Use dmy or mdy."))?;
            return Ok(());
        }
        let asked = match Order::of(self.cells(Holds::Date)) {
            Evidence::So(order) => {
                self.order = order;
                None
            }
            Evidence::Indifferent => None,
            Evidence::Unclear(place) => Some((place, "can be read in two ways: is the day first, or the month?")),
            Evidence::Mixed(place) => {
                Some((place, "is written otherwise than other cells of the file: is the day first, or the month?"))
            }
        };
        match asked {
            None => self.order.code().clone_into(&mut self.map.date),
            Some((place, why)) => {
                let of = self.cells(Holds::Date).nth(place).unwrap_or_default().to_owned();
                let message = format!("\"{of}\" {why}");
                let choices = [Order::DayFirst, Order::MonthFirst].map(|order| order.code().to_owned()).to_vec();
                self.questions.push(CsvQuestionView { about: "date".to_owned(), of, choices, message });
            }
        }
        Ok(())
    }

    /// Whether a column is this.
    pub fn has(&self, field: Field) -> bool {
        self.at.contains_key(&field)
    }

    /// The field's heading in the file.
    pub fn heading(&self, field: Field) -> String {
        let place = self.at.get(&field);
        place.and_then(|place| self.sheet.headings().get(*place)).cloned().unwrap_or_default()
    }

    /// The cell, empty where no column is this.
    pub fn text<'r>(&self, row: &'r SheetRow, field: Field) -> &'r str {
        self.at.get(&field).and_then(|place| row.cells.get(*place)).map_or("", String::as_str)
    }

    /// The number in a cell; none where it is empty, or where it is none, which is a fault.
    pub fn number(&self, row: &SheetRow, field: Field, faults: &mut Vec<CsvFaultView>) -> Option<Decimal> {
        let cell = self.text(row, field);
        if cell.is_empty() {
            return None;
        }
        let read = number(cell, self.mark);
        if read.is_none() {
            let example = if self.mark == Mark::Comma { "1.234,50" } else { "1,234.50" };
            faults.push(self.fault(
                row,
                field,
                format!("This is no number as the rest of the file writes them: {example}."),
            ));
        }
        read
    }

    /// The day in a cell; none where it is empty, or where it is none, which is a fault.
    pub fn day(&self, row: &SheetRow, field: Field, faults: &mut Vec<CsvFaultView>) -> Option<NaiveDate> {
        let cell = self.text(row, field);
        if cell.is_empty() {
            return None;
        }
        let read = day(cell, self.order);
        if read.is_none() {
            let example = if self.order == Order::DayFirst { "31.12.2025" } else { "12/31/2025" };
            faults.push(self.fault(
                row,
                field,
                format!("This is no day of the calendar: write {example} or 2025-12-31."),
            ));
        }
        read
    }

    /// A fault in a cell.
    pub fn fault(&self, row: &SheetRow, field: Field, what: impl Into<String>) -> CsvFaultView {
        CsvFaultView { line: short(row.line), column: self.heading(field), what: what.into() }
    }
}

/// A mapping that cannot be used.
pub(super) fn wrong(path: &str, message: &str) -> Error {
    Error::ImportRefused {
        faults: vec![Fault { path: path.to_owned(), code: "mapping".to_owned(), message: message.to_owned() }],
    }
}

pub(super) fn short(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

/// Reads a table as an import does, and every number and day in it, without a book to hold it against: the mapping that it
/// takes, and how many cells cannot be read.
///
/// # Errors
/// As [`look`](super::look::look).
pub fn outline(bytes: Vec<u8>, map: &CsvMap) -> Result<(CsvMap, usize)> {
    let reading = Reading::new(bytes, map)?;
    let mut faults = Vec::new();
    for row in &reading.rows {
        for spec in reading.kind.specs() {
            match spec.holds {
                Holds::Text => {}
                Holds::Number => drop(reading.number(row, spec.field, &mut faults)),
                Holds::Date => drop(reading.day(row, spec.field, &mut faults)),
            }
        }
    }
    Ok((reading.map, faults.len()))
}

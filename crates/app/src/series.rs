//! After a restore: confirm the last number that left the house, so that none is ever given twice.

use crate::roles::Command;
use crate::{Error, Result, Session};
use billing::{InvoiceNumber, Series};
use chrono::NaiveDate;
use serde::Serialize;
use store::table::{invoices, series};

/// More missing numbers than this are a typing mistake.
const MOST: usize = 10_000;

/// Where a series stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeriesView {
    /// Its name.
    pub name: String,
    /// Its pattern.
    pub pattern: String,
    /// Documents that it issued.
    pub issued: u32,
    /// The number that it gives next, today.
    pub next_number: String,
    /// Whether it waits for its last number to be confirmed.
    pub held: bool,
    /// The last number that this book knows of.
    pub last_known: Option<String>,
    /// Numbers that were skipped, with their reasons.
    pub gaps: Vec<(String, String)>,
}

/// All series.
pub fn list(session: &mut Session) -> Result<Vec<SeriesView>> {
    let desk = session.at(Command::Read)?;
    let (book, today) = (&desk.open.book, desk.clock.today());
    let gaps = series::gaps(book)?;
    series::all(book)?
        .into_iter()
        .map(|row| {
            Ok(SeriesView {
                next_number: row.series.next(today).map(|(number, _)| number.to_string()).unwrap_or_default(),
                last_known: invoices::last_number(book, &row.name)?,
                gaps: gaps
                    .iter()
                    .filter(|gap| gap.series == row.name)
                    .map(|gap| (gap.number.clone(), gap.reason.clone()))
                    .collect(),
                pattern: row.series.pattern.to_string(),
                issued: row.issued,
                held: row.held,
                name: row.name,
            })
        })
        .collect()
}

/// Confirms `last` as the last number that left the house; those after the last known one enter the gap register.
pub fn release(session: &mut Session, name: &str, last: &str) -> Result<Vec<SeriesView>> {
    let desk = session.at(Command::Configure)?;
    let row = series::get(&desk.open.book, name)?;
    let known = invoices::last_number(&desk.open.book, name)?;
    let (skipped, next) = if known.as_deref() == Some(last) || (known.is_none() && last.is_empty()) {
        (Vec::new(), row.series.clone())
    } else {
        skip_to(&row.series, last, desk.clock.today())?
    };
    let reason = "issued after the backup that this book was restored from";
    desk.open.book.write(desk.clock.now(), |tx| series::release(tx, name, &skipped, next, reason))?;
    list(session)
}

/// Counts on from where the series stands until `last` comes up: in the period it is in, then in today's.
fn skip_to(from: &Series, last: &str, today: NaiveDate) -> Result<(Vec<InvoiceNumber>, Series)> {
    let here = from.period.get(..4).and_then(|year| year.parse().ok()).and_then(|year| {
        let month = from.period.get(5..7).and_then(|month| month.parse().ok()).unwrap_or(1);
        NaiveDate::from_ymd_opt(year, month, 1)
    });
    for date in here.into_iter().chain([today]) {
        let (mut skipped, mut series) = (Vec::new(), from.clone());
        while skipped.len() < MOST {
            let Ok((number, next)) = series.next(date) else { break };
            series = next;
            let found = number.as_str() == last;
            skipped.push(number);
            if found {
                return Ok((skipped, series));
            }
        }
    }
    Err(Error::Unreadable { what: "the last number: it does not follow from the series" })
}

//! After a restore or an accepted older book: confirm the last number that left the house, so that none is ever given twice.

use crate::roles::Command;
use crate::session::Desk;
use crate::views::{ReleaseView, SeriesView};
use crate::{Error, Result, Session};
use billing::{InvoiceNumber, Series};
use chrono::NaiveDate;
use store::table::{invoices, series};

/// More missing numbers than this are a typing mistake.
const MOST: usize = 10_000;

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

/// Says what confirming `last` would do, and does nothing.
pub fn look_ahead(session: &mut Session, name: &str, last: &str) -> Result<ReleaseView> {
    let desk = session.at(Command::Read)?;
    let (skipped, next) = after(&desk, name, last)?;
    Ok(ReleaseView {
        skipped: u32::try_from(skipped.len()).unwrap_or(u32::MAX),
        first_skipped: skipped.first().map(ToString::to_string),
        last_skipped: skipped.last().map(ToString::to_string),
        next_number: next.next(desk.clock.today()).map(|(number, _)| number.to_string()).unwrap_or_default(),
    })
}

/// Confirms `last` as the last number that left the house; those after the last known one enter the gap register.
pub fn release(session: &mut Session, name: &str, last: &str) -> Result<Vec<SeriesView>> {
    let desk = session.at(Command::Configure)?;
    let (skipped, next) = after(&desk, name, last)?;
    let reason = "issued after the copy that this book goes on from";
    desk.open.book.write(desk.clock.now(), |tx| series::release(tx, name, &skipped, next, reason))?;
    list(session)
}

/// The numbers that are skipped when `last` was the last to leave the house, and the series as it stands after it.
fn after(desk: &Desk<'_>, name: &str, last: &str) -> Result<(Vec<InvoiceNumber>, Series)> {
    let row = series::get(&desk.open.book, name)?;
    let known = invoices::last_number(&desk.open.book, name)?;
    if known.as_deref() == Some(last) || (known.is_none() && last.is_empty()) {
        return Ok((Vec::new(), row.series));
    }
    skip_to(&row.series, last, desk.clock.today())
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
    Err(Error::NumberDoesNotFollow)
}

//! After a restore or an accepted older book: confirm the last number that left the house, so that none is ever given twice.

use crate::roles::Command;
use crate::session::Desk;
use crate::views::{ReleaseView, SeriesView};
use crate::{Error, Result, Session};
use billing::{InvoiceNumber, Series};
use chrono::NaiveDate;
use store::table::series::SeriesRow;
use store::table::{Reads, invoices, series};

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
    let (book, today) = (&desk.open.book, desk.clock.today());
    let row = series::get(book, name)?;
    if !row.held {
        return Err(Error::SeriesNotHeld);
    }
    if accounted_for(book, &row, last, today)? {
        return Ok((Vec::new(), row.series));
    }
    row.series.skip_to(last, today).ok_or(Error::NumberDoesNotFollow)
}

/// Whether the series went past `last` already: given, passed over by an earlier restore, or none before the first.
fn accounted_for(from: &impl Reads, row: &SeriesRow, last: &str, today: NaiveDate) -> Result<bool> {
    let known = invoices::last_number(from, &row.name)?;
    Ok(known.as_deref().unwrap_or_default() == last
        || row.series.stands_at(last, today)
        || series::gaps(from)?.iter().any(|gap| gap.series == row.name && gap.number == last))
}

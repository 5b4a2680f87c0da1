//! What was invoiced, month by month, and what of it was given up since.

use super::{amount, filter};
use crate::roles::Command;
use crate::views::RevenueView;
use crate::{Result, Session};
use std::collections::BTreeMap;
use store::table::reports::{self, Revenue};
use store::table::write_offs;

/// What was invoiced by month and currency, less what was credited, oldest first. What was written off stands beside it,
/// in the month of the write-off: it takes nothing away.
pub fn revenue(session: &mut Session) -> Result<Vec<RevenueView>> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let mut months: BTreeMap<(String, String), (Option<Revenue>, i64)> = BTreeMap::new();
    for row in reports::revenue(book)? {
        months.insert((row.month.clone(), row.currency.clone()), (Some(row), 0));
    }
    for (month, currency, minor) in write_offs::by_month(book)? {
        months.entry((month, currency)).or_default().1 = minor;
    }
    months.into_iter().map(|((month, currency), (row, written_off))| view(month, currency, row, written_off)).collect()
}

fn view(month: String, currency: String, row: Option<Revenue>, written_off: i64) -> Result<RevenueView> {
    let (count, net, vat, gross) = row.map_or((0, 0, 0, 0), |row| (row.count, row.net, row.vat, row.gross));
    Ok(RevenueView {
        net: amount(&currency, net)?,
        vat: amount(&currency, vat)?,
        gross: amount(&currency, gross)?,
        written_off: amount(&currency, written_off)?,
        filter: filter::booked_within(&currency, &month, &month),
        month,
        count,
        currency,
    })
}

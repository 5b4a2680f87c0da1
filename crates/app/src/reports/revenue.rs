//! What was invoiced, month by month.

use super::amount;
use crate::roles::Command;
use crate::views::RevenueView;
use crate::{Result, Session};
use store::table::reports;

/// What was invoiced by month and currency, less what was credited, oldest first.
pub fn revenue(session: &mut Session) -> Result<Vec<RevenueView>> {
    let desk = session.at(Command::Read)?;
    reports::revenue(&desk.open.book)?
        .into_iter()
        .map(|row| {
            Ok(RevenueView {
                net: amount(&row.currency, row.net)?,
                vat: amount(&row.currency, row.vat)?,
                gross: amount(&row.currency, row.gross)?,
                month: row.month,
                count: row.count,
                currency: row.currency,
            })
        })
        .collect()
}

//! Figures over the book; every sum is taken by the database from what was frozen at issue.

use crate::roles::Command;
use crate::{Result, Session, convert};
use serde::Serialize;
use store::table::reports;

/// One month in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevenueView {
    /// `YYYY-MM`, by issue date.
    pub month: String,
    /// ISO 4217.
    pub currency: String,
    /// Documents.
    pub count: u32,
    /// Without VAT.
    pub net: String,
    /// VAT.
    pub vat: String,
    /// With VAT.
    pub gross: String,
}

/// What was invoiced by month and currency, oldest first.
pub fn revenue(session: &mut Session) -> Result<Vec<RevenueView>> {
    let desk = session.at(Command::Read)?;
    reports::revenue(&desk.open.book)?
        .into_iter()
        .map(|row| {
            let amount = |minor| convert::amount(&row.currency, minor).map(|view| view.amount);
            Ok(RevenueView {
                net: amount(row.net)?,
                vat: amount(row.vat)?,
                gross: amount(row.gross)?,
                month: row.month,
                count: row.count,
                currency: row.currency,
            })
        })
        .collect()
}

//! What was invoiced, month by month.

use crate::Result;
use crate::table::{Reads, many};

/// One month in one currency, minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revenue {
    /// `YYYY-MM`.
    pub month: String,
    /// ISO 4217.
    pub currency: String,
    /// Documents.
    pub count: u32,
    /// Without VAT.
    pub net: i64,
    /// VAT.
    pub vat: i64,
    /// With VAT.
    pub gross: i64,
}

/// What was invoiced, less what was credited, by month and currency, oldest first.
pub fn revenue(from: &impl Reads) -> Result<Vec<Revenue>> {
    let sql = "SELECT month, currency, sum(documents), sum(net), sum(vat), sum(gross) FROM issued_month
        GROUP BY month, currency ORDER BY month, currency";
    many(from, sql, [], |row| {
        Ok(Revenue {
            month: row.get(0)?,
            currency: row.get(1)?,
            count: row.get(2)?,
            net: row.get(3)?,
            vat: row.get(4)?,
            gross: row.get(5)?,
        })
    })
}

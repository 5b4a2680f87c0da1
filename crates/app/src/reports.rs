//! Figures over the book, one report a file; every sum is taken by the database from what was frozen at issue.

mod aging;
mod csv;
mod revenue;
mod vat;

pub use aging::aging;
pub use csv::{csv, save_csv};
pub use revenue::revenue;
pub use vat::vat;

use crate::{Error, Result};
use chrono::NaiveDate;

fn day(text: &str, what: &'static str) -> Result<NaiveDate> {
    text.parse().map_err(|_| Error::Unreadable { what })
}

/// Minor units as a decimal string of the currency.
fn amount(currency: &str, minor: i64) -> Result<String> {
    Ok(crate::convert::amount(currency, minor)?.amount)
}

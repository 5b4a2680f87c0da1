//! Sums that reports ask for, one report a file: taken by the database, of what was frozen at issue, with what was imported.

mod aging;
mod customers;
mod items;
pub(super) mod period;
mod revenue;
mod together;
mod vat;
mod written_off;

use chrono::NaiveDate;

pub use aging::{Aging, Late};
pub use customers::{CustomerRevenue, revenue_by_customer};
pub use items::{ItemRevenue, revenue_by_item};
pub use revenue::Revenue;
pub use together::{
    aging_of_all as aging, documents_of_all as documents, revenue_of_all as revenue, vat_of_all as vat,
};
pub use vat::{Documents, Vat};
pub use written_off::{WrittenOff, vat_written_off};

/// A period, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

impl Span {
    /// Whether a day lies within it.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

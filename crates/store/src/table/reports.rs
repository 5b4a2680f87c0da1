//! Sums that reports ask for, one report a file: taken by the database, of what was frozen at issue.

mod aging;
mod revenue;
mod vat;

pub use aging::{Aging, Late, aging};
pub use revenue::{Revenue, revenue};
pub use vat::{Documents, Vat, documents, vat};

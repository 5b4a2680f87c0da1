//! Sums that reports ask for, one report a file: taken by the database, of what was frozen at issue, with what was imported.

mod aging;
mod revenue;
mod together;
mod vat;

pub use aging::{Aging, Late};
pub use revenue::Revenue;
pub use together::{
    aging_of_all as aging, documents_of_all as documents, revenue_of_all as revenue, vat_of_all as vat,
};
pub use vat::{Documents, Vat};

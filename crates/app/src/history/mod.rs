//! What was before: versions of drafts and master records, the trash, and taking back what was not issued.

mod diff;
mod subject;
pub mod trash;
mod undo;
mod versions;

pub(crate) use subject::{Subject, customer_name};
pub use undo::{Reach, undo};
pub use versions::{difference, end_editing, list, restore, show};

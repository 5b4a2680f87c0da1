//! Reminders: proposed by days late, written by a person, sealed with their arithmetic; never sent from here.

mod compose;
mod propose;
mod terms;
mod view;
mod write;

pub(crate) use compose::due;
pub use propose::{list, propose, propose_one};
pub use terms::{save_terms, save_typed_terms, shown_terms, terms};
pub(crate) use view::row_view;
pub use write::{pdf, preview, save_pdf, write};

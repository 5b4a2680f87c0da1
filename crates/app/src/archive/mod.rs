//! The accountant's archive: what was issued in a period, sealed for one reader.

mod contents;
mod export;
mod open;

pub use export::{export, generate_words};
pub use open::{OpenedView, open, verify};

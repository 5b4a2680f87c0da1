//! The whole book as one JSON file that anybody can read: out, and back into a new vault.

mod export;
mod import;

pub use export::export;
pub use import::{JsonImportRequest, JsonImportedView, import};

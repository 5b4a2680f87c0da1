//! The whole book as one JSON file, out and back in: docs/formats/json-export.md. Table by table, typed by the schema, so
//! that what a later schema adds goes along by itself.

mod compact;
mod read;
mod tables;
mod write;

pub use read::{Incoming, JsonHead, read_json, read_json_head};
pub use write::{Written, write_json};

/// What the file calls itself.
const FORMAT: &str = "counterfoil-json";
/// Of the form of the file; the tables follow the schema.
const VERSION: u64 = 1;
/// The first schema that could be exported.
const FIRST_SCHEMA: u32 = 3;

//! Tables of other programs: which column is what is proposed and can be changed, what would stand is shown row by row, and
//! then the table comes in whole, or not at all (ADR 28).

mod amounts;
mod count;
mod documents;
mod fields;
mod items;
mod lines;
mod look;
mod parties;
mod payments;
mod plan;
mod reading;
mod run;
mod values;
mod words;

pub use fields::CsvKind;
pub use look::look;
pub use reading::{bytes_of, outline};
pub use run::{run, save_map};

//! A form that was open when the book was locked.

use serde::{Deserialize, Serialize};

/// One form as it was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct UnfinishedView {
    /// Where it stands in the window: a page, and perhaps one thing on it, as in `customers/new`.
    pub form: String,
    /// What stood in it: JSON that only this form reads, at most 256 KiB.
    pub words: String,
}

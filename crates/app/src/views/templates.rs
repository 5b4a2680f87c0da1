//! Templates, as lists see them.

use super::DraftInput;
use serde::{Deserialize, Serialize};

/// One template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TemplateView {
    /// UUIDv7.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Name of the customer that it is for, if it is for one.
    pub customer: String,
    /// What a draft begins with.
    pub draft: DraftInput,
}

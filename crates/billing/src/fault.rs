//! One field that cannot stay as it is: where, which rule, and what would be right.

use crate::Error;
use serde::{Deserialize, Serialize};

/// A finding about one field. Findings are collected, so that a form can show them all at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Dotted path into what was sent, counted from 0: `lines.2.price`; `seller.` and `customer.` lead to the parties.
    pub path: String,
    /// Stable, kebab-case; an EN 16931 rule id such as `BR-16` where one is broken.
    pub code: String,
    /// What is wrong, and what would be right. Holds nothing of what the user typed.
    pub message: String,
}

impl Fault {
    /// A fault at `path`.
    #[must_use]
    pub fn new(path: impl Into<String>, code: &str, message: impl Into<String>) -> Self {
        Self { path: path.into(), code: code.to_owned(), message: message.into() }
    }

    /// A refusal, pinned to the field that caused it.
    #[must_use]
    pub fn of(path: impl Into<String>, error: &Error) -> Self {
        Self::new(path, error.code(), format!("{error}."))
    }
}

/// `prefix.field`, or `field` alone where there is no prefix.
pub(crate) fn join(prefix: &str, field: &str) -> String {
    if prefix.is_empty() { field.to_owned() } else { format!("{prefix}.{field}") }
}

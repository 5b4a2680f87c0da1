//! The number of an issued document (BT-1).

use crate::Error;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// At most this many characters in a document number; common to the tax offices' and payment formats.
pub const NUMBER_CHARS_MAX: usize = 30;

/// A document number as printed: 1 to [`NUMBER_CHARS_MAX`] characters, no control character, no blank at either end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InvoiceNumber(String);

impl InvoiceNumber {
    /// As printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for InvoiceNumber {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::try_from(text.to_owned())
    }
}

impl TryFrom<String> for InvoiceNumber {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        let fits = !text.is_empty() && text.chars().count() <= NUMBER_CHARS_MAX;
        if fits && text.trim().len() == text.len() && !text.chars().any(char::is_control) {
            Ok(Self(text))
        } else {
            Err(Error::BadNumber)
        }
    }
}

impl From<InvoiceNumber> for String {
    fn from(number: InvoiceNumber) -> Self {
        number.0
    }
}

impl fmt::Display for InvoiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

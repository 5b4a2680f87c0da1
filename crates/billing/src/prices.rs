//! Whether the prices of a document are without or with VAT.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a typed price means; one choice for the whole document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Prices {
    /// Without VAT (BT-146).
    #[default]
    Net,
    /// With VAT inside: what the customer was promised to pay.
    Gross,
}

impl Prices {
    /// `net` or `gross`; None for anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "net" => Some(Self::Net),
            "gross" => Some(Self::Gross),
            _ => None,
        }
    }

    /// Whether they are without VAT.
    #[must_use]
    pub const fn are_net(&self) -> bool {
        matches!(self, Self::Net)
    }
}

impl fmt::Display for Prices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Net => "net",
            Self::Gross => "gross",
        })
    }
}

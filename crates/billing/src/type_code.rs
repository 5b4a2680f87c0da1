//! What kind of document it is (BT-3).

use crate::Error;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Document type codes of UNTDID 1001 that Counterfoil writes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TypeCode {
    /// 326, invoice for a part of a larger job.
    #[serde(rename = "326")]
    Partial,
    /// 380, commercial invoice.
    #[default]
    #[serde(rename = "380")]
    Invoice,
    /// 381, credit note: its amounts are positive and go to the customer.
    #[serde(rename = "381")]
    CreditNote,
    /// 384, corrected invoice.
    #[serde(rename = "384")]
    Corrected,
    /// 386, prepayment invoice.
    #[serde(rename = "386")]
    Prepayment,
    /// 389, self-billed invoice.
    #[serde(rename = "389")]
    SelfBilled,
}

impl TypeCode {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Partial, Self::Invoice, Self::CreditNote, Self::Corrected, Self::Prepayment, Self::SelfBilled];

    /// The code, `380`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Partial => "326",
            Self::Invoice => "380",
            Self::CreditNote => "381",
            Self::Corrected => "384",
            Self::Prepayment => "386",
            Self::SelfBilled => "389",
        }
    }
}

impl FromStr for TypeCode {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|kind| kind.code() == code).ok_or(Error::UnknownTypeCode)
    }
}

impl fmt::Display for TypeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

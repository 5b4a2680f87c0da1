//! What kind of document it is (BT-3), and what follows from that alone: whether it asks for money, and what numbers it.

use crate::Error;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Document type codes of UNTDID 1001 that Counterfoil writes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TypeCode {
    /// 270, delivery note: what was handed over, without prices.
    #[serde(rename = "270")]
    DeliveryNote,
    /// 310, quote: what it would cost, and until when that holds.
    #[serde(rename = "310")]
    Quote,
    /// 325, proforma invoice: what an invoice would say, for customs or a purchase department.
    #[serde(rename = "325")]
    Proforma,
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
    pub const ALL: [Self; 9] = [
        Self::DeliveryNote,
        Self::Quote,
        Self::Proforma,
        Self::Partial,
        Self::Invoice,
        Self::CreditNote,
        Self::Corrected,
        Self::Prepayment,
        Self::SelfBilled,
    ];

    /// The code, `380`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::DeliveryNote => "270",
            Self::Quote => "310",
            Self::Proforma => "325",
            Self::Partial => "326",
            Self::Invoice => "380",
            Self::CreditNote => "381",
            Self::Corrected => "384",
            Self::Prepayment => "386",
            Self::SelfBilled => "389",
        }
    }

    /// How its amounts count in the books: 1 where the customer owes them, -1 where they go to the customer, 0 where
    /// nobody owes anything by it.
    #[must_use]
    pub const fn sign(self) -> i8 {
        match self {
            Self::DeliveryNote | Self::Quote | Self::Proforma => 0,
            Self::CreditNote => -1,
            Self::Partial | Self::Invoice | Self::Corrected | Self::Prepayment | Self::SelfBilled => 1,
        }
    }

    /// Whether it is an invoice in the sense of the VAT law, or takes one back: what revenue, VAT and open sums count.
    #[must_use]
    pub const fn is_claim(self) -> bool {
        self.sign() != 0
    }

    /// Whether it asks the customer for money: only then it takes payments and credit notes.
    #[must_use]
    pub const fn asks_for_money(self) -> bool {
        self.sign() > 0
    }

    /// The series that numbers it. All that is an invoice to the tax office counts in one series.
    #[must_use]
    pub const fn series(self) -> &'static str {
        match self {
            Self::DeliveryNote => "delivery-note",
            Self::Quote => "quote",
            Self::Proforma => "proforma",
            Self::CreditNote => "credit-note",
            Self::Partial | Self::Invoice | Self::Corrected | Self::Prepayment | Self::SelfBilled => "invoice",
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

#[cfg(test)]
mod tests;

//! Allowances and charges: a fixed amount, or a percentage of a base.

use crate::{Error, Money, Vat, decimal};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An allowance or a charge on a line (BG-27, BG-28); whether it takes or adds is said by the list that it stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// Fixed amount in major units (BT-136, BT-141); wins over `percent` where both are given, as on a received invoice.
    #[serde(with = "decimal::text_option")]
    pub amount: Option<Decimal>,
    /// Percent of the base (BT-138, BT-143).
    #[serde(with = "decimal::text_option")]
    pub percent: Option<Decimal>,
    /// What the percentage is taken of (BT-137, BT-142); the line's, or the document's, own amount where there is none.
    #[serde(with = "decimal::text_option")]
    pub base: Option<Decimal>,
    /// Why (BT-139, BT-144); may be empty.
    pub reason: String,
}

impl Allowance {
    /// A fixed amount.
    #[must_use]
    pub fn fixed(amount: Decimal, reason: impl Into<String>) -> Self {
        Self { amount: Some(amount), reason: reason.into(), ..Self::default() }
    }

    /// A percentage of the line's or document's own amount.
    #[must_use]
    pub fn percent(percent: Decimal, reason: impl Into<String>) -> Self {
        Self { percent: Some(percent), reason: reason.into(), ..Self::default() }
    }

    /// The amount that it comes to, rounded half away from zero; nothing where neither amount nor percent is given.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn amount_of(&self, own: Money) -> Result<Money, Error> {
        let currency = own.currency();
        match (self.amount, self.percent) {
            (Some(amount), _) => Money::round(amount, currency),
            (None, Some(percent)) => {
                let base = self.base.unwrap_or_else(|| own.to_decimal());
                Money::reckon(&[base, percent], &[Decimal::ONE_HUNDRED], currency)
            }
            (None, None) => Ok(Money::zero(currency)),
        }
    }
}

/// An allowance or a charge on the whole document (BG-20, BG-21), with the VAT that it lowers or raises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentAllowance {
    /// How much and why (BT-92 to BT-94 and BT-97; BT-99 to BT-101 and BT-104).
    pub allowance: Allowance,
    /// BT-95 and BT-96; BT-102 and BT-103.
    pub vat: Vat,
}

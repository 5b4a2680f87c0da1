//! A payment for a document: received, or paid back.

use crate::{Error, Money, PaymentId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Money that came in for one document, or went back to the customer for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// Who it is.
    pub id: PaymentId,
    /// The day that it came in or went out.
    pub date: NaiveDate,
    /// In the document's currency; below 0 where it was paid back.
    pub amount: Money,
    /// As typed; may be empty.
    pub note: String,
}

impl Payment {
    /// A payment of more than nothing.
    ///
    /// # Errors
    /// [`Error::PaymentNotPositive`].
    pub fn new(id: PaymentId, date: NaiveDate, amount: Money, note: impl Into<String>) -> Result<Self, Error> {
        if amount.minor() <= 0 {
            return Err(Error::PaymentNotPositive);
        }
        Ok(Self { id, date, amount, note: note.into() })
    }

    /// `amount`, more than nothing, that was paid back to the customer.
    ///
    /// # Errors
    /// [`Error::PaymentNotPositive`].
    pub fn refund(id: PaymentId, date: NaiveDate, amount: Money, note: impl Into<String>) -> Result<Self, Error> {
        let refund = Self::new(id, date, amount, note)?;
        Ok(Self { amount: amount.negate()?, ..refund })
    }
}

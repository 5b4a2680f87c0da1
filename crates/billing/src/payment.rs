//! A payment for a document: received, or paid back.

use crate::{Money, PaymentId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Money that came in for one document, or went back to the customer for it: the part of a [`crate::Movement`] that
/// counts towards it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// Who it is.
    pub id: PaymentId,
    /// The day that it came in or went out.
    pub date: NaiveDate,
    /// In the document's currency; below 0 where it was paid back, or taken back.
    pub amount: Money,
    /// As typed; may be empty.
    pub note: String,
}

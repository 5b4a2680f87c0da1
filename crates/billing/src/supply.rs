//! When something was delivered, and when its VAT falls due.

use crate::Fault;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Dates of the supply (BG-13, BG-14, BT-7). All may be missing: then the day of issue counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Supply {
    /// BT-72.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_date: Option<NaiveDate>,
    /// BT-73, first day of the service period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period_start: Option<NaiveDate>,
    /// BT-74, last day of the service period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period_end: Option<NaiveDate>,
    /// BT-7, where the VAT falls due on another day than that of issue or delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax_point: Option<NaiveDate>,
}

impl Supply {
    /// No date at all.
    pub const UNSAID: Self = Self { delivery_date: None, period_start: None, period_end: None, tax_point: None };

    /// Whether no date is given.
    #[must_use]
    pub fn is_unsaid(&self) -> bool {
        *self == Self::UNSAID
    }

    /// Whether it says when something was delivered: a day, or any end of a period.
    #[must_use]
    pub const fn says_when(&self) -> bool {
        self.delivery_date.is_some() || self.period_start.is_some() || self.period_end.is_some()
    }

    /// BR-29: a period does not end before it begins.
    pub(crate) fn check(&self) -> Option<Fault> {
        let backwards = matches!((self.period_start, self.period_end), (Some(start), Some(end)) if end < start);
        backwards.then(|| Fault::new("period_end", "BR-29", "The service period cannot end before it begins."))
    }
}

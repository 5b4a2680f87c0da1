//! Where an issued document stands: computed from its payments each time, never stored.

use crate::{Error, Money, Payment};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How far a document is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SettlementState {
    /// Nothing was paid; not yet due.
    Open,
    /// Something was paid, not everything; not yet due.
    PartPaid,
    /// Something is owed after the due date.
    Overdue,
    /// Nothing is owed.
    Settled,
}

/// What is still owed, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// See [`SettlementState`].
    pub state: SettlementState,
    /// Still owed; never below 0.
    pub open: Money,
    /// Days until due, below 0 when late; None when settled. The due date itself is 0 and not late.
    pub days_left: Option<i64>,
}

impl Settlement {
    /// Where a document over `payable`, due on `due`, stands on the civil day `today`.
    ///
    /// A document that asks for nothing (payable of 0 or below) is settled.
    ///
    /// # Errors
    /// [`Error::Overpaid`] when payments come to more than is owed: this version has no place for the difference.
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn of(payable: Money, payments: &[Payment], due: NaiveDate, today: NaiveDate) -> Result<Self, Error> {
        let currency = payable.currency();
        let nothing = Money::zero(currency);
        let owed = if payable.minor() > 0 { payable } else { nothing };
        let paid = Money::sum(payments.iter().map(|payment| payment.amount), currency)?;
        let open = owed.minus(paid)?;
        if open.minor() < 0 {
            return Err(Error::Overpaid);
        }
        let days_left = due.signed_duration_since(today).num_days();
        let state = if open == nothing {
            SettlementState::Settled
        } else if days_left < 0 {
            SettlementState::Overdue
        } else if paid == nothing {
            SettlementState::Open
        } else {
            SettlementState::PartPaid
        };
        let days_left = (state != SettlementState::Settled).then_some(days_left);
        Ok(Self { state, open, days_left })
    }
}

#[cfg(test)]
mod tests;

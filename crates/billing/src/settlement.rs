//! Where an issued invoice stands: computed from its payments and credit notes each time, never stored.

use crate::{Error, Money, Payment};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How far an invoice is settled.
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
    /// Credit notes took all of it, and nothing is owed either way.
    Credited,
    /// It was paid and then credited: the customer has money to come back.
    ToRefund,
}

/// What is still owed, which way, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// See [`SettlementState`].
    pub state: SettlementState,
    /// Still owed by the customer; never below 0.
    pub open: Money,
    /// Owed back to the customer; never below 0, and 0 while anything is open.
    pub to_refund: Money,
    /// Days until due, below 0 when late; None when nothing is open. The due date itself is 0 and not late.
    pub days_left: Option<i64>,
}

impl Settlement {
    /// Where an invoice over `payable`, due on `due`, stands on the civil day `today`, with its payments and with
    /// `credited`, the sum of its credit notes.
    ///
    /// An invoice that asks for nothing (payable of 0 or below) is settled.
    ///
    /// # Errors
    /// [`Error::Overpaid`] when payments come to more than was ever asked for: this version has no place for the
    /// difference. [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn of(
        payable: Money,
        payments: &[Payment],
        credited: Money,
        due: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, Error> {
        let currency = payable.currency();
        let nothing = Money::zero(currency);
        let owed = if payable.minor() > 0 { payable } else { nothing };
        let paid = Money::sum(payments.iter().map(|payment| payment.amount), currency)?;
        if owed.minus(paid)?.minor() < 0 {
            return Err(Error::Overpaid);
        }
        let balance = owed.minus(paid)?.minus(credited)?;
        let (open, to_refund) = if balance.minor() < 0 { (nothing, balance.negate()?) } else { (balance, nothing) };
        let days_left = due.signed_duration_since(today).num_days();
        let state = if to_refund != nothing {
            SettlementState::ToRefund
        } else if open == nothing {
            let wholly = credited.minor() > 0 && credited.minor() >= owed.minor();
            if wholly { SettlementState::Credited } else { SettlementState::Settled }
        } else if days_left < 0 {
            SettlementState::Overdue
        } else if paid == nothing {
            SettlementState::Open
        } else {
            SettlementState::PartPaid
        };
        let days_left = (open != nothing).then_some(days_left);
        Ok(Self { state, open, to_refund, days_left })
    }

    /// Whether one more payment fits: no more comes in than is open, no more goes back than is owed.
    ///
    /// # Errors
    /// [`Error::Overpaid`], [`Error::OverRefunded`], [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn admit(&self, payment: &Payment) -> Result<(), Error> {
        if payment.amount.minor() >= 0 {
            return if self.open.minus(payment.amount)?.minor() < 0 { Err(Error::Overpaid) } else { Ok(()) };
        }
        if self.to_refund.plus(payment.amount)?.minor() < 0 { Err(Error::OverRefunded) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests;

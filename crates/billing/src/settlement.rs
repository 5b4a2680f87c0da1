//! Where an issued invoice stands: computed from its payments, credit notes and write-offs each time, never stored.

use crate::{Error, Money};
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
    /// The rest is not asked for any more.
    WrittenOff,
}

/// What an invoice asks for, and what became of that. All in its own currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// What the seller is to get; below 0 where the customer gets it.
    pub payable: Money,
    /// `payable` with what was paid in advance (BT-113): what credit notes come to that take all of it.
    pub worth: Money,
    /// Received, less what was paid back.
    pub paid: Money,
    /// Sum of its credit notes.
    pub credited: Money,
    /// Given up, less what was taken up again.
    pub written_off: Money,
}

impl Tally {
    /// An invoice to which nothing happened yet.
    #[must_use]
    pub const fn of(payable: Money) -> Self {
        let nothing = Money::zero(payable.currency());
        Self { payable, worth: payable, paid: nothing, credited: nothing, written_off: nothing }
    }

    /// What is owed by the customer, or below 0 to the customer. A write-off never makes anything owed back.
    fn balance(&self) -> Result<Money, Error> {
        let nothing = Money::zero(self.payable.currency());
        let owed = if self.payable.minor() > 0 { self.payable } else { nothing };
        if owed.minus(self.paid)?.minor() < 0 {
            return Err(Error::Overpaid);
        }
        let unpaid = self.payable.minus(self.paid)?.minus(self.credited)?;
        let asked = unpaid.minus(self.written_off)?;
        let floor = if unpaid.minor() < 0 { unpaid } else { nothing };
        Ok(if asked.minor() < floor.minor() { floor } else { asked })
    }

    fn settled_as(&self) -> SettlementState {
        if self.credited.minor() > 0 && self.credited.minor() >= self.worth.minor() {
            SettlementState::Credited
        } else if self.written_off.minor() > 0 {
            SettlementState::WrittenOff
        } else {
            SettlementState::Settled
        }
    }
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
    /// Where an invoice that is due on `due` stands on the civil day `today`.
    ///
    /// An invoice that asks for nothing is settled; one with an amount due below 0 owes it to the customer.
    ///
    /// # Errors
    /// [`Error::Overpaid`] when payments come to more than was ever asked for: what is beyond that is the customer's
    /// credit, and stands on no invoice. [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn of(tally: &Tally, due: NaiveDate, today: NaiveDate) -> Result<Self, Error> {
        let nothing = Money::zero(tally.payable.currency());
        let balance = tally.balance()?;
        let (open, to_refund) = if balance.minor() < 0 { (nothing, balance.negate()?) } else { (balance, nothing) };
        let days_left = due.signed_duration_since(today).num_days();
        let state = if to_refund != nothing {
            SettlementState::ToRefund
        } else if open == nothing {
            tally.settled_as()
        } else if days_left < 0 {
            SettlementState::Overdue
        } else if tally.paid == nothing {
            SettlementState::Open
        } else {
            SettlementState::PartPaid
        };
        Ok(Self { state, open, to_refund, days_left: (open != nothing).then_some(days_left) })
    }

    /// What is owed: above 0 by the customer, below 0 to the customer.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn balance(&self) -> Result<Money, Error> {
        self.open.minus(self.to_refund)
    }
}

#[cfg(test)]
mod tests;

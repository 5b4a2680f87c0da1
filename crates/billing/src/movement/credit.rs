//! What a customer has with the business: money that no invoice took yet.

use super::Movement;
use crate::{Currency, Error, Money, MovementId};
use std::collections::{BTreeMap, BTreeSet};

/// A customer's credit in one currency, movement by movement, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// All together; never below 0 in a book that keeps the rules.
    pub total: Money,
    /// The movements that still hold some of it, and how much.
    pub held: Vec<(MovementId, Money)>,
}

impl Credit {
    /// Of all the movements of one customer, those in `currency`.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn of(movements: &[Movement], currency: Currency) -> Result<Self, Error> {
        let undone: BTreeSet<MovementId> = movements.iter().filter_map(|each| each.reverses).collect();
        let live = || {
            movements.iter().filter(|each| {
                each.amount.currency() == currency && each.reverses.is_none() && !undone.contains(&each.id)
            })
        };
        let mut returned: BTreeMap<MovementId, Money> = BTreeMap::new();
        for each in live() {
            if let Some(source) = each.returns {
                let sum = returned.entry(source).or_insert(Money::zero(currency));
                *sum = sum.plus(each.amount)?;
            }
        }
        let mut held = Vec::new();
        for each in live().filter(|each| each.returns.is_none()) {
            let left = each.rest()?.plus(returned.get(&each.id).copied().unwrap_or(Money::zero(currency)))?;
            if left.minor() != 0 {
                held.push((each.id, left));
            }
        }
        let total = Money::sum(held.iter().map(|(_, left)| *left), currency)?;
        Ok(Self { total, held })
    }

    /// Which movements `amount` is taken from, oldest first.
    ///
    /// # Errors
    /// [`Error::OverAllocated`] beyond what the customer has, [`Error::PaymentNotPositive`] for nothing.
    pub fn take(&self, amount: Money) -> Result<Vec<(MovementId, Money)>, Error> {
        if amount.minor() <= 0 {
            return Err(Error::PaymentNotPositive);
        }
        if self.total.minus(amount)?.minor() < 0 {
            return Err(Error::OverAllocated);
        }
        let mut left = amount.minor();
        let mut taken = Vec::new();
        for (id, held) in self.held.iter().filter(|(_, held)| held.minor() > 0) {
            let part = held.minor().min(left);
            if part > 0 {
                taken.push((*id, Money::new(part, amount.currency())));
                left -= part;
            }
        }
        Ok(taken)
    }

    /// Whether some of the rest of a movement was paid back: it cannot be taken back before that is.
    #[must_use]
    pub fn was_returned(movements: &[Movement], id: MovementId) -> bool {
        let undone: BTreeSet<MovementId> = movements.iter().filter_map(|each| each.reverses).collect();
        movements.iter().any(|each| each.returns == Some(id) && each.reverses.is_none() && !undone.contains(&each.id))
    }
}

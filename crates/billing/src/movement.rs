//! One movement of money between a customer and the business, and what of it counts towards which invoice.
//!
//! What a movement holds beyond its allocations is the customer's credit: kept, allocated later, or paid back. A movement
//! that was recorded by mistake is never changed; another one takes it back whole.

mod credit;
mod propose;

use crate::{Currency, CustomerId, Error, InvoiceId, Money, MovementId, PaymentId, exchange};
use chrono::NaiveDate;
use rust_decimal::Decimal;

pub use credit::Credit;
pub use propose::{OpenInvoice, propose};

/// Money that came in (above 0), went back (below 0), or only moved between invoices of one customer (0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// Who it is.
    pub id: MovementId,
    /// Whose credit the rest is; none where the documents name no customer of the book.
    pub customer: Option<CustomerId>,
    /// The day that it came in or went out.
    pub date: NaiveDate,
    /// What the customer paid, or got back, in the currency that it was paid in.
    pub amount: Money,
    /// What bank or card kept of it: `amount - fee` reached the account, and yet `amount` is settled.
    pub fee: Money,
    /// Units of `base` for one unit of the amount's currency on that day; none where nobody said.
    pub rate: Option<Decimal>,
    /// The book's currency, in which gains and losses are told.
    pub base: Currency,
    /// As typed; may be empty.
    pub note: String,
    /// The movement that this one takes back.
    pub reverses: Option<MovementId>,
    /// The movement whose rest this one pays back to the customer.
    pub returns: Option<MovementId>,
    /// In the order in which they were made.
    pub allocations: Vec<Allocation>,
}

/// What a part of a movement pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Claim {
    /// The invoice itself.
    Invoice,
    /// Late fees and interest that reminders asked for beside it.
    Charges,
}

/// A part of a movement that counts towards one invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// Who it is.
    pub payment: PaymentId,
    /// Which invoice.
    pub invoice: InvoiceId,
    /// The invoice itself, or what is asked beside it.
    pub claim: Claim,
    /// From which day on it counts.
    pub date: NaiveDate,
    /// What it takes of the movement, in the movement's currency.
    pub used: Money,
    /// What it settles, in the invoice's currency; below 0 where it is paid back.
    pub settled: Money,
    /// Units of the book's currency for one of the invoice's on the day of issue; none in the book's own currency.
    pub issue_rate: Option<Decimal>,
    /// Gain (above 0) or loss by exchange in the book's currency; none where no rate tells it.
    pub difference: Option<Money>,
}

/// What is asked of a movement for one invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Id that the allocation gets.
    pub payment: PaymentId,
    /// Which invoice.
    pub invoice: InvoiceId,
    /// The invoice itself, or what is asked beside it.
    pub claim: Claim,
    /// From which day on it counts.
    pub date: NaiveDate,
    /// What it settles, in the invoice's currency; none: as much as the rest of the movement comes to.
    pub settled: Option<Money>,
    /// What is open: above 0 by the customer, below 0 to the customer.
    pub open: Money,
    /// As in [`Allocation::issue_rate`].
    pub issue_rate: Option<Decimal>,
}

impl Movement {
    /// Whether it can be what happened: an amount, a fee within it, a rate above 0, a day that has come.
    ///
    /// # Errors
    /// [`Error::PaymentInFuture`], [`Error::FeeOutOfRange`], [`Error::RateNotPositive`], [`Error::CurrencyMismatch`].
    pub fn check(&self, today: NaiveDate) -> Result<(), Error> {
        has_come(self.date, today)?;
        let after_fee = self.amount.minus(self.fee)?;
        if self.fee.minor() < 0 || (self.fee.minor() > 0 && after_fee.minor() < 0) {
            return Err(Error::FeeOutOfRange);
        }
        if self.rate.is_some_and(|rate| rate <= Decimal::ZERO) {
            return Err(Error::RateNotPositive);
        }
        Ok(())
    }

    /// What its allocations leave.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn rest(&self) -> Result<Money, Error> {
        self.amount.minus(self.used()?)
    }

    fn used(&self) -> Result<Money, Error> {
        Money::sum(self.allocations.iter().map(|each| each.used), self.amount.currency())
    }

    /// What reached the account, or left it.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn arrived(&self) -> Result<Money, Error> {
        self.amount.minus(self.fee)
    }

    /// Gives a part of what is left to an invoice, or takes what is owed back on one into the movement.
    ///
    /// # Errors
    /// [`Error::PaymentNotPositive`] for nothing or the wrong direction, [`Error::Overpaid`] or [`Error::OverRefunded`]
    /// beyond what is open, [`Error::OverAllocated`] beyond what is left, [`Error::RateMissing`] where currencies differ
    /// and nothing says what is settled, or where late fees would be paid in another currency.
    pub fn allocate(&mut self, share: &Share) -> Result<(), Error> {
        let rest = self.rest()?;
        let (used, settled) = self.taken(share, rest)?;
        fits(settled, share.open)?;
        if self.amount.minor() >= 0 && rest.minus(used)?.minor() < 0 {
            return Err(Error::OverAllocated);
        }
        if self.amount.minor() < 0 && (used.minor() > 0 || rest.minus(used)?.minor() > 0) {
            return Err(Error::OverRefunded);
        }
        let difference = match share.claim {
            Claim::Invoice => self.difference(used, settled, share.issue_rate)?,
            Claim::Charges => None,
        };
        self.allocations.push(Allocation {
            payment: share.payment,
            invoice: share.invoice,
            claim: share.claim,
            date: share.date,
            used,
            settled,
            issue_rate: share.issue_rate,
            difference,
        });
        Ok(())
    }

    /// What a share takes of the movement and what that settles.
    fn taken(&self, share: &Share, rest: Money) -> Result<(Money, Money), Error> {
        let (own, theirs) = (self.amount.currency(), share.open.currency());
        if share.claim == Claim::Charges && own != theirs {
            return Err(Error::RateMissing);
        }
        if own == theirs {
            let settled = share.settled.unwrap_or_else(|| smaller(rest, share.open));
            return Ok((settled, settled));
        }
        if let Some(settled) = share.settled {
            // Whoever says what is settled says that the whole rest went into it: the difference is gain or loss.
            let settles = rest.minor() != 0 && (rest.minor() > 0) == (settled.minor() > 0);
            return if settles { Ok((rest, settled)) } else { Err(Error::OverAllocated) };
        }
        let rate = self.rate.filter(|_| theirs == self.base).ok_or(Error::RateMissing)?;
        let worth = exchange::at_rate(rest, rate, theirs)?;
        if worth.minor() <= share.open.minor() {
            return Ok((rest, worth));
        }
        let used = exchange::back(share.open, rate, own)?;
        Ok((if used.minor() > rest.minor() { rest } else { used }, share.open))
    }

    /// What the part of the money is worth more, or less, than the claim was on the day of its issue.
    fn difference(&self, used: Money, settled: Money, issue_rate: Option<Decimal>) -> Result<Option<Money>, Error> {
        let own = (self.amount.currency() == self.base).then_some(Decimal::ONE).or(self.rate);
        let theirs = (settled.currency() == self.base).then_some(Decimal::ONE).or(issue_rate);
        let (Some(own), Some(theirs)) = (own, theirs) else { return Ok(None) };
        // Rounding the running sum, not each part, makes the parts add up to what the whole is worth.
        let before = self.used()?;
        let until = exchange::at_rate(before.plus(used)?, own, self.base)?;
        let worth = until.minus(exchange::at_rate(before, own, self.base)?)?;
        worth.minus(exchange::at_rate(settled, theirs, self.base)?).map(Some)
    }

    /// What takes this movement back, on `date`; its parts get their ids from `ids`.
    ///
    /// # Errors
    /// [`Error::NotReversible`] for one that takes another back, [`Error::Overflow`].
    pub fn reversal(
        &self,
        id: MovementId,
        date: NaiveDate,
        note: impl Into<String>,
        ids: impl IntoIterator<Item = PaymentId>,
    ) -> Result<Self, Error> {
        if self.reverses.is_some() {
            return Err(Error::NotReversible);
        }
        let mirrored = |(each, payment): (&Allocation, PaymentId)| {
            Ok(Allocation {
                payment,
                date,
                used: each.used.negate()?,
                settled: each.settled.negate()?,
                difference: each.difference.map(Money::negate).transpose()?,
                ..each.clone()
            })
        };
        Ok(Self {
            id,
            date,
            amount: self.amount.negate()?,
            fee: self.fee.negate()?,
            note: note.into(),
            reverses: Some(self.id),
            allocations: self.allocations.iter().zip(ids).map(mirrored).collect::<Result<_, Error>>()?,
            ..self.clone()
        })
    }
}

/// Refuses a day that has not come: nobody has the money of tomorrow.
///
/// # Errors
/// [`Error::PaymentInFuture`].
pub fn has_come(date: NaiveDate, today: NaiveDate) -> Result<(), Error> {
    if date > today { Err(Error::PaymentInFuture) } else { Ok(()) }
}

/// Of two amounts on the same side of nothing the one nearer to it; nothing where they lie on different sides.
fn smaller(rest: Money, open: Money) -> Money {
    let (rest_minor, open_minor) = (rest.minor(), open.minor());
    if (rest_minor > 0) != (open_minor > 0) {
        return Money::zero(open.currency());
    }
    if rest_minor.unsigned_abs() < open_minor.unsigned_abs() { rest } else { open }
}

/// No more is settled than is open, no more goes back than is owed.
fn fits(settled: Money, open: Money) -> Result<(), Error> {
    let over = open.minus(settled)?;
    if settled.minor() == 0 {
        return Err(if open.minor() <= 0 { Error::Overpaid } else { Error::PaymentNotPositive });
    }
    if settled.minor() > 0 {
        return if over.minor() < 0 { Err(Error::Overpaid) } else { Ok(()) };
    }
    if over.minor() > 0 || open.minor() >= 0 { Err(Error::OverRefunded) } else { Ok(()) }
}

#[cfg(test)]
mod tests;

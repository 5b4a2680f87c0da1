//! Which invoices a payment is probably for.

use crate::{InvoiceId, Money};
use chrono::NaiveDate;

/// An invoice on which the customer owes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenInvoice {
    /// Which one.
    pub id: InvoiceId,
    /// What is owed, above 0.
    pub open: Money,
    /// Due date.
    pub due: NaiveDate,
}

/// How `amount` is probably meant: for the one invoice that is open over exactly this much (the oldest of several), else
/// the longest due first, as far as it reaches. Invoices in other currencies get nothing.
#[must_use]
pub fn propose(amount: Money, open: &[OpenInvoice]) -> Vec<(InvoiceId, Money)> {
    let mut candidates: Vec<&OpenInvoice> =
        open.iter().filter(|each| each.open.currency() == amount.currency() && each.open.minor() > 0).collect();
    candidates.sort_by_key(|each| each.due);
    if let Some(exact) = candidates.iter().find(|each| each.open == amount) {
        return vec![(exact.id, amount)];
    }
    let mut left = amount.minor();
    let mut proposed = Vec::new();
    for each in candidates {
        let part = each.open.minor().min(left);
        if part <= 0 {
            break;
        }
        left -= part;
        proposed.push((each.id, Money::new(part, amount.currency())));
    }
    proposed
}

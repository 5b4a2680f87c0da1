//! Who owes what, and for how long.

use super::filter::Names;
use super::{amount, day, filter};
use crate::roles::Command;
use crate::views::{AgingAmountsView, AgingRowView, AgingView};
use crate::{Result, Session};
use billing::Error::Overflow;
use std::collections::BTreeMap;
use store::table::reports::{self, Aging, Late};

/// What stood open at the end of the day `at` (empty = today), by customer and currency.
pub fn aging(session: &mut Session, at: &str) -> Result<AgingView> {
    let desk = session.at(Command::Read)?;
    let at = if at.is_empty() { desk.clock.today() } else { day(at, "the day")? };
    let rows = reports::aging(&desk.open.book, at)?;
    let names = Names::of(rows.iter().map(|row| (row.customer.as_deref(), row.name.as_str())));
    Ok(AgingView {
        at: at.to_string(),
        totals: totals(&rows)?,
        items: rows.iter().map(|row| row_view(row, &names)).collect::<Result<_>>()?,
    })
}

fn row_view(row: &Aging, names: &Names<'_>) -> Result<AgingRowView> {
    let customer = names.customer(row.customer.as_deref(), &row.name);
    Ok(AgingRowView {
        customer: row.customer.clone(),
        name: row.name.clone(),
        count: row.count,
        amounts: amounts(&row.currency, &Sum::of(row))?,
        filter: format!("{} {customer}", filter::booked(&row.currency)),
    })
}

/// What is owed both ways, in minor units of one currency.
#[derive(Clone, Copy, Default)]
struct Sum {
    late: Late,
    open: i64,
    to_refund: i64,
}

impl Sum {
    const fn of(row: &Aging) -> Self {
        Self { late: row.late, open: row.open, to_refund: row.to_refund }
    }

    fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            late: Late {
                not_due: self.late.not_due.checked_add(other.late.not_due)?,
                days_1_30: self.late.days_1_30.checked_add(other.late.days_1_30)?,
                days_31_60: self.late.days_31_60.checked_add(other.late.days_31_60)?,
                days_61_90: self.late.days_61_90.checked_add(other.late.days_61_90)?,
                over_90: self.late.over_90.checked_add(other.late.over_90)?,
            },
            open: self.open.checked_add(other.open)?,
            to_refund: self.to_refund.checked_add(other.to_refund)?,
        })
    }
}

/// One a currency, in order of its code.
fn totals(rows: &[Aging]) -> Result<Vec<AgingAmountsView>> {
    let mut sums: BTreeMap<&str, Sum> = BTreeMap::new();
    for row in rows {
        let sum = sums.entry(&row.currency).or_default();
        *sum = sum.plus(Sum::of(row)).ok_or(Overflow)?;
    }
    sums.into_iter().map(|(currency, sum)| amounts(currency, &sum)).collect()
}

fn amounts(currency: &str, sum: &Sum) -> Result<AgingAmountsView> {
    Ok(AgingAmountsView {
        currency: currency.to_owned(),
        not_due: amount(currency, sum.late.not_due)?,
        days_1_30: amount(currency, sum.late.days_1_30)?,
        days_31_60: amount(currency, sum.late.days_31_60)?,
        days_61_90: amount(currency, sum.late.days_61_90)?,
        over_90: amount(currency, sum.late.over_90)?,
        open: amount(currency, sum.open)?,
        to_refund: amount(currency, sum.to_refund)?,
    })
}

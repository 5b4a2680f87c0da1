//! Movements of a period, and one of them whole.

use super::view::movement_view;
use crate::roles::Command;
use crate::views::{MovementListView, MovementSumView, MovementView};
use crate::{Error, Result, Session};
use billing::{Money, Movement};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use store::table::movements;

/// Movements dated from `first` to `last` (empty = open), oldest first.
pub fn list(session: &mut Session, first: &str, last: &str) -> Result<MovementListView> {
    let desk = session.at(Command::Read)?;
    let day = |text: &str, open: NaiveDate, what| -> Result<NaiveDate> {
        if text.is_empty() { Ok(open) } else { text.parse().map_err(|_| Error::Unreadable { what }) }
    };
    let first = day(first, NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default(), "the first day")?;
    let last = day(last, NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default(), "the last day")?;
    let book = &desk.open.book;
    let found = movements::between(book, &first.to_string(), &last.to_string())?;
    Ok(MovementListView {
        sums: sums(&found)?,
        items: found.iter().map(|movement| movement_view(book, movement)).collect::<Result<_>>()?,
    })
}

/// One, by id or unique prefix of an id.
pub fn show(session: &mut Session, id: &str) -> Result<MovementView> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    movement_view(book, &movements::get(book, &movements::resolve(book, id)?)?)
}

#[derive(Clone, Copy)]
struct Sum {
    amount: Money,
    fee: Money,
    difference: Money,
}

/// One a currency, in order of its code.
fn sums(movements: &[Movement]) -> Result<Vec<MovementSumView>> {
    let mut sums: BTreeMap<billing::Currency, Sum> = BTreeMap::new();
    let nothing = |currency| {
        let zero = Money::zero(currency);
        Sum { amount: zero, fee: zero, difference: zero }
    };
    for movement in movements {
        let currency = movement.amount.currency();
        let sum = sums.entry(currency).or_insert_with(|| nothing(currency));
        (sum.amount, sum.fee) = (sum.amount.plus(movement.amount)?, sum.fee.plus(movement.fee)?);
        for difference in movement.allocations.iter().filter_map(|part| part.difference) {
            let sum = sums.entry(movement.base).or_insert_with(|| nothing(movement.base));
            sum.difference = sum.difference.plus(difference)?;
        }
    }
    Ok(sums
        .into_iter()
        .map(|(currency, sum)| MovementSumView {
            currency: currency.to_string(),
            amount: sum.amount.to_string(),
            fee: sum.fee.to_string(),
            difference: sum.difference.to_string(),
        })
        .collect())
}

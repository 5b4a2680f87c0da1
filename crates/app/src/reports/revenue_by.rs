//! What was invoiced in a period, divided by customer or by item. The rows of a currency come to its total.

use super::filter::Names;
use super::{amount, filter, span};
use crate::roles::Command;
use crate::views::{RevenueBy, RevenueByView, RevenueRowView, RevenueSumView};
use crate::{Result, Session};
use billing::Error::Overflow;
use billing::quoted;
use chrono::NaiveDate;
use store::table::Reads;
use store::table::reports::{self, CustomerRevenue, Span};

/// What was invoiced from `from` to `to`, both included and either left open, less what was credited; of each currency at
/// most the `most` largest rows.
pub fn revenue_by(
    session: &mut Session,
    by: RevenueBy,
    from: &str,
    to: &str,
    most: Option<usize>,
) -> Result<RevenueByView> {
    let span = span(from, to)?;
    let named = |text: &str, day: NaiveDate| if text.is_empty() { String::new() } else { day.to_string() };
    let (from, to) = (named(from, span.first), named(to, span.last));
    let desk = session.at(Command::Read)?;
    desk.open.book.snapshot(|book| {
        let customers = reports::revenue_by_customer(book, span)?;
        let totals = totals(&customers)?.into_iter().map(|sum| total(sum, &from, &to)).collect::<Result<_>>()?;
        let items = match by {
            RevenueBy::Customer => by_customer(&customers, &from, &to)?,
            RevenueBy::Item => by_item(book, span, &from, &to)?,
        };
        let (items, left_out) = largest(items, most.unwrap_or(usize::MAX));
        Ok(RevenueByView { by, items, left_out, totals, from, to })
    })
}

/// The first rows of each currency, and how many were left out.
fn largest(rows: Vec<RevenueRowView>, most: usize) -> (Vec<RevenueRowView>, u32) {
    let all = rows.len();
    let kept: Vec<_> = rows
        .chunk_by(|a, b| a.currency == b.currency)
        .flat_map(|currency| currency.iter().take(most).cloned())
        .collect();
    let left_out = u32::try_from(all - kept.len()).unwrap_or(u32::MAX);
    (kept, left_out)
}

fn by_customer(rows: &[CustomerRevenue], from: &str, to: &str) -> Result<Vec<RevenueRowView>> {
    let names = Names::of(rows.iter().map(|row| (row.customer.as_deref(), row.name.as_str())));
    rows.iter()
        .map(|row| {
            let customer = names.customer(row.customer.as_deref(), &row.name);
            Ok(RevenueRowView {
                net: amount(&row.currency, row.net)?,
                vat: Some(amount(&row.currency, row.vat)?),
                gross: Some(amount(&row.currency, row.gross)?),
                filter: format!("{} {customer}", filter::booked_within(&row.currency, from, to)),
                name: row.name.clone(),
                customer: row.customer.clone(),
                currency: row.currency.clone(),
                count: row.count,
            })
        })
        .collect()
}

fn by_item(book: &impl Reads, span: Span, from: &str, to: &str) -> Result<Vec<RevenueRowView>> {
    let view = |row: reports::ItemRevenue| {
        let found = format!("{} item:={}", filter::booked_within(&row.currency, from, to), quoted(&row.name));
        Ok(RevenueRowView {
            net: amount(&row.currency, row.net)?,
            vat: None,
            gross: None,
            // No line, no name to look for.
            filter: if row.name.is_empty() { String::new() } else { found },
            name: row.name,
            customer: None,
            currency: row.currency,
            count: row.count,
        })
    };
    reports::revenue_by_item(book, span)?.into_iter().map(view).collect()
}

/// One a currency, in order of its code: each document stands in one row of customers.
fn totals(rows: &[CustomerRevenue]) -> Result<Vec<CustomerRevenue>> {
    let mut sums: Vec<CustomerRevenue> = Vec::new();
    for row in rows {
        match sums.last_mut().filter(|sum| sum.currency == row.currency) {
            Some(sum) => sum.add(row).ok_or(Overflow)?,
            None => sums.push(row.clone()),
        }
    }
    Ok(sums)
}

fn total(sum: CustomerRevenue, from: &str, to: &str) -> Result<RevenueSumView> {
    Ok(RevenueSumView {
        count: sum.count,
        net: amount(&sum.currency, sum.net)?,
        vat: amount(&sum.currency, sum.vat)?,
        gross: amount(&sum.currency, sum.gross)?,
        filter: filter::booked_within(&sum.currency, from, to),
        currency: sum.currency,
    })
}

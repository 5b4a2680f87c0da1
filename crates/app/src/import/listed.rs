//! Imported documents in the list of all documents: after those that were issued here, newest first, and marked.

use crate::views::{InvoiceRowView, StateView};
use crate::{Error, Result};
use billing::{Currency, Money, TypeCode};
use chrono::NaiveDate;
use store::table::Reads;
use store::table::imported::{self, ImportedRow};
use store::table::list::{Filter, Sum};

/// What a place in the list, or an id, begins with when it is that of an imported document.
const PREFIX: &str = "imported-";

/// The place to go on from, if it is one of an imported document.
pub(crate) fn place(after: &str) -> Option<Result<i64>> {
    let ordinal = after.strip_prefix(PREFIX)?;
    Some(ordinal.parse().map_err(|_| Error::Unreadable { what: "the place to go on from" }))
}

/// At most `room` more rows after the imported document `after`, and the place to go on from if there are more.
pub(crate) fn window(
    from: &impl Reads,
    filter: &Filter,
    today: NaiveDate,
    after: Option<i64>,
    room: u32,
) -> Result<(Vec<InvoiceRowView>, Option<String>)> {
    let rows = imported::window(from, filter, today, after.filter(|place| *place > 0), room.saturating_add(1))?;
    let more = rows.len() > room as usize;
    let shown = rows.into_iter().take(room as usize);
    // Place 0 is before the first one: where the window is full before any imported document came.
    let mut last = after.unwrap_or(0);
    let views = shown.map(|row| {
        last = row.ordinal;
        row_view(row, today)
    });
    let views = views.collect::<Result<_>>()?;
    Ok((views, more.then(|| id(last))))
}

/// The sums of a list with what was imported.
pub(crate) fn with_sums(from: &impl Reads, filter: &Filter, today: NaiveDate, ours: Vec<Sum>) -> Result<Vec<Sum>> {
    let mut all = ours;
    for theirs in imported::totals(from, filter, today)? {
        let Some(sum) = all.iter_mut().find(|sum| sum.currency == theirs.currency) else {
            all.push(theirs);
            continue;
        };
        sum.count = sum.count.saturating_add(theirs.count);
        sum.gross = sum.gross.checked_add(theirs.gross).ok_or(billing::Error::Overflow)?;
        sum.open = sum.open.checked_add(theirs.open).ok_or(billing::Error::Overflow)?;
    }
    all.sort_by(|one, other| one.currency.cmp(&other.currency));
    Ok(all)
}

/// As every edge names it.
pub(crate) fn id(ordinal: i64) -> String {
    format!("{PREFIX}{ordinal}")
}

pub(super) fn row_view(row: ImportedRow, today: NaiveDate) -> Result<InvoiceRowView> {
    let due: NaiveDate = row.due_date.parse().map_err(|_| Error::Unreadable { what: "the due date" })?;
    let days_left = due.signed_duration_since(today).num_days();
    let currency: Currency = row.currency.parse()?;
    let amount = |minor| Money::new(minor, currency).to_string();
    let paid = if row.void { 0 } else { row.gross.checked_sub(row.open).ok_or(billing::Error::Overflow)? };
    let credit_note = row.type_code == TypeCode::CreditNote.code();
    let state = match (row.open, days_left) {
        _ if row.void => StateView::Void,
        _ if credit_note => StateView::CreditNote,
        (..=-1, _) => StateView::ToRefund,
        (0, _) => StateView::Settled,
        (_, ..=-1) => StateView::Overdue,
        _ if paid != 0 => StateView::PartPaid,
        _ => StateView::Open,
    };
    let owed = row.open > 0 && !credit_note;
    Ok(InvoiceRowView {
        id: id(row.ordinal),
        number: Some(row.number),
        customer: row.customer_name,
        description: row.description,
        type_code: row.type_code,
        credits: row.credits,
        state,
        days_left: owed.then(|| i32::try_from(days_left).unwrap_or(i32::MAX)),
        issue_date: Some(row.issue_date),
        due_date: Some(row.due_date),
        currency: row.currency,
        gross: amount(row.gross),
        open: amount(if credit_note { 0 } else { row.open }),
        paid: amount(paid),
        imported: true,
    })
}

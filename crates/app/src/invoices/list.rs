//! The list: a window of rows, with sums over everything that the filter lets through.

use super::reading;
use crate::roles::Command;
use crate::views::{DraftInput, InvoiceListView, InvoiceQuery, InvoiceRowView, StateView};
use crate::{Error, Result, Session, convert};
use billing::TypeCode;
use chrono::NaiveDate;
use store::table::list::{self, Filter, ListRow};
use store::table::{Reads, drafts as draft_table};

/// At most this many rows cross an edge at once.
const MOST: u32 = 500;

/// A window of documents: drafts first, then the newest number first; of overdue ones the longest overdue first.
pub fn list(session: &mut Session, query: &InvoiceQuery) -> Result<InvoiceListView> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let limit = if query.limit == 0 { 50 } else { query.limit.min(MOST) };
    let filter = Filter {
        text: query.text.clone(),
        state: query.state.clone(),
        from: day(&query.from, "the first day")?,
        to: day(&query.to, "the last day")?,
    };
    let dated = filter.from.is_some() || filter.to.is_some();
    let after = query.after.as_deref().map(str::parse::<i64>).transpose();
    let after = after.map_err(|_| Error::Unreadable { what: "the place to go on from" })?;
    let today = desk.clock.today();
    book.snapshot(|book| {
        let with_drafts = !dated && matches!(query.state.as_str(), "" | "draft");
        let drafts = if with_drafts { matching_drafts(book, &query.text)? } else { Vec::new() };
        let only_drafts = query.state == "draft";
        let sums = if only_drafts { Vec::new() } else { list::sums(book, &filter, today)? };
        let rows = if only_drafts { Vec::new() } else { list::window(book, &filter, today, after, limit + 1)? };
        let next = (rows.len() > limit as usize).then(|| rows[limit as usize - 1].ordinal.to_string());
        let drafts_count = u32::try_from(drafts.len()).unwrap_or(u32::MAX);
        let mut items = if after.is_none() { drafts } else { Vec::new() };
        for row in rows.iter().take(limit as usize) {
            items.push(issued_row(row, today)?);
        }
        Ok(InvoiceListView {
            items,
            next,
            count: sums.iter().map(|sum| sum.count).sum::<u32>().saturating_add(drafts_count),
            open: sums
                .iter()
                .filter(|sum| sum.open != 0)
                .map(|sum| convert::amount(&sum.currency, sum.open))
                .collect::<Result<_>>()?,
            gross: sums.iter().map(|sum| convert::amount(&sum.currency, sum.gross)).collect::<Result<_>>()?,
        })
    })
}

/// A day of the filter; none where it is left open.
fn day(text: &str, what: &'static str) -> Result<Option<NaiveDate>> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Error::Unreadable { what }) }
}

fn matching_drafts(from: &impl Reads, text: &str) -> Result<Vec<InvoiceRowView>> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let mut rows = Vec::new();
    for row in draft_table::all(from)? {
        let input: DraftInput = convert::same_keys(&row.details, "the draft")?;
        let read = reading::read(from, &input)?;
        let name = read.customer.as_ref().map_or(input.customer.as_str(), |(_, customer)| &customer.name);
        let found = format!("{name} {}", input.description).to_lowercase();
        if !words.iter().all(|word| found.contains(word.as_str())) {
            continue;
        }
        let gross = read.draft.totals().map(|totals| totals.gross_total.to_string()).unwrap_or_default();
        rows.push(InvoiceRowView {
            id: row.id.to_string(),
            number: None,
            customer: name.to_owned(),
            description: input.description,
            type_code: read.draft.type_code.to_string(),
            credits: read.draft.preceding.as_ref().map(|preceding| preceding.number.to_string()),
            state: StateView::Draft,
            days_left: None,
            issue_date: read.draft.issue_date.map(|date| date.to_string()),
            due_date: read.draft.due_date.map(|date| date.to_string()),
            currency: read.draft.currency.to_string(),
            open: gross.clone(),
            gross,
            paid: billing::Money::zero(read.draft.currency).to_string(),
        });
    }
    Ok(rows)
}

fn issued_row(row: &ListRow, today: NaiveDate) -> Result<InvoiceRowView> {
    let due: NaiveDate = row.due_date.parse().map_err(|_| Error::Unreadable { what: "the due date" })?;
    let credit_note = row.type_code == TypeCode::CreditNote.code();
    let open = if credit_note { 0 } else { row.owed - row.paid - row.credited };
    let days_left = due.signed_duration_since(today).num_days();
    let state = match (open, days_left) {
        _ if credit_note => StateView::CreditNote,
        (..=-1, _) => StateView::ToRefund,
        (0, _) if row.credited > 0 && row.credited >= row.owed => StateView::Credited,
        (0, _) => StateView::Settled,
        (_, ..=-1) => StateView::Overdue,
        _ if row.paid != 0 => StateView::PartPaid,
        _ => StateView::Open,
    };
    Ok(InvoiceRowView {
        id: row.id.clone(),
        number: Some(row.number.clone()),
        customer: row.customer_name.clone(),
        description: row.description.clone(),
        type_code: row.type_code.clone(),
        credits: row.credits.clone(),
        state,
        days_left: (open > 0).then(|| i32::try_from(days_left).unwrap_or(i32::MAX)),
        issue_date: Some(row.issue_date.clone()),
        due_date: Some(row.due_date.clone()),
        currency: row.currency.clone(),
        gross: convert::amount(&row.currency, row.gross)?.amount,
        open: convert::amount(&row.currency, open)?.amount,
        paid: convert::amount(&row.currency, row.paid)?.amount,
    })
}

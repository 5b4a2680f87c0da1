//! The list: a window of rows, with sums over everything that the filter lets through.

use super::{reading, wishes};
use crate::import::listed;
use crate::roles::Command;
use crate::views::{DraftInput, InvoiceListView, InvoiceQuery, InvoiceRowView, StateView};
use crate::{Error, Result, Session, convert};
use billing::{Currency, Invoiced, ListFilter, Money, QuoteState, Settlement, Tally, TypeCode};
use chrono::NaiveDate;
use store::table::list::{self, Filter, ListRow, Sum};
use store::table::{self, Reads, drafts as draft_table, search};

/// At most this many rows cross an edge at once.
const MOST: u32 = 500;

/// A window of documents: drafts first, then the newest number first; of overdue ones the longest overdue first.
pub fn list(session: &mut Session, query: &InvoiceQuery) -> Result<InvoiceListView> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let limit = if query.limit == 0 { 50 } else { query.limit.min(MOST) };
    let typed = ListFilter::read(&query.text)?;
    let filter = Filter {
        text: typed.words,
        wanted: typed.wanted,
        state: query.state.clone(),
        kind: kind(&query.type_code)?,
        from: day(&query.from, "the first day")?,
        to: day(&query.to, "the last day")?,
    };
    let dated = filter.from.is_some() || filter.to.is_some();
    let imported_after = query.after.as_deref().and_then(listed::place).transpose()?;
    let after = query.after.as_deref().filter(|_| imported_after.is_none()).map(str::parse::<i64>).transpose();
    let after = after.map_err(|_| Error::Unreadable { what: "the place to go on from" })?;
    let today = desk.clock.today();
    book.snapshot(|book| {
        let with_drafts = !dated && matches!(query.state.as_str(), "" | "draft");
        let drafts = if with_drafts { matching_drafts(book, &filter)? } else { Vec::new() };
        let only_drafts = query.state == "draft";
        let sums = if only_drafts { Vec::new() } else { sums(book, &filter, today)? };
        let ours = !only_drafts && imported_after.is_none();
        let rows = if ours { list::window(book, &filter, today, after, limit + 1)? } else { Vec::new() };
        let mut next = (rows.len() > limit as usize).then(|| rows[limit as usize - 1].ordinal.to_string());
        let drafts_count = u32::try_from(drafts.len()).unwrap_or(u32::MAX);
        let mut items = if query.after.is_none() { drafts } else { Vec::new() };
        let room = limit.saturating_sub(u32::try_from(rows.len()).unwrap_or(limit));
        for row in rows.into_iter().take(limit as usize) {
            items.push(issued_row(row, today)?);
        }
        if next.is_none() && !only_drafts {
            let (older, further) = listed::window(book, &filter, today, imported_after, room)?;
            items.extend(older);
            next = further;
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

/// Over all that the filter lets through, issued and imported; of everything from what is kept.
fn sums(from: &impl Reads, filter: &Filter, today: NaiveDate) -> Result<Vec<Sum>> {
    if filter.lets_all_through() {
        return Ok(table::sums::of_everything(from)?);
    }
    listed::with_sums(from, filter, today, list::sums(from, filter, today)?)
}

/// The kind that the filter asks for; none for all.
fn kind(code: &str) -> Result<Option<TypeCode>> {
    Ok(if code.is_empty() { None } else { Some(code.parse()?) })
}

/// A day of the filter; none where it is left open.
fn day(text: &str, what: &'static str) -> Result<Option<NaiveDate>> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Error::Unreadable { what }) }
}

fn matching_drafts(from: &impl Reads, filter: &Filter) -> Result<Vec<InvoiceRowView>> {
    let words: Vec<String> = filter.text.split_whitespace().map(search::fold).collect();
    let mut rows = Vec::new();
    for row in draft_table::all(from)? {
        let input: DraftInput = convert::same_keys(&row.details, "the draft")?;
        let read = reading::read_draft(from, &row.id, &input)?;
        let name = read.customer.as_ref().map_or(input.customer.as_str(), |(_, customer)| &customer.name);
        let found = search::fold(&format!("{name} {}", input.description));
        let other = filter.kind.is_some_and(|kind| kind != read.draft.type_code);
        if other || !words.iter().all(|word| found.contains(word.as_str())) {
            continue;
        }
        let gross = read.draft.totals().map(|totals| totals.gross_total.to_string()).unwrap_or_default();
        let row = InvoiceRowView {
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
            paid: Money::zero(read.draft.currency).to_string(),
            imported: false,
        };
        if wishes::of_draft(&row, &found, &filter.wanted) {
            rows.push(row);
        }
    }
    Ok(rows)
}

fn quote_state(row: &ListRow, until: NaiveDate, today: NaiveDate) -> Result<QuoteState> {
    let newest = row.answer.as_deref().map(str::parse).transpose()?;
    let invoiced = match row.invoiced {
        (_, 1..) => Invoiced::Wholly,
        (1.., 0) => Invoiced::InPart,
        (0, 0) => Invoiced::Nothing,
    };
    Ok(QuoteState::of(until, newest, invoiced, today))
}

fn issued_row(row: ListRow, today: NaiveDate) -> Result<InvoiceRowView> {
    let due: NaiveDate = row.due_date.parse().map_err(|_| Error::Unreadable { what: "the due date" })?;
    let currency: Currency = row.currency.parse()?;
    let of = |minor| Money::new(minor, currency);
    let tally = Tally {
        payable: of(row.payable),
        worth: of(row.payable).plus(of(row.prepaid))?,
        paid: of(row.paid),
        credited: of(row.credited),
        written_off: of(row.written_off),
    };
    let kind: TypeCode = row.type_code.parse()?;
    let standing = kind.asks_for_money().then(|| Settlement::of(&tally, due, today)).transpose()?;
    let state = match standing {
        Some(standing) => convert::state_view(standing.state),
        None if kind == TypeCode::Quote => convert::quote_state_view(quote_state(&row, due, today)?),
        None if kind == TypeCode::CreditNote => StateView::CreditNote,
        None => StateView::Issued,
    };
    let open = standing.map_or(Ok(of(0)), |standing| standing.balance())?;
    let holds = (state == StateView::Offered).then(|| due.signed_duration_since(today).num_days());
    let days_left = standing.and_then(|standing| standing.days_left).or(holds);
    Ok(InvoiceRowView {
        id: row.id,
        number: Some(row.number),
        customer: row.customer_name,
        description: row.description,
        type_code: row.type_code,
        credits: row.credits,
        state,
        days_left: days_left.map(|days| i32::try_from(days).unwrap_or(i32::MAX)),
        issue_date: Some(row.issue_date),
        due_date: Some(row.due_date),
        currency: row.currency,
        gross: of(row.gross).to_string(),
        open: open.to_string(),
        paid: of(row.paid).to_string(),
        imported: false,
    })
}

//! Drafts have no row in the lists of the store: what was typed into the filter is held against each of them here.

use crate::views::InvoiceRowView;
use billing::{Currency, Figure, Money, Wanted, Wish};
use chrono::NaiveDate;

/// Whether a draft is what was typed; `words` is its text in lower case.
pub(super) fn of_draft(row: &InvoiceRowView, words: &str, wanted: &[Wanted]) -> bool {
    wanted.iter().all(|wanted| holds(row, words, &wanted.wish) != wanted.not)
}

fn holds(row: &InvoiceRowView, words: &str, wish: &Wish) -> bool {
    match wish {
        Wish::State(state) => *state == "draft",
        Wish::Kind(kind) => row.type_code == kind.code(),
        Wish::Imported | Wish::Number(_) => false,
        Wish::Word(word) => words.contains(&word.to_lowercase()),
        Wish::Customer(part) => row.customer.to_lowercase().contains(&part.to_lowercase()),
        Wish::Currency(currency) => row.currency == currency.code(),
        // What a draft comes to without VAT is not in the list.
        Wish::Amount(amount) => {
            matches!(amount.figure, Figure::Gross | Figure::Open) && sum(row).is_some_and(|gross| amount.holds(gross))
        }
        Wish::Issued(first, last) => within(row.issue_date.as_deref(), *first, *last),
        Wish::Due(first, last) => within(row.due_date.as_deref(), *first, *last),
    }
}

fn sum(row: &InvoiceRowView) -> Option<Money> {
    let currency: Currency = row.currency.parse().ok()?;
    Money::parse(&row.gross, currency).ok()
}

fn within(day: Option<&str>, first: NaiveDate, last: NaiveDate) -> bool {
    day.and_then(|day| day.parse::<NaiveDate>().ok()).is_some_and(|day| (first..=last).contains(&day))
}

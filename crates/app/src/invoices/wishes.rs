//! Drafts have no row in the lists of the store: what was typed into the filter is held against each of them here.

use crate::views::InvoiceRowView;
use billing::{Currency, Figure, Money, Wanted, Wish};
use chrono::NaiveDate;
use store::table::search::fold;

/// Whether a draft is what was typed; `words` is its text, folded as the search folds it.
pub(super) fn of_draft(row: &InvoiceRowView, words: &str, wanted: &[Wanted]) -> bool {
    wanted.iter().all(|wanted| holds(row, words, &wanted.wish) != wanted.not)
}

fn holds(row: &InvoiceRowView, words: &str, wish: &Wish) -> bool {
    match wish {
        Wish::State(state) => *state == "draft",
        Wish::Kind(kind) => row.type_code == kind.code(),
        Wish::Imported | Wish::Number(_) | Wish::Booked | Wish::WrittenOff(..) => false,
        // What lines of a draft are called and taxed with is not in the list.
        Wish::Item(_) | Wish::ItemIs(_) | Wish::Taxed(..) => false,
        Wish::CustomerIs(whole) => row.customer == *whole,
        Wish::Word(word) => words.contains(&fold(word)),
        Wish::Customer(part) => fold(&row.customer).contains(&fold(part)),
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

//! What we answer, in the words of the peers: a figure that is fast and different is no figure.

use crate::paired::Outcome;
use crate::{AS_OF, QUARTER};
use app::views::{ImportView, InvoiceQuery};
use app::{Session, invoices, reports};
use serde_json::{Value, json};

/// Rows of a list, and finds of a search.
const WINDOW: u32 = 50;

/// Holds every answer against what the peers said, of the terms one in so many; an error names the question whose answers
/// differ.
pub fn held_against(
    session: &mut Session,
    import: &ImportView,
    (terms, every): (&[String], usize),
    peers: &Value,
) -> Outcome<()> {
    let ours = [
        ("sums", sums(import)?),
        ("aged", aged(session)?),
        ("vat", vat(session)?),
        ("revenue", revenue(session)?),
        ("first", json!(numbers(session, "")?)),
    ];
    for (question, ours) in ours {
        if peers[question] != ours {
            return Err(differing(question, &peers[question], &ours).into());
        }
    }
    for (at, term) in terms.iter().enumerate().step_by(every) {
        finds_all(term, &numbers(session, term)?, &peers["search"][at])?;
    }
    Ok(())
}

/// The first place where two answers differ.
fn differing(question: &str, theirs: &Value, ours: &Value) -> String {
    let rows = |answer: &Value| answer.as_array().cloned().unwrap_or_default();
    let (theirs, ours) = (rows(theirs), rows(ours));
    let at = theirs.iter().zip(&ours).take_while(|(theirs, ours)| theirs == ours).count();
    let (counts, rows) = ((theirs.len(), ours.len()), (theirs.get(at), ours.get(at)));
    format!("{question}: of {counts:?} answers, theirs and ours, the one at {at} differs: {rows:?}")
}

/// Ours looks also at notes and order numbers, and at every field for every word, so it may find more; what the peer
/// found must be there, unless fifty newer ones are.
fn finds_all(term: &str, ours: &[String], theirs: &Value) -> Outcome<()> {
    let oldest = ours.last().filter(|_| ours.len() == WINDOW as usize).map(|number| place(number));
    for number in theirs.as_array().into_iter().flatten().filter_map(Value::as_str) {
        let shown = oldest.is_none_or(|oldest| place(number) >= oldest);
        if shown && !ours.iter().any(|our| our == number) {
            return Err(format!("search {term:?}: {number} was not found").into());
        }
    }
    Ok(())
}

/// Year and running number: the order in which the generator made them.
fn place(number: &str) -> (u32, u32) {
    let mut parts = number.split('-').skip(1).map(|part| part.parse().unwrap_or_default());
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

/// Newest documents whose words hold those of `text`.
fn numbers(session: &mut Session, text: &str) -> Outcome<Vec<String>> {
    let query = InvoiceQuery { text: text.to_owned(), limit: WINDOW, ..InvoiceQuery::default() };
    Ok(invoices::list(session, &query)?.items.into_iter().filter_map(|row| row.number).collect())
}

fn sums(import: &ImportView) -> Outcome<Value> {
    let rows = import.sums.iter().map(|sum| {
        let book = &sum.book;
        Ok(json!([
            sum.currency,
            book.documents,
            minor(&book.net)?,
            minor(&book.vat)?,
            minor(&book.gross)?,
            minor(&book.open)?
        ]))
    });
    Ok(Value::Array(rows.collect::<Outcome<_>>()?))
}

fn aged(session: &mut Session) -> Outcome<Value> {
    let mut rows = Vec::new();
    for row in reports::aging(session, AS_OF)?.items {
        let late = &row.amounts;
        let amounts = [&late.not_due, &late.days_1_30, &late.days_31_60, &late.days_61_90, &late.over_90]
            .into_iter()
            .chain([&late.open, &late.to_refund])
            .map(|amount| minor(amount))
            .collect::<Outcome<Vec<_>>>()?;
        rows.push((row.name, late.currency.clone(), row.count, amounts));
    }
    rows.sort();
    let row = |(name, currency, count, amounts): (String, String, u32, Vec<i64>)| {
        let head = [json!(name), json!(currency), json!(count)];
        head.into_iter().chain(amounts.into_iter().map(Value::from)).collect::<Value>()
    };
    Ok(rows.into_iter().map(row).collect())
}

fn vat(session: &mut Session) -> Outcome<Value> {
    let mut rows = Vec::new();
    for row in reports::vat(session, QUARTER.0, QUARTER.1)?.items {
        let rate = points(&row.rate)?;
        let kinds = [
            ("credit", row.credit_notes, -minor(&row.credited_taxable)?, -minor(&row.credited_tax)?),
            ("invoice", row.invoices, minor(&row.invoiced_taxable)?, minor(&row.invoiced_tax)?),
        ];
        for (kind, count, net, vat) in kinds.into_iter().filter(|(_, count, ..)| *count > 0) {
            rows.push((row.currency.clone(), row.category.clone(), rate, kind, count, net, vat));
        }
    }
    rows.sort();
    Ok(json!(rows))
}

fn revenue(session: &mut Session) -> Outcome<Value> {
    let rows = reports::revenue(session)?
        .into_iter()
        .map(|row| Ok((row.month, row.currency, row.count, minor(&row.net)?, minor(&row.vat)?, minor(&row.gross)?)));
    Ok(json!(rows.collect::<Outcome<Vec<_>>>()?))
}

/// Minor units: a view writes all decimals of its currency.
fn minor(amount: &str) -> Outcome<i64> {
    Ok(amount.replace('.', "").parse()?)
}

/// Basis points of a rate in percent.
fn points(percent: &str) -> Outcome<i64> {
    let (whole, part) = percent.split_once('.').unwrap_or((percent, ""));
    Ok(whole.parse::<i64>()? * 100 + format!("{part:0<2}").parse::<i64>()?)
}

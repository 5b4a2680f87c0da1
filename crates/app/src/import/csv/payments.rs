//! Payments of a table on documents that were imported before.

use super::amounts::{Amounts, Rates};
use super::fields::Field;
use super::plan::{Draft, Plan};
use super::reading::Reading;
use crate::Result;
use billing::{Currency, imported_share};
use chrono::NaiveDate;
use documents::sheet::SheetRow;
use std::collections::HashMap;
use store::table::Reads;
use store::table::imported::{self, Standing};

/// A payment that will stand; minor units.
pub(super) struct NewPayment {
    pub line: u64,
    pub number: String,
    pub ordinal: i64,
    pub currency: Currency,
    pub date: NaiveDate,
    pub amount: i64,
    pub base_amount: i64,
    pub method: String,
    pub reference: String,
}

/// What is left open by the rows so far, and which payments of the book rows have named.
#[derive(Default)]
struct SoFar {
    standings: HashMap<String, Option<Standing>>,
    named: HashMap<(i64, NaiveDate, i64, String), u32>,
}

/// Plans every payment of the table.
pub(super) fn plan(reading: &Reading, book: &impl Reads, rates: &Rates, plan: &mut Plan) -> Result<()> {
    let mut so_far = SoFar::default();
    for row in &reading.rows {
        let mut draft = Draft::default();
        let made = one(reading, book, rates, row, &mut so_far, &mut draft)?;
        plan.questions.extend(draft.questions);
        if !draft.faults.is_empty() {
            plan.faulty.insert(row.line);
            plan.faults.append(&mut draft.faults);
        } else if let Some(why) = draft.left {
            plan.left.push((row.line, why));
        } else {
            plan.payments.extend(made);
        }
    }
    Ok(())
}

fn one(
    reading: &Reading,
    book: &impl Reads,
    rates: &Rates,
    row: &SheetRow,
    so_far: &mut SoFar,
    draft: &mut Draft,
) -> Result<Option<NewPayment>> {
    let number = reading.text(row, Field::Number);
    if !so_far.standings.contains_key(number) {
        so_far.standings.insert(number.to_owned(), imported::standing(book, number)?);
    }
    let Some(Some(standing)) = so_far.standings.get_mut(number) else {
        let ours = imported::is_ours(book, number)?;
        let what = if ours {
            "You issued this document here: record its payment on it."
        } else {
            "No imported document has this number: import the documents first."
        };
        draft.faults.push(reading.fault(row, Field::Number, what));
        return Ok(None);
    };
    let currency: Currency = standing.currency.parse()?;
    if !reading.text(row, Field::Currency).is_empty() && rates.currency(reading, row, draft) != Some(currency) {
        draft.faults.push(reading.fault(row, Field::Currency, format!("The document is in {currency}.")));
    }
    let date = reading.day(row, Field::Date, &mut draft.faults);
    let amount = Amounts { reading, currency }.minor(row, Field::Amount, &mut draft.faults);
    let rate = rates.micro(reading, row, currency, draft);
    for (field, missing) in [(Field::Date, date.is_none()), (Field::Amount, amount.is_none())] {
        if missing && reading.text(row, field).is_empty() {
            draft.faults.push(reading.fault(row, field, "This is missing."));
        }
    }
    let (Some(date), Some(amount)) = (date, amount) else { return Ok(None) };
    let reference = reading.text(row, Field::Reference).to_owned();
    if is_there(book, standing, (date, amount, &reference), &mut so_far.named)? {
        draft.left = Some("the book has this payment already".to_owned());
        return Ok(None);
    }
    let base = imported_share(amount.into(), rate, 1_000_000).and_then(|part| i64::try_from(part).ok());
    let after = standing.open.checked_sub(amount);
    let (Some(base_amount), Some(after)) = (base, after) else {
        draft.faults.push(reading.fault(row, Field::Amount, "This is more money than a payment can be."));
        return Ok(None);
    };
    // Above 0 and then below, or the other way round: more was paid, or paid back, than was open.
    let beyond = after != 0 && (after > 0) != (standing.gross > 0) && (amount > 0) == (standing.gross > 0);
    if beyond && !standing.void {
        let open = billing::Money::new(standing.open, currency);
        let what = format!("Only {open} {currency} is open on it. Did the documents bring this payment along?");
        draft.faults.push(reading.fault(row, Field::Amount, what));
        return Ok(None);
    }
    if draft.faults.is_empty() && !standing.void {
        standing.open = after;
    }
    let method = reading.text(row, Field::Method).to_owned();
    let (line, number, ordinal) = (row.line, number.to_owned(), standing.ordinal);
    Ok(Some(NewPayment { line, number, ordinal, currency, date, amount, base_amount, method, reference }))
}

/// Whether the book has the payment: of several that are alike, as many rows are passed over as it has.
fn is_there(
    book: &impl Reads,
    standing: &Standing,
    (date, amount, reference): (NaiveDate, i64, &str),
    named: &mut HashMap<(i64, NaiveDate, i64, String), u32>,
) -> Result<bool> {
    let there = imported::payments_like(book, standing.ordinal, &date.to_string(), amount, reference)?;
    let named = named.entry((standing.ordinal, date, amount, reference.to_owned())).or_default();
    let again = *named < there;
    *named += u32::from(again);
    Ok(again)
}

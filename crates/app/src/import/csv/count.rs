//! What the file's own columns come to, for the rows that come in: added up from its cells by themselves, beside the
//! documents that were made of them. What no column states is not counted.

use super::fields::Field;
use super::plan::Plan;
use super::reading::Reading;
use crate::views::ImportSumsView;
use crate::{Result, convert};
use billing::{Currency, Money};
use documents::sheet::SheetRow;
use std::collections::{BTreeMap, HashMap};

/// Sums of one currency, minor units; none where no column states them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stated {
    pub count: i64,
    pub net: Option<i64>,
    pub vat: Option<i64>,
    pub gross: Option<i64>,
    pub open: Option<i64>,
}

/// Adds up the cells of the documents that come in, by currency.
pub(super) fn documents(reading: &Reading, plan: &Plan) -> Option<BTreeMap<String, Stated>> {
    let rows: HashMap<u64, &SheetRow> = reading.rows.iter().map(|row| (row.line, row)).collect();
    let (nothing, mut all) = (stated(reading, plan, &rows), BTreeMap::<String, Stated>::new());
    for made in &plan.documents {
        let currency = made.document.currency;
        let first = rows.get(made.lines.first()?)?;
        let sum = all.entry(currency.code().to_owned()).or_insert_with(|| nothing.clone());
        sum.count += 1;
        let cell = |row: &SheetRow, field| {
            let amount = minor(reading, row, field, currency);
            if made.flipped { amount.checked_neg() } else { Some(amount) }
        };
        if reading.has(Field::Net) {
            add(&mut sum.net, cell(first, Field::Net)?)?;
        } else {
            for line in &made.lines {
                add(&mut sum.net, cell(rows.get(line)?, Field::LineNet)?)?;
            }
        }
        add(&mut sum.vat, cell(first, Field::Vat)?)?;
        let gross = cell(first, Field::Gross)?;
        add(&mut sum.gross, gross)?;
        let open = if made.document.void {
            0
        } else if reading.has(Field::Open) {
            cell(first, Field::Open)?
        } else {
            gross.checked_sub(cell(first, Field::Paid)?)?
        };
        add(&mut sum.open, open)?;
    }
    Some(all)
}

/// Adds up the payments that come in, by the currency of their documents.
pub(super) fn payments(reading: &Reading, plan: &Plan) -> Option<BTreeMap<String, Stated>> {
    let rows: HashMap<u64, &SheetRow> = reading.rows.iter().map(|row| (row.line, row)).collect();
    let mut all: BTreeMap<String, Stated> = BTreeMap::new();
    for made in &plan.payments {
        let sum = all.entry(made.currency.code().to_owned()).or_default();
        sum.count += 1;
        let amount = minor(reading, rows.get(&made.line)?, Field::Amount, made.currency);
        sum.gross = Some(sum.gross.unwrap_or_default().checked_add(amount)?);
    }
    Some(all)
}

/// Nothing yet, of what the columns state for every document that comes in.
fn stated(reading: &Reading, plan: &Plan, rows: &HashMap<u64, &SheetRow>) -> Stated {
    let filled = |line: &u64, field| rows.get(line).is_some_and(|row| !reading.text(row, field).is_empty());
    // A sum of a document may be empty in all its rows but the first.
    let given = |field| {
        reading.has(field)
            && plan.documents.iter().all(|made| made.lines.first().is_some_and(|line| filled(line, field)))
    };
    let in_every_row = |field| {
        reading.has(field) && plan.documents.iter().all(|made| made.lines.iter().all(|line| filled(line, field)))
    };
    let zero = |is: bool| is.then_some(0);
    Stated {
        count: 0,
        net: zero(if reading.has(Field::Net) { given(Field::Net) } else { in_every_row(Field::LineNet) }),
        vat: zero(given(Field::Vat)),
        gross: zero(given(Field::Gross)),
        open: zero(given(Field::Open) || (!reading.has(Field::Open) && given(Field::Paid) && given(Field::Gross))),
    }
}

fn add(sum: &mut Option<i64>, amount: i64) -> Option<()> {
    if let Some(sum) = sum {
        *sum = sum.checked_add(amount)?;
    }
    Some(())
}

fn minor(reading: &Reading, row: &SheetRow, field: Field, currency: Currency) -> i64 {
    let amount = reading.number(row, field, &mut Vec::new()).unwrap_or_default();
    Money::round(amount, currency).map(Money::minor).unwrap_or_default()
}

/// As views show it; what is not stated is empty.
pub(super) fn sums_view(currency: &str, stated: &Stated) -> Result<ImportSumsView> {
    let amount = |minor: Option<i64>| match minor {
        Some(minor) => Ok::<_, crate::Error>(convert::amount(currency, minor)?.amount),
        None => Ok(String::new()),
    };
    Ok(ImportSumsView {
        documents: u32::try_from(stated.count).unwrap_or(u32::MAX),
        net: amount(stated.net)?,
        vat: amount(stated.vat)?,
        gross: amount(stated.gross)?,
        open: amount(stated.open)?,
    })
}

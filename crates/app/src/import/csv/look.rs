//! Shows what a table would bring, before anything is written.

use super::count::{Stated, sums_view};
use super::fields::CsvKind;
use super::parties::Who;
use super::plan::Plan;
use super::reading::{Reading, short};
use crate::import::count::fingerprint_of;
use crate::roles::Command;
use crate::views::{
    CsvFieldView, CsvFirstView, CsvLeftOutView, CsvLookView, CsvMap, ImportSumsView, ImportedBeforeView,
};
use crate::{Result, Session, profile};
use billing::{Currency, Money};
use std::collections::BTreeMap;
use store::table::imported;

/// Rows of a preview.
const FIRST: usize = 10;
/// At most this many faults and reasons are named; all are counted.
pub(super) const NAMED: usize = 200;

/// Reads a whole table and shows what it would bring: its columns, its first rows as they will stand, each row with a
/// fault, and what must be answered before. Writes nothing.
///
/// # Errors
/// [`Error::Sheet`](crate::Error::Sheet) for a file that is no table, [`Error::ImportRefused`](crate::Error::ImportRefused)
/// for a mapping that does not fit it.
pub fn look(session: &mut Session, file: Vec<u8>, map: &CsvMap) -> Result<CsvLookView> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let source = fingerprint_of(&file);
    let reading = Reading::new(file, map)?;
    let before = imported::run_of(book, reading.kind.format(), &source)?;
    let plan = Plan::new(&reading, book, profile::load(book)?.currency)?;
    let mut view = view(&reading, &plan)?;
    view.before = before.map(|run| ImportedBeforeView { recorded_at: run.recorded_at });
    Ok(view)
}

fn view(reading: &Reading, plan: &Plan) -> Result<CsvLookView> {
    let rows = short(reading.rows.len() as u64);
    let (left, faulty) = (short(plan.left.len() as u64), short(plan.faulty.len() as u64));
    let unanswered = !reading.questions.is_empty();
    let (first_fields, first) = first(reading, plan);
    Ok(CsvLookView {
        map: reading.map.clone(),
        encoding: reading.sheet.encoding().name().to_owned(),
        columns: reading.columns.clone(),
        fields: reading
            .kind
            .specs()
            .iter()
            .map(|spec| CsvFieldView { code: spec.code.to_owned(), needed: spec.needed })
            .collect(),
        questions: plan.questions.clone(),
        rows,
        used: if unanswered { 0 } else { rows.saturating_sub(left).saturating_sub(faulty) },
        left_out: left,
        left: left_view(plan),
        faulty,
        faults: plan.faults.iter().take(NAMED).cloned().collect(),
        matches: plan.parties.matches.iter().take(NAMED).cloned().collect(),
        notes: plan.notes.clone(),
        made: plan.made(reading.kind),
        new_customers: plan.new_customers(),
        sums: sums(plan)?,
        first_fields,
        first,
        before: None,
    })
}

pub(super) fn left_view(plan: &Plan) -> Vec<CsvLeftOutView> {
    let left = plan.left.iter().take(NAMED);
    left.map(|(line, why)| CsvLeftOutView { line: short(*line), why: why.clone() }).collect()
}

/// What the documents, or the payments, come to as they will stand.
fn sums(plan: &Plan) -> Result<Vec<(String, ImportSumsView)>> {
    let mut all: BTreeMap<&'static str, Stated> = BTreeMap::new();
    let add = |sum: &mut Option<i64>, amount: i64| {
        *sum = sum.unwrap_or_default().checked_add(amount);
        sum.ok_or(billing::Error::Overflow)
    };
    for made in &plan.documents {
        let (document, paid) = (&made.document, made.paid.map_or(0, |(_, amount)| amount));
        let sum = all.entry(document.currency.code()).or_default();
        sum.count += 1;
        add(&mut sum.net, document.net)?;
        add(&mut sum.vat, document.vat)?;
        add(&mut sum.gross, document.gross)?;
        let open = document.gross.checked_sub(paid).ok_or(billing::Error::Overflow)?;
        add(&mut sum.open, if document.void { 0 } else { open })?;
    }
    for made in &plan.payments {
        let sum = all.entry(made.currency.code()).or_default();
        sum.count += 1;
        add(&mut sum.gross, made.amount)?;
    }
    all.iter().map(|(currency, sum)| Ok(((*currency).to_owned(), sums_view(currency, sum)?))).collect()
}

/// The first rows as they will stand.
fn first(reading: &Reading, plan: &Plan) -> (Vec<String>, Vec<CsvFirstView>) {
    let row = |line: u64, cells: Vec<String>| CsvFirstView { line: short(line), cells };
    let (fields, rows): (&[&str], Vec<CsvFirstView>) = match reading.kind {
        CsvKind::Customers => (
            &["name", "number", "street", "postcode", "city", "country", "vat_id", "email"],
            plan.parties
                .new
                .iter()
                .take(FIRST)
                .map(|new| {
                    let (party, more) = (&new.record.party, &new.record.more);
                    let cells = [
                        &party.name,
                        &more.number,
                        &party.street,
                        &party.postcode,
                        &party.city,
                        &party.country,
                        &party.vat_id,
                        &party.email,
                    ];
                    row(new.line, cells.map(String::clone).to_vec())
                })
                .collect(),
        ),
        CsvKind::Items => (
            &["name", "number", "unit", "price", "vat_rate"],
            plan.items
                .iter()
                .take(FIRST)
                .map(|new| {
                    let item = &new.item;
                    let prices: Vec<_> =
                        item.amounts.iter().map(|each| format!("{} {}", each.price, each.currency)).collect();
                    row(
                        new.line,
                        vec![
                            item.name.clone(),
                            item.number.clone(),
                            item.unit.clone(),
                            prices.join(", "),
                            item.vat.rate.clone(),
                        ],
                    )
                })
                .collect(),
        ),
        CsvKind::Documents => (
            &["number", "kind", "customer", "issue_date", "due_date", "net", "vat", "gross", "open", "currency"],
            plan.documents
                .iter()
                .take(FIRST)
                .map(|made| {
                    let document = &made.document;
                    let amount = |minor| money(minor, document.currency);
                    let open = if document.void {
                        0
                    } else {
                        document.gross.saturating_sub(made.paid.map_or(0, |(_, amount)| amount))
                    };
                    let cells = vec![
                        document.number.to_string(),
                        if document.credit_note { "credit note" } else { "invoice" }.to_owned(),
                        customer(plan, made.who),
                        document.issue_date.to_string(),
                        document.due_date.to_string(),
                        amount(document.net),
                        amount(document.vat),
                        amount(document.gross),
                        if document.void { "cancelled".to_owned() } else { amount(open) },
                        document.currency.to_string(),
                    ];
                    row(made.lines.first().copied().unwrap_or_default(), cells)
                })
                .collect(),
        ),
        CsvKind::Payments => (
            &["number", "date", "amount", "currency", "method", "reference"],
            plan.payments
                .iter()
                .take(FIRST)
                .map(|made| {
                    let amount = money(made.amount, made.currency);
                    let cells = vec![
                        made.number.clone(),
                        made.date.to_string(),
                        amount,
                        made.currency.to_string(),
                        made.method.clone(),
                        made.reference.clone(),
                    ];
                    row(made.line, cells)
                })
                .collect(),
        ),
    };
    (fields.iter().map(|code| (*code).to_owned()).collect(), rows)
}

fn customer(plan: &Plan, who: Who) -> String {
    match who {
        Who::Known(place) => plan.parties.known.get(place).map(|(_, known)| known.party.name.clone()),
        Who::New(place) => plan.parties.new.get(place).map(|new| new.record.party.name.clone()),
    }
    .unwrap_or_default()
}

fn money(minor: i64, currency: Currency) -> String {
    Money::new(minor, currency).to_string()
}

//! Takes a table over in one transaction: what was shown comes in, all of it, or nothing does.

use super::count::{self, Stated, sums_view};
use super::fields::CsvKind;
use super::look::{NAMED, left_view};
use super::parties::Who;
use super::plan::Plan;
use super::reading::{Reading, short};
use crate::import::count::fingerprint_of;
use crate::import::run::Watch;
use crate::roles::Command;
use crate::views::{
    CsvDoneView, CsvFaultView, CsvLeftOutView, CsvMap, CsvQuestionView, Fault, ImportFlawView, ImportProgressView,
    ReconciledView,
};
use crate::{Error, Result, Session, ids, profile};
use billing::{CustomerId, ItemId};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use store::Tx;
use store::table::imported::{self, ImportedPayment, Place, Run};
use store::table::{customers, items};

/// News and the wish to stop are asked for once in so many things made.
const STEP: usize = 64;

/// Imports one table as [`look`](super::look::look) shows it.
///
/// # Errors
/// [`Error::ImportTwice`] for a file that was imported as this kind before, [`Error::ImportRefused`] names the questions
/// that are open and the rows that have a fault, [`Error::ImportNothingNew`] where nothing would be made,
/// [`Error::ImportDiffers`] a sum that does not come out, [`Error::Cancelled`] follows `cancel`; nothing was written then.
pub fn run(
    session: &mut Session,
    file: Vec<u8>,
    map: &CsvMap,
    watch: &mut Watch<'_>,
    cancel: &AtomicBool,
) -> Result<CsvDoneView> {
    let desk = session.at(Command::Issue)?;
    let book = &desk.open.book;
    let source = fingerprint_of(&file);
    let reading = Reading::new(file, map)?;
    let format = reading.kind.format();
    if let Some(before) = imported::run_of(book, format, &source)? {
        return Err(Error::ImportTwice { on: before.recorded_at.chars().take(10).collect() });
    }
    let own = profile::load(book)?.currency;
    let now = desk.clock.now();
    let view = desk.open.book.write(now, |tx| {
        // Worked out inside the transaction: nobody changes the book between plan and deed.
        let plan = Plan::new(&reading, tx, own)?;
        refuse(&reading, &plan)?;
        let run = Run::begin(tx, format, source)?;
        Deed { tx, run, reading: &reading, plan: &plan, watch, cancel, done: 0 }.whole()
    })?;
    watch(ImportProgressView { percent: 100, documents: view.made });
    desk.open.anchor_in_keyring(desk.keyring);
    Ok(view)
}

/// Writes a mapping to a new file, to be changed and given back.
///
/// # Errors
/// [`Error::FileExists`] where there is a file of that name.
pub fn save_map(file: &Path, map: &CsvMap) -> Result<()> {
    let mut text = serde_json::to_string_pretty(map).map_err(|_| Error::Unreadable { what: "the mapping" })?;
    text.push('\n');
    crate::outside::write_new(file, text.as_bytes())
}

fn refuse(reading: &Reading, plan: &Plan) -> Result<()> {
    let asked = plan.questions.iter().map(asked);
    let faulty = plan.faults.iter().take(if reading.map.leave_out_faults { 0 } else { NAMED }).map(faulty);
    let faults: Vec<_> = asked.chain(faulty).collect();
    if !faults.is_empty() {
        return Err(Error::ImportRefused { faults });
    }
    if plan.made(reading.kind) == 0 && plan.filled() == 0 {
        return Err(Error::ImportNothingNew);
    }
    Ok(())
}

fn asked(question: &CsvQuestionView) -> Fault {
    let path =
        if question.of.is_empty() { question.about.clone() } else { format!("{}.{}", question.about, question.of) };
    Fault { path, code: "asked".to_owned(), message: question.message.clone() }
}

fn faulty(fault: &CsvFaultView) -> Fault {
    let place = if fault.column.is_empty() { String::new() } else { format!(", {}", fault.column) };
    Fault { path: format!("line {}{place}", fault.line), code: "row".to_owned(), message: fault.what.clone() }
}

/// A table on its way into the book.
struct Deed<'d, 't, 'b, 'w> {
    tx: &'t Tx<'b>,
    run: Run<'t, 'b>,
    reading: &'d Reading,
    plan: &'d Plan,
    watch: &'d mut Watch<'w>,
    cancel: &'d AtomicBool,
    done: usize,
}

impl Deed<'_, '_, '_, '_> {
    fn whole(mut self) -> Result<CsvDoneView> {
        let new = self.customers()?;
        self.items()?;
        let (flawed, flaws) = self.documents(&new)?;
        self.payments()?;
        let (reading, plan, tx, id) = (self.reading, self.plan, self.tx, self.run.id());
        self.run.finish()?;
        let sums = sums(reading, plan, tx, id)?;
        let (rows, left_out) = (reading.rows.len(), plan.left.len() + plan.faulty.len());
        let mut left = left_view(plan);
        left.extend(plan.faults.iter().map(|fault| CsvLeftOutView { line: fault.line, why: fault.what.clone() }));
        left.sort_by_key(|row| row.line);
        left.dedup_by_key(|row| row.line);
        left.truncate(NAMED);
        Ok(CsvDoneView {
            map: reading.map.clone(),
            rows: short(rows as u64),
            used: short(rows.saturating_sub(left_out) as u64),
            left_out: short(left_out as u64),
            left,
            made: plan.made(reading.kind),
            filled: plan.filled(),
            new_customers: plan.new_customers(),
            flawed,
            flaws,
            sums,
        })
    }

    /// One more thing is written: tells how far it has come, and stops where the user wants to.
    fn step(&mut self) -> Result<()> {
        self.done += 1;
        if self.done % STEP != 1 {
            return Ok(());
        }
        if self.cancel.load(Ordering::Relaxed) {
            return Err(Error::Cancelled);
        }
        let plan = self.plan;
        let all =
            plan.parties.new.len() + plan.filled.len() + plan.items.len() + plan.documents.len() + plan.payments.len();
        let percent = short((self.done * 100).checked_div(all.max(1)).unwrap_or(100).min(100) as u64);
        (self.watch)(ImportProgressView { percent, documents: short(self.done as u64) });
        Ok(())
    }

    fn customers(&mut self) -> Result<Vec<CustomerId>> {
        let mut new = Vec::with_capacity(self.plan.parties.new.len());
        for party in &self.plan.parties.new {
            self.step()?;
            let id = CustomerId::new(ids::uuid_v7(self.tx.now())?);
            customers::save_whole(self.tx, &id, &party.record)?;
            new.push(id);
        }
        for (_, place, whole) in &self.plan.filled {
            self.step()?;
            if let Some((id, _)) = self.plan.parties.known.get(*place) {
                customers::save_whole(self.tx, id, whole)?;
            }
        }
        Ok(new)
    }

    fn items(&mut self) -> Result<()> {
        for plan in &self.plan.items {
            self.step()?;
            let id = plan.id.map_or_else(|| ids::uuid_v7(self.tx.now()).map(ItemId::new), Ok)?;
            items::save(self.tx, &id, &plan.item)?;
        }
        Ok(())
    }

    /// Invoices before the credit notes that name them.
    fn documents(&mut self, new: &[CustomerId]) -> Result<(u32, Vec<ImportFlawView>)> {
        let (mut places, mut flaws, mut flawed): (HashMap<&str, Place>, _, _) = (HashMap::new(), Vec::new(), 0_u32);
        let plan = self.plan;
        let naming = |names: bool| plan.documents.iter().filter(move |made| made.credits.is_empty() != names);
        for made in naming(false).chain(naming(true)) {
            self.step()?;
            let (id, name) = match made.who {
                Who::Known(place) => plan.parties.known.get(place).map(|(id, known)| (*id, &known.party.name)),
                Who::New(place) => {
                    new.get(place).copied().zip(plan.parties.new.get(place).map(|party| &party.record.party.name))
                }
            }
            .ok_or(Error::ImportDiffers)?;
            let credits = match places.get(made.credits.as_str()) {
                Some(place) => Some(*place),
                None if made.credits.is_empty() => None,
                None => imported::standing(self.tx, &made.credits)?.map(|there| Place { ordinal: there.ordinal }),
            };
            let line = made.lines.first().copied().unwrap_or_default();
            let found = made.document.flaws();
            let place = self.run.document(line, &made.document, (&id, name), credits, found.len())?;
            if let (Some((date, amount)), Some(base_amount)) = (made.paid, base_of(made)) {
                let payment = ImportedPayment { row: line, date, amount, base_amount, method: "", reference: "" };
                self.run.payment(place, &payment)?;
            }
            if let Some(first) = found.first() {
                flawed = flawed.saturating_add(1);
                if flaws.len() < NAMED {
                    let number = made.document.number.to_string();
                    flaws.push(ImportFlawView { line: short(line), number, what: first.to_string() });
                }
            }
            places.insert(&made.document.number, place);
        }
        Ok((flawed, flaws))
    }

    fn payments(&mut self) -> Result<()> {
        for made in &self.plan.payments {
            self.step()?;
            let payment = ImportedPayment {
                row: made.line,
                date: made.date,
                amount: made.amount,
                base_amount: made.base_amount,
                method: &made.method,
                reference: &made.reference,
            };
            self.run.later_payment(Place { ordinal: made.ordinal }, &payment)?;
        }
        Ok(())
    }
}

/// What was paid with a document, in the book's currency.
fn base_of(made: &super::documents::NewDocument) -> Option<i64> {
    let (_, amount) = made.paid?;
    billing::imported_share(amount.into(), made.document.rate, 1_000_000).and_then(|part| i64::try_from(part).ok())
}

/// The file's own columns beside the rows of the book: nothing counts where they differ.
fn sums(reading: &Reading, plan: &Plan, tx: &Tx<'_>, run: i64) -> Result<Vec<ReconciledView>> {
    let (stated, book): (_, Vec<(String, Stated)>) = match reading.kind {
        CsvKind::Customers | CsvKind::Items => (Some(BTreeMap::new()), Vec::new()),
        CsvKind::Documents => {
            let sums = imported::reconciled(tx, run)?.into_iter().map(|sum| {
                let (net, vat, gross, open) = (Some(sum.net), Some(sum.vat), Some(sum.gross), Some(sum.open));
                (sum.currency, Stated { count: sum.documents, net, vat, gross, open })
            });
            (count::documents(reading, plan), sums.collect())
        }
        CsvKind::Payments => {
            let sums = imported::paid_in(tx, run)?.into_iter();
            let sums = sums
                .map(|(currency, count, paid)| (currency, Stated { count, gross: Some(paid), ..Stated::default() }));
            (count::payments(reading, plan), sums.collect())
        }
    };
    let stated = stated.ok_or(Error::ImportDiffers)?;
    if stated.len() != book.len() {
        return Err(Error::ImportDiffers);
    }
    book.into_iter()
        .map(|(currency, book)| {
            let file = stated.get(&currency).ok_or(Error::ImportDiffers)?;
            let equal = |file: Option<i64>, book: Option<i64>| file.is_none() || file == book;
            let pairs = [(file.net, book.net), (file.vat, book.vat), (file.gross, book.gross), (file.open, book.open)];
            if file.count != book.count || !pairs.into_iter().all(|(file, book)| equal(file, book)) {
                return Err(Error::ImportDiffers);
            }
            Ok(ReconciledView { file: sums_view(&currency, file)?, book: sums_view(&currency, &book)?, currency })
        })
        .collect()
}

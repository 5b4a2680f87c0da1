//! Takes a file over in one transaction: all of it is in the book with one entry in the audit log, or nothing is. Whoever
//! pulls the plug, kills the program or cancels leaves the book as it was, and may begin again.

use super::count::{Counted, count, fingerprint};
use super::jsonl::{self, Client, Document, Payment, Record};
use super::lines::Lines;
use super::sums_view;
use crate::roles::Command;
use crate::views::{ImportFlawView, ImportProgressView, ImportView, ReconciledView};
use crate::{Error, Result, Session, ids};
use billing::{Currency, CustomerId};
use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use store::Tx;
use store::table::customers;
use store::table::imported::{self, ImportedPayment, Place, Reconciled, Run};

/// Hears how far an import has come.
pub type Watch<'w> = dyn FnMut(ImportProgressView) + 'w;

/// At most this many rows that do not add up are named; all are counted.
const NAMED: usize = 100;
/// News and the wish to stop are asked for once in so many lines.
const STEP: u64 = 512;

/// Imports one JSON Lines file. A file that is in the book already changes nothing and says so.
///
/// # Errors
/// [`Error::ImportRow`] names the line that keeps the whole file out, [`Error::ImportDiffers`] a sum that does not come
/// out, [`Error::Cancelled`] follows `cancel`; nothing was written then.
pub fn jsonl(session: &mut Session, file: &Path, watch: &mut Watch<'_>, cancel: &AtomicBool) -> Result<ImportView> {
    let desk = session.at(Command::Issue)?;
    let (now, source) = (desk.clock.now(), fingerprint(file)?);
    if let Some(run) = imported::run_of(&desk.open.book, "jsonl", &source)? {
        let book = imported::reconciled(&desk.open.book, run.id)?;
        let sums = book.iter().map(|sum| reconciled_view(sum, sum)).collect::<Result<_>>()?;
        return Ok(ImportView {
            already: true,
            documents: short(run.documents),
            payments: short(run.payments),
            flawed: short(run.flawed),
            sums,
            ..ImportView::default()
        });
    }
    let stop = &AtomicBool::new(false);
    let view = desk.open.book.write(now, |tx| {
        thread::scope(|scope| {
            let counting = scope.spawn(move || count(file, stop));
            let mut rows = Rows::begin(tx, source)?;
            rows.take(file, watch, cancel).inspect_err(|_| stop.store(true, Ordering::Relaxed))?;
            let counted = counting.join().map_err(|_| Error::ImportChanged)??;
            if counted.fingerprint != source {
                return Err(Error::ImportChanged);
            }
            rows.finish(&counted)
        })
    })?;
    watch(ImportProgressView { percent: 100, documents: view.documents });
    desk.open.anchor_in_keyring(desk.keyring);
    Ok(view)
}

/// The rows of a file on their way, with what later ones need of earlier ones.
struct Rows<'t, 'b> {
    tx: &'t Tx<'b>,
    run: Run<'t, 'b>,
    id: i64,
    clients: HashMap<i64, (CustomerId, String)>,
    documents: HashMap<i64, (Place, Currency)>,
    view: ImportView,
}

impl<'t, 'b> Rows<'t, 'b> {
    fn begin(tx: &'t Tx<'b>, source: [u8; 32]) -> Result<Self> {
        let run = Run::begin(tx, "jsonl", source)?;
        let id = run.id();
        Ok(Self { tx, run, id, clients: HashMap::new(), documents: HashMap::new(), view: ImportView::default() })
    }

    fn take(&mut self, file: &Path, watch: &mut Watch<'_>, cancel: &AtomicBool) -> Result<()> {
        let (mut lines, mut told) = (Lines::open(file)?, u32::MAX);
        loop {
            let percent = lines.percent();
            let Some((line, bytes)) = lines.next()? else { return Ok(()) };
            if line % STEP == 1 {
                if cancel.load(Ordering::Relaxed) {
                    return Err(Error::Cancelled);
                }
                if percent != told {
                    told = percent;
                    watch(ImportProgressView { percent, documents: self.view.documents });
                }
            }
            match jsonl::read(line, bytes)? {
                Record::Business => {}
                Record::Client(client) => self.client(line, &client)?,
                Record::Document(document) => self.document(line, document)?,
                Record::Payment(payment) => self.payment(line, &payment)?,
            }
        }
    }

    /// A customer whom the book knows just so is that one; every other one is new.
    fn client(&mut self, line: u64, client: &Client<'_>) -> Result<()> {
        let customer = client.customer();
        if customer.name.trim().is_empty() {
            return Err(Error::ImportRow { line, what: "the client has no name" });
        }
        let id = match customers::same(self.tx, &customer)? {
            Some(id) => id,
            None => {
                let id = CustomerId::new(ids::uuid_v7(self.tx.now())?);
                customers::save(self.tx, &id, &customer)?;
                self.view.new_customers += 1;
                id
            }
        };
        self.view.customers += 1;
        match self.clients.insert(client.id, (id, customer.name)) {
            None => Ok(()),
            Some(_) => Err(Error::ImportRow { line, what: "a client before it has the same id" }),
        }
    }

    fn document(&mut self, line: u64, document: Document<'_>) -> Result<()> {
        let refused = |what| Error::ImportRow { line, what };
        let (id, client, credits) = (document.id, document.client, document.credits);
        let document = document.imported().map_err(refused)?;
        let (customer, name) = self.clients.get(&client).ok_or(refused("no client before it has this id"))?;
        let credits = match credits {
            Some(id) => Some(self.documents.get(&id).ok_or(refused("no invoice before it has the id in `ref`"))?.0),
            None => None,
        };
        let flaws = document.flaws();
        let place = self.run.document(line, &document, (customer, name), credits, flaws.len());
        let place = place.map_err(|error| {
            let taken = matches!(error, store::Error::NumberTaken);
            if taken { refused("a document with its number is in the book already") } else { error.into() }
        })?;
        if let Some(first) = flaws.first().filter(|_| self.view.flaws.len() < NAMED) {
            let flaw =
                ImportFlawView { line: short_line(line), number: document.number.to_string(), what: first.to_string() };
            self.view.flaws.push(flaw);
        }
        self.view.flawed += u32::from(!flaws.is_empty());
        self.view.documents += 1;
        match self.documents.insert(id, (place, document.currency)) {
            None => Ok(()),
            Some(_) => Err(refused("a document before it has the same id")),
        }
    }

    fn payment(&mut self, line: u64, payment: &Payment<'_>) -> Result<()> {
        let refused = |what| Error::ImportRow { line, what };
        let (place, currency) =
            self.documents.get(&payment.invoice).ok_or(refused("no document before it has this id"))?;
        if payment.currency != currency.code() {
            return Err(refused("it is in another currency than its document"));
        }
        self.view.payments += 1;
        let row = ImportedPayment {
            row: line,
            date: payment.date,
            amount: payment.amount,
            base_amount: payment.base_amount,
            method: &payment.method,
            reference: &payment.reference,
        };
        Ok(self.run.payment(*place, &row)?)
    }

    /// Nothing counts that does not come to what the file says.
    fn finish(mut self, counted: &Counted) -> Result<ImportView> {
        if self.view.documents == 0 {
            return Err(Error::ImportEmpty);
        }
        self.run.finish()?;
        let book = imported::reconciled(self.tx, self.id)?;
        let file: Vec<&Reconciled> = counted.sums.values().filter(|sum| sum.documents > 0).collect();
        if !file.iter().copied().eq(book.iter()) {
            return Err(Error::ImportDiffers);
        }
        self.view.sums =
            file.iter().zip(&book).map(|(file, book)| reconciled_view(file, book)).collect::<Result<_>>()?;
        Ok(self.view)
    }
}

fn reconciled_view(file: &Reconciled, book: &Reconciled) -> Result<ReconciledView> {
    Ok(ReconciledView { currency: book.currency.clone(), file: sums_view(file)?, book: sums_view(book)? })
}

fn short(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn short_line(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

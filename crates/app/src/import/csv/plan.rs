//! What a table would make, row by row: worked out whole before anything is written, so that what is shown is what comes in.

use super::amounts::Rates;
use super::documents::NewDocument;
use super::fields::CsvKind;
use super::items::ItemPlan;
use super::parties::{Parties, Who, filled, record_of};
use super::payments::NewPayment;
use super::reading::{Reading, short};
use super::{documents, items, payments};
use crate::Result;
use crate::views::{CsvFaultView, CsvQuestionView};
use billing::{Currency, CustomerRecord};
use std::collections::BTreeSet;
use store::table::Reads;

/// One row, or one document, while it is worked out.
#[derive(Default)]
pub(super) struct Draft {
    pub faults: Vec<CsvFaultView>,
    pub questions: Vec<CsvQuestionView>,
    /// Why it stays out on purpose.
    pub left: Option<String>,
}

impl Draft {
    pub fn asks(&mut self, question: CsvQuestionView) {
        if !self.questions.contains(&question) {
            self.questions.push(question);
        }
    }
}

/// The whole table.
pub(super) struct Plan {
    pub faults: Vec<CsvFaultView>,
    /// Lines that have a fault, or belong to a document that has one.
    pub faulty: BTreeSet<u64>,
    /// Lines that stay out on purpose, and why.
    pub left: Vec<(u64, String)>,
    pub notes: Vec<String>,
    pub questions: Vec<CsvQuestionView>,
    pub parties: Parties,
    /// Customers of the book of whom something that was empty is known now, by place, with the line that says so.
    pub filled: Vec<(u64, usize, CustomerRecord)>,
    pub items: Vec<ItemPlan>,
    pub documents: Vec<NewDocument>,
    pub payments: Vec<NewPayment>,
}

impl Plan {
    /// Works the table out against the book; writes nothing.
    pub fn new(reading: &Reading, book: &impl Reads, own: Currency) -> Result<Self> {
        let rates = Rates::new(own, &reading.map.rates)?;
        let mut plan = Self {
            faults: Vec::new(),
            faulty: BTreeSet::new(),
            left: Vec::new(),
            notes: Vec::new(),
            questions: reading.questions.clone(),
            parties: Parties::of(book, &reading.map)?,
            filled: Vec::new(),
            items: Vec::new(),
            documents: Vec::new(),
            payments: Vec::new(),
        };
        // Without its columns, and with marks that can be read in two ways, every row would be a fault.
        if !plan.questions.is_empty() {
            return Ok(plan);
        }
        match reading.kind {
            CsvKind::Customers => plan.customers(reading),
            CsvKind::Items => items::plan(reading, book, &rates, &mut plan)?,
            CsvKind::Documents => documents::plan(reading, book, &rates, &mut plan)?,
            CsvKind::Payments => payments::plan(reading, book, &rates, &mut plan)?,
        }
        plan.questions = told_once(std::mem::take(&mut plan.questions));
        plan.faults.sort_by_key(|fault| fault.line);
        plan.left.sort_by_key(|(line, _)| *line);
        Ok(plan)
    }

    fn customers(&mut self, reading: &Reading) {
        let fill = reading.map.known == "fill";
        for row in &reading.rows {
            let mut faults = Vec::new();
            let record = record_of(reading, row, &mut faults);
            if !faults.is_empty() {
                self.faulty.insert(row.line);
                self.faults.append(&mut faults);
                continue;
            }
            let before = self.parties.new.len();
            let left = match self.parties.take(row, record.clone()) {
                Who::Known(place) => {
                    let known = self.parties.known.get_mut(place).map(|(_, known)| known);
                    let name = known.as_ref().map(|known| known.party.name.clone()).unwrap_or_default();
                    match known.and_then(|known| filled(known, &record).map(|whole| (known, whole))).filter(|_| fill) {
                        Some((known, whole)) => {
                            known.clone_from(&whole);
                            self.filled.push((row.line, place, whole));
                            continue;
                        }
                        None => format!("the book has this customer already: {name}"),
                    }
                }
                Who::New(_) if self.parties.new.len() > before => continue,
                Who::New(place) => {
                    let first = self.parties.new.get(place).map_or(0, |party| party.line);
                    format!("the same customer as in line {first}")
                }
            };
            self.left.push((row.line, left));
        }
    }

    /// What would be made: customers, items, documents or payments.
    pub fn made(&self, kind: CsvKind) -> u32 {
        let made = match kind {
            CsvKind::Customers => self.parties.new.len(),
            CsvKind::Items => self.items.iter().filter(|item| item.id.is_none()).count(),
            CsvKind::Documents => self.documents.len(),
            CsvKind::Payments => self.payments.len(),
        };
        short(made as u64)
    }

    /// What of the book would be filled.
    pub fn filled(&self) -> u32 {
        short((self.filled.len() + self.items.iter().filter(|item| item.id.is_some()).count()) as u64)
    }

    /// Customers whom documents bring along.
    pub fn new_customers(&self) -> u32 {
        short(self.parties.new.len() as u64)
    }
}

fn told_once(questions: Vec<CsvQuestionView>) -> Vec<CsvQuestionView> {
    let mut told = Vec::new();
    for question in questions {
        if !told.contains(&question) {
            told.push(question);
        }
    }
    told
}

//! A new draft out of a document: the same again, or the next paper of its job.

use super::drafts;
use super::jobs::JobPapers;
use crate::roles::Command;
use crate::views::{DraftInput, InvoiceView, LineInput};
use crate::{Result, Session, convert};
use billing::{DraftText, InvoiceId, Job, TypeCode};
use store::table::invoices::{self, Document};
use store::table::{Reads, drafts as draft_table};

/// A draft of a kind with what the document says. From a paper that asks for nothing it goes on with its job: it names
/// that paper, and an invoice that ends the job deducts what was asked for before. An invoice again is a new job.
pub fn follow(session: &mut Session, id: &str, kind: TypeCode) -> Result<InvoiceView> {
    if kind == TypeCode::CreditNote {
        let message = "A credit note takes an invoice back: credit that invoice instead.";
        return Err(vec![billing::Fault::new("type_code", "credit-instead", message)].into());
    }
    let draft = {
        let desk = session.at(Command::Edit)?;
        let book = &desk.open.book;
        match invoices::resolve(book, id)? {
            Document::Issued(id) => after(book, &id, kind)?,
            Document::Draft(id) => {
                let row = draft_table::get(book, &id)?;
                again(convert::same_keys(&row.details, "the draft")?, kind)
            }
        }
    };
    drafts::save(session, None, 0, &draft)
}

/// The next paper after an issued one.
fn after(from: &impl Reads, id: &InvoiceId, kind: TypeCode) -> Result<DraftInput> {
    let row = invoices::get(from, id)?;
    let (source, frozen) = (row.invoice.type_code(), convert::frozen_input(&row.invoice)?);
    if kind == TypeCode::Corrected && source.asks_for_money() {
        let number = row.invoice.number().to_string();
        let job = row.invoice.job().map(|job| job.to_string()).unwrap_or_default();
        return Ok(DraftInput { preceding: number, job, ..frozen_again(frozen, kind) });
    }
    if source == kind || (source.is_claim() && kind.is_claim()) {
        return Ok(again(frozen, kind));
    }
    let job = row.invoice.job().unwrap_or(*id);
    let papers = JobPapers::load(from, &job)?;
    let mut next = DraftInput {
        job: job.to_string(),
        based_on: row.invoice.number().to_string(),
        delivered: frozen.delivered.clone(),
        notes: String::new(),
        ..again(frozen, kind)
    };
    if kind == TypeCode::Invoice {
        next.lines.extend(papers.deductions(row.invoice.prices(), &row.invoice.customer().language)?);
    }
    Ok(next)
}

/// The same content without what was true of that one paper only: its dates, its job, what was paid on it.
fn again(input: DraftInput, kind: TypeCode) -> DraftInput {
    let lines: Vec<LineInput> = input.lines.into_iter().filter(|line| line.deducts.is_empty()).collect();
    frozen_again(DraftInput { lines, ..input }, kind)
}

/// What a template or a schedule begins documents with: nothing that was true of the one that it was made of. A paper that
/// takes another one's place begins as an invoice.
pub(crate) fn beginning(input: DraftInput) -> DraftInput {
    let refers = [TypeCode::CreditNote, TypeCode::Corrected].iter().any(|kind| kind.code() == input.type_code);
    let type_code = if refers { String::new() } else { input.type_code.clone() };
    let delivered = input.delivered.clone();
    DraftInput { type_code, delivered, ..again(input, TypeCode::Invoice) }
}

fn frozen_again(input: DraftInput, kind: TypeCode) -> DraftInput {
    DraftInput {
        type_code: kind.code().to_owned(),
        preceding: String::new(),
        job: String::new(),
        based_on: String::new(),
        issue_date: String::new(),
        due_date: String::new(),
        delivered: String::new(),
        delivery_date: String::new(),
        period_start: String::new(),
        period_end: String::new(),
        tax_point: String::new(),
        prepaid: String::new(),
        rounding: String::new(),
        ..input
    }
}

impl JobPapers {
    /// The lines that deduct what was asked for before, as a form holds them.
    pub(super) fn deductions(&self, prices: billing::Prices, language: &str) -> Result<Vec<LineInput>> {
        let lines = Job::of(&self.papers, prices).deductions(|part| crate::paper::deduction_line(part, language))?;
        let text = DraftText { lines: lines.iter().map(billing::LineText::from).collect(), ..DraftText::default() };
        let input: DraftInput = convert::same_keys(&text, "the deductions")?;
        Ok(input.lines)
    }

    /// Whether a draft of this job, or of none, may stand as it is.
    pub(super) fn faults(&self, draft: &billing::Draft) -> Vec<billing::Fault> {
        let job = Job::of(&self.papers, draft.prices);
        let mut faults = job.check(draft);
        match &self.quote {
            Some(quote) if quote.currency() != draft.currency => {
                let message = "The quote of this job is in another currency: use its own.";
                faults.push(billing::Fault::new("currency", "not-its-currency", message));
            }
            Some(quote) => faults.extend(job.check_part(draft, quote.totals())),
            None => {}
        }
        faults
    }
}

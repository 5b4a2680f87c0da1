//! How a total came about: the arithmetic of a document, step by step.

use super::reading::{self, Reading};
use crate::roles::Command;
use crate::views::{DraftInput, ExplanationView, StepView};
use crate::{Result, Session, convert};
use billing::Explanation;
use store::table::{drafts, invoices};

/// Explains a document of the book, draft or issued.
pub fn explain(session: &mut Session, id: &str) -> Result<ExplanationView> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    match invoices::resolve(book, id)? {
        invoices::Document::Issued(id) => {
            let invoice = invoices::get(book, &id)?.invoice;
            Ok(view(&invoice.totals().explain(&invoice.basis())?))
        }
        invoices::Document::Draft(id) => {
            let input = convert::same_keys(&drafts::get(book, &id)?.details, "the draft")?;
            computed(&reading::read_draft(book, &id, &input)?)
        }
    }
}

/// Explains what was typed, without saving it.
pub fn explain_draft(session: &mut Session, input: &DraftInput) -> Result<ExplanationView> {
    let desk = session.at(Command::Read)?;
    computed(&reading::read(&desk.open.book, input)?)
}

fn computed(read: &Reading) -> Result<ExplanationView> {
    let draft = &read.draft;
    Ok(view(&draft.totals()?.explain(&draft.basis())?))
}

fn view(explanation: &Explanation) -> ExplanationView {
    let step = |step: &billing::Step| StepView {
        path: step.path.clone(),
        term: step.term.to_owned(),
        formula: step.formula.clone(),
        amount: step.amount.to_string(),
    };
    ExplanationView {
        steps: explanation.steps.iter().map(step).collect(),
        vat_by_line: explanation.vat_by_line.to_string(),
        difference: explanation.difference.to_string(),
    }
}

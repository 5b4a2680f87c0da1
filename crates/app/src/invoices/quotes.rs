//! Record what a customer answered to a quote: only ever added, the newest answer counts.

use super::{JobPapers, credit::issued_id, show};
use crate::roles::Command;
use crate::views::{AnswerInput, InvoiceView};
use crate::{Error, Result, Session, ids};
use billing::{Answer, InvoiceId, Invoiced, QuoteAnswer, QuoteState, TypeCode};
use chrono::NaiveDate;
use store::table::invoices::{self, InvoiceRow};
use store::table::{Reads, quotes};

/// Records an answer to a quote.
pub fn answer(session: &mut Session, id: &str, input: &AnswerInput) -> Result<InvoiceView> {
    let desk = session.at(Command::Issue)?;
    let (now, today) = (desk.clock.now(), desk.clock.today());
    let (id, fresh) = (issued_id(&desk.open.book, id)?, ids::uuid_v7(now)?);
    let date = match input.date.trim() {
        "" => today,
        text => text.parse().map_err(|_| Error::Unreadable { what: "the date" })?,
    };
    let (by, note) = (input.by.trim().to_owned(), input.note.trim().to_owned());
    let answer = QuoteAnswer { answer: input.answer.parse()?, date, by, note };
    desk.open.book.write(now, |tx| {
        let quote = invoices::get(tx, &id)?.invoice;
        if quote.type_code() != TypeCode::Quote {
            return Err(billing::Error::NotAQuote.into());
        }
        answer.admit(quote.issue_date(), newest(tx, &id)?, invoiced(tx, &id)?, today)?;
        quotes::insert(tx, fresh, &id, &answer).map_err(Error::from)
    })?;
    show::issued(&desk, &id)
}

/// Where a quote stands.
pub(super) fn state(from: &impl Reads, row: &InvoiceRow, today: NaiveDate) -> Result<QuoteState> {
    Ok(QuoteState::of(row.invoice.due_date(), newest(from, &row.id)?, invoiced(from, &row.id)?, today))
}

fn newest(from: &impl Reads, quote: &InvoiceId) -> Result<Option<Answer>> {
    Ok(quotes::answers(from, quote)?.last().map(|answer| answer.answer))
}

fn invoiced(from: &impl Reads, quote: &InvoiceId) -> Result<Invoiced> {
    JobPapers::load(from, quote)?.invoiced()
}

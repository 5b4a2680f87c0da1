//! Record a payment of one invoice: what `payments` does for many.

use super::credit::issued_id;
use super::show;
use crate::roles::Command;
use crate::views::{AllocationInput, InvoiceView, PaymentInput};
use crate::{Result, Session, payments};
use chrono::NaiveDate;

/// Records `amount` (decimal string in the document's currency) as received on `date`; no more than is open.
pub fn pay(session: &mut Session, id: &str, amount: &str, date: NaiveDate, note: &str) -> Result<InvoiceView> {
    let input =
        PaymentInput { amount: amount.into(), date: date.to_string(), note: note.into(), ..PaymentInput::default() };
    pay_with(session, id, &input)
}

/// Records `input` for one invoice; `allocations` of its own say what else of it.
pub fn pay_with(session: &mut Session, id: &str, input: &PaymentInput) -> Result<InvoiceView> {
    let mut input = input.clone();
    if input.allocations.is_empty() {
        input.allocations.push(AllocationInput { invoice: id.to_owned(), ..AllocationInput::default() });
    }
    payments::record(session, &input)?;
    let desk = session.at(Command::Read)?;
    let id = issued_id(&desk.open.book, id)?;
    show::issued(&desk, &id)
}

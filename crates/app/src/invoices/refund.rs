//! Record money that went back to the customer: only ever added, never more than credit notes made owed.

use super::Credited;
use super::credit::issued_id;
use super::show;
use crate::payments::{Target, bare};
use crate::roles::Command;
use crate::views::InvoiceView;
use crate::{Error, Result, Session};
use billing::{Claim, Money, Movement, has_come};
use chrono::NaiveDate;
use store::table::movements;

/// Records `amount` (decimal string in the document's currency, above 0) as paid back on `date`.
pub fn refund(session: &mut Session, id: &str, amount: &str, date: NaiveDate, note: &str) -> Result<InvoiceView> {
    let desk = session.at(Command::Issue)?;
    let id = issued_id(&desk.open.book, id)?;
    let (now, today) = (desk.clock.now(), desk.clock.today());
    has_come(date, today)?;
    desk.open.book.write(now, |tx| -> Result<()> {
        let credited = Credited::load(tx, &id)?;
        let amount = Money::parse(amount, credited.invoice.currency())?;
        if amount.minor() <= 0 {
            return Err(billing::Error::PaymentNotPositive.into());
        }
        let back = amount.negate()?;
        let share = Target { invoice: id, claim: Claim::Invoice }.share(tx, Some(back), None, date, today, now)?;
        let movement = bare(tx, credited.invoice.customer_id(), back, date, now)?;
        let mut movement = Movement { note: note.trim().to_owned(), ..movement };
        movement.allocate(&share)?;
        movements::insert(tx, &movement).map_err(Error::from)
    })?;
    show::issued(&desk, &id)
}

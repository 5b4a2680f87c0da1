//! Record a payment: only ever added, never more than is open.

use super::show;
use crate::roles::Command;
use crate::views::InvoiceView;
use crate::{Error, Result, Session, ids};
use billing::{Money, Payment, PaymentId, Settlement};
use chrono::NaiveDate;
use store::table::{invoices, payments};

/// Records `amount` (decimal string in the document's currency) as received on `date`.
pub fn pay(session: &mut Session, id: &str, amount: &str, date: NaiveDate, note: &str) -> Result<InvoiceView> {
    let desk = session.at(Command::Issue)?;
    let invoices::Document::Issued(id) = invoices::resolve(&desk.open.book, id)? else { return Err(Error::NotIssued) };
    let (now, today) = (desk.clock.now(), desk.clock.today());
    let payment_id = PaymentId::new(ids::uuid_v7(now)?);
    desk.open.book.write(now, |tx| {
        let invoice = invoices::get(tx, &id)?.invoice;
        let amount = Money::parse(amount, invoice.currency())?;
        let payment = Payment::new(payment_id, date, amount, note)?;
        let mut all = payments::of(tx, &id)?;
        all.push(payment.clone());
        // Computing where the document would stand is what refuses a payment of more than is open.
        Settlement::of(invoice.payable(), &all, invoice.due_date(), today)?;
        payments::insert(tx, &id, &payment).map_err(Error::from)
    })?;
    show::issued(&desk, &id)
}

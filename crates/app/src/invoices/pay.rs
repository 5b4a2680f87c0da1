//! Record a payment: only ever added, never more than is open.

use super::credit::{Credited, issued_id};
use super::show;
use crate::roles::Command;
use crate::views::InvoiceView;
use crate::{Error, Result, Session, ids};
use billing::{Money, Payment, PaymentId, TypeCode};
use chrono::NaiveDate;
use store::table::payments;

/// Records `amount` (decimal string in the document's currency) as received on `date`.
pub fn pay(session: &mut Session, id: &str, amount: &str, date: NaiveDate, note: &str) -> Result<InvoiceView> {
    record(session, id, amount, |payment, amount| Payment::new(payment, date, amount, note))
}

/// Records what `make` makes of the amount, where the invoice stands so that it fits.
pub(super) fn record(
    session: &mut Session,
    id: &str,
    amount: &str,
    make: impl FnOnce(PaymentId, Money) -> Result<Payment, billing::Error>,
) -> Result<InvoiceView> {
    let desk = session.at(Command::Issue)?;
    let id = issued_id(&desk.open.book, id)?;
    let (now, today) = (desk.clock.now(), desk.clock.today());
    let payment_id = PaymentId::new(ids::uuid_v7(now)?);
    desk.open.book.write(now, |tx| {
        let credited = Credited::load(tx, &id)?;
        if credited.invoice.type_code() == TypeCode::CreditNote {
            return Err(Error::PaysNothing);
        }
        let payment = make(payment_id, Money::parse(amount, credited.invoice.currency())?)?;
        credited.settlement(&payments::of(tx, &id)?, today)?.admit(&payment)?;
        payments::insert(tx, &id, &payment).map_err(Error::from)
    })?;
    show::issued(&desk, &id)
}

//! The customer's credit: kept from what is owed back, given to an invoice later, or paid back.

use super::compose::Target;
use super::view::{credit_of, movement_view};
use crate::invoices::{Credited, issued_id, shown};
use crate::roles::Command;
use crate::session::Desk;
use crate::views::{InvoiceView, MovementView};
use crate::{Error, Result, Session, ids, profile};
use billing::{Claim, Currency, CustomerId, Money, Movement, MovementId, has_come};
use chrono::NaiveDate;
use store::table::{Reads, customers, movements};

/// Settles an invoice from the credit of its customer: `amount`, or as much as both sides have where it is empty.
pub fn use_credit(session: &mut Session, invoice: &str, amount: &str) -> Result<InvoiceView> {
    let desk = session.at(Command::Issue)?;
    let id = issued_id(&desk.open.book, invoice)?;
    let (now, today) = (desk.clock.now(), desk.clock.today());
    desk.open.book.write(now, |tx| -> Result<()> {
        let credited = Credited::load(tx, &id)?;
        let customer = credited.invoice.customer_id().ok_or(billing::Error::NoCustomer)?;
        let currency = credited.invoice.currency();
        let credit = credit_of(tx, &customer, currency)?;
        let open = credited.settlement(tx, today)?.open;
        if open.minor() == 0 {
            return Err(billing::Error::NothingOpen.into());
        }
        let wanted = match amount.trim() {
            "" if credit.total.minor() < open.minor() => credit.total,
            "" => open,
            text => Money::parse(text, currency)?,
        };
        for (source, part) in credit.take(wanted)? {
            let mut movement = movements::get(tx, &source)?;
            let target = Target { invoice: id, claim: Claim::Invoice };
            movement.allocate(&target.share(tx, Some(part), None, today, today, now)?)?;
            movements::allocate(tx, &movement)?;
        }
        Ok(())
    })?;
    shown(&desk, &id)
}

/// Keeps what is owed back on an invoice as the customer's credit, instead of paying it back.
pub fn keep_as_credit(session: &mut Session, invoice: &str) -> Result<InvoiceView> {
    let desk = session.at(Command::Issue)?;
    let id = issued_id(&desk.open.book, invoice)?;
    let (now, today) = (desk.clock.now(), desk.clock.today());
    desk.open.book.write(now, |tx| -> Result<()> {
        let credited = Credited::load(tx, &id)?;
        let customer = credited.invoice.customer_id().ok_or(billing::Error::NoCustomer)?;
        let owed_back = credited.settlement(tx, today)?.to_refund;
        if owed_back.minor() == 0 {
            return Err(billing::Error::OverRefunded.into());
        }
        let mut movement = bare(tx, Some(customer), Money::zero(owed_back.currency()), today, now)?;
        let target = Target { invoice: id, claim: Claim::Invoice };
        movement.allocate(&target.share(tx, Some(owed_back.negate()?), None, today, today, now)?)?;
        Ok(movements::insert(tx, &movement)?)
    })?;
    shown(&desk, &id)
}

/// Records that credit was paid back to the customer on `date`; oldest credit first.
pub fn return_credit(
    session: &mut Session,
    customer: &str,
    amount: &str,
    currency: &str,
    date: NaiveDate,
    note: &str,
) -> Result<Vec<MovementView>> {
    let desk = session.at(Command::Issue)?;
    let (now, today) = (desk.clock.now(), desk.clock.today());
    has_come(date, today)?;
    let made = desk.open.book.write(now, |tx| -> Result<Vec<MovementId>> {
        let customer = customers::resolve(tx, customer)?;
        let currency: Currency =
            if currency.is_empty() { profile::load(tx)?.currency } else { currency.parse().map_err(Error::from)? };
        let credit = credit_of(tx, &customer, currency)?;
        let mut made = Vec::new();
        for (source, part) in credit.take(Money::parse(amount, currency)?)? {
            let back = bare(tx, Some(customer), part.negate()?, date, now)?;
            let back = Movement { returns: Some(source), note: note.trim().to_owned(), ..back };
            movements::insert(tx, &back)?;
            made.push(back.id);
        }
        Ok(made)
    })?;
    views(&desk, &made)
}

fn views(desk: &Desk<'_>, made: &[MovementId]) -> Result<Vec<MovementView>> {
    let book = &desk.open.book;
    made.iter().map(|id| movement_view(book, &movements::get(book, id)?)).collect()
}

/// A movement of so much, without fee, rate, note and parts.
pub(crate) fn bare(
    from: &impl Reads,
    customer: Option<CustomerId>,
    amount: Money,
    date: NaiveDate,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Movement> {
    Ok(Movement {
        id: MovementId::new(ids::uuid_v7(now)?),
        customer,
        date,
        amount,
        fee: Money::zero(amount.currency()),
        rate: None,
        base: profile::load(from)?.currency,
        note: String::new(),
        reverses: None,
        returns: None,
        allocations: Vec::new(),
    })
}

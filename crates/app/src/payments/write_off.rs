//! Give up what an invoice still asks for, with the reason; or take it up again.

use crate::invoices::{Credited, issued_id, shown};
use crate::roles::Command;
use crate::views::InvoiceView;
use crate::{Error, Result, Session, ids};
use billing::{Money, WriteOff, WriteOffId, has_come};
use chrono::NaiveDate;
use store::table::write_offs;

/// Writes off `amount` (empty = all that is open) of an invoice on `date`. The invoice itself, its revenue and its VAT
/// stay as they are.
pub fn write_off(session: &mut Session, id: &str, amount: &str, date: NaiveDate, reason: &str) -> Result<InvoiceView> {
    let desk = session.at(Command::Issue)?;
    let id = issued_id(&desk.open.book, id)?;
    let (now, today) = (desk.clock.now(), desk.clock.today());
    has_come(date, today)?;
    desk.open.book.write(now, |tx| -> Result<()> {
        let credited = Credited::load(tx, &id)?;
        if !credited.invoice.type_code().asks_for_money() {
            return Err(Error::PaysNothing);
        }
        let open = credited.settlement(tx, today)?.open;
        let amount = match amount.trim() {
            "" => open,
            text => Money::parse(text, open.currency())?,
        };
        let write_off = WriteOff::new(WriteOffId::new(ids::uuid_v7(now)?), id, date, amount, open, reason)?;
        Ok(write_offs::insert(tx, &write_off)?)
    })?;
    shown(&desk, &id)
}

/// Takes up again everything that was written off of an invoice: it is asked for as before.
pub fn take_back(session: &mut Session, id: &str) -> Result<InvoiceView> {
    let desk = session.at(Command::Issue)?;
    let id = issued_id(&desk.open.book, id)?;
    let (now, today) = (desk.clock.now(), desk.clock.today());
    desk.open.book.write(now, |tx| -> Result<()> {
        let all = write_offs::of(tx, &id)?;
        let standing: Vec<_> = WriteOff::standing(&all).collect();
        if standing.is_empty() {
            return Err(billing::Error::AlreadyReversed.into());
        }
        for each in standing {
            write_offs::insert(tx, &each.reversal(WriteOffId::new(ids::uuid_v7(now)?), today)?)?;
        }
        Ok(())
    })?;
    shown(&desk, &id)
}

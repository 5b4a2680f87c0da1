//! Take back a payment that was recorded by mistake: by a further act, since nothing that was recorded is deleted.

use super::view::movement_view;
use crate::roles::Command;
use crate::views::MovementView;
use crate::{Result, Session, ids};
use billing::{Credit, MovementId, PaymentId};
use store::table::movements;

/// Takes back the payment that an id, or a unique prefix of one, names; `note` says why.
pub fn reverse(session: &mut Session, id: &str, note: &str) -> Result<MovementView> {
    let desk = session.at(Command::Issue)?;
    let (now, today) = (desk.clock.now(), desk.clock.today());
    let made = desk.open.book.write(now, |tx| -> Result<MovementId> {
        let id = movements::resolve(tx, id)?;
        let movement = movements::get(tx, &id)?;
        if movements::reversed_by(tx, &id)?.is_some() {
            return Err(billing::Error::AlreadyReversed.into());
        }
        if let Some(customer) = &movement.customer
            && Credit::was_returned(&movements::of_customer(tx, customer)?, id)
        {
            return Err(billing::Error::CreditReturned.into());
        }
        let parts = movement.allocations.iter().map(|_| ids::uuid_v7(now).map(PaymentId::new));
        let parts = parts.collect::<Result<Vec<_>>>()?;
        let back = movement.reversal(MovementId::new(ids::uuid_v7(now)?), today, note.trim(), parts)?;
        movements::insert(tx, &back)?;
        Ok(back.id)
    })?;
    movement_view(&desk.open.book, &movements::get(&desk.open.book, &made)?)
}

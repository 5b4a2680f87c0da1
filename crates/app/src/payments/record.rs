//! Record a payment over one or several invoices, or say what it would do.

use super::compose::{Head, Refused, allocate, credit_before, movement, open_of};
use super::view::{charges_open, movement_view};
use crate::invoices::issued_id;
use crate::roles::Command;
use crate::views::{AllocationLineView, Fault, MovementView, PaymentCheckView, PaymentInput};
use crate::{Result, Session};
use billing::{Claim, InvoiceId, Money, Movement};
use store::table::{Reads, invoices, movements};

/// Records a payment; what it counts towards is asked inside the transaction, so that of two only one fits.
pub fn record(session: &mut Session, input: &PaymentInput) -> Result<MovementView> {
    let desk = session.at(Command::Issue)?;
    let (now, today) = (desk.clock.now(), desk.clock.today());
    let id = desk.open.book.write(now, |tx| -> Result<_> {
        let compose = || -> Result<Movement, Refused> {
            let head = Head::read(tx, input)?;
            let mut movement = movement(input, &head, today, now)?;
            allocate(tx, &mut movement, input, today, now)?;
            Ok(movement)
        };
        let movement = compose().map_err(|refused| refused.error)?;
        movements::insert(tx, &movement)?;
        Ok(movement.id)
    })?;
    movement_view(&desk.open.book, &movements::get(&desk.open.book, &id)?)
}

/// Says what a payment would do, without recording anything: what each open invoice gets, and what becomes credit.
pub fn check(session: &mut Session, input: &PaymentInput) -> Result<PaymentCheckView> {
    let desk = session.at(Command::Read)?;
    let (now, today, book) = (desk.clock.now(), desk.clock.today(), &desk.open.book);
    let head = Head::read(book, input).map_err(|refused| refused.error)?;
    let mut view = PaymentCheckView {
        customer: head.customer.map(|id| id.to_string()),
        currency: head.currency.to_string(),
        lines: Vec::new(),
        credit: Money::zero(head.currency).to_string(),
        arrived: String::new(),
        difference: String::new(),
        base: head.base.to_string(),
        credit_before: credit_before(book, &head)?.to_string(),
        faults: Vec::new(),
    };
    let composed = movement(input, &head, today, now).and_then(|mut movement| {
        let kept = PaymentInput { keep_credit: true, ..input.clone() };
        allocate(book, &mut movement, &kept, today, now).map(|()| movement)
    });
    let movement = match composed {
        Ok(movement) => Some(movement),
        Err(refused) => {
            view.faults = vec![fault(refused)];
            None
        }
    };
    if let Some(movement) = &movement {
        view.credit = movement.rest()?.to_string();
        view.arrived = movement.arrived()?.to_string();
        view.difference = super::view::difference(movement)?;
    }
    view.lines = lines(book, &head, input, movement.as_ref(), today)?;
    Ok(view)
}

fn fault(refused: Refused) -> Fault {
    let error = refused.error.view();
    Fault { path: refused.path, code: error.code, message: error.message }
}

/// The invoices that are named and all others on which the customer owes something, with what each gets.
fn lines(
    from: &impl Reads,
    head: &Head,
    input: &PaymentInput,
    movement: Option<&Movement>,
    today: chrono::NaiveDate,
) -> Result<Vec<AllocationLineView>> {
    let mut ids: Vec<InvoiceId> = Vec::new();
    if let Some(customer) = &head.customer {
        ids.extend(open_of(from, customer)?.into_iter().map(|open| open.id));
    }
    for asked in &input.allocations {
        if let Ok(id) = issued_id(from, &asked.invoice)
            && !ids.contains(&id)
        {
            ids.push(id);
        }
    }
    ids.into_iter().map(|id| line(from, id, movement, today)).collect()
}

fn line(
    from: &impl Reads,
    id: InvoiceId,
    movement: Option<&Movement>,
    today: chrono::NaiveDate,
) -> Result<AllocationLineView> {
    let credited = crate::invoices::Credited::load(from, &id)?;
    let invoice = &credited.invoice;
    let currency = invoice.currency();
    let gets = |claim: Claim| {
        let parts = movement.into_iter().flat_map(|it| &it.allocations);
        let parts = parts.filter(|part| part.invoice == id && part.claim == claim);
        Money::sum(parts.map(|part| part.settled), currency)
    };
    Ok(AllocationLineView {
        invoice: id.to_string(),
        number: invoices::get(from, &id)?.invoice.number().to_string(),
        due_date: invoice.due_date().to_string(),
        currency: currency.to_string(),
        open: credited.settlement(from, today)?.open.to_string(),
        amount: gets(Claim::Invoice)?.to_string(),
        charges_open: charges_open(from, &id, currency)?.to_string(),
        charges_amount: gets(Claim::Charges)?.to_string(),
    })
}

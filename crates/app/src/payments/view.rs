//! Movements, credit and claims in the shapes that cross an edge.

use crate::views::{AmountView, ClaimView, MovementView, PartView, PaymentView, WriteOffView};
use crate::{Result, reminders};
use billing::{
    Allocation, Claim, Credit, Currency, CustomerId, InvoiceId, IssuedInvoice, Money, Movement, WriteOff, vat_given_up,
};
use chrono::NaiveDate;
use store::table::{Reads, customers, invoices, merges, movements, reminders as reminder_table, write_offs};

/// One movement, whole.
pub(super) fn movement_view(from: &impl Reads, movement: &Movement) -> Result<MovementView> {
    let reversed = movements::reversed_by(from, &movement.id)?.is_some();
    let parts = movement.allocations.iter().map(|part| part_view(from, part)).collect::<Result<Vec<_>>>()?;
    Ok(MovementView {
        id: movement.id.to_string(),
        kind: kind(movement).to_owned(),
        state: if reversed { "reversed" } else { "recorded" }.to_owned(),
        customer: movement.customer.map(|id| merges::kept(from, &id)).transpose()?.map(|id| id.to_string()),
        name: payer(from, movement)?,
        date: movement.date.to_string(),
        currency: movement.amount.currency().to_string(),
        amount: movement.amount.to_string(),
        fee: movement.fee.to_string(),
        rate: movement.rate.map(|rate| rate.to_string()).unwrap_or_default(),
        base: movement.base.to_string(),
        difference: difference(movement)?,
        credit: left(from, movement)?.to_string(),
        note: movement.note.clone(),
        reverses: movement.reverses.map(|id| id.to_string()),
        parts,
        has_receipt: reminder_table::receipt(from, &movement.id)?.is_some(),
    })
}

fn part_view(from: &impl Reads, part: &Allocation) -> Result<PartView> {
    Ok(PartView {
        invoice: part.invoice.to_string(),
        number: invoices::get(from, &part.invoice)?.invoice.number().to_string(),
        charges: part.claim == Claim::Charges,
        currency: part.settled.currency().to_string(),
        amount: part.settled.to_string(),
    })
}

/// What kind of movement it is.
fn kind(movement: &Movement) -> &'static str {
    match movement.amount.minor() {
        _ if movement.reverses.is_some() => "reversal",
        ..0 => "refund",
        0 => "set-off",
        1.. => "received",
    }
}

/// As the customer is called now, or as the first invoice froze it.
fn payer(from: &impl Reads, movement: &Movement) -> Result<String> {
    if let Some(customer) = &movement.customer {
        return Ok(customers::get(from, customer)?.name);
    }
    let first = movement.allocations.first().map(|part| invoices::get(from, &part.invoice)).transpose()?;
    Ok(first.map(|row| row.invoice.customer().name.clone()).unwrap_or_default())
}

/// What of it is still credit.
fn left(from: &impl Reads, movement: &Movement) -> Result<Money> {
    let currency = movement.amount.currency();
    let Some(customer) = &movement.customer else { return Ok(Money::zero(currency)) };
    let held = credit_of(from, customer, currency)?.held;
    Ok(held.into_iter().find(|(id, _)| *id == movement.id).map_or(Money::zero(currency), |(_, left)| left))
}

/// Gains less losses of all its parts; empty where no rate tells them.
pub(super) fn difference(movement: &Movement) -> Result<String> {
    let told: Vec<Money> = movement.allocations.iter().filter_map(|part| part.difference).collect();
    let foreign = movement.amount.currency() != movement.base
        || movement.allocations.iter().any(|part| part.settled.currency() != movement.base);
    if !foreign || told.is_empty() {
        return Ok(String::new());
    }
    Ok(Money::sum(told, movement.base)?.to_string())
}

/// A customer's credit in one currency.
pub(crate) fn credit_of(from: &impl Reads, customer: &CustomerId, currency: Currency) -> Result<Credit> {
    Ok(Credit::of(&movements::of_customer(from, customer)?, currency)?)
}

/// The payments of an invoice, with the movement that each is a part of.
pub(crate) fn of_invoice(from: &impl Reads, invoice: &InvoiceId) -> Result<Vec<PaymentView>> {
    let mut views = Vec::new();
    for movement in movements::of_invoice(from, invoice)? {
        let undone = movement.reverses.is_some() || movements::reversed_by(from, &movement.id)?.is_some();
        for part in movement.allocations.iter().filter(|part| part.invoice == *invoice) {
            views.push(payment_view(&movement, part, undone));
        }
    }
    views.sort_by(|one, other| one.date.cmp(&other.date));
    Ok(views)
}

fn payment_view(movement: &Movement, part: &Allocation, undone: bool) -> PaymentView {
    let (own, theirs) = (movement.amount.currency(), part.settled.currency());
    let foreign = (own != theirs).then(|| AmountView { currency: own.to_string(), amount: part.used.to_string() });
    PaymentView {
        id: part.payment.to_string(),
        date: part.date.to_string(),
        amount: part.settled.to_string(),
        note: movement.note.clone(),
        movement: movement.id.to_string(),
        kind: kind(movement).to_owned(),
        undone,
        charges: part.claim == Claim::Charges,
        fee: movement.fee.to_string(),
        foreign,
    }
}

/// What the newest reminder of an invoice asked for beside it, less what was paid of that.
pub(crate) fn charges_open(from: &impl Reads, invoice: &InvoiceId, currency: Currency) -> Result<Money> {
    let asked = match reminder_table::of(from, invoice)?.last() {
        Some(row) => row.reminder.charges()?,
        None => Money::zero(currency),
    };
    let open = asked.minus(Money::new(movements::charges_paid(from, invoice)?, currency))?;
    Ok(if open.minor() < 0 { Money::zero(currency) } else { open })
}

/// What became of an invoice's claim, beside payments and credit notes.
pub(crate) fn claim(from: &impl Reads, id: &InvoiceId, invoice: &IssuedInvoice, today: NaiveDate) -> Result<ClaimView> {
    let currency = invoice.currency();
    let all = write_offs::of(from, id)?;
    let written = reminder_table::of(from, id)?;
    let credit = match invoice.customer_id() {
        Some(customer) => credit_of(from, &customer, currency)?.total,
        None => Money::zero(currency),
    };
    let charges = written.last().map(|row| row.reminder.charges()).transpose()?;
    Ok(ClaimView {
        written_off: Money::sum(all.iter().map(|it| it.amount), currency)?.to_string(),
        write_offs: write_off_views(from, id, &all, invoice)?,
        credit: credit.to_string(),
        charges: charges.unwrap_or(Money::zero(currency)).to_string(),
        charges_open: charges_open(from, id, currency)?.to_string(),
        reminders: written.iter().map(|row| reminders::row_view(row, invoice)).collect::<Result<_>>()?,
        reminder_due: reminders::due(from, id, today)?.map(|tone| tone.as_str().to_owned()),
    })
}

/// Each in order of its day; the VAT in it as the VAT report of that day counts it.
fn write_off_views(
    from: &impl Reads,
    id: &InvoiceId,
    all: &[WriteOff],
    invoice: &IssuedInvoice,
) -> Result<Vec<WriteOffView>> {
    let currency = invoice.currency();
    let notes = if all.is_empty() { Vec::new() } else { invoices::credit_notes_of(from, id)? };
    let tax_until = |given_up: Money, day: NaiveDate| -> Result<Money> {
        let notes = notes.iter().map(|note| &note.invoice).filter(|note| note.issue_date() <= day);
        let notes: Vec<_> = notes.map(IssuedInvoice::totals).collect();
        let shares = vat_given_up(given_up, invoice.totals(), &notes)?;
        Ok(Money::sum(shares.iter().map(|share| share.tax), currency)?)
    };
    let mut given_up = Money::zero(currency);
    all.iter()
        .map(|it| {
            let before = tax_until(given_up, it.date)?;
            given_up = given_up.plus(it.amount)?;
            write_off_view(it, all, tax_until(given_up, it.date)?.minus(before)?)
        })
        .collect()
}

fn write_off_view(it: &WriteOff, all: &[WriteOff], vat: Money) -> Result<WriteOffView> {
    Ok(WriteOffView {
        id: it.id.to_string(),
        date: it.date.to_string(),
        amount: it.amount.to_string(),
        reason: it.reason.clone(),
        vat: vat.to_string(),
        reversible: it.reverses.is_none() && !all.iter().any(|other| other.reverses == Some(it.id)),
    })
}

//! What a reminder of a day would say: tone, fees, and interest on what was owed on each day.

use super::terms;
use crate::invoices::Credited;
use crate::views::ReminderInput;
use crate::{Error, Result};
use billing::{Claim, Interest, InvoiceId, IssuedInvoice, Money, MovementId, Reminder, ReminderTerms, Tone, WriteOff};
use chrono::NaiveDate;
use store::table::reminders::ReminderRow;
use store::table::{Reads, invoices, movements, reminders, write_offs};

/// The tone of the reminder that is due for an invoice; none where nothing is late, or where one still runs.
pub(crate) fn due(from: &impl Reads, id: &InvoiceId, today: NaiveDate) -> Result<Option<Tone>> {
    let credited = Credited::load(from, id)?;
    if !credited.invoice.type_code().asks_for_money() || !is_late(from, &credited, today)? {
        return Ok(None);
    }
    let before = reminders::of(from, id)?;
    let last = before.last().map(|row| (row.reminder.tone, row.reminder.deadline));
    Ok(terms::load(from)?.due(credited.invoice.due_date(), today, last))
}

fn is_late(from: &impl Reads, credited: &Credited, today: NaiveDate) -> Result<bool> {
    let settlement = credited.settlement(from, today)?;
    Ok(settlement.days_left.is_some_and(|days| days < 0))
}

/// A reminder as it would be written today.
pub(super) struct Composed {
    pub reminder: Reminder,
    pub invoice: IssuedInvoice,
    /// What the reader should know of it, in words.
    pub advice: Vec<String>,
}

pub(super) fn compose(from: &impl Reads, id: &InvoiceId, input: &ReminderInput, today: NaiveDate) -> Result<Composed> {
    let credited = Credited::load(from, id)?;
    let invoice = credited.invoice.clone();
    if !invoice.type_code().asks_for_money() || !is_late(from, &credited, today)? {
        return Err(billing::Error::NotLate.into());
    }
    let terms = terms::load(from)?;
    let before = reminders::of(from, id)?;
    let tone = tone(&terms, &invoice, &before, input, today)?;
    let currency = invoice.currency();
    let nothing = Money::zero(currency);
    let business = !invoice.customer().vat_id.is_empty();
    let last = before.last().map(|row| &row.reminder);
    let asks = !input.waive && tone >= terms.charges_from;
    let interest =
        if asks { interest(from, id, &invoice, &terms.rates(business), today)? } else { Interest::none(currency) };
    let (fee, lump_sum) = if input.waive {
        (nothing, nothing)
    } else {
        let earlier = last.map_or(nothing, |last| last.fee);
        // Fees were set as amounts of the book's own currency: 2.50 euros are not 2.50 yen.
        let own = currency == crate::profile::load(from)?.currency;
        let fee = if own { terms.fee(&[tone], currency)? } else { nothing };
        (earlier.plus(fee)?, terms.lump(tone, business, currency)?)
    };
    let advice = if interest.spans.is_empty() { Vec::new() } else { terms::advice(&terms, today) };
    let reminder = Reminder {
        tone,
        date: today,
        deadline: terms.deadline(today)?,
        open: credited.settlement(from, today)?.open,
        fee,
        lump_sum,
        interest,
        charges_paid: Money::new(movements::charges_paid(from, id)?, currency),
    };
    Ok(Composed { reminder: within(reminder)?, invoice, advice })
}

/// What was paid of charges lowers what is asked for them, never the invoice.
fn within(reminder: Reminder) -> Result<Reminder> {
    let charges = reminder.charges()?;
    let paid = if reminder.charges_paid.minor() > charges.minor() { charges } else { reminder.charges_paid };
    Ok(Reminder { charges_paid: paid, ..reminder })
}

/// As asked for; else the one that is due; else the one after the last, which may be repeated.
fn tone(
    terms: &ReminderTerms,
    invoice: &IssuedInvoice,
    before: &[ReminderRow],
    input: &ReminderInput,
    today: NaiveDate,
) -> Result<Tone> {
    if !input.tone.is_empty() {
        let named = Tone::ALL.into_iter().find(|tone| tone.as_str() == input.tone);
        return named.ok_or(Error::Unreadable { what: "the tone: friendly, firm or last" });
    }
    let last = before.last().map(|row| (row.reminder.tone, row.reminder.deadline));
    let next = last.map_or(Tone::Friendly, |(tone, _)| tone.next().unwrap_or(Tone::Last));
    Ok(terms.due(invoice.due_date(), today, last).unwrap_or(next))
}

/// From the day after the due date to today, on what was owed on each day.
fn interest(
    from: &impl Reads,
    id: &InvoiceId,
    invoice: &IssuedInvoice,
    rates: &[(NaiveDate, billing::Decimal)],
    today: NaiveDate,
) -> Result<Interest> {
    let currency = invoice.currency();
    let first = invoice.due_date().succ_opt().unwrap_or(invoice.due_date());
    let mut less: Vec<(NaiveDate, Money)> = Vec::new();
    less.extend(paid(from, id)?);
    less.extend(invoices::credit_notes_of(from, id)?.iter().map(|it| (it.invoice.issue_date(), it.invoice.payable())));
    less.extend(WriteOff::standing(&write_offs::of(from, id)?).map(|it| (it.date, it.amount)));
    less.sort_by_key(|(day, _)| *day);
    let mut owed = vec![(first, invoice.payable())];
    let mut standing = invoice.payable();
    for (day, amount) in less {
        standing = standing.minus(amount)?;
        let from = day.max(first);
        match owed.last_mut() {
            Some(last) if last.0 == from => last.1 = standing,
            _ => owed.push((from, standing)),
        }
    }
    Ok(Interest::of(&owed, rates, first, today, currency)?)
}

/// What was paid of an invoice, and when. What was recorded by mistake and taken back made nothing less on any day.
fn paid(from: &impl Reads, id: &InvoiceId) -> Result<Vec<(NaiveDate, Money)>> {
    let all = movements::of_invoice(from, id)?;
    let taken_back: Vec<MovementId> = all.iter().filter_map(|movement| movement.reverses).collect();
    let standing = all.iter().filter(|it| it.reverses.is_none() && !taken_back.contains(&it.id));
    let parts = standing.flat_map(|movement| &movement.allocations);
    let parts = parts.filter(|part| part.invoice == *id && part.claim == Claim::Invoice);
    Ok(parts.map(|part| (part.date, part.settled)).collect())
}

//! Reminders in the shape that crosses an edge.

use super::compose::Composed;
use crate::Result;
use crate::views::{InterestSpanView, ReminderView};
use billing::{InvoiceId, IssuedInvoice, Reminder};
use store::table::reminders::ReminderRow;

/// One as written.
pub(crate) fn row_view(row: &ReminderRow, invoice: &IssuedInvoice) -> Result<ReminderView> {
    Ok(ReminderView { id: row.id.to_string(), ..view(&row.invoice, &row.reminder, invoice)? })
}

/// One as it would be written.
pub(super) fn composed_view(id: &InvoiceId, composed: &Composed) -> Result<ReminderView> {
    Ok(ReminderView { advice: composed.advice.clone(), ..view(id, &composed.reminder, &composed.invoice)? })
}

fn view(id: &InvoiceId, reminder: &Reminder, invoice: &IssuedInvoice) -> Result<ReminderView> {
    let late = reminder.date.signed_duration_since(invoice.due_date()).num_days();
    Ok(ReminderView {
        id: String::new(),
        invoice: id.to_string(),
        number: invoice.number().to_string(),
        customer: invoice.customer().name.clone(),
        tone: reminder.tone.as_str().to_owned(),
        date: reminder.date.to_string(),
        deadline: reminder.deadline.to_string(),
        days_late: i32::try_from(late).unwrap_or(i32::MAX),
        currency: invoice.currency().to_string(),
        open: reminder.open.to_string(),
        fee: reminder.fee.to_string(),
        lump_sum: reminder.lump_sum.to_string(),
        interest: reminder.interest.total.to_string(),
        charges_paid: reminder.charges_paid.to_string(),
        total: reminder.total()?.to_string(),
        spans: reminder
            .interest
            .spans
            .iter()
            .map(|span| InterestSpanView {
                from: span.from.to_string(),
                to: span.to.to_string(),
                days: span.days,
                principal: span.principal.to_string(),
                percent: billing::plain(span.percent),
                amount: span.amount.to_string(),
            })
            .collect(),
        advice: Vec::new(),
    })
}

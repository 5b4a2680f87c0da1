//! Record money that went back to the customer: only ever added, never more than credit notes made owed.

use super::pay;
use crate::views::InvoiceView;
use crate::{Result, Session};
use billing::Payment;
use chrono::NaiveDate;

/// Records `amount` (decimal string in the document's currency, above 0) as paid back on `date`.
pub fn refund(session: &mut Session, id: &str, amount: &str, date: NaiveDate, note: &str) -> Result<InvoiceView> {
    pay::record(session, id, amount, |payment, amount| Payment::refund(payment, date, amount, note))
}

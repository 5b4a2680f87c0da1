//! Money as it moved: what is recorded of a payment, what it would settle, and what became of an invoice's claim.

use serde::{Deserialize, Serialize};

/// A payment as it is recorded. The same keys serve `payment add --from FILE.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct PaymentInput {
    /// Id, unique prefix of an id, or exact name; empty = the customer of the first invoice named.
    pub customer: String,
    /// `YYYY-MM-DD`; not after today.
    pub date: String,
    /// What the customer paid, in `currency`; above 0.
    pub amount: String,
    /// ISO 4217, in which it was paid; empty = that of the first invoice named, else the customer's.
    pub currency: String,
    /// What bank or card kept of it; empty = nothing. The invoice is settled all the same.
    pub fee: String,
    /// Units of the book's currency for one of `currency` on that day; exact, may be empty.
    pub rate: String,
    /// As typed; may be empty.
    pub note: String,
    /// Towards what it counts, in this order; none = as proposed.
    pub allocations: Vec<AllocationInput>,
    /// What no invoice takes is kept as the customer's credit; otherwise it is refused as too much.
    pub keep_credit: bool,
}

/// What a part of a payment counts towards.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct AllocationInput {
    /// Number, id, or unique prefix of an id.
    pub invoice: String,
    /// What is settled, in the invoice's currency; empty = as much as it comes to.
    pub amount: String,
    /// Towards the late fees and interest asked for beside the invoice, not the invoice itself.
    pub charges: bool,
    /// Units of the book's currency for one of the invoice's on its issue date; may be empty.
    pub issue_rate: String,
}

/// What a payment would do, without being recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PaymentCheckView {
    /// Whose payment it is; none where the invoice names no customer of the book.
    pub customer: Option<String>,
    /// ISO 4217, of the payment.
    pub currency: String,
    /// Every invoice of the customer on which something is open, the longest due first, with what it would get.
    pub lines: Vec<AllocationLineView>,
    /// What no invoice takes: it would be the customer's credit.
    pub credit: String,
    /// What reached the account, after the fee.
    pub arrived: String,
    /// Gain, or loss below 0, by exchange in `base`; empty where no rate tells it.
    pub difference: String,
    /// The book's currency.
    pub base: String,
    /// Credit that the customer has already, in the payment's currency.
    pub credit_before: String,
    /// Why it cannot be recorded so; empty when it can.
    pub faults: Vec<super::Fault>,
}

/// An invoice that a payment may count towards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AllocationLineView {
    /// UUIDv7 of the invoice.
    pub invoice: String,
    /// Its number.
    pub number: String,
    /// `YYYY-MM-DD`.
    pub due_date: String,
    /// ISO 4217, of the invoice.
    pub currency: String,
    /// Open now.
    pub open: String,
    /// What it would get; `0.00` for nothing.
    pub amount: String,
    /// Late fees and interest that reminders asked for and nobody paid yet.
    pub charges_open: String,
    /// What these would get.
    pub charges_amount: String,
}

/// One movement of money, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MovementView {
    /// UUIDv7.
    pub id: String,
    /// `received`, `refund`, `set-off` or `reversal`.
    pub kind: String,
    /// `reversed` once it was taken back, else `recorded`.
    pub state: String,
    /// UUIDv7; none where the invoice names no customer of the book.
    pub customer: Option<String>,
    /// As the customer is called now, or as frozen.
    pub name: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// ISO 4217.
    pub currency: String,
    /// Below 0 where it was paid back.
    pub amount: String,
    /// What bank or card kept of it.
    pub fee: String,
    /// Units of `base` for one of `currency`; empty where nobody said.
    pub rate: String,
    /// The book's currency then.
    pub base: String,
    /// Gain, or loss below 0, by exchange in `base`; empty where no rate tells it.
    pub difference: String,
    /// What of it is still the customer's credit.
    pub credit: String,
    /// As typed; may be empty.
    pub note: String,
    /// The movement that this one takes back.
    pub reverses: Option<String>,
    /// Towards what it counts.
    pub parts: Vec<PartView>,
    /// Whether a receipt was written for it.
    pub has_receipt: bool,
}

/// A part of a movement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PartView {
    /// UUIDv7 of the invoice.
    pub invoice: String,
    /// Its number.
    pub number: String,
    /// Whether it pays late fees and interest, not the invoice.
    pub charges: bool,
    /// ISO 4217, of the invoice.
    pub currency: String,
    /// What it settles there; below 0 where it was paid back.
    pub amount: String,
}

/// Movements of a period, oldest first, with their sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MovementListView {
    /// The movements.
    pub items: Vec<MovementView>,
    /// One a currency.
    pub sums: Vec<MovementSumView>,
}

/// What movements in one currency come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MovementSumView {
    /// ISO 4217.
    pub currency: String,
    /// Received, less what was paid back and taken back.
    pub amount: String,
    /// Kept by bank or card.
    pub fee: String,
    /// Gains less losses by exchange, where this is the book's currency.
    pub difference: String,
}

/// What became of the claim of an issued invoice, beside payments and credit notes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ClaimView {
    /// Given up; `0.00` for nothing.
    pub written_off: String,
    /// In order of date.
    pub write_offs: Vec<WriteOffView>,
    /// Credit of the customer that could settle it, in its currency.
    pub credit: String,
    /// Late fees and interest that the newest reminder asked for.
    pub charges: String,
    /// What of these nobody paid yet.
    pub charges_open: String,
    /// Oldest first.
    pub reminders: Vec<ReminderView>,
    /// The tone of the reminder that is due: `friendly`, `firm` or `last`.
    pub reminder_due: Option<String>,
}

/// Something that was given up, or taken up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct WriteOffView {
    /// UUIDv7.
    pub id: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// In the invoice's currency; below 0 where an earlier one was taken back.
    pub amount: String,
    /// In words.
    pub reason: String,
    /// VAT within it, by the document's own breakdown: what a correction of the VAT return starts from.
    pub vat: String,
    /// Whether it can be taken back.
    pub reversible: bool,
}

/// A reminder as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReminderView {
    /// UUIDv7; empty for one that is only proposed.
    pub id: String,
    /// UUIDv7 of the invoice.
    pub invoice: String,
    /// Its number.
    pub number: String,
    /// As frozen.
    pub customer: String,
    /// `friendly`, `firm` or `last`.
    pub tone: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Last day that it gives, `YYYY-MM-DD`.
    pub deadline: String,
    /// Days late on its day.
    pub days_late: i32,
    /// ISO 4217.
    pub currency: String,
    /// Open on the invoice.
    pub open: String,
    /// Late fees, of earlier reminders too.
    pub fee: String,
    /// Lump sum for the cost of collecting.
    pub lump_sum: String,
    /// Interest up to its day.
    pub interest: String,
    /// What was paid of these before.
    pub charges_paid: String,
    /// Everything that it asks for.
    pub total: String,
    /// The arithmetic of the interest, span by span.
    pub spans: Vec<InterestSpanView>,
    /// What the reader should know of it, in words; empty for most.
    pub advice: Vec<String>,
}

/// Days on which neither the amount owed nor the rate changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct InterestSpanView {
    /// First day, `YYYY-MM-DD`.
    pub from: String,
    /// Last day, `YYYY-MM-DD`.
    pub to: String,
    /// How many.
    pub days: u32,
    /// What was owed.
    pub principal: String,
    /// Percent a year.
    pub percent: String,
    /// What it comes to.
    pub amount: String,
}

/// What a reminder is asked to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct ReminderInput {
    /// `friendly`, `firm` or `last`; empty = the one that is due, else the next.
    pub tone: String,
    /// Without late fees, lump sum and interest.
    pub waive: bool,
}

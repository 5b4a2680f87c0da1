//! What the trade refuses, as data: words carry no personal data and no amount.

use crate::Currency;

/// A rule of the trade that was broken, or a value that cannot be held.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not a currency of ISO 4217 that amounts can be stated in.
    #[error("this is not an ISO 4217 currency code")]
    UnknownCurrency,
    /// Empty where a number is needed.
    #[error("a number is missing")]
    NumberMissing,
    /// Not digits with at most one decimal point and a leading minus.
    #[error("this is not a decimal number")]
    NotADecimal,
    /// More digits than [`crate::SIGNIFICANT_MAX`] or more decimals than [`crate::SCALE_MAX`].
    #[error("this number has too many digits")]
    TooManyDigits,
    /// An amount has more decimals than its currency.
    #[error("{currency} has {} decimals, this amount has more", currency.decimals())]
    TooFine {
        /// The currency of the amount.
        currency: Currency,
    },
    /// The result does not fit 64 bits of minor units.
    #[error("an amount is too large to be held")]
    Overflow,
    /// A division by nothing: base quantity 0, or a split into no parts.
    #[error("the quantity that a price is for cannot be 0")]
    DivisionByZero,
    /// Two amounts of different currencies were put together.
    #[error("an amount in {found} cannot be put to an amount in {expected}")]
    CurrencyMismatch {
        /// Currency of the document.
        expected: Currency,
        /// Currency that was found.
        found: Currency,
    },
    /// Not one of the nine categories of UNCL5305 that EN 16931 knows.
    #[error("this is not a VAT category of EN 16931")]
    UnknownVatCategory,
    /// A VAT rate below 0 or above 100.
    #[error("a VAT rate lies between 0 and 100")]
    RateOutOfRange,
    /// A document type that Counterfoil does not write.
    #[error("this document type code is not supported")]
    UnknownTypeCode,
    /// A number pattern that cannot make unique numbers; says which rule it breaks.
    #[error("this number pattern does not work: {reason}")]
    BadPattern {
        /// The rule, in words.
        reason: &'static str,
    },
    /// A document number that is empty, too long, or holds control characters.
    #[error("a document number has 1 to 30 characters, none of them a control character")]
    BadNumber,
    /// The date lies in a period that the series has left: its numbers would not be in order.
    #[error("this series already went on to a later period; choose a later issue date")]
    DateBeforeSeries,
    /// A payment of nothing, or of the wrong sign.
    #[error("a payment must be more than 0")]
    PaymentNotPositive,
    /// A day on which no money can have moved yet.
    #[error("this day has not come yet: a payment is recorded once it is there")]
    PaymentInFuture,
    /// A fee below 0, or above the payment that it was taken from.
    #[error("a fee lies between 0 and the payment that it was taken from")]
    FeeOutOfRange,
    /// An exchange rate of 0 or below.
    #[error("an exchange rate must be more than 0")]
    RateNotPositive,
    /// Currencies differ, and nothing says what one is in the other.
    #[error("a payment in another currency needs its rate, or what it settles")]
    RateMissing,
    /// More is given to invoices than was received, or than the customer has.
    #[error("this is more than what is left of the payment")]
    OverAllocated,
    /// What takes something back cannot be taken back itself.
    #[error("this takes something back already; record it anew instead")]
    NotReversible,
    /// It was taken back before.
    #[error("this was taken back already")]
    AlreadyReversed,
    /// Some of the movement was paid back since.
    #[error("credit of this payment was paid back since; take that back first")]
    CreditReturned,
    /// Credit belongs to somebody.
    #[error("credit can only be kept for a customer of the book")]
    NoCustomer,
    /// An act about what is owed, where nothing is.
    #[error("nothing is open on this invoice")]
    NothingOpen,
    /// Money for what is not asked for any more.
    #[error("this invoice, or a part of it, was written off and is not asked for any more")]
    WrittenOff,
    /// An act that needs its reason in words.
    #[error("a reason is missing")]
    ReasonMissing,
    /// Interest or a deadline over days that lie the wrong way round.
    #[error("the last day lies before the first")]
    DaysReversed,
    /// No reminder can ask for what is not late.
    #[error("this invoice is not late")]
    NotLate,
    /// Payments come to more than what is owed.
    #[error("this is more than what is still owed")]
    Overpaid,
    /// More was paid back than is owed to the customer.
    #[error("this is more than what is owed to the customer")]
    OverRefunded,
    /// A credit note, or a paper that asks for no money.
    #[error("only a document that asks for money can be credited; write an invoice instead")]
    NotCreditable,
    /// Neither `accepted` nor `declined`.
    #[error("an answer to a quote is accepted or declined")]
    UnknownAnswer,
    /// An answer of a day that has not come.
    #[error("this day has not come yet: an answer is recorded once it was given")]
    AnswerInFuture,
    /// An answer of a day before the quote was issued.
    #[error("an answer is not older than its quote")]
    AnswerBeforeQuote,
    /// What was invoiced was accepted.
    #[error("this quote was invoiced; its answer stands")]
    QuoteInvoiced,
    /// The newest answer says the same.
    #[error("this quote was answered so before")]
    AlreadyAnswered,
    /// A name or a note that is a letter.
    #[error("a name or a note has at most 200 characters")]
    AnswerTooLong,
    /// The act needs a quote.
    #[error("this document is no quote")]
    NotAQuote,
    /// A deposit or a part beyond what is left of its job.
    #[error("this is more than what is left of the job")]
    MoreThanJob,
    /// A deposit or a part of nothing.
    #[error("this comes to nothing of the job")]
    NothingOfJob,
    /// Credit notes took all of it.
    #[error("nothing of this invoice is left to credit")]
    NothingToCredit,
    /// A line was named that the document does not have.
    #[error("the invoice has no such line")]
    NoSuchLine,
    /// A snapshot in a format that this version does not know.
    #[error("this snapshot has an unknown format")]
    UnknownSnapshotFormat,
    /// A snapshot's totals are not what its lines come to.
    #[error("the totals of this snapshot do not follow from its lines")]
    SnapshotAltered,
    /// An id that is not a UUID.
    #[error("this is not an id")]
    BadId,
}

impl Error {
    /// Stable, kebab-case name of the refusal: what programs switch on.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownCurrency => "unknown-currency",
            Self::NumberMissing => "number-missing",
            Self::NotADecimal => "not-a-decimal",
            Self::TooManyDigits => "too-many-digits",
            Self::TooFine { .. } => "too-many-decimals",
            Self::Overflow => "amount-too-large",
            Self::DivisionByZero => "base-quantity-zero",
            Self::CurrencyMismatch { .. } => "currency-mismatch",
            Self::UnknownVatCategory => "unknown-vat-category",
            Self::RateOutOfRange => "rate-out-of-range",
            Self::UnknownTypeCode => "unknown-type-code",
            Self::BadPattern { .. } => "bad-number-pattern",
            Self::BadNumber => "bad-number",
            Self::DateBeforeSeries => "date-before-series",
            Self::PaymentNotPositive => "payment-not-positive",
            Self::PaymentInFuture => "payment-in-future",
            Self::FeeOutOfRange => "fee-out-of-range",
            Self::RateNotPositive => "rate-not-positive",
            Self::RateMissing => "rate-missing",
            Self::OverAllocated => "over-allocated",
            Self::NotReversible => "not-reversible",
            Self::AlreadyReversed => "already-reversed",
            Self::CreditReturned => "credit-returned",
            Self::NoCustomer => "no-customer",
            Self::NothingOpen => "nothing-open",
            Self::WrittenOff => "written-off",
            Self::ReasonMissing => "reason-missing",
            Self::DaysReversed => "days-reversed",
            Self::NotLate => "not-late",
            Self::Overpaid => "overpaid",
            Self::OverRefunded => "over-refunded",
            Self::NotCreditable => "not-creditable",
            Self::UnknownAnswer => "unknown-answer",
            Self::AnswerInFuture => "answer-in-future",
            Self::AnswerBeforeQuote => "answer-before-quote",
            Self::QuoteInvoiced => "quote-invoiced",
            Self::AlreadyAnswered => "already-answered",
            Self::AnswerTooLong => "answer-too-long",
            Self::NotAQuote => "not-a-quote",
            Self::MoreThanJob => "more-than-job",
            Self::NothingOfJob => "nothing-of-job",
            Self::NothingToCredit => "nothing-to-credit",
            Self::NoSuchLine => "no-such-line",
            Self::UnknownSnapshotFormat => "unknown-snapshot-format",
            Self::SnapshotAltered => "snapshot-altered",
            Self::BadId => "bad-id",
        }
    }
}

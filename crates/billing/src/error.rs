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
    /// Payments come to more than what is owed.
    #[error("this is more than what is still owed")]
    Overpaid,
    /// More was paid back than is owed to the customer.
    #[error("this is more than what is owed to the customer")]
    OverRefunded,
    /// A credit note cannot be credited itself.
    #[error("a credit note cannot be credited; write an invoice instead")]
    NotCreditable,
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
            Self::Overpaid => "overpaid",
            Self::OverRefunded => "over-refunded",
            Self::NotCreditable => "not-creditable",
            Self::NothingToCredit => "nothing-to-credit",
            Self::NoSuchLine => "no-such-line",
            Self::UnknownSnapshotFormat => "unknown-snapshot-format",
            Self::SnapshotAltered => "snapshot-altered",
            Self::BadId => "bad-id",
        }
    }
}

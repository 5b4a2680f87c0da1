//! What becomes of a quote (type 310): it holds until a day, the customer answers it, and an invoice ends it.
//!
//! Answers are recorded facts, the newest one counts; where a quote stands is computed of them each time, never stored.

use crate::Error;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Longest name or note of an answer, in characters.
const TEXT_CHARS_MAX: usize = 200;

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The customer ordered.
    Accepted,
    /// The customer will not order.
    Declined,
}

impl Answer {
    /// `accepted` or `declined`, as in the book and at every edge.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Declined => "declined",
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Answer {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        [Self::Accepted, Self::Declined].into_iter().find(|one| one.as_str() == text).ok_or(Error::UnknownAnswer)
    }
}

/// What a customer said to a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteAnswer {
    /// Yes or no.
    pub answer: Answer,
    /// The day on which it was given.
    pub date: NaiveDate,
    /// Who gave it; may be empty.
    pub by: String,
    /// As typed; may be empty.
    pub note: String,
}

/// How far the claims of its job take up a quote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Invoiced {
    /// Nothing was asked for yet.
    #[default]
    Nothing,
    /// A deposit or a part was asked for.
    InPart,
    /// The invoice that ends the job was issued.
    Wholly,
}

/// Where a quote stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteState {
    /// It waits for an answer, and still holds.
    Offered,
    /// The customer said yes, or was asked for a deposit or a part since.
    Accepted,
    /// The customer said no.
    Declined,
    /// The day until which it held passed without an answer.
    Expired,
    /// The invoice that ends the job was issued.
    Invoiced,
}

impl QuoteState {
    /// Where a quote that holds until the end of `until` stands on the civil day `today`; `newest` is its last answer.
    #[must_use]
    pub fn of(until: NaiveDate, newest: Option<Answer>, invoiced: Invoiced, today: NaiveDate) -> Self {
        match (invoiced, newest) {
            (Invoiced::Wholly, _) => Self::Invoiced,
            (Invoiced::InPart, _) | (Invoiced::Nothing, Some(Answer::Accepted)) => Self::Accepted,
            (Invoiced::Nothing, Some(Answer::Declined)) => Self::Declined,
            (Invoiced::Nothing, None) if until < today => Self::Expired,
            (Invoiced::Nothing, None) => Self::Offered,
        }
    }
}

impl QuoteAnswer {
    /// Whether it can follow on what is known of a quote that was issued on `issued`. A late yes is taken: the seller may
    /// honour it. A mind may be changed until something was invoiced.
    ///
    /// # Errors
    /// [`Error::AnswerInFuture`], [`Error::AnswerBeforeQuote`], [`Error::QuoteInvoiced`], [`Error::AlreadyAnswered`] with
    /// the same answer, [`Error::AnswerTooLong`].
    pub fn admit(
        &self,
        issued: NaiveDate,
        newest: Option<Answer>,
        invoiced: Invoiced,
        today: NaiveDate,
    ) -> Result<(), Error> {
        if self.date > today {
            Err(Error::AnswerInFuture)
        } else if self.date < issued {
            Err(Error::AnswerBeforeQuote)
        } else if invoiced != Invoiced::Nothing {
            Err(Error::QuoteInvoiced)
        } else if newest == Some(self.answer) {
            Err(Error::AlreadyAnswered)
        } else if [&self.by, &self.note].into_iter().any(|text| text.chars().count() > TEXT_CHARS_MAX) {
            Err(Error::AnswerTooLong)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests;

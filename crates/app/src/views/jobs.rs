//! Quotes and jobs: what a customer answered, what was asked for of a job, and what is left of it.

use super::StateView;
use serde::{Deserialize, Serialize};

/// An answer to a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AnswerView {
    /// `accepted` or `declined`.
    pub answer: String,
    /// `YYYY-MM-DD`, on which it was given.
    pub date: String,
    /// Who gave it; may be empty.
    pub by: String,
    /// As typed; may be empty.
    pub note: String,
}

/// An answer to be recorded. The same keys serve `quote accept --from FILE.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct AnswerInput {
    /// `accepted` or `declined`.
    pub answer: String,
    /// `YYYY-MM-DD`; empty = today.
    pub date: String,
    /// Who gave it; may be empty.
    pub by: String,
    /// Anything worth keeping; may be empty.
    pub note: String,
}

/// How much of a job a deposit or a partial invoice asks for: one of the two.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct PortionInput {
    /// UNTDID 1001: `386` a deposit, `326` a partial invoice.
    pub type_code: String,
    /// Of each VAT rate of the job.
    pub percent: String,
    /// A sum as the job is priced: without VAT, or with it where its prices have it inside.
    pub amount: String,
}

/// Documents that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct JobView {
    /// UUIDv7 of the document that it began with.
    pub id: String,
    /// ISO 4217.
    pub currency: String,
    /// What it comes to with VAT, by the quote, or by the document that ends it.
    pub whole: String,
    /// Asked for so far with VAT, less credit notes.
    pub asked: String,
    /// `whole` less `asked`; below 0 where more was asked for.
    pub left: String,
    /// Of what was asked for: with VAT, what the invoice that ends it has still to deduct.
    pub to_deduct: String,
    /// Quotes, notes and invoices in order of issue, then drafts.
    pub papers: Vec<JobPaperView>,
}

/// One document of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct JobPaperView {
    /// UUIDv7.
    pub id: String,
    /// None while a draft.
    pub number: Option<String>,
    /// UNTDID 1001.
    pub type_code: String,
    /// `YYYY-MM-DD`; None while a draft.
    pub issue_date: Option<String>,
    /// With VAT (BT-112).
    pub gross: String,
    /// See [`StateView`].
    pub state: StateView,
    /// Days until due, or until a quote runs out; negative = days late; None where nothing waits.
    pub days_left: Option<i32>,
    /// `YYYY-MM-DD`; None while a draft.
    pub due_date: Option<String>,
}

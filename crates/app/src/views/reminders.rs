//! What reminders ask for and when, as a form shows it.

use serde::{Deserialize, Serialize};

/// When reminders are proposed, and what they ask for. The same keys as the file of `reminder terms --from FILE.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ReminderTermsView {
    /// Days late from which each tone is proposed: friendly, firm, last.
    pub after_days: [u32; 3],
    /// Days that a reminder gives.
    pub respite_days: u32,
    /// Fee of each tone, in major units of the invoice's currency.
    pub fees: [String; 3],
    /// `none`, `statutory` or `agreed`.
    pub interest: String,
    /// Percent a year, where it was agreed.
    pub agreed_percent: String,
    /// Points above the base rate where the customer is a business.
    pub business_points: String,
    /// Points above the base rate where not.
    pub private_points: String,
    /// Once, where the customer is a business and owes in euros; 0 = never.
    pub lump_sum: String,
    /// From which tone on interest and lump sum are asked for: `friendly`, `firm` or `last`.
    pub charges_from: String,
    /// The base rates, each from its day on.
    pub base_rates: Vec<BaseRateView>,
}

/// A base rate that a statute refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BaseRateView {
    /// First day on which it holds, `YYYY-MM-DD`.
    pub from: String,
    /// Percent a year; may be below 0.
    pub percent: String,
}

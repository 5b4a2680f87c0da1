//! Reminders: which tone is due, and what is asked for beside the invoice.
//!
//! Late fees and interest are no revenue and bear no VAT; they are claims beside the invoice, and never change it. Each
//! reminder asks for all of them anew, so the newest one says what is asked.

use crate::{Currency, Error, Interest, Money, decimal};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How a reminder speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// It may have been overlooked.
    Friendly,
    /// It is late, and has a last day.
    Firm,
    /// The last one before it is handed on.
    Last,
}

impl Tone {
    /// All of them, from the first on.
    pub const ALL: [Self; 3] = [Self::Friendly, Self::Firm, Self::Last];

    /// As in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Friendly => "friendly",
            Self::Firm => "firm",
            Self::Last => "last",
        }
    }

    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Friendly => Some(Self::Firm),
            Self::Firm => Some(Self::Last),
            Self::Last => None,
        }
    }

    const fn index(self) -> usize {
        match self {
            Self::Friendly => 0,
            Self::Firm => 1,
            Self::Last => 2,
        }
    }
}

/// A base rate that a statute refers to, and the day from which it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseRate {
    /// First day.
    pub from: NaiveDate,
    /// Percent a year; may be below 0.
    #[serde(with = "decimal::text")]
    pub percent: Decimal,
}

/// Which interest is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InterestTerms {
    /// None.
    #[default]
    None,
    /// The base rate and so many points above it: more where the customer is a business (in Germany § 288 BGB).
    Statutory,
    /// A percentage that was agreed.
    Agreed,
}

/// When reminders are proposed, and what they ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReminderTerms {
    /// Days late from which each tone is proposed, friendly first.
    pub after_days: [u32; 3],
    /// Days that a reminder gives.
    pub respite_days: u32,
    /// Fee of each tone, in major units of the invoice's currency; a later reminder asks for the earlier ones' too.
    #[serde(with = "fees")]
    pub fees: [Decimal; 3],
    /// See [`InterestTerms`].
    pub interest: InterestTerms,
    /// Percent a year, where it was agreed.
    #[serde(with = "decimal::text")]
    pub agreed_percent: Decimal,
    /// Points above the base rate where the customer is a business.
    #[serde(with = "decimal::text")]
    pub business_points: Decimal,
    /// Points above the base rate where not.
    #[serde(with = "decimal::text")]
    pub private_points: Decimal,
    /// Once, from the firm reminder on, where the customer is a business and owes in euros (§ 288 (5) BGB); 0 = never.
    #[serde(with = "decimal::text")]
    pub lump_sum: Decimal,
    /// From which tone on interest and lump sum are asked for.
    pub charges_from: Tone,
    /// The base rates, each from its day on.
    pub base_rates: Vec<BaseRate>,
}

impl Default for ReminderTerms {
    /// No fee and no interest: what is asked for is somebody's decision. The rest is what § 288 BGB says, with the base
    /// rates that the Deutsche Bundesbank announced.
    fn default() -> Self {
        let rate = |year, month, hundredths| {
            Some(BaseRate { from: NaiveDate::from_ymd_opt(year, month, 1)?, percent: Decimal::new(hundredths, 2) })
        };
        let announced =
            [rate(2023, 7, 312), rate(2024, 1, 362), rate(2024, 7, 337), rate(2025, 1, 227), rate(2025, 7, 127)];
        Self {
            after_days: [7, 21, 35],
            respite_days: 10,
            fees: [Decimal::ZERO; 3],
            interest: InterestTerms::None,
            agreed_percent: Decimal::ZERO,
            business_points: Decimal::from(9),
            private_points: Decimal::from(5),
            lump_sum: Decimal::from(40),
            charges_from: Tone::Firm,
            base_rates: announced.into_iter().flatten().collect(),
        }
    }
}

impl ReminderTerms {
    /// The tone that is due on `today`: the one that so many days late ask for, never before the last reminder's
    /// deadline, and never more than one step above it. None once the last one was written.
    #[must_use]
    pub fn due(&self, due: NaiveDate, today: NaiveDate, before: Option<(Tone, NaiveDate)>) -> Option<Tone> {
        let late = today.signed_duration_since(due).num_days();
        let by_days = Tone::ALL
            .into_iter()
            .rev()
            .find(|tone| self.after_days.get(tone.index()).is_some_and(|days| late > 0 && late >= i64::from(*days)))?;
        match before {
            None => Some(Tone::Friendly),
            Some((_, deadline)) if today <= deadline => None,
            Some((tone, _)) => tone.next().map(|next| next.min(by_days)).filter(|next| *next > tone),
        }
    }

    /// Last day that a reminder of `date` gives.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn deadline(&self, date: NaiveDate) -> Result<NaiveDate, Error> {
        date.checked_add_days(Days::new(self.respite_days.into())).ok_or(Error::Overflow)
    }

    /// The yearly percentages from each day on, for a business or not.
    #[must_use]
    pub fn rates(&self, business: bool) -> Vec<(NaiveDate, Decimal)> {
        match self.interest {
            InterestTerms::None => Vec::new(),
            InterestTerms::Agreed => vec![(NaiveDate::MIN, self.agreed_percent)],
            InterestTerms::Statutory => {
                let points = if business { self.business_points } else { self.private_points };
                self.base_rates.iter().map(|base| (base.from, base.percent.saturating_add(points))).collect()
            }
        }
    }

    /// Fees of every tone up to `tone`, as amounts of `currency`.
    ///
    /// # Errors
    /// [`Error::TooFine`], [`Error::Overflow`].
    pub fn fee(&self, tones: &[Tone], currency: Currency) -> Result<Money, Error> {
        let fees = tones.iter().filter_map(|tone| self.fees.get(tone.index()));
        Money::sum(fees.map(|fee| Money::exact(*fee, currency)).collect::<Result<Vec<_>, _>>()?, currency)
    }

    /// The lump sum for the cost of collecting: once, from a business that owes in euros.
    ///
    /// # Errors
    /// [`Error::TooFine`], [`Error::Overflow`].
    pub fn lump(&self, tone: Tone, business: bool, currency: Currency) -> Result<Money, Error> {
        let asked = tone >= self.charges_from
            && business
            && currency == Currency::EUR
            && self.interest == InterestTerms::Statutory;
        if asked { Money::exact(self.lump_sum, currency) } else { Ok(Money::zero(currency)) }
    }
}

/// A reminder as written: frozen, and kept with its PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// How it speaks.
    pub tone: Tone,
    /// The day on it.
    pub date: NaiveDate,
    /// The last day that it gives.
    pub deadline: NaiveDate,
    /// What was open on the invoice.
    pub open: Money,
    /// Fees of this and of earlier reminders.
    pub fee: Money,
    /// The lump sum for the cost of collecting.
    pub lump_sum: Money,
    /// Interest up to its day.
    pub interest: Interest,
    /// Of fees, lump sum and interest: what was paid before.
    pub charges_paid: Money,
}

impl Reminder {
    /// Fees, lump sum and interest together.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn charges(&self) -> Result<Money, Error> {
        self.fee.plus(self.lump_sum)?.plus(self.interest.total)
    }

    /// Everything that it asks for.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn total(&self) -> Result<Money, Error> {
        self.open.plus(self.charges()?)?.minus(self.charges_paid)
    }
}

/// Three decimals as strings.
mod fees {
    use crate::parse_decimal;
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(fees: &[Decimal; 3], to: S) -> Result<S::Ok, S::Error> {
        fees.each_ref().map(ToString::to_string).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[Decimal; 3], D::Error> {
        let [friendly, firm, last] = <[String; 3]>::deserialize(from)?;
        let read = |text: &str| parse_decimal(text).map_err(D::Error::custom);
        Ok([read(&friendly)?, read(&firm)?, read(&last)?])
    }
}

#[cfg(test)]
mod tests;

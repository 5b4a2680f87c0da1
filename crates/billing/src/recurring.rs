//! Recurring documents: on which civil days a schedule falls due, and which days each of its documents is about.
//!
//! Every date is counted from the first one, never from the one before, so that the 31st comes back after February.
//! There is no clock and no time zone in here: days are civil days, and which one is today is passed in.

mod placeholders;
mod text;

pub use placeholders::PeriodWords;
pub use text::{ScheduleText, TimesText};

use chrono::{Datelike, Days, Months, NaiveDate};

/// A schedule may take each so-manieth step of its rhythm: up to every 999th.
pub const EVERY_MAX: u32 = 999;

/// How many periods are looked at together at most: what a daily schedule owes after an absence of nearly three years.
pub const PERIODS_MAX: usize = 1000;

/// One step of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Each day.
    Daily,
    /// Each seventh day.
    Weekly,
    /// The same day of each month, or its last day where it is shorter.
    Monthly,
    /// Each third month.
    Quarterly,
    /// Each sixth month.
    HalfYearly,
    /// Each twelfth month.
    Yearly,
}

impl Rhythm {
    /// All of them, the shortest first.
    pub const ALL: [Self; 6] =
        [Self::Daily, Self::Weekly, Self::Monthly, Self::Quarterly, Self::HalfYearly, Self::Yearly];

    /// Stable, kebab-case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half-yearly",
            Self::Yearly => "yearly",
        }
    }

    /// The rhythm of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.code() == code)
    }

    const fn step(self) -> Step {
        match self {
            Self::Daily => Step::Days(1),
            Self::Weekly => Step::Days(7),
            Self::Monthly => Step::Months(1),
            Self::Quarterly => Step::Months(3),
            Self::HalfYearly => Step::Months(6),
            Self::Yearly => Step::Months(12),
        }
    }
}

#[derive(Clone, Copy)]
enum Step {
    Days(u32),
    Months(u32),
}

/// Which days a document is about: those before it is due, or those that begin then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Covers {
    /// Paid in advance: the period begins with the document.
    #[default]
    Ahead,
    /// Paid in arrears: the period ends with the document.
    Back,
}

impl Covers {
    /// Stable, kebab-case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Back => "back",
        }
    }

    /// The choice of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Ahead, Self::Back].into_iter().find(|covers| covers.code() == code)
    }
}

/// When a schedule falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// The step.
    pub rhythm: Rhythm,
    /// Each so-manieth step counts: 1 to [`EVERY_MAX`].
    pub every: u32,
    /// The first date, which all others are counted from.
    pub start: NaiveDate,
    /// Only in rhythms of months: always the last day of the month, whatever day the first date was.
    pub month_end: bool,
    /// Which days a document is about.
    pub covers: Covers,
    /// No date after this one.
    pub until: Option<NaiveDate>,
    /// No more than so many dates.
    pub count: Option<u32>,
}

/// One date of a schedule and the days that its document is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// When the document is to be made; with the schedule's id this names the period for ever.
    pub due: NaiveDate,
    /// First day that it is about.
    pub first: NaiveDate,
    /// Last day that it is about.
    pub last: NaiveDate,
}

impl Times {
    /// Every period in order, up to the end of the schedule or of the calendar.
    pub fn periods(&self) -> impl Iterator<Item = Period> + '_ {
        (0..).map_while(|index| self.period(index))
    }

    /// Periods that are due by `today`, the oldest first.
    pub fn due_by(&self, today: NaiveDate) -> impl Iterator<Item = Period> + '_ {
        self.periods().take_while(move |period| period.due <= today)
    }

    /// Periods that fall due after `day`, the next one first.
    pub fn after(&self, day: NaiveDate) -> impl Iterator<Item = Period> + '_ {
        let from = self.index_at(day).unwrap_or_default().max(0);
        (from..).map_while(|index| self.period(index)).skip_while(move |period| period.due <= day)
    }

    /// The period that is due on exactly this day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<Period> {
        let index = self.index_at(day)?;
        self.period(index).filter(|period| period.due == day)
    }

    fn period(&self, index: i64) -> Option<Period> {
        if index < 0 || self.count.is_some_and(|count| index >= i64::from(count)) {
            return None;
        }
        let due = self.date(index)?;
        if self.until.is_some_and(|until| due > until) {
            return None;
        }
        let (from, to) = match self.covers {
            Covers::Ahead => (due, self.date(index.checked_add(1)?)?),
            Covers::Back => (self.date(index.checked_sub(1)?)?, due),
        };
        // A month that is invoiced on its last day is invoiced whole: its period ends with that day, not before it.
        let period = if self.month_end {
            Period { due, first: from.succ_opt()?, last: to }
        } else {
            Period { due, first: from, last: to.pred_opt()? }
        };
        Some(period)
    }

    /// The date `index` steps from the first one, before it where `index` is below 0.
    fn date(&self, index: i64) -> Option<NaiveDate> {
        let steps = index.unsigned_abs().checked_mul(u64::from(self.every))?;
        match self.rhythm.step() {
            Step::Days(days) => {
                let days = Days::new(steps.checked_mul(u64::from(days))?);
                if index < 0 { self.start.checked_sub_days(days) } else { self.start.checked_add_days(days) }
            }
            Step::Months(months) => {
                let months = Months::new(u32::try_from(steps.checked_mul(u64::from(months))?).ok()?);
                let date = if index < 0 {
                    self.start.checked_sub_months(months)
                } else {
                    self.start.checked_add_months(months)
                };
                if self.month_end { date.and_then(last_of_month) } else { date }
            }
        }
    }

    /// The only index whose date can be `day`; every date after `day` has this index or a later one.
    fn index_at(&self, day: NaiveDate) -> Option<i64> {
        let (span, step) = match self.rhythm.step() {
            Step::Days(days) => (day.signed_duration_since(self.start).num_days(), days),
            Step::Months(months) => (month_number(day) - month_number(self.start), months),
        };
        let index = span.div_euclid(i64::from(step.checked_mul(self.every)?));
        Some(index)
    }
}

fn month_number(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

fn last_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

#[cfg(test)]
mod tests;

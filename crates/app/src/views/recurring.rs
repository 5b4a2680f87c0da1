//! Schedules of recurring documents, and what is due of them.

use super::{AmountView, DraftInput, Fault};
use serde::{Deserialize, Serialize};

/// What may be written of a schedule. The same keys serve `schedule add --from FILE.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct ScheduleInput {
    /// What its owner calls it; not printed.
    pub name: String,
    /// When it falls due.
    pub times: TimesInput,
    /// What is made each time. Its printed texts may hold `{period}`, `{month}`, `{quarter}` and `{year}`.
    pub draft: DraftInput,
}

/// When a schedule falls due.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct TimesInput {
    /// `daily`, `weekly`, `monthly`, `quarterly`, `half-yearly` or `yearly`.
    pub rhythm: String,
    /// Each so-manieth step of the rhythm; 0 counts as 1.
    pub every: u32,
    /// `YYYY-MM-DD`: the first date, which all others are counted from.
    pub start: String,
    /// Always the last day of the month; only in rhythms of months.
    pub month_end: bool,
    /// `ahead` (each document is about the days that it begins, default) or `back` (about the days before it).
    pub covers: String,
    /// `YYYY-MM-DD`: no date after it; empty = none.
    pub until: String,
    /// No more than so many dates; 0 = no such end.
    pub count: u32,
}

/// How a schedule stands; computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ScheduleStateView {
    /// Dates fall due.
    Running,
    /// Nothing falls due until it is resumed.
    Paused,
    /// It has no further date.
    Ended,
}

/// One schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ScheduleView {
    /// UUIDv7.
    pub id: String,
    /// What may be edited.
    #[serde(flatten)]
    pub schedule: ScheduleInput,
    /// See [`ScheduleStateView`].
    pub state: ScheduleStateView,
    /// `YYYY-MM-DD`, since when it is paused.
    pub paused_on: Option<String>,
    /// Name of the customer, as typed where the book does not know them.
    pub customer: String,
    /// What each document comes to as it stands; None where it comes to no sum.
    pub payable: Option<AmountView>,
    /// `YYYY-MM-DD`: the next date after today.
    pub next: Option<String>,
    /// How many periods are due and not yet made or passed over.
    pub due: u32,
    /// How many became drafts.
    pub made: u32,
    /// How many were passed over.
    pub passed: u32,
    /// A period was made or passed over: when it falls due cannot be changed any more, only ended.
    pub fixed: bool,
}

/// A schedule with its periods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ScheduleDetailView {
    /// The schedule.
    pub schedule: ScheduleView,
    /// Due, made and passed over, the newest first.
    pub periods: Vec<PeriodView>,
    /// The next ones, the nearest first.
    pub coming: Vec<PeriodView>,
}

/// What became of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum PeriodStateView {
    /// Its date has come, and nobody has decided yet.
    Due,
    /// It became a draft.
    Made,
    /// Nothing was wanted for it.
    Passed,
    /// Its date has not come.
    Coming,
}

/// One period of a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PeriodView {
    /// `YYYY-MM-DD`, on which it is due: its name within the schedule.
    pub date: String,
    /// `YYYY-MM-DD`, first day that its document is about.
    pub first: String,
    /// `YYYY-MM-DD`, last day that its document is about.
    pub last: String,
    /// These days as they are printed, in the language of the document: `January 2027`.
    pub words: String,
    /// See [`PeriodStateView`].
    pub state: PeriodStateView,
    /// Id of the draft that was made, or of the document that it became; None once it was discarded.
    pub document: Option<String>,
    /// Number of the document, once it was issued.
    pub number: Option<String>,
}

/// A schedule looked at while it is typed; nothing is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SchedulePreviewView {
    /// The first dates, or those from today on where it began long ago; empty while they cannot be told.
    pub periods: Vec<PeriodView>,
    /// How many dates have come already: they will be due at once.
    pub due: u32,
    /// The draft as the first of these periods would make it.
    pub draft: Option<DraftInput>,
    /// Why it cannot be saved as it is.
    pub faults: Vec<Fault>,
}

/// What waits to be made, schedule by schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DueView {
    /// In order of the oldest date.
    pub items: Vec<DueScheduleView>,
    /// How many periods in all.
    pub count: u32,
}

/// What waits of one schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DueScheduleView {
    /// Id of the schedule.
    pub schedule: String,
    /// Its name.
    pub name: String,
    /// Name of the customer; may be empty.
    pub customer: String,
    /// What each document comes to as it stands.
    pub payable: Option<AmountView>,
    /// The oldest first.
    pub periods: Vec<PeriodView>,
}

/// Periods of one schedule, by their dates.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PeriodChoice {
    /// Id of the schedule, unique prefix of it, or its name.
    pub schedule: String,
    /// `YYYY-MM-DD`, each.
    pub dates: Vec<String>,
}

/// What became of the periods that were to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MadeView {
    /// One each, in the order that was asked for.
    pub items: Vec<MadePeriodView>,
    /// How many drafts are new; the others were made before.
    pub made: u32,
}

/// One period that is a draft now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MadePeriodView {
    /// Id of the schedule.
    pub schedule: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Id of the draft.
    pub document: String,
    /// False when it had been made before: nothing was made twice.
    pub new: bool,
}

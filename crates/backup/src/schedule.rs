//! When a backup is due: unsealed work is never older than the interval, and never left behind a lock.

use chrono::{DateTime, TimeDelta, Utc};

use crate::Trigger;

/// The longest that changed work waits unsealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval(pub TimeDelta);

impl Default for Interval {
    /// Four hours.
    fn default() -> Self {
        Self(TimeDelta::hours(4))
    }
}

/// What is happening as the question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The book was just unlocked.
    Unlock,
    /// Time passes.
    Tick,
    /// The book is about to be locked.
    Lock,
    /// The program is about to end.
    Quit,
}

/// Whether to seal now, and why. `changed_since` is the time of the first change that no backup holds.
///
/// A clock that stands before the last seal or the change is not believed: then a tick seals at once, for one backup
/// too many is better than one too few.
#[must_use]
pub fn due(
    moment: Moment,
    now: DateTime<Utc>,
    last_sealed: Option<DateTime<Utc>>,
    changed_since: Option<DateTime<Utc>>,
    interval: Interval,
) -> Option<Trigger> {
    let changed = changed_since?;
    match moment {
        Moment::Unlock => Some(Trigger::CrashLeftover),
        Moment::Lock => Some(Trigger::Lock),
        Moment::Quit => Some(Trigger::Quit),
        Moment::Tick => {
            let waited = now.signed_duration_since(changed);
            let clock_is_odd = waited < TimeDelta::zero() || last_sealed.is_some_and(|sealed| now < sealed);
            (clock_is_odd || waited >= interval.0).then_some(Trigger::Interval)
        }
    }
}

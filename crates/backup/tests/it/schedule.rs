//! When a backup is due.

use backup::{Interval, Moment, Trigger, due};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

fn at(hour: i64, minute: i64) -> DateTime<Utc> {
    let midnight: DateTime<Utc> = "2026-11-20T00:00:00Z".parse().unwrap();
    midnight + TimeDelta::hours(hour) + TimeDelta::minutes(minute)
}

#[test]
fn each_moment() {
    let (sealed, changed) = (Some(at(8, 0)), Some(at(9, 0)));
    let table = [
        ("nothing changed", Moment::Tick, at(23, 0), sealed, None, None),
        ("nothing changed, at lock", Moment::Lock, at(23, 0), sealed, None, None),
        ("changed a while ago", Moment::Tick, at(12, 59), sealed, changed, None),
        ("changed four hours ago", Moment::Tick, at(13, 0), sealed, changed, Some(Trigger::Interval)),
        ("never sealed, changed just now", Moment::Tick, at(9, 1), None, changed, None),
        ("changed, at lock", Moment::Lock, at(9, 1), sealed, changed, Some(Trigger::Lock)),
        ("changed, at the end", Moment::Quit, at(9, 1), None, changed, Some(Trigger::Quit)),
        ("left by a crash", Moment::Unlock, at(9, 1), sealed, changed, Some(Trigger::CrashLeftover)),
        ("the clock fell behind the change", Moment::Tick, at(8, 30), sealed, changed, Some(Trigger::Interval)),
        (
            "the clock fell behind the last seal",
            Moment::Tick,
            at(9, 5),
            Some(at(20, 0)),
            changed,
            Some(Trigger::Interval),
        ),
    ];
    for (story, moment, now, last_sealed, changed_since, expected) in table {
        assert_eq!(due(moment, now, last_sealed, changed_since, Interval::default()), expected, "{story}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))] // each walks 44,640 minutes

    #[test]
    fn over_thirty_days_no_work_waits_longer_than_the_interval(changes in prop::collection::btree_set(0_i64..30 * 24 * 60, 1..200)) {
        let (mut last_sealed, mut changed_since) = (None, None);
        for minute in 0..31 * 24 * 60 {
            let now = at(0, minute);
            if changes.contains(&minute) {
                changed_since = changed_since.or(Some(now));
            }
            if due(Moment::Tick, now, last_sealed, changed_since, Interval::default()).is_some() {
                (last_sealed, changed_since) = (Some(now), None);
            }
            if let Some(changed) = changed_since {
                prop_assert!(now - changed < TimeDelta::hours(4));
            }
        }
    }
}

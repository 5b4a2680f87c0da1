//! Whatever left the house after the backup: the true last number is taken, and none is given a second time.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn standing(pattern: &str, period: &str, next: u64) -> Series {
    Series { period: period.to_owned(), next, ..Series::new(pattern.parse().unwrap()) }
}

#[test]
fn the_last_number_tells_the_period_that_the_series_had_come_to() {
    let monthly = standing("{YYYY}-{MM}-{seq:3}", "2026-09", 3);
    let cases = [
        (monthly.clone(), "2026-11-20", "2026-10-002", Some((2, "2026-10", 3))),
        (monthly.clone(), "2026-11-20", "2026-09-004", Some((2, "2026-09", 5))),
        (monthly.clone(), "2026-11-20", "2026-12-001", Some((1, "2026-12", 2))),
        (monthly.clone(), "2026-11-20", "2027-01-001", None),
        (monthly.clone(), "2026-11-20", "2026-09-002", None),
        (monthly.clone(), "2026-11-20", "2026-08-009", None),
        (monthly.clone(), "2026-11-20", "2026-13-001", None),
        (monthly, "2026-11-20", "2026-10-02", None),
        (standing("CN-{YYYY}-{seq:4}", "", 1), "2027-02-01", "CN-2026-0003", Some((3, "2026", 4))),
        (standing("CN{YY}/{seq}", "", 1), "2027-02-01", "CN26/3", Some((3, "2026", 4))),
        (standing("CN{YY}/{seq}", "", 1), "2027-02-01", "CN28/3", None),
        (standing("RE-{seq}", "", 8), "2027-02-01", "RE-9", Some((2, "", 10))),
        (standing("RE-{seq}", "", 8), "2027-02-01", "RE-10008", None),
        (standing("RE-{seq}", "", 8), "2027-02-01", "RE-+9", None),
        (standing("Ré-{seq}", "", 8), "2027-02-01", "R-ü9", None),
    ];
    for (series, today, last, expected) in cases {
        let found = series.skip_to(last, day(today)).map(|(skipped, after)| (skipped.len(), after.period, after.next));
        let expected = expected.map(|(skipped, period, next)| (skipped, period.to_owned(), next));
        assert_eq!(found, expected, "{last} on {today}");
    }
}

#[test]
fn a_number_right_before_the_next_is_where_the_series_stands() {
    let series = standing("CN-{YYYY}-{seq:4}", "2026", 3);
    let stands = |number| series.stands_at(number, day("2026-11-20"));
    assert_eq!(["CN-2026-0002", "CN-2026-0001", "CN-2025-0002", ""].map(stands), [true, false, false, false]);
}

/// Patterns of every kind of period.
const PATTERNS: [&str; 6] =
    ["RE-{seq}", "{YYYY}-{seq:4}", "CN-{YY}/{seq:2}", "{YYYY}{MM}{seq}", "{seq:3}-{MM}{YY}", "{YY}{YYYY}/{seq}"];

proptest! {
    #[test]
    fn the_true_last_number_is_taken_and_none_is_given_twice(
        pattern in prop::sample::select(&PATTERNS),
        before in prop::collection::vec(0_u64..900, 0..6),
        after in prop::collection::vec(0_u64..1500, 1..12),
        later in prop::collection::vec(0_u64..2500, 1..20),
        waited in 0_u64..1200,
    ) {
        let start = day("2025-01-01");
        let mut series = Series::new(pattern.parse().unwrap());
        let mut given = BTreeSet::new();
        let mut issue = |series: &mut Series, days: &[u64]| {
            let mut last = None;
            for date in days.iter().map(|days| start + Days::new(*days)) {
                if let Ok((number, next)) = series.next(date) {
                    assert!(given.insert(number.to_string()), "{number} was given twice");
                    (*series, last) = (next, Some((number, date)));
                }
            }
            last
        };
        issue(&mut series, &before);
        let mut restored = series.clone();
        if let Some((last, _)) = issue(&mut series, &after) {
            let dated = after.iter().max().copied().unwrap_or_default();
            let today = start + Days::new(dated.saturating_sub(DAYS_AHEAD) + waited);
            let (skipped, next) = restored.skip_to(last.as_str(), today).expect("the true last number");
            prop_assert_eq!(skipped.last(), Some(&last));
            prop_assert_eq!(&next, &series);
            prop_assert!(next.stands_at(last.as_str(), today));
            restored = next;
        }
        issue(&mut restored, &later);
    }
}

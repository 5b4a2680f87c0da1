//! Dates of schedules: no date twice, none left out, the day of the month never drifting.

use super::*;
use chrono::{DateTime, FixedOffset, TimeZone, Utc};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn times(rhythm: &str, every: u32, start: &str) -> Times {
    TimesText { rhythm: rhythm.to_owned(), every, start: start.to_owned(), ..TimesText::default() }.read().unwrap()
}

fn dates(times: &Times, n: usize) -> Vec<String> {
    times.periods().take(n).map(|period| period.due.to_string()).collect()
}

#[test]
fn each_rhythm_steps_as_it_says() {
    for (rhythm, every, start, expected) in [
        ("daily", 1, "2026-12-30", ["2026-12-30", "2026-12-31", "2027-01-01"]),
        ("daily", 10, "2026-12-30", ["2026-12-30", "2027-01-09", "2027-01-19"]),
        ("weekly", 1, "2026-11-20", ["2026-11-20", "2026-11-27", "2026-12-04"]),
        ("weekly", 2, "2026-11-20", ["2026-11-20", "2026-12-04", "2026-12-18"]),
        ("monthly", 1, "2026-11-15", ["2026-11-15", "2026-12-15", "2027-01-15"]),
        ("quarterly", 1, "2026-11-01", ["2026-11-01", "2027-02-01", "2027-05-01"]),
        ("half-yearly", 1, "2026-08-31", ["2026-08-31", "2027-02-28", "2027-08-31"]),
        ("yearly", 1, "2024-02-29", ["2024-02-29", "2025-02-28", "2026-02-28"]),
        ("yearly", 4, "2024-02-29", ["2024-02-29", "2028-02-29", "2032-02-29"]),
    ] {
        assert_eq!(dates(&times(rhythm, every, start), 3), expected, "{rhythm} by {every}");
    }
}

#[test]
fn the_31st_comes_back_after_february() {
    let found = dates(&times("monthly", 1, "2027-01-31"), 6);
    assert_eq!(found, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"]);
    assert_eq!(dates(&times("monthly", 1, "2028-01-30"), 3), ["2028-01-30", "2028-02-29", "2028-03-30"]);
}

#[test]
fn a_month_end_that_begins_in_february_is_kept_all_the_same() {
    let ends = Times { month_end: true, ..times("monthly", 1, "2027-02-28") };
    assert_eq!(dates(&ends, 3), ["2027-02-28", "2027-03-31", "2027-04-30"]);
}

#[test]
fn a_document_is_about_the_days_before_it_or_the_days_that_it_begins() {
    let table = [
        ("2027-01-01", Covers::Ahead, false, ("2027-01-01", "2027-01-31")),
        ("2027-01-01", Covers::Back, false, ("2026-12-01", "2026-12-31")),
        ("2027-01-15", Covers::Ahead, false, ("2027-01-15", "2027-02-14")),
        ("2027-01-31", Covers::Back, true, ("2027-01-01", "2027-01-31")),
        ("2027-01-31", Covers::Ahead, true, ("2027-02-01", "2027-02-28")),
    ];
    for (start, covers, month_end, (first, last)) in table {
        let times = Times { covers, month_end, ..times("monthly", 1, start) };
        let period = times.periods().next().unwrap();
        assert_eq!((period.first, period.last), (day(first), day(last)), "{start} {covers:?}");
    }
}

#[test]
fn it_ends_after_a_day_or_after_a_count_whichever_comes_first() {
    let base = times("monthly", 1, "2026-11-30");
    let count = |until: Option<&str>, count| Times { until: until.map(day), count, ..base }.periods().count();
    assert_eq!(count(Some("2027-01-30"), None), 3, "the last day counts");
    assert_eq!(count(Some("2027-01-29"), None), 2);
    assert_eq!(count(None, Some(5)), 5);
    assert_eq!(count(Some("2027-01-30"), Some(2)), 2);
}

#[test]
fn what_cannot_be_a_schedule_is_refused_with_its_place() {
    let good = TimesText { rhythm: "monthly".to_owned(), start: "2026-11-30".to_owned(), ..TimesText::default() };
    let table = [
        (TimesText { rhythm: "hourly".to_owned(), ..good.clone() }, "times.rhythm"),
        (TimesText { every: 1000, ..good.clone() }, "times.every"),
        (TimesText { start: "2026-11-31".to_owned(), ..good.clone() }, "times.start"),
        (TimesText { start: "+12026-11-30".to_owned(), ..good.clone() }, "times.start"),
        (TimesText { until: "2026-11-29".to_owned(), ..good.clone() }, "times.until"),
        (TimesText { covers: "sideways".to_owned(), ..good.clone() }, "times.covers"),
        (TimesText { rhythm: "weekly".to_owned(), month_end: true, ..good.clone() }, "times.month_end"),
    ];
    for (text, path) in table {
        assert_eq!(text.read().unwrap_err()[0].path, path);
    }
    let old = TimesText { rhythm: "daily".to_owned(), start: "1900-01-01".to_owned(), ..good };
    assert_eq!(old.read_on(day("2026-11-20")).unwrap_err()[0].code, "starts-too-early");
}

#[test]
fn placeholders_say_the_period_and_a_mistyped_one_is_named() {
    let words = PeriodWords {
        period: "January 2027".to_owned(),
        month: "January".to_owned(),
        quarter: "1".to_owned(),
        year: "2027".to_owned(),
    };
    let table = [
        ("Hosting, {month} {year}", "Hosting, January 2027"),
        ("Q{quarter}/{year}: {period}", "Q1/2027: January 2027"),
        ("{ no } {month", "{ no } {month"),
        ("{{month}}", "{January}"),
    ];
    for (text, filled) in table {
        assert_eq!(words.fill(text), filled);
    }
    let line = crate::LineText { name: "Hosting {mounth}".to_owned(), ..crate::LineText::default() };
    let text = ScheduleText {
        name: "Hosting".to_owned(),
        times: TimesText { rhythm: "monthly".to_owned(), start: "2026-11-30".to_owned(), ..TimesText::default() },
        draft: crate::DraftText { lines: vec![line], ..crate::DraftText::default() },
    };
    let faults = text.check();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!((faults[0].path.as_str(), faults[0].code.as_str()), ("draft.lines.0.name", "unknown-placeholder"));
}

#[test]
fn a_credit_note_does_not_recur() {
    let draft = crate::DraftText { type_code: "381".to_owned(), ..crate::DraftText::default() };
    let faults = ScheduleText { draft, ..ScheduleText::default() }.check();
    assert!(faults.iter().any(|fault| fault.code == "cannot-recur"), "{faults:?}");
}

fn any_times() -> impl Strategy<Value = Times> {
    let start = (0i64..40_000).prop_map(|days| day("1990-01-01") + chrono::Duration::days(days));
    let covers = prop_oneof![Just(Covers::Ahead), Just(Covers::Back)];
    (0usize..6, 1u32..5, start, any::<bool>(), covers).prop_map(|(rhythm, every, start, month_end, covers)| {
        let rhythm = Rhythm::ALL[rhythm];
        let month_end = month_end && matches!(rhythm.step(), Step::Months(_));
        Times { rhythm, every, start, month_end, covers, until: None, count: None }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_date_comes_twice_and_time_only_goes_on(times in any_times()) {
        let found: Vec<_> = times.periods().take(60).collect();
        prop_assert!(found.windows(2).all(|pair| pair[0].due < pair[1].due));
        prop_assert!(times.start <= found[0].due);
    }

    #[test]
    fn the_periods_leave_no_day_out_and_count_none_twice(times in any_times()) {
        let found: Vec<_> = times.periods().take(60).collect();
        for pair in found.windows(2) {
            prop_assert_eq!(pair[0].last.succ_opt(), Some(pair[1].first));
            prop_assert!(pair[0].first <= pair[0].last);
        }
    }

    #[test]
    fn the_day_of_the_month_is_the_first_ones_or_the_months_last(times in any_times()) {
        prop_assume!(matches!(times.rhythm.step(), Step::Months(_)));
        let anchor = if times.month_end { 31 } else { times.start.day() };
        for period in times.periods().take(60) {
            let last = last_of_month(period.due).unwrap().day();
            prop_assert_eq!(period.due.day(), anchor.min(last));
        }
    }

    #[test]
    fn a_date_is_found_from_itself_and_no_other_day_is_one(times in any_times(), n in 0usize..200) {
        let known: BTreeSet<_> = times.periods().take(600).map(|period| period.due).collect();
        let from = times.start;
        let probe = from + chrono::Duration::days(i64::try_from(n).unwrap() * 3);
        prop_assert_eq!(times.on(probe).is_some(), known.contains(&probe));
        let chosen = times.periods().nth(n).unwrap();
        prop_assert_eq!(times.on(chosen.due), Some(chosen));
    }

    #[test]
    fn what_is_due_and_what_comes_after_are_all_of_it_at_any_day(times in any_times(), days in -400i64..4000) {
        let today = times.start + chrono::Duration::days(days);
        let mut parts: Vec<_> = times.due_by(today).collect();
        parts.extend(times.after(today).take(20));
        let whole: Vec<_> = times.periods().take(parts.len()).collect();
        prop_assert_eq!(parts, whole);
    }

    #[test]
    fn a_catch_up_in_any_order_and_any_portions_makes_each_period_once(
        times in any_times(),
        days in 0i64..3000,
        order in any::<prop::sample::Index>(),
        portions in prop::collection::vec(1usize..7, 1..40),
    ) {
        let today = times.start + chrono::Duration::days(days);
        let mut due: Vec<_> = times.due_by(today).map(|period| period.due).take(60).collect();
        let expected: BTreeSet<_> = due.iter().copied().collect();
        let pivot = order.index(due.len().max(1)).min(due.len());
        due.rotate_left(pivot);
        let mut made: Vec<NaiveDate> = Vec::new();
        let mut portions = portions.into_iter().cycle();
        while made.len() < expected.len() {
            let left: Vec<_> = due.iter().filter(|date| !made.contains(date)).copied().collect();
            made.extend(left.into_iter().take(portions.next().unwrap_or(1)));
        }
        prop_assert_eq!(made.len(), expected.len());
        prop_assert_eq!(made.into_iter().collect::<BTreeSet<_>>(), expected);
    }

    /// Where the user sits only decides which day is today: the same instant makes the same list for one civil day.
    #[test]
    fn dates_are_civil_days_in_every_time_zone(times in any_times(), hours in -12i32..=14, minute in 0u32..1440) {
        let zone = FixedOffset::east_opt(hours * 3600).unwrap();
        let due = times.periods().nth(3).unwrap().due;
        let local = due.and_hms_opt(minute / 60, minute % 60, 0).unwrap();
        let instant: DateTime<Utc> = zone.from_local_datetime(&local).unwrap().to_utc();
        let today = instant.with_timezone(&zone).date_naive();
        prop_assert_eq!(times.due_by(today).last().map(|period| period.due), Some(due));
        let text = due.to_string();
        prop_assert_eq!(text.parse::<NaiveDate>(), Ok(due), "written and read it is the same day");
    }
}

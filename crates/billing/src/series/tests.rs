//! Numbers without gaps and doubles, and patterns that could not keep that promise.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn series(pattern: &str) -> Series {
    Series::new(pattern.parse().unwrap())
}

#[test]
fn numbers_run_on_and_start_again_with_the_period() {
    for (pattern, dates, numbers) in [
        ("{YYYY}-{seq:4}", ["2026-01-02", "2026-12-31", "2027-01-01"], ["2026-0001", "2026-0002", "2027-0001"]),
        ("RE{YY}/{seq:3}", ["2026-01-02", "2026-01-02", "2027-05-01"], ["RE26/001", "RE26/002", "RE27/001"]),
        ("{YYYY}{MM}{seq:2}", ["2026-11-02", "2026-12-02", "2026-12-03"], ["20261101", "20261201", "20261202"]),
        ("INV-{seq}", ["2026-11-02", "2027-12-02", "2025-12-03"], ["INV-1", "INV-2", "INV-3"]),
    ] {
        let mut series = series(pattern);
        for (date, expected) in dates.into_iter().zip(numbers) {
            let (number, after) = series.next(day(date)).unwrap();
            assert_eq!(number.as_str(), expected);
            series = after;
        }
    }
}

#[test]
fn a_series_does_not_go_back_into_a_period_that_it_left() {
    let (_, in_2027) = series("{YYYY}-{seq:4}").next(day("2027-01-01")).unwrap();
    assert_eq!(in_2027.next(day("2026-12-31")), Err(Error::DateBeforeSeries));
    let (number, _) = in_2027.next(day("2027-01-01")).unwrap();
    assert_eq!(number.as_str(), "2027-0002", "the refusal took no number");
}

#[test]
fn counting_goes_on_under_a_new_pattern() {
    let (_, one) = series("{YYYY}-{seq:4}").next(day("2026-03-01")).unwrap();
    let changed = one.repatterned("RE-{seq:5}".parse().unwrap(), day("2026-03-02"));
    assert_eq!(changed.next(day("2026-03-02")).unwrap().0.as_str(), "RE-00002");
}

#[test]
fn a_pattern_changed_after_the_turn_of_the_year_begins_with_one_and_never_goes_back() {
    let yearly = |text: &str| -> NumberPattern { text.parse().unwrap() };
    let (_, one) = series("{YYYY}-{seq:4}").next(day("2026-12-30")).unwrap();
    let turned = one.repatterned(yearly("R{YYYY}-{seq:4}"), day("2027-01-02"));
    assert_eq!(turned.next(day("2027-01-02")).unwrap().0.as_str(), "R2027-0001");
    let (_, ahead) = series("{YYYY}-{seq:4}").next(day("2027-01-04")).unwrap();
    let there_and_back =
        ahead.repatterned(yearly("R{seq}"), day("2026-12-30")).repatterned(yearly("{YYYY}-{seq:4}"), day("2027-01-05"));
    assert_eq!(there_and_back.next(day("2027-01-05")).unwrap().0.as_str(), "2027-0002");
    let monthly = ahead.repatterned(yearly("{YYYY}{MM}-{seq}"), day("2026-12-30"));
    assert_eq!(monthly.next(day("2026-12-31")), Err(Error::DateBeforeSeries));
}

#[test]
fn the_sequence_may_outgrow_its_digits_but_not_the_number() {
    let full = Series { next: 10_000, period: "2026".to_owned(), ..series("{YYYY}-{seq:4}") };
    assert_eq!(full.next(day("2026-01-01")).unwrap().0.as_str(), "2026-10000");
    let last = Series { next: u64::MAX, ..series("{seq}") };
    assert_eq!(last.next(day("2026-01-01")), Err(Error::Overflow));
    let long = Series { next: 10_000_000, ..series("A-rather-long-series-26{seq:7}") };
    assert_eq!(long.next(day("2026-01-01")), Err(Error::BadNumber));
}

#[test]
fn patterns_that_cannot_work_are_refused() {
    for pattern in [
        "",
        "2026",
        "{YYYY}",
        "{seq}{seq}",
        "{MM}-{seq}",
        "{seq:0}",
        "{seq:13}",
        "{seq:+4}",
        "{seq:}",
        "{DD}{seq}",
        "{seq",
        "seq}",
        "{seq}}",
        "{{seq}",
        "a\n{seq}",
        " {seq}",
        "1234567890123456789012345{seq:4}",
        "123456789012345678{seq:12}x",
    ] {
        assert!(matches!(pattern.parse::<NumberPattern>(), Err(Error::BadPattern { .. })), "{pattern}");
    }
}

#[test]
fn numbers_are_short_and_visible() {
    for bad in ["", " 1", "1 ", "1\t2", "1234567890123456789012345678901"] {
        assert_eq!(bad.parse::<InvoiceNumber>(), Err(Error::BadNumber), "{bad}");
    }
    assert!("Ä 2026/1".parse::<InvoiceNumber>().is_ok());
}

/// Found by fuzzing: `{seq}` was stored as `{seq:1}`, two characters past what is read.
#[test]
fn the_longest_pattern_is_read_back_as_it_is_stored() {
    let longest: NumberPattern = "1234567890123456789012345{seq}".parse().unwrap();
    assert_eq!(longest.to_string().parse(), Ok(longest));
}

proptest! {
    #[test]
    fn within_a_year_no_number_is_missing_or_double(days in prop::collection::vec(1_u32..=365, 1..60)) {
        let mut series = series("{YYYY}-{seq:1}");
        for (n, ordinal) in days.into_iter().enumerate() {
            let (number, after) = series.next(NaiveDate::from_yo_opt(2026, ordinal).unwrap()).unwrap();
            prop_assert_eq!(number.to_string(), format!("2026-{}", n + 1));
            series = after;
        }
    }

    #[test]
    fn any_text_is_a_pattern_that_prints_as_it_was_read_or_is_refused(text in "[-A-Z0-9{}:seqYM/ ]{0,30}") {
        if let Ok(pattern) = text.parse::<NumberPattern>() {
            prop_assert_eq!(pattern.to_string().parse(), Ok(pattern));
        }
    }

    #[test]
    fn state_survives_json(next in 1_u64..u64::MAX, year in 2000_i32..3000) {
        let series = Series { next, period: year.to_string(), ..series("{YYYY}-{seq:4}") };
        prop_assert_eq!(serde_json::from_str::<Series>(&serde_json::to_string(&series).unwrap()).unwrap(), series);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// A refused issue keeps nothing of the series as it would have stood, as the book does in its transaction.
    #[test]
    fn no_number_is_missing_or_double_however_issues_and_refusals_of_several_series_interleave(
        steps in prop::collection::vec((0_usize..4, any::<bool>(), 0_u64..25), 1..120),
    ) {
        let patterns = ["{YYYY}-{seq:4}", "Q-{YYYY}-{seq:4}", "CN{YY}{MM}-{seq:2}", "DN-{seq}"];
        let mut standing = patterns.map(series);
        let mut given: [Vec<(NaiveDate, InvoiceNumber)>; 4] = Default::default();
        let mut date = day("2026-11-20");
        for (which, refused, days) in steps {
            date = date + chrono::Days::new(days);
            let (number, after) = standing[which].next(date).unwrap();
            if !refused {
                given[which].push((date, number));
                standing[which] = after;
            }
        }
        for (series, given) in standing.iter().zip(&given) {
            let mut counts = std::collections::BTreeMap::new();
            for (date, number) in given {
                let count = counts.entry(series.pattern.period(*date)).or_insert(0_u64);
                *count += 1;
                prop_assert_eq!(number, &series.pattern.render(*date, *count).unwrap());
            }
        }
        let all: std::collections::BTreeSet<_> = given.iter().flatten().map(|(_, number)| number).collect();
        prop_assert_eq!(all.len(), given.iter().map(Vec::len).sum::<usize>());
    }
}

//! Which backups are kept over a year of fake days, and what stops the dropping.

use std::collections::BTreeSet;

use backup::{Candidate, Decision, Gone, Kept, Policy, Refusal, Verdict, decide, keep_until};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;

fn at(text: &str) -> DateTime<Utc> {
    format!("{text}Z").parse().unwrap()
}

fn candidate(seq: u64, time: DateTime<Utc>) -> Candidate {
    Candidate { seq, time, proven: false, records: Some(100) }
}

fn kept(decision: &Decision) -> Vec<u64> {
    decision.verdicts.iter().filter(|(_, v)| matches!(v, Verdict::Keep(_))).map(|(seq, _)| *seq).collect()
}

fn verdict(decision: &Decision, seq: u64) -> Verdict {
    decision.verdicts.iter().find(|(s, _)| *s == seq).unwrap().1.clone()
}

/// 400 days from 2025-10-01, sealed at noon and at 18:00; retention runs after each seal on what is still there.
fn four_hundred_days() -> (Vec<Candidate>, DateTime<Utc>, Decision) {
    let start = at("2025-10-01T12:00:00");
    let mut there: Vec<Candidate> = Vec::new();
    let mut last = None;
    for day in 0..400_i64 {
        for (half, hours) in [(1, 0), (2, 6)] {
            let now = start + TimeDelta::days(day) + TimeDelta::hours(hours);
            let seq = u64::try_from(day * 2 + half).unwrap();
            there.push(Candidate { proven: half == 2 && day % 30 == 0, ..candidate(seq, now) });
            let decision = decide(&there, now, &Policy::default(), 0);
            assert_eq!(decision.refused, None, "day {day}");
            let keep: BTreeSet<u64> = kept(&decision).into_iter().collect();
            assert!(keep.contains(&seq), "the newest stays, day {day}");
            if let Some(proven) = there.iter().rev().find(|c| c.proven) {
                assert!(keep.contains(&proven.seq), "the newest proven stays, day {day}");
            }
            there.retain(|c| keep.contains(&c.seq));
            last = Some((now, decision));
        }
    }
    let (now, decision) = last.unwrap();
    (there, now, decision)
}

#[test]
fn after_four_hundred_days_each_kept_one_has_its_reason() {
    let (there, now, decision) = four_hundred_days();
    assert_eq!(now, at("2026-11-04T18:00:00"));
    let days: Vec<String> = there.iter().map(|c| c.time.format("%Y-%m-%d %H:%M").to_string()).collect();
    assert_eq!(
        days,
        [
            "2025-12-31 18:00", // monthly and yearly: the newest of December and of 2025
            "2026-01-31 18:00",
            "2026-02-28 18:00",
            "2026-03-31 18:00",
            "2026-04-30 18:00",
            "2026-05-31 18:00",
            "2026-06-30 18:00",
            "2026-07-31 18:00",
            "2026-08-31 18:00",
            "2026-09-30 18:00",
            "2026-10-11 18:00", // a Sunday: weekly
            "2026-10-18 18:00",
            "2026-10-25 18:00",
            "2026-10-26 18:00", // newest proven (proven every thirtieth day)
            "2026-10-29 18:00", // daily from here
            "2026-10-30 18:00",
            "2026-10-31 18:00", // also monthly
            "2026-11-01 18:00", // also weekly
            "2026-11-02 18:00",
            "2026-11-03 18:00",
            "2026-11-04 18:00", // the newest, and of its day, week, month and year
        ]
    );
    let newest = there.last().unwrap().seq;
    let all = vec![Kept::Newest, Kept::Daily, Kept::Weekly, Kept::Monthly, Kept::Yearly];
    assert_eq!(verdict(&decision, newest), Verdict::Keep(all));
    assert_eq!(verdict(&decision, newest - 1), Verdict::Drop(Gone::NewerOfSameDay { seq: newest }));
}

#[test]
fn each_drop_has_its_reason() {
    let policy = Policy { daily: 1, weekly: 1, monthly: 1, yearly: 1 };
    let candidates = [
        candidate(1, at("2026-11-18T12:00:00")),
        candidate(2, at("2026-11-19T12:00:00")),
        candidate(3, at("2026-11-19T18:00:00")),
        candidate(4, at("2026-11-20T12:00:00")),
    ];
    let decision = decide(&candidates, at("2026-11-20T12:00:00"), &policy, 0);
    assert_eq!(verdict(&decision, 1), Verdict::Drop(Gone::BeyondPolicy));
    assert_eq!(verdict(&decision, 2), Verdict::Drop(Gone::NewerOfSameDay { seq: 3 }));
    assert_eq!(verdict(&decision, 3), Verdict::Drop(Gone::BeyondPolicy));
    assert_eq!(kept(&decision), [4]);
}

#[test]
fn sequence_orders_not_the_clock() {
    // the second was sealed later, though its clock says half an hour earlier
    let candidates = [candidate(2, at("2026-11-20T11:40:00")), candidate(1, at("2026-11-20T12:10:00"))];
    let decision = decide(&candidates, at("2026-11-20T12:00:00"), &Policy::default(), 0);
    assert_eq!(decision.refused, None);
    assert_eq!(kept(&decision), [2]);
}

#[test]
fn everything_is_held_when_something_is_odd_until_it_was_looked_at() {
    let days = |n| at("2026-11-01T12:00:00") + TimeDelta::days(n);
    let records = |seq, day, records| Candidate { records, ..candidate(seq, days(day)) };
    let table: [(&str, Vec<Candidate>, i64, Option<Refusal>); 8] = [
        ("all is well", vec![records(1, 0, Some(100)), records(2, 1, Some(80))], 1, None),
        (
            "the clock went back between two",
            vec![records(1, 5, None), records(2, 1, None)],
            6,
            Some(Refusal::ClockWentBack { seq: 2 }),
        ),
        (
            "one lay in the future",
            vec![records(1, 0, None), records(2, 900, None), records(3, 1, None)],
            2,
            Some(Refusal::ClockWentBack { seq: 3 }),
        ),
        ("now is before the newest", vec![records(1, 0, None), records(2, 5, None)], 3, Some(Refusal::NowBeforeNewest)),
        (
            "the book lost over a fifth",
            vec![records(1, 0, Some(100)), records(2, 1, Some(79))],
            1,
            Some(Refusal::BookShrank { seq: 2, from: 100, to: 79 }),
        ),
        (
            "and a gap in knowledge does not hide it",
            vec![records(1, 0, Some(100)), records(2, 1, None), records(3, 2, Some(10))],
            2,
            Some(Refusal::BookShrank { seq: 3, from: 100, to: 10 }),
        ),
        (
            "emptied",
            vec![records(1, 0, Some(1)), records(2, 1, Some(0))],
            1,
            Some(Refusal::BookShrank { seq: 2, from: 1, to: 0 }),
        ),
        ("grown from nothing", vec![records(1, 0, Some(0)), records(2, 1, Some(50))], 1, None),
    ];
    for (story, candidates, now, refused) in table {
        let decision = decide(&candidates, days(now), &Policy::default(), 0);
        assert_eq!(decision.refused, refused, "{story}");
        if refused.is_some() {
            assert!(decision.verdicts.iter().all(|(_, v)| *v == Verdict::Keep(vec![Kept::Held])), "{story}");
            assert_eq!(kept(&decision).len(), candidates.len());
            let looked_at = decide(&candidates, days(1000), &Policy::default(), 3);
            assert_eq!(looked_at.refused, None, "{story}, acknowledged");
        }
    }
}

#[test]
fn what_the_book_does_not_know_is_kept_and_takes_no_others_place() {
    let noon = at("2026-11-20T12:00:00");
    // `(seq, days ago)` each; those of the second list are unknown to the book
    type Backups = &'static [(u64, i64)];
    let table: [(&str, Backups, Backups, &[u64]); 6] = [
        ("all known, of one day", &[(1, 0), (2, 0), (3, 0)], &[], &[3]),
        (
            "an older one was restored: the newer ones stand beside its seals",
            &[(4, 0), (5, 0)],
            &[(1, 0), (2, 0), (3, 0)],
            &[1, 2, 3, 5],
        ),
        ("what it was before stays the newest known of its day", &[(1, 1), (2, 1), (4, 0)], &[(3, 1)], &[2, 3, 4]),
        (
            "unknown ones use up none of the two days",
            &[(1, 5), (2, 4), (6, 0)],
            &[(3, 3), (4, 2), (5, 1)],
            &[2, 3, 4, 5, 6],
        ),
        ("however old they are", &[(2, 1), (3, 0)], &[(1, 4000)], &[1, 2, 3]),
        ("nothing is known at all", &[], &[(1, 9), (2, 9), (3, 0)], &[1, 2, 3]),
    ];
    let policy = Policy { daily: 2, weekly: 0, monthly: 0, yearly: 0 };
    for (story, known, unknown, expected) in table {
        let backup =
            |&(seq, ago): &(u64, i64), records| Candidate { records, ..candidate(seq, noon - TimeDelta::days(ago)) };
        let known = known.iter().map(|it| backup(it, Some(100)));
        let candidates: Vec<_> = known.chain(unknown.iter().map(|it| backup(it, None))).collect();
        let decision = decide(&candidates, noon, &policy, 0);
        assert_eq!((decision.refused, kept(&decision).as_slice()), (None, expected), "{story}");
        for (seq, _) in unknown {
            assert!(
                matches!(verdict(&decision, *seq), Verdict::Keep(why) if why.contains(&Kept::Unrecorded)),
                "{story}: why {seq} is kept is said"
            );
        }
    }
}

#[test]
fn nothing_to_decide_is_no_trouble() {
    let decision = decide(&[], at("2026-11-20T12:00:00"), &Policy::default(), 0);
    assert_eq!(decision, Decision { verdicts: vec![], refused: None });
}

#[test]
fn until_when_it_is_kept_is_said() {
    let time = at("2026-11-20T12:00:00");
    let policy = Policy::default();
    let table = [
        (vec![Kept::Daily], Some((2026, 11, 27))),
        (vec![Kept::Daily, Kept::Weekly], Some((2026, 12, 25))),
        (vec![Kept::Monthly], Some((2027, 11, 20))),
        (vec![Kept::Monthly, Kept::Yearly], Some((2029, 11, 20))),
        (vec![Kept::Newest, Kept::Daily], None),
        (vec![Kept::NewestProven], None),
        (vec![Kept::Held], None),
        (vec![Kept::Unrecorded], None),
        (vec![], None),
    ];
    for (kept, until) in table {
        let until = until.map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap());
        assert_eq!(keep_until(time, &kept, &policy), until, "{kept:?}");
    }
    for why in [Kept::NewestProven, Kept::Unrecorded] {
        assert_eq!(serde_json::to_value(why).unwrap(), why.as_str());
    }
}

proptest! {
    #[test]
    fn the_newest_and_the_newest_proven_always_stay(
        gaps in prop::collection::vec((0_i64..2_000_000, any::<bool>(), 90_u64..110), 1..60),
        daily in 0_usize..4, weekly in 0_usize..3, monthly in 0_usize..3, yearly in 0_usize..2,
    ) {
        let mut time = at("2024-01-01T00:00:00");
        let candidates: Vec<_> = gaps.iter().zip(1..).map(|((gap, proven, records), seq)| {
            time += TimeDelta::seconds(*gap);
            Candidate { seq, time, proven: *proven, records: Some(*records) }
        }).collect();
        let policy = Policy { daily, weekly, monthly, yearly };
        let decision = decide(&candidates, time, &policy, 0);
        prop_assert_eq!(decision.refused, None);
        let keep = kept(&decision);
        prop_assert!(keep.contains(&candidates.last().unwrap().seq));
        if let Some(proven) = candidates.iter().rev().find(|c| c.proven) {
            prop_assert!(keep.contains(&proven.seq));
        }
        prop_assert!(keep.len() <= 2 + daily + weekly + monthly + yearly);
        let all: Vec<_> = decision.verdicts.iter().map(|(seq, _)| *seq).collect();
        prop_assert_eq!(all, candidates.iter().map(|c| c.seq).collect::<Vec<_>>());
        // deciding again on what is left changes nothing
        let left: Vec<_> = candidates.iter().filter(|c| keep.contains(&c.seq)).copied().collect();
        prop_assert_eq!(kept(&decide(&left, time, &policy, u64::MAX)), keep);
        // each of the last days that has a backup keeps one
        let days: BTreeSet<_> = candidates.iter().map(|c| c.time.num_days_from_ce()).collect();
        let kept_days: BTreeSet<_> = left.iter().map(|c| c.time.num_days_from_ce()).collect();
        for day in days.iter().rev().take(daily) {
            prop_assert!(kept_days.contains(day));
        }
    }
}

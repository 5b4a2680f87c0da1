//! Which backups are kept, and why: decided by their signed sequence, stopped by anything odd.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// How many of the last days, ISO weeks, months and years *that have a backup* keep their newest one (UTC).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Days.
    pub daily: usize,
    /// ISO weeks.
    pub weekly: usize,
    /// Months.
    pub monthly: usize,
    /// Years.
    pub yearly: usize,
}

impl Default for Policy {
    /// 7 days, 5 weeks, 12 months, 3 years.
    fn default() -> Self {
        Self { daily: 7, weekly: 5, monthly: 12, yearly: 3 }
    }
}

/// What retention needs to know of a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Running number of seals: the only order that counts.
    pub seq: u64,
    /// When it was sealed.
    pub time: DateTime<Utc>,
    /// Whether it was read back whole.
    pub proven: bool,
    /// Number of records in the book then: an odd fall stops retention. None where the book does not know this backup,
    /// since it was sealed before an older one was restored, or before an upgrade: then it is not decided on.
    pub records: Option<u64>,
}

/// Why a backup is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// The newest of all.
    Newest,
    /// The newest that was read back whole.
    NewestProven,
    /// The newest of one of the last days.
    Daily,
    /// The newest of one of the last weeks.
    Weekly,
    /// The newest of one of the last months.
    Monthly,
    /// The newest of one of the last years.
    Yearly,
    /// Retention was stopped.
    Held,
    /// The book has no record of it: it may hold what the book no longer does.
    Unrecorded,
}

impl Kept {
    /// As written in indexes and shown by `--json`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::NewestProven => "newest-proven",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Yearly => "yearly",
            Self::Held => "held",
            Self::Unrecorded => "unrecorded",
        }
    }
}

/// Why a backup may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// A newer one of the same day is kept or was considered in its place.
    NewerOfSameDay {
        /// That one's number.
        seq: u64,
    },
    /// Its day, week, month and year are further back than the policy goes.
    BeyondPolicy,
}

/// What becomes of one backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Kept, for at least one reason.
    Keep(Vec<Kept>),
    /// May be dropped.
    Drop(Gone),
}

/// Why nothing is dropped at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A backup bears an earlier time than one sealed before it.
    ClockWentBack {
        /// The later number with the earlier time.
        seq: u64,
    },
    /// Now is before the time of the newest backup.
    NowBeforeNewest,
    /// The book had over 20 % fewer records than in the backup before.
    BookShrank {
        /// The backup where it shows.
        seq: u64,
        /// Records before.
        from: u64,
        /// Records then.
        to: u64,
    },
}

/// The verdicts, by sequence ascending, and what stopped retention, if anything did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// One for each candidate.
    pub verdicts: Vec<(u64, Verdict)>,
    /// If any, every verdict is `Keep([Held])`.
    pub refused: Option<Refusal>,
}

/// Clocks are set right by seconds; more than this is odd.
const TOLERANCE: TimeDelta = TimeDelta::hours(1);

/// Decides what is kept. A backup of unknown records stays, and takes no other's place in a day, week, month or year: a
/// book that an older backup was restored into lets the newer ones stand beside its own. `acknowledged` is the highest sequence number whose oddities the owner has looked at (0 for none).
#[must_use]
pub fn decide(candidates: &[Candidate], now: DateTime<Utc>, policy: &Policy, acknowledged: u64) -> Decision {
    let mut candidates = candidates.to_vec();
    candidates.sort_by_key(|candidate| candidate.seq);
    if let Some(refusal) = refusal(&candidates, now, acknowledged) {
        let verdicts = candidates.iter().map(|c| (c.seq, Verdict::Keep(vec![Kept::Held]))).collect();
        return Decision { verdicts, refused: Some(refusal) };
    }
    let reasons = reasons(&candidates, policy);
    let newest_of_day: BTreeMap<NaiveDate, u64> = recorded(&candidates).map(|c| (c.time.date_naive(), c.seq)).collect();
    let verdict = |candidate: &Candidate| match reasons.get(&candidate.seq) {
        Some(kept) => Verdict::Keep(kept.clone()),
        None => match newest_of_day.get(&candidate.time.date_naive()) {
            Some(seq) if *seq != candidate.seq => Verdict::Drop(Gone::NewerOfSameDay { seq: *seq }),
            Some(_) | None => Verdict::Drop(Gone::BeyondPolicy),
        },
    };
    let verdicts = candidates.iter().map(|candidate| (candidate.seq, verdict(candidate))).collect();
    Decision { verdicts, refused: None }
}

fn refusal(candidates: &[Candidate], now: DateTime<Utc>, acknowledged: u64) -> Option<Refusal> {
    let mut latest: Option<DateTime<Utc>> = None;
    let mut records: Option<u64> = None;
    for candidate in candidates {
        let Candidate { seq, time, .. } = *candidate;
        if seq > acknowledged {
            if latest.is_some_and(|latest| time + TOLERANCE < latest) {
                return Some(Refusal::ClockWentBack { seq });
            }
            if let (Some(from), Some(to)) = (records, candidate.records)
                && u128::from(to) * 5 < u128::from(from) * 4
            {
                return Some(Refusal::BookShrank { seq, from, to });
            }
            latest = latest.max(Some(time));
        } else {
            latest = Some(time);
        }
        records = candidate.records.or(records);
    }
    let ahead = |latest: DateTime<Utc>| now + TOLERANCE < latest;
    latest.is_some_and(ahead).then_some(Refusal::NowBeforeNewest)
}

/// Those that the book knows, by sequence ascending: only they are decided on.
fn recorded(candidates: &[Candidate]) -> impl DoubleEndedIterator<Item = &Candidate> {
    candidates.iter().filter(|candidate| candidate.records.is_some())
}

/// Names the period that a backup falls into: a year and a number within it.
type Period = fn(&Candidate) -> (i32, u32);

fn reasons(candidates: &[Candidate], policy: &Policy) -> BTreeMap<u64, Vec<Kept>> {
    let mut reasons: BTreeMap<u64, Vec<Kept>> = BTreeMap::new();
    let mut keep = |seq: u64, why: Kept| reasons.entry(seq).or_default().push(why);
    if let Some(newest) = candidates.last() {
        keep(newest.seq, Kept::Newest);
    }
    if let Some(proven) = candidates.iter().rev().find(|candidate| candidate.proven) {
        keep(proven.seq, Kept::NewestProven);
    }
    let periods: [(Kept, usize, Period); 4] = [
        (Kept::Daily, policy.daily, |c| (c.time.year(), c.time.ordinal())),
        (Kept::Weekly, policy.weekly, |c| (c.time.iso_week().year(), c.time.iso_week().week())),
        (Kept::Monthly, policy.monthly, |c| (c.time.year(), c.time.month())),
        (Kept::Yearly, policy.yearly, |c| (c.time.year(), 0)),
    ];
    for (why, wanted, period) in periods {
        let mut seen = Vec::new();
        for candidate in recorded(candidates).rev() {
            if seen.len() == wanted {
                break;
            }
            if !seen.contains(&period(candidate)) {
                seen.push(period(candidate));
                keep(candidate.seq, why);
            }
        }
    }
    for candidate in candidates.iter().filter(|candidate| candidate.records.is_none()) {
        reasons.entry(candidate.seq).or_default().push(Kept::Unrecorded);
    }
    reasons
}

/// About when a backup kept for these reasons will go, if one is made every day; none while it is the newest or the
/// newest proven, held or unrecorded.
#[must_use]
pub fn keep_until(time: DateTime<Utc>, kept: &[Kept], policy: &Policy) -> Option<NaiveDate> {
    let date = time.date_naive();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let ends = kept.iter().map(|why| match why {
        Kept::Newest | Kept::NewestProven | Kept::Held | Kept::Unrecorded => None,
        Kept::Daily => date.checked_add_days(Days::new(policy.daily as u64)),
        Kept::Weekly => date.checked_add_days(Days::new(7 * policy.weekly as u64)),
        Kept::Monthly => date.checked_add_months(Months::new(count(policy.monthly))),
        Kept::Yearly => date.checked_add_months(Months::new(count(policy.yearly).saturating_mul(12))),
    });
    ends.collect::<Option<Vec<_>>>()?.into_iter().max()
}

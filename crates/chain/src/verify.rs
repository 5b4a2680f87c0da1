//! Walks an audit log from a trusted head and names the first thing that does not fit.

use std::collections::{BTreeMap, HashMap};

use crate::entry::signed_bytes;
use crate::signing::ReadyKey;
use crate::{Entry, Hash, Head, Signature, SignedEntry, VerifyingKey};

/// The keys that may sign for each user. Old keys stay: their entries remain valid.
#[derive(Debug, Clone, Default)]
pub struct Signers {
    by_user: BTreeMap<String, Vec<VerifyingKey>>,
    ready: HashMap<VerifyingKey, ReadyKey>,
}

impl Signers {
    /// Nobody yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets `key` sign for `user`.
    pub fn allow(&mut self, user: impl Into<String>, key: VerifyingKey) {
        self.by_user.entry(user.into()).or_default().push(key);
        if let Some(ready) = key.ready() {
            self.ready.insert(key, ready);
        }
    }

    /// The decoded key, if it may sign for this user.
    fn key_for(&self, user: &str, key: &VerifyingKey) -> Option<&ReadyKey> {
        self.by_user.get(user)?.contains(key).then(|| self.ready.get(key))?
    }
}

impl<S: Into<String>> FromIterator<(S, VerifyingKey)> for Signers {
    fn from_iter<I: IntoIterator<Item = (S, VerifyingKey)>>(pairs: I) -> Self {
        let mut signers = Self::new();
        pairs.into_iter().for_each(|(user, key)| signers.allow(user, key));
        signers
    }
}

/// Where and how a log stops being the one that was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("audit entry {seq}: {reason}")]
pub struct Break {
    /// Sequence number of the first entry that does not fit (the one expected, where one is missing).
    pub seq: u64,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What can be wrong with a log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The signature does not fit the entry.
    #[error("edited: its signature does not fit")]
    Edited,
    /// Signed by a key that is not this user's.
    #[error("signed by a key that is not its user's")]
    WrongSigner,
    /// The entry and perhaps later ones are nowhere.
    #[error("deleted: {missing} missing")]
    Deleted {
        /// Entries missing in a row.
        missing: u64,
    },
    /// The entry comes later than its place.
    #[error("reordered")]
    Reordered,
    /// An entry that repeats or falls back in sequence stands here.
    #[error("inserted: an entry numbered {found} stands in its place")]
    Inserted {
        /// The number that the entry bears.
        found: u64,
    },
    /// Its own signature fits, but the entry before it is not the one it was written after.
    #[error("relinked: the entry before it is not the one it was written after")]
    Relinked,
    /// The log ends before the head that was expected.
    #[error("truncated: {missing} missing at the end")]
    Truncated {
        /// Entries missing at the end.
        missing: u64,
    },
    /// The log has another entry than expected at this size.
    #[error("forked: another history than the one expected")]
    Forked,
}

/// Verifies that `entries` continue `from`, signed by users' own keys; returns the head that they reach.
///
/// Whether the end was cut off can only be seen against a head known from elsewhere: use [`verify_until`].
///
/// # Errors
/// The first break, by sequence number and reason.
pub fn verify(entries: &[SignedEntry], signers: &Signers, from: &Head) -> Result<Head, Break> {
    let mut head = *from;
    let mut pending = Vec::with_capacity(entries.len());
    let mut broken = None;
    for (i, signed) in entries.iter().enumerate() {
        let SignedEntry { entry, signature } = signed;
        let expected = head.size.saturating_add(1);
        let here = |reason| Some(Break { seq: expected, reason });
        if entry.seq != expected {
            broken = here(misplaced(expected, entry, &entries[i..]));
            break;
        }
        let Some(key) = signers.key_for(&entry.user, &entry.signer) else {
            broken = here(Reason::WrongSigner);
            break;
        };
        let hash = entry.hash();
        pending.push(Pending { seq: expected, key, hash, signature });
        if entry.prev != head.hash {
            broken = here(Reason::Relinked);
            break;
        }
        head = Head { size: expected, hash };
    }
    match (first_unsigned(&pending), broken) {
        (Some(seq), _) => Err(Break { seq, reason: Reason::Edited }),
        (None, Some(broken)) => Err(broken),
        (None, None) => Ok(head),
    }
}

/// A signature still to be checked: the costly part, which does not depend on its neighbours.
struct Pending<'a> {
    seq: u64,
    key: &'a ReadyKey,
    hash: Hash,
    signature: &'a Signature,
}

/// Below this, starting threads costs more than it saves.
const WORTH_THREADS: usize = 512;

/// Sequence number of the first entry whose signature does not fit; checked on all cores.
fn first_unsigned(pending: &[Pending<'_>]) -> Option<u64> {
    let first_of = |part: &[Pending<'_>]| {
        part.iter().find(|p| !p.key.verifies(&signed_bytes(&p.hash), p.signature)).map(|p| p.seq)
    };
    if pending.len() < WORTH_THREADS {
        return first_of(pending);
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let parts = pending.chunks(pending.len().div_ceil(cores));
    std::thread::scope(|scope| {
        let checks: Vec<_> =
            parts.map(|part| (part.first().map(|p| p.seq), scope.spawn(move || first_of(part)))).collect();
        // A thread that did not finish proves nothing: its part counts as unsigned.
        checks.into_iter().find_map(|(start, check)| check.join().unwrap_or(start))
    })
}

/// As [`verify`], and the log must reach at least `expected` with the same hash there. Entries beyond are verified too.
///
/// # Errors
/// The first break; `Truncated` or `Forked` against `expected`.
pub fn verify_until(entries: &[SignedEntry], signers: &Signers, from: &Head, expected: &Head) -> Result<Head, Break> {
    let reached = verify(entries, signers, from)?;
    if reached.size < expected.size {
        let missing = expected.size - reached.size;
        return Err(Break { seq: reached.size.saturating_add(1), reason: Reason::Truncated { missing } });
    }
    let there = if expected.size == from.size {
        Some(from.hash)
    } else {
        entries.iter().find(|signed| signed.entry.seq == expected.size).map(|signed| signed.entry.hash())
    };
    if there != Some(expected.hash) {
        return Err(Break { seq: expected.size, reason: Reason::Forked });
    }
    Ok(reached)
}

/// Names why another entry stands where `expected` should.
fn misplaced(expected: u64, found: &Entry, rest: &[SignedEntry]) -> Reason {
    if found.seq < expected {
        Reason::Inserted { found: found.seq }
    } else if rest.iter().any(|later| later.entry.seq == expected) {
        Reason::Reordered
    } else {
        Reason::Deleted { missing: found.seq - expected }
    }
}

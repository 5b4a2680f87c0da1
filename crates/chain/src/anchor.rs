//! Anchors outside the book say how far it was, so that an older copy of it is noticed.

use chrono::{DateTime, SubsecRound, Utc};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{Hash, Head};

const MAGIC: &[u8; 8] = b"CFANCH01";
const BODY_LEN: usize = 92;
/// Bytes of an encoded anchor.
pub const ANCHOR_LEN: usize = BODY_LEN + 32;

/// The key that anchors are authenticated with: the vault derives it, `zeroize` is its owner's duty.
pub struct AnchorKey<'k>(&'k [u8; 32]);

impl<'k> AnchorKey<'k> {
    /// Borrows the 32 bytes.
    #[must_use]
    pub const fn new(key: &'k [u8; 32]) -> Self {
        Self(key)
    }

    fn mac(&self, body: &[u8]) -> Hmac<Sha256> {
        // HMAC pads a short key with zeros to its block; padded here, the constructor cannot fail.
        let mut block = Zeroizing::new([0; 64]);
        block[..32].copy_from_slice(self.0);
        let mut mac = <Hmac<Sha256> as KeyInit>::new((&*block).into());
        mac.update(body);
        mac
    }
}

impl fmt::Debug for AnchorKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnchorKey(secret)")
    }
}

/// How far a book was when this device last wrote or saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The vault.
    pub vault_id: Uuid,
    /// 1, and one more after each restore.
    pub epoch: u32,
    /// One more with each anchor of this vault on this device.
    pub counter: u64,
    /// Head of the audit log.
    pub head: Head,
    /// Sequence of the key header.
    pub header_seq: u64,
    /// When it was written, to the millisecond.
    pub time: DateTime<Utc>,
}

/// Why bytes are no anchor of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnchorError {
    /// Not 124 bytes, another magic, or an impossible time.
    #[error("not an anchor")]
    Malformed,
    /// Not made with this key: damaged, forged, or of another book.
    #[error("an anchor that this book's key did not make")]
    NotAuthentic,
}

/// What the open book says of itself, to compare with anchors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Book {
    /// The vault.
    pub vault_id: Uuid,
    /// Its epoch, from the key header.
    pub epoch: u32,
    /// Head of its audit log.
    pub head: Head,
    /// Sequence of its key header.
    pub header_seq: u64,
    /// Whether the key header knows this device (it had anchors once).
    pub device_known: bool,
}

impl Anchor {
    /// The anchor to write for `book` now, one counter above all that are known.
    #[must_use]
    pub fn next(known: &[Self], book: &Book, time: DateTime<Utc>) -> Self {
        let counter = deciding(known, &book.vault_id).first().map_or(0, |anchor| anchor.counter);
        Self {
            vault_id: book.vault_id,
            epoch: book.epoch,
            counter: counter.saturating_add(1),
            head: book.head,
            header_seq: book.header_seq,
            time: time.trunc_subsecs(3),
        }
    }

    /// The 124 bytes of `docs/formats/chain.md`, section 6.
    #[must_use]
    pub fn encode(&self, key: &AnchorKey<'_>) -> [u8; ANCHOR_LEN] {
        let body = [
            &MAGIC[..],
            self.vault_id.as_bytes(),
            &self.epoch.to_be_bytes(),
            &self.counter.to_be_bytes(),
            &self.head.size.to_be_bytes(),
            self.head.hash.as_bytes(),
            &self.header_seq.to_be_bytes(),
            &self.time.timestamp_millis().to_be_bytes(),
        ]
        .concat();
        let mut bytes = [0; ANCHOR_LEN];
        bytes[..BODY_LEN].copy_from_slice(&body);
        bytes[BODY_LEN..].copy_from_slice(&key.mac(&body).finalize().into_bytes());
        bytes
    }

    /// Reads an anchor and checks that this book's key made it.
    ///
    /// # Errors
    /// `Malformed` or `NotAuthentic`.
    pub fn decode(bytes: &[u8], key: &AnchorKey<'_>) -> Result<Self, AnchorError> {
        let bytes: &[u8; ANCHOR_LEN] = bytes.try_into().map_err(|_| AnchorError::Malformed)?;
        let (body, mac) = bytes.split_at(BODY_LEN);
        let mut rest = body.strip_prefix(MAGIC).ok_or(AnchorError::Malformed)?;
        key.mac(body).verify_slice(mac).map_err(|_| AnchorError::NotAuthentic)?;
        let vault_id = Uuid::from_bytes(take(&mut rest)?);
        let epoch = u32::from_be_bytes(take(&mut rest)?);
        let counter = u64::from_be_bytes(take(&mut rest)?);
        let size = u64::from_be_bytes(take(&mut rest)?);
        let hash = Hash::from_bytes(take(&mut rest)?);
        let header_seq = u64::from_be_bytes(take(&mut rest)?);
        let millis = i64::from_be_bytes(take(&mut rest)?);
        let time = DateTime::from_timestamp_millis(millis).ok_or(AnchorError::Malformed)?;
        Ok(Self { vault_id, epoch, counter, head: Head { size, hash }, header_seq, time })
    }
}

/// The epoch that bytes claim for a vault, without any key: after a restore the book has other keys, and a copy from
/// before it can tell no more than that something newer was here. A claim may be forged; it only makes a book wary.
#[must_use]
pub fn claimed_epoch(bytes: &[u8], vault_id: &Uuid) -> Option<u32> {
    let bytes: &[u8; ANCHOR_LEN] = bytes.try_into().ok()?;
    let mut rest = bytes.strip_prefix(MAGIC)?;
    let claimed = Uuid::from_bytes(take(&mut rest).ok()?);
    let epoch = u32::from_be_bytes(take(&mut rest).ok()?);
    (claimed == *vault_id).then_some(epoch)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], AnchorError> {
    let (field, after) = rest.split_first_chunk::<N>().ok_or(AnchorError::Malformed)?;
    *rest = after;
    Ok(*field)
}

/// Whether the book that opened is the newest that this device knows of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Exactly as anchored.
    Fresh,
    /// Longer than anchored: by 1 after a crash between commit and anchor, by more when continued elsewhere.
    BookAhead {
        /// Entries more than anchored.
        by: u64,
    },
    /// Restored from a backup since this device last saw it.
    NewerEpoch {
        /// Epoch of the anchor.
        seen: u32,
        /// Epoch of the book.
        found: u32,
    },
    /// No anchor, and this device never had one.
    UnknownHere,
    /// No anchor, though this device had one.
    AnchorMissing,
    /// Shorter than anchored.
    RolledBack {
        /// Entries that are gone.
        missing: u64,
        /// When the book was last seen with them.
        since: DateTime<Utc>,
    },
    /// Another history than the one anchored.
    Forked {
        /// Size of the log at which the hashes differ.
        at: u64,
    },
    /// A copy from before a restore.
    OlderEpoch {
        /// Epoch of the anchor.
        seen: u32,
        /// Epoch of the book.
        found: u32,
    },
    /// The key header is older than the one last seen: a passphrase that was changed may open it again.
    HeaderOlder {
        /// Sequence of the header last seen.
        seen: u64,
        /// Sequence found.
        found: u64,
    },
}

impl Freshness {
    /// Whether the book may be changed without the owner's decision; otherwise it opens read-only.
    #[must_use]
    pub const fn may_write(&self) -> bool {
        match self {
            Self::Fresh
            | Self::BookAhead { .. }
            | Self::NewerEpoch { .. }
            | Self::UnknownHere
            | Self::AnchorMissing => true,
            Self::RolledBack { .. } | Self::Forked { .. } | Self::OlderEpoch { .. } | Self::HeaderOlder { .. } => false,
        }
    }

    /// Whether this is worth no word to the user: fresh, or ahead by the one act that a crash left unanchored.
    #[must_use]
    pub const fn is_ordinary(&self) -> bool {
        matches!(self, Self::Fresh | Self::BookAhead { by: 1 })
    }
}

/// Compares a book with the anchors that were found for it (all places together, each decoded with its key).
///
/// `hash_at` gives the hash of the book's entry with that sequence number; it is asked only for sizes from 1 to the
/// book's own. The order of verdicts is that of `docs/formats/chain.md`, section 6.
pub fn freshness(anchors: &[Anchor], book: &Book, hash_at: impl Fn(u64) -> Option<Hash>) -> Freshness {
    let deciding = deciding(anchors, &book.vault_id);
    let Some(first) = deciding.first() else {
        return if book.device_known { Freshness::AnchorMissing } else { Freshness::UnknownHere };
    };
    let (seen, found) = (first.epoch, book.epoch);
    if found < seen {
        return Freshness::OlderEpoch { seen, found };
    }
    if found > seen {
        return Freshness::NewerEpoch { seen, found };
    }
    deciding
        .iter()
        .map(|anchor| compare(anchor, book, &hash_at))
        .max_by_key(severity)
        .unwrap_or(Freshness::AnchorMissing)
}

/// The anchors of this vault with the highest (epoch, counter): an accepted rollback retires all others.
fn deciding(anchors: &[Anchor], vault_id: &Uuid) -> Vec<Anchor> {
    let rank = |anchor: &Anchor| (anchor.epoch, anchor.counter);
    let ours = || anchors.iter().filter(|anchor| anchor.vault_id == *vault_id);
    let highest = ours().map(rank).max();
    ours().filter(|anchor| Some(rank(anchor)) == highest).copied().collect()
}

fn compare(anchor: &Anchor, book: &Book, hash_at: &impl Fn(u64) -> Option<Hash>) -> Freshness {
    let size = anchor.head.size;
    if size > book.head.size {
        return Freshness::RolledBack { missing: size - book.head.size, since: anchor.time };
    }
    let there = match size {
        0 => Some(Head::genesis(&book.vault_id).hash),
        _ if size == book.head.size => Some(book.head.hash),
        _ => hash_at(size),
    };
    if there != Some(anchor.head.hash) {
        return Freshness::Forked { at: size };
    }
    if anchor.header_seq > book.header_seq {
        return Freshness::HeaderOlder { seen: anchor.header_seq, found: book.header_seq };
    }
    match book.head.size - size {
        0 => Freshness::Fresh,
        by => Freshness::BookAhead { by },
    }
}

/// Where two anchors of the same counter differ, the worse verdict counts.
fn severity(verdict: &Freshness) -> (u8, u64) {
    match verdict {
        Freshness::BookAhead { by } => (0, u64::MAX - *by),
        Freshness::Fresh => (1, 0),
        Freshness::NewerEpoch { .. } | Freshness::UnknownHere | Freshness::AnchorMissing => (2, 0),
        Freshness::HeaderOlder { .. } => (3, 0),
        Freshness::OlderEpoch { .. } => (4, 0),
        Freshness::Forked { .. } => (5, 0),
        Freshness::RolledBack { missing, .. } => (6, *missing),
    }
}

//! The outbox's table of contents: signed, in plaintext, without personal data, so that a job without keys can carry
//! backups away.

use chain::{Hash, SignatureFile, SignatureFileError, SigningKey, VerifyingKey, canonical_bytes};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::manifest::seconds;
use crate::{
    BackupName, Candidate, Decision, Error, FORMAT, Kept, Layer, Opened, Policy, Sealed, Trigger, Verdict, keep_until,
};

/// The most items and dropped ones that an index lists; older dropped ones are forgotten.
pub const MAX_ITEMS: usize = 4096;
/// Largest index that is read.
pub(crate) const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// One sealed backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Running number of seals.
    pub seq: u64,
    /// File name in the outbox and at destinations.
    pub name: BackupName,
    /// Bytes of the sealed file.
    pub size: u64,
    /// Plain SHA-256 of the sealed file.
    pub sha256: Hash,
    /// When it was sealed.
    #[serde(with = "seconds")]
    pub time: DateTime<Utc>,
    /// When it was last read back whole and checked.
    #[serde(with = "maybe_seconds")]
    pub proven_at: Option<DateTime<Utc>>,
    /// About when retention will let it go, none if never as things are.
    pub keep_until: Option<NaiveDate>,
    /// Why the last retention kept it.
    pub kept_as: Vec<Kept>,
    /// Why it was made.
    pub trigger: Trigger,
}

impl Item {
    /// A backup that was just sealed.
    #[must_use]
    pub fn of(name: BackupName, sealed: &Sealed) -> Self {
        Self {
            seq: sealed.manifest.seq,
            name,
            size: sealed.size,
            sha256: sealed.sha256,
            time: sealed.manifest.created,
            proven_at: None,
            keep_until: None,
            kept_as: vec![Kept::Newest],
            trigger: sealed.manifest.trigger,
        }
    }

    /// A whole backup that a crash left unlisted in the outbox, after it was opened and held.
    #[must_use]
    pub fn found(name: BackupName, opened: &Opened, proven_at: DateTime<Utc>) -> Self {
        Self {
            seq: opened.manifest.seq,
            name,
            size: opened.size,
            sha256: opened.sha256,
            time: opened.manifest.created,
            proven_at: Some(proven_at),
            keep_until: None,
            kept_as: vec![Kept::Newest],
            trigger: opened.manifest.trigger,
        }
    }
}

/// A backup that destinations may delete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dropped {
    /// Running number of seals.
    pub seq: u64,
    /// File name.
    pub name: BackupName,
    /// Plain SHA-256 of the sealed file.
    pub sha256: Hash,
}

/// The table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// 1.
    pub format: u64,
    /// The book.
    pub vault_id: Uuid,
    /// One more with each index.
    pub revision: u64,
    /// By `seq`, ascending.
    pub items: Vec<Item>,
    /// What may be deleted, and nothing else may.
    pub dropped: Vec<Dropped>,
}

impl Index {
    /// Of a book that has no backup yet.
    #[must_use]
    pub const fn new(vault_id: Uuid) -> Self {
        Self { format: FORMAT, vault_id, revision: 0, items: Vec::new(), dropped: Vec::new() }
    }

    /// Adds a backup (replacing one of the same number).
    pub fn add(&mut self, item: Item) {
        self.items.retain(|other| other.seq != item.seq);
        self.items.push(item);
        self.items.sort_by_key(|item| item.seq);
    }

    /// Moves a backup to those that may be deleted.
    pub fn retire(&mut self, seq: u64) {
        for item in self.items.extract_if(.., |item| item.seq == seq) {
            self.dropped.push(Dropped { seq, name: item.name, sha256: item.sha256 });
        }
        let forget = self.dropped.len().saturating_sub(MAX_ITEMS);
        self.dropped.drain(..forget);
    }

    /// What retention is asked about. `records` gives the number of records in the book at each backup, where known: to
    /// be told by the hash of the sealed file, since two books of one origin may both have sealed a number.
    pub fn candidates(&self, records: impl Fn(&Item) -> Option<u64>) -> Vec<Candidate> {
        let candidate = |item: &Item| Candidate {
            seq: item.seq,
            time: item.time,
            proven: item.proven_at.is_some(),
            records: records(item),
        };
        self.items.iter().map(candidate).collect()
    }

    /// Writes retention's verdicts down: reasons and dates of what is kept, the rest retired.
    pub fn apply(&mut self, decision: &Decision, policy: &Policy) {
        for (seq, verdict) in &decision.verdicts {
            match (verdict, self.item_mut(*seq)) {
                (Verdict::Keep(kept), Some(item)) => {
                    item.keep_until = keep_until(item.time, kept, policy);
                    item.kept_as.clone_from(kept);
                }
                (Verdict::Drop(_), Some(_)) => self.retire(*seq),
                (Verdict::Keep(_) | Verdict::Drop(_), None) => {}
            }
        }
    }

    /// The backup with this number.
    pub fn item_mut(&mut self, seq: u64) -> Option<&mut Item> {
        self.items.iter_mut().find(|item| item.seq == seq)
    }

    /// The newest backup.
    #[must_use]
    pub fn newest(&self) -> Option<&Item> {
        self.items.last()
    }

    /// The newest backup that was read back whole.
    #[must_use]
    pub fn newest_proven(&self) -> Option<&Item> {
        self.items.iter().rev().find(|item| item.proven_at.is_some())
    }
}

/// An index with the bytes that were signed, ready to be carried along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIndex {
    index: Index,
    json: Vec<u8>,
    signature: String,
}

impl SignedIndex {
    /// Signs an index.
    ///
    /// # Errors
    /// `Facts` for sizes beyond 2^53 - 1, `TooLarge` for more than [`MAX_ITEMS`].
    pub fn sign(index: Index, key: &SigningKey) -> Result<Self, Error> {
        check_size(&index)?;
        let value = serde_json::to_value(&index).map_err(|_| Error::Damaged { at: Layer::Index })?;
        let json = canonical_bytes(&value)?;
        let comment = format!("counterfoil index {} of {}", index.revision, index.vault_id);
        let signature = SignatureFile::sign(key, &json, &comment).to_string();
        Ok(Self { index, json, signature })
    }

    /// Verifies the bytes of an index.
    ///
    /// # Errors
    /// `OtherSigner` for the signature of another key, as after a restore; `Damaged`, `WrongVault`, `UnknownFormat`,
    /// `TooLarge`.
    pub fn verify(json: &[u8], signature: &str, key: &VerifyingKey, vault_id: Uuid) -> Result<Self, Error> {
        let damaged = || Error::Damaged { at: Layer::Index };
        let file: SignatureFile = signature.parse().map_err(|_| damaged())?;
        file.verify(key, json).map_err(|error| match error {
            SignatureFileError::OtherKey => Error::OtherSigner,
            SignatureFileError::DoesNotMatch | SignatureFileError::Malformed | SignatureFileError::Prehashed => {
                damaged()
            }
        })?;
        let value: serde_json::Value = serde_json::from_slice(json).map_err(|_| damaged())?;
        match value.get("format").and_then(serde_json::Value::as_u64) {
            Some(FORMAT) => {}
            Some(found) => return Err(Error::UnknownFormat { found }),
            None => return Err(damaged()),
        }
        let index: Index = serde_json::from_value(value).map_err(|_| damaged())?;
        if index.vault_id != vault_id {
            return Err(Error::WrongVault { expected: vault_id, found: index.vault_id });
        }
        check_size(&index)?;
        Ok(Self { index, json: json.to_vec(), signature: signature.to_owned() })
    }

    /// The index.
    #[must_use]
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// Takes the index, to change it and sign it anew.
    #[must_use]
    pub fn into_index(self) -> Index {
        self.index
    }

    /// Bytes of `index.json`.
    #[must_use]
    pub fn json(&self) -> &[u8] {
        &self.json
    }

    /// Text of `index.json.minisig`.
    #[must_use]
    pub fn signature(&self) -> &str {
        &self.signature
    }
}

fn check_size(index: &Index) -> Result<(), Error> {
    if index.items.len() > MAX_ITEMS || index.dropped.len() > MAX_ITEMS {
        return Err(Error::TooLarge { what: "index", limit: MAX_ITEMS as u64 });
    }
    Ok(())
}

mod maybe_seconds {
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Wrapped(#[serde(with = "super::seconds")] DateTime<Utc>);

    pub(super) fn serialize<S: Serializer>(time: &Option<DateTime<Utc>>, serializer: S) -> Result<S::Ok, S::Error> {
        time.map(Wrapped).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
        Ok(Option::<Wrapped>::deserialize(deserializer)?.map(|wrapped| wrapped.0))
    }
}

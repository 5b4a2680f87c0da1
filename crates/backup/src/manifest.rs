//! What a backup says of itself, signed: canonical JSON, docs/formats/backup.md section 3.

use std::fmt;

use chain::{Hash, NotCanonical, VerifyingKey, canonical_bytes};
use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{Error, Layer, MemberPath, Recipient};

/// The format that this version writes and reads.
pub const FORMAT: u64 = 1;

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// Somebody asked for it.
    Asked,
    /// The book was locked.
    Lock,
    /// The program was ended.
    Quit,
    /// Enough time passed with unsealed work.
    Interval,
    /// Work that a crash had left unsealed.
    CrashLeftover,
    /// The schema was about to be brought up to date.
    BeforeMigration,
}

impl Trigger {
    /// As written in manifests and indexes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Lock => "lock",
            Self::Quit => "quit",
            Self::Interval => "interval",
            Self::CrashLeftover => "crash-leftover",
            Self::BeforeMigration => "before-migration",
        }
    }
}

impl fmt::Display for Trigger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One member as the manifest lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Where in the tar.
    pub path: MemberPath,
    /// Bytes.
    pub size: u64,
    /// Plain SHA-256 of the content.
    pub sha256: Hash,
}

/// A sealed pack that belongs to a backup; none in format 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// File name of the pack.
    pub name: String,
    /// Bytes of the sealed file.
    pub size: u64,
    /// Plain SHA-256 of the sealed file.
    pub sha256: Hash,
}

/// The signed list of what is in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u64,
    /// The book.
    pub vault_id: Uuid,
    /// 1, and one more after each restore.
    pub epoch: u32,
    /// Running number of seals of this book.
    pub seq: u64,
    /// SHA-256 of the manifest before this one.
    pub previous: Option<Hash>,
    /// When, to the second.
    #[serde(with = "seconds")]
    pub created: DateTime<Utc>,
    /// Why.
    pub trigger: Trigger,
    /// Of the database.
    pub schema_version: u32,
    /// The key that signs the manifest.
    pub signer: VerifyingKey,
    /// Who may open it.
    pub recipients: Vec<Recipient>,
    /// What the caller knows of the book, to compare a restore with: integers and strings, no floats.
    pub facts: Map<String, Value>,
    /// Every member before the manifest, in order.
    pub members: Vec<Member>,
    /// Packs that belong to it.
    pub packs: Vec<Pack>,
}

impl Manifest {
    /// The bytes that are signed.
    ///
    /// # Errors
    /// Facts with floats or integers beyond 2^53 - 1.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, NotCanonical> {
        // Every field but `facts` serialises to strings and integers, so a failure can only be a float in there.
        let value = serde_json::to_value(self).map_err(|_| NotCanonical::Float)?;
        canonical_bytes(&value)
    }

    /// The key that unproven bytes name as their signer.
    pub(crate) fn named_signer(bytes: &[u8]) -> Result<VerifyingKey, Error> {
        #[derive(Deserialize)]
        struct Signer {
            signer: VerifyingKey,
        }
        let Signer { signer } = from_json(bytes)?;
        Ok(signer)
    }

    /// Parses bytes whose signature was verified.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Error> {
        #[derive(Deserialize)]
        struct Format {
            format: u64,
        }
        match from_json(bytes)? {
            Format { format: FORMAT } => from_json(bytes),
            Format { format: found } => Err(Error::UnknownFormat { found }),
        }
    }
}

fn from_json<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Result<T, Error> {
    serde_json::from_slice(bytes).map_err(|_| Error::Damaged { at: Layer::Manifest })
}

/// `YYYY-MM-DDTHH:MM:SSZ` and nothing else.
pub(crate) mod seconds {
    use super::{DateTime, Deserialize, Deserializer, SecondsFormat, Serializer, SubsecRound, Utc};
    use serde::de::Error;

    pub(crate) fn text(time: &DateTime<Utc>) -> String {
        time.trunc_subsecs(0).to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    pub(crate) fn serialize<S: Serializer>(time: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&text(time))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
        let given = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        let time = DateTime::parse_from_rfc3339(&given).map_err(D::Error::custom)?.to_utc();
        if text(&time) == given { Ok(time) } else { Err(D::Error::custom("time is UTC to the second")) }
    }
}

//! The file name of a backup: `NAME-YYYYMMDDTHHMMSSZ-SEQ.tar.zst.age`.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDateTime, SubsecRound, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Error;

const SUFFIX: &str = ".tar.zst.age";
const TIME: &str = "%Y%m%dT%H%M%SZ";
const LABEL_MAX: usize = 40;

/// A label for people: the manifest inside is what counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BackupName {
    label: String,
    time: DateTime<Utc>,
    seq: u64,
}

impl BackupName {
    /// Makes a name. The label is reduced to `[a-z0-9-]{1,40}`, so that any name of a vault gives one.
    #[must_use]
    pub fn new(label: &str, time: DateTime<Utc>, seq: u64) -> Self {
        let mut reduced = String::new();
        for character in label.chars().map(|c| c.to_ascii_lowercase()) {
            let allowed = character.is_ascii_lowercase() || character.is_ascii_digit();
            if allowed && reduced.len() < LABEL_MAX {
                reduced.push(character);
            } else if !allowed && !reduced.is_empty() && !reduced.ends_with('-') && reduced.len() < LABEL_MAX {
                reduced.push('-');
            }
        }
        let label = reduced.trim_end_matches('-');
        let label = if label.is_empty() { "book" } else { label };
        Self { label: label.to_owned(), time: time.trunc_subsecs(0), seq }
    }

    /// Running number of seals.
    #[must_use]
    pub const fn seq(&self) -> u64 {
        self.seq
    }

    /// When it was made.
    #[must_use]
    pub const fn time(&self) -> DateTime<Utc> {
        self.time
    }
}

impl fmt::Display for BackupName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{:06}{SUFFIX}", self.label, self.time.format(TIME), self.seq)
    }
}

impl FromStr for BackupName {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let parse = || {
            let stem = text.strip_suffix(SUFFIX)?;
            let (stem, seq) = stem.rsplit_once('-')?;
            let (label, time) = stem.rsplit_once('-')?;
            let time = NaiveDateTime::parse_from_str(time, TIME).ok()?.and_utc();
            Some(Self { label: label.to_owned(), time, seq: seq.parse().ok()? })
        };
        let name = parse().ok_or(Error::BadName)?;
        // One name has one spelling: what it prints and reduces to is what was read.
        let same = name.to_string() == text && Self::new(&name.label, name.time, name.seq) == name;
        if same { Ok(name) } else { Err(Error::BadName) }
    }
}

impl Serialize for BackupName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BackupName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

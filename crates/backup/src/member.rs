//! The closed set of paths that a backup has.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Error, Unsafe};

/// Name of a sealed file: 16 to 80 lower-case hex digits, so that it is a safe file name everywhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName(String);

impl FileName {
    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for FileName {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let hex = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if hex && (16..=80).contains(&text.len()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Error::unsafe_member(text.as_bytes(), Unsafe::Path))
        }
    }
}

/// A path inside a backup. There are no others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemberPath {
    /// How to restore with stock tools.
    Format,
    /// The book as plain SQLite.
    Database,
    /// Content of one sealed file.
    File(FileName),
    /// What is in it, signed.
    Manifest,
    /// The signature over the manifest.
    Signature,
}

impl fmt::Display for MemberPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format => f.write_str("FORMAT.txt"),
            Self::Database => f.write_str("vault.sqlite"),
            Self::File(name) => write!(f, "files/{}/{}", &name.0[..2], name.0),
            Self::Manifest => f.write_str("MANIFEST.json"),
            Self::Signature => f.write_str("MANIFEST.json.minisig"),
        }
    }
}

impl FromStr for MemberPath {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let refused = || Error::unsafe_member(text.as_bytes(), Unsafe::Path);
        match text {
            "FORMAT.txt" => return Ok(Self::Format),
            "vault.sqlite" => return Ok(Self::Database),
            "MANIFEST.json" => return Ok(Self::Manifest),
            "MANIFEST.json.minisig" => return Ok(Self::Signature),
            _ => {}
        }
        let (folder, name) = text.strip_prefix("files/").and_then(|rest| rest.split_once('/')).ok_or_else(refused)?;
        let name: FileName = name.parse().map_err(|_| refused())?;
        if name.0.starts_with(folder) && folder.len() == 2 { Ok(Self::File(name)) } else { Err(refused()) }
    }
}

impl Serialize for MemberPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MemberPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

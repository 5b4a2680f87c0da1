//! SHA-256 values and the tagged hash that keeps one kind of proof from passing as another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

/// A SHA-256 value. Written and parsed as 64 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, std::hash::Hash)]
pub struct Hash([u8; 32]);

/// Not the expected number of lower-case hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected} lower-case hex digits")]
pub struct NotHex {
    /// Digits that were expected.
    pub expected: usize,
}

impl Hash {
    /// Takes 32 bytes as they are.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Plain SHA-256, for values that stock tools recompute (`sha256sum`).
    #[must_use]
    pub fn sha256(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Hash of an object's content, as an entry's `before` and `after` name it.
    #[must_use]
    pub fn of_content(bytes: &[u8]) -> Self {
        Self::tagged("counterfoil/content/v1", &[bytes])
    }

    /// The tagged hash of `docs/formats/chain.md`, section 2: tag and parts are length-prefixed, so that no two
    /// different inputs give the same bytes.
    pub(crate) fn tagged(tag: &'static str, parts: &[&[u8]]) -> Self {
        debug_assert!(tag.len() < 256);
        let mut hasher = Sha256::new();
        hasher.update([tag.len() as u8]);
        hasher.update(tag);
        for part in parts {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hash {
    type Err = NotHex;

    fn from_str(text: &str) -> Result<Self, NotHex> {
        parse_hex(text).map(Self)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer)
    }
}

/// Exactly `N` bytes of lower-case hex; one value has one spelling.
pub(crate) fn parse_hex<const N: usize>(text: &str) -> Result<[u8; N], NotHex> {
    let refused = NotHex { expected: 2 * N };
    if text.bytes().any(|b| b.is_ascii_uppercase()) {
        return Err(refused);
    }
    let mut bytes = [0; N];
    hex::decode_to_slice(text, &mut bytes).map_err(|_| refused)?;
    Ok(bytes)
}

/// Deserialises by `FromStr`, borrowed or owned.
pub(crate) fn from_text<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err: fmt::Display>,
    D: Deserializer<'de>,
{
    let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
    text.parse().map_err(serde::de::Error::custom)
}

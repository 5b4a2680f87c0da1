//! Links between issued documents of a series, and the short code by which any copy on paper is a witness.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::Hash;
use crate::hash::from_text;

const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LEN: usize = 10;

/// The link that stands before the first document of a series.
#[must_use]
pub fn series_genesis(vault_id: &Uuid, series: &str) -> Hash {
    Hash::tagged("counterfoil/series/v1", &[vault_id.as_bytes(), series.as_bytes()])
}

/// Link of an issued document: over its canonical JSON (without PDF and XML, which are made from it), the number it
/// bears, and the link of the document before it in the series.
#[must_use]
pub fn document_link(canonical_document: &[u8], number: &str, previous: &Hash) -> Hash {
    Hash::tagged("counterfoil/document/v1", &[canonical_document, number.as_bytes(), previous.as_bytes()])
}

/// The counterfoil code: the first 80 bits of a link, printed as four groups of four Crockford base-32 symbols.
///
/// 80 bits are no collision-proof hash, but finding another document for a code already printed takes 2^80 work.
#[derive(Clone, Copy, PartialEq, Eq, std::hash::Hash)]
pub struct ChainCode([u8; CODE_LEN]);

/// Not sixteen Crockford base-32 symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a counterfoil code is four groups of four letters and digits")]
pub struct NotACode;

impl ChainCode {
    /// The code of a link.
    #[must_use]
    pub fn of(link: &Hash) -> Self {
        let mut code = [0; CODE_LEN];
        code.copy_from_slice(&link.as_bytes()[..CODE_LEN]);
        Self(code)
    }

    /// Whether a link has this code.
    #[must_use]
    pub fn matches(&self, link: &Hash) -> bool {
        *self == Self::of(link)
    }
}

impl fmt::Display for ChainCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.0.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        for symbol in 0..16 {
            if symbol > 0 && symbol % 4 == 0 {
                f.write_str("-")?;
            }
            let five = (bits >> (75 - 5 * symbol)) & 0x1f;
            write!(f, "{}", char::from(CROCKFORD[five as usize]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for ChainCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for ChainCode {
    type Err = NotACode;

    /// Reads a code as people type it: any case, with or without hyphens and spaces, `O` for `0`, `I` and `L` for `1`.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let mut bits = 0_u128;
        let mut symbols = 0;
        for character in text.chars().filter(|c| !matches!(c, '-' | ' ')) {
            symbols += 1;
            if symbols > 16 {
                return Err(NotACode);
            }
            bits = bits << 5 | u128::from(symbol_value(character).ok_or(NotACode)?);
        }
        if symbols != 16 {
            return Err(NotACode);
        }
        let mut code = [0; CODE_LEN];
        code.copy_from_slice(&bits.to_be_bytes()[16 - CODE_LEN..]);
        Ok(Self(code))
    }
}

fn symbol_value(character: char) -> Option<u8> {
    let symbol = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = CROCKFORD.iter().position(|known| char::from(*known) == symbol)?;
    u8::try_from(at).ok()
}

impl Serialize for ChainCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ChainCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer)
    }
}

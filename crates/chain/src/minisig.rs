//! Signature files that stock `minisign -V` verifies: its legacy form, which WebCrypto can verify too.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::{Hash, Signature, SigningKey, VerifyingKey};

const LEGACY: [u8; 2] = *b"Ed";
const PREHASHED: [u8; 2] = *b"ED";
const MAX_LEN: usize = 16 * 1024;
const UNTRUSTED: &str = "untrusted comment: ";
const TRUSTED: &str = "trusted comment: ";

/// Why a signature file or public key line is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureFileError {
    /// Not the four lines of a signature file, or not a public key line.
    #[error("not a signature file")]
    Malformed,
    /// Made by `minisign -S` in its newer form.
    #[error("a prehashed signature, which is not used here")]
    Prehashed,
    /// Made by another key than the one expected.
    #[error("signed by another key")]
    OtherKey,
    /// The expected key, but content or comment were changed.
    #[error("the content is not what was signed")]
    DoesNotMatch,
}

/// A detached signature with a comment that is signed too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureFile {
    key_id: [u8; 8],
    signature: Signature,
    comment: String,
    comment_signature: Signature,
}

impl SignatureFile {
    /// Signs content and a one-line comment (control characters in it become spaces).
    #[must_use]
    pub fn sign(key: &SigningKey, content: &[u8], comment: &str) -> Self {
        let comment: String = comment.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let signature = key.sign(content);
        let comment_signature = key.sign(&with_comment(&signature, &comment));
        Self { key_id: key_id(&key.verifying_key()), signature, comment, comment_signature }
    }

    /// Verifies content and comment against the key that is expected; returns the comment. The key id only helps to
    /// tell another key's signature from changed content.
    ///
    /// # Errors
    /// `OtherKey` or `DoesNotMatch`.
    pub fn verify(&self, key: &VerifyingKey, content: &[u8]) -> Result<&str, SignatureFileError> {
        let comment = with_comment(&self.signature, &self.comment);
        if key.verifies(content, &self.signature) && key.verifies(&comment, &self.comment_signature) {
            Ok(&self.comment)
        } else if self.key_id == key_id(key) {
            Err(SignatureFileError::DoesNotMatch)
        } else {
            Err(SignatureFileError::OtherKey)
        }
    }

    /// Whether `text` is this signature as we write it for `key`, to the letter: also the parts that are not signed
    /// (first line, key id, line ends).
    #[must_use]
    pub fn is_spelled(&self, key: &VerifyingKey, text: &str) -> bool {
        Self { key_id: key_id(key), ..self.clone() }.to_string() == text
    }
}

impl fmt::Display for SignatureFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signature = [&LEGACY[..], &self.key_id, self.signature.as_bytes()].concat();
        writeln!(f, "{UNTRUSTED}signature from counterfoil")?;
        writeln!(f, "{}", STANDARD.encode(signature))?;
        writeln!(f, "{TRUSTED}{}", self.comment)?;
        writeln!(f, "{}", STANDARD.encode(self.comment_signature.as_bytes()))
    }
}

impl FromStr for SignatureFile {
    type Err = SignatureFileError;

    fn from_str(text: &str) -> Result<Self, SignatureFileError> {
        use SignatureFileError::Malformed;
        if text.len() > MAX_LEN {
            return Err(Malformed);
        }
        let lines: Vec<&str> = text.lines().collect();
        let [untrusted, signature, trusted, comment_signature] = lines[..] else {
            return Err(Malformed);
        };
        if !untrusted.starts_with(UNTRUSTED) {
            return Err(Malformed);
        }
        // Stock minisign separates its facts by tabs; any other control character could read as another line end.
        let is_odd = |c: char| c.is_control() && c != '\t';
        let comment = trusted.strip_prefix(TRUSTED).filter(|comment| !comment.contains(is_odd)).ok_or(Malformed)?;
        let (key_id, signature) = tagged::<64>(signature)?;
        Ok(Self {
            key_id,
            signature: Signature::from_bytes(signature),
            comment: comment.to_owned(),
            comment_signature: Signature::from_bytes(decode::<64>(comment_signature)?),
        })
    }
}

/// The line that `minisign -P` takes.
#[must_use]
pub fn public_key_line(key: &VerifyingKey) -> String {
    STANDARD.encode([&LEGACY[..], &key_id(key), key.as_bytes()].concat())
}

/// Reads a public key line, ours or stock minisign's. The key id in it is only a hint and not looked at.
///
/// # Errors
/// `Malformed`.
pub fn public_key_from_line(line: &str) -> Result<VerifyingKey, SignatureFileError> {
    let (_hint, key) = tagged::<32>(line.trim())?;
    Ok(VerifyingKey::from_bytes(key))
}

/// Derived, not random: the id says nothing that the key does not.
fn key_id(key: &VerifyingKey) -> [u8; 8] {
    let mut id = [0; 8];
    id.copy_from_slice(&Hash::tagged("counterfoil/minisign-key-id/v1", &[key.as_bytes()]).as_bytes()[..8]);
    id
}

fn with_comment(signature: &Signature, comment: &str) -> Vec<u8> {
    [&signature.as_bytes()[..], comment.as_bytes()].concat()
}

/// Algorithm, key id, and `N` bytes.
fn tagged<const N: usize>(line: &str) -> Result<([u8; 8], [u8; N]), SignatureFileError> {
    use SignatureFileError::{Malformed, Prehashed};
    let bytes = STANDARD.decode(line).map_err(|_| Malformed)?;
    let (algorithm, rest) = bytes.split_first_chunk::<2>().ok_or(Malformed)?;
    let (id, rest) = rest.split_first_chunk::<8>().ok_or(Malformed)?;
    let body: [u8; N] = rest.try_into().map_err(|_| Malformed)?;
    match *algorithm {
        LEGACY => Ok((*id, body)),
        PREHASHED => Err(Prehashed),
        _ => Err(Malformed),
    }
}

fn decode<const N: usize>(line: &str) -> Result<[u8; N], SignatureFileError> {
    let bytes = STANDARD.decode(line).map_err(|_| SignatureFileError::Malformed)?;
    bytes.try_into().map_err(|_| SignatureFileError::Malformed)
}

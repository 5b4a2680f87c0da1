//! Passphrases: one Unicode form, a least length by what stands beside them, a judge of how easily they are guessed.

use crate::error::VaultError;
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

mod words;

pub use words::{GENERATED_WORDS, generate};

/// Least characters where the device secret stands beside the passphrase.
pub const LEAST_WITH_DEVICE: usize = 8;
/// Least characters where the passphrase stands alone.
pub const LEAST_ALONE: usize = 15;
/// Most bytes that are taken, before and after normalisation.
const MOST_BYTES: usize = 1024;

/// What guards the slot beside the passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The device secret in the keyring: a copied file cannot be guessed at all.
    DeviceSecret,
    /// Nothing: whoever has the file can guess as long as they like.
    Nothing,
}

/// A passphrase in Unicode NFKC, so that the same keys typed on another system give the same bytes.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`VaultError::PassphraseRefused`] when it is empty or longer than 1024 bytes. Strength is judged by [`judge`].
    pub fn new(typed: &str) -> Result<Self, VaultError> {
        if typed.is_empty() || typed.len() > MOST_BYTES {
            return Err(refused("it must have between 1 and 1024 bytes."));
        }
        // Reserved at once: a growing String would leave copies behind.
        let mut normalised = Zeroizing::new(String::with_capacity(MOST_BYTES + 8));
        for character in typed.nfkc() {
            normalised.push(character);
            if normalised.len() > MOST_BYTES {
                return Err(refused("it must have between 1 and 1024 bytes."));
            }
        }
        Ok(Self(normalised))
    }

    /// Takes the raw bytes that crossed IPC or came from a file descriptor.
    ///
    /// # Errors
    /// [`VaultError::PassphraseRefused`] when they are not UTF-8, or as [`Passphrase::new`].
    pub fn from_utf8(typed: &[u8]) -> Result<Self, VaultError> {
        std::str::from_utf8(typed).map_err(|_| refused("it is not valid UTF-8 text.")).and_then(Self::new)
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(redacted)")
    }
}

/// How hard a passphrase is to guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strength {
    /// Whether a slot of this kind may be made with it.
    pub accepted: bool,
    /// 0 (guessed at once) to 4 (very hard), as zxcvbn counts.
    pub score: u8,
    /// One sentence in plain words.
    pub words: String,
}

/// Judges a passphrase for a slot. With the device secret: at least 8 characters and score 2. Alone: at least six
/// words of the list, or at least 15 characters and score 3. No rule about kinds of characters (NIST SP 800-63B-4).
#[must_use]
pub fn judge(passphrase: &Passphrase, guard: Guard) -> Strength {
    let text = passphrase.0.as_str();
    let score = u8::from(zxcvbn::zxcvbn(&words::each_once(text), &["counterfoil", "invoice", "rechnung"]).score());
    let (least, least_score, least_words) = match guard {
        Guard::DeviceSecret => (LEAST_WITH_DEVICE, 2, GENERATED_WORDS),
        Guard::Nothing => (LEAST_ALONE, 3, GENERATED_WORDS),
    };
    let characters = text.chars().count();
    let of_words = words::counts(text) >= least_words;
    let (accepted, sentence) = if of_words {
        (true, "Six or more random words: very hard to guess.".to_owned())
    } else if characters < least {
        (false, format!("It needs at least {least} characters, or six random words."))
    } else if score < least_score {
        (false, "It is on the lists that are tried first, or a variation of them.".to_owned())
    } else if score < 4 {
        (true, "Good enough; another word or two would make it hard to guess.".to_owned())
    } else {
        (true, "Hard to guess.".to_owned())
    };
    Strength { accepted, score: if of_words { 4 } else { score }, words: sentence }
}

/// Refuses what [`judge`] does not accept.
pub(crate) fn require(passphrase: &Passphrase, guard: Guard) -> Result<(), VaultError> {
    let strength = judge(passphrase, guard);
    if strength.accepted { Ok(()) } else { Err(VaultError::PassphraseRefused(strength.words)) }
}

fn refused(why: &str) -> VaultError {
    VaultError::PassphraseRefused(why.to_owned())
}

#[cfg(test)]
mod tests;

//! The recovery code: 160 random bits on paper that open the vault and every backup when all else is lost.

use crate::error::VaultError;
use crate::random::{self, Random};
use crate::secret::{hkdf_sha256, secret_bytes};
use bech32::{Bech32, Hrp};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Groups of a code.
pub const GROUPS: usize = 9;
/// Symbols of a group.
pub const GROUP_SYMBOLS: usize = 4;
const SYMBOLS: usize = GROUPS * GROUP_SYMBOLS;
/// 160 bits in symbols of 5.
const SECRET_SYMBOLS: usize = 32;
/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECKSUM_DOMAIN: &[u8] = b"counterfoil/recovery/checksum/v1";
const AGE_INFO: &[u8] = b"counterfoil/recovery/age-x25519/v1";
const AGE_IDENTITY_HRP: Hrp = Hrp::parse_unchecked("age-secret-key-");

/// Why a typed code cannot be read. Groups are counted from 1, as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    /// A character that the code never uses.
    #[error("group {group} holds a character that no recovery code has")]
    NotASymbol {
        /// Group, from 1.
        group: usize,
    },
    /// Too few or too many symbols.
    #[error("it has {found} letters and digits instead of 36")]
    WrongLength {
        /// How many there were.
        found: usize,
    },
    /// One symbol is wrong, and changing it there alone would make the code fit.
    #[error("the checksum does not fit; look at group {group} first")]
    WrongSymbol {
        /// Group, from 1.
        group: usize,
    },
    /// More than one symbol is wrong.
    #[error("the checksum does not fit")]
    Checksum,
}

secret_bytes!(CodeSecret, 20);

/// A recovery code. Printed only through [`RecoveryCode::groups`] and [`RecoveryCode::text`].
#[derive(Debug, Clone)]
pub struct RecoveryCode {
    secret: CodeSecret,
}

impl RecoveryCode {
    /// A new code.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn generate(random: &mut dyn Random) -> Result<Self, VaultError> {
        let bytes = random::secret(random)?;
        Ok(Self { secret: CodeSecret::copy_of(&bytes) })
    }

    /// Reads what a person typed: case, spaces and dashes do not matter, I and L are 1, O is 0.
    ///
    /// # Errors
    /// [`RecoveryCodeError`], with the group where it can be told.
    pub fn parse(typed: &str) -> Result<Self, RecoveryCodeError> {
        let symbols = read_symbols(typed)?;
        let symbols: &[u8; SYMBOLS] =
            symbols.as_slice().try_into().map_err(|_| RecoveryCodeError::WrongLength { found: symbols.len() })?;
        let symbols = Zeroizing::new(*symbols);
        let secret = pack(&symbols);
        if spell(&secret) == symbols { Ok(Self { secret }) } else { Err(locate(&symbols)) }
    }

    /// The nine groups as printed.
    #[must_use]
    pub fn groups(&self) -> [Zeroizing<String>; GROUPS] {
        let symbols = spell(&self.secret);
        std::array::from_fn(|group| {
            let start = group * GROUP_SYMBOLS;
            let values = symbols.iter().skip(start).take(GROUP_SYMBOLS);
            Zeroizing::new(values.map(|&value| letter(value)).collect())
        })
    }

    /// All groups, joined by dashes.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + GROUPS));
        for (index, group) in self.groups().iter().enumerate() {
            if index > 0 {
                text.push('-');
            }
            text.push_str(group);
        }
        text
    }

    /// The age X25519 identity of the kit, `AGE-SECRET-KEY-1...`: stock `age` opens a backup with it.
    ///
    /// # Errors
    /// [`VaultError::Cryptography`], which does not happen for 32 bytes.
    pub fn age_identity(&self) -> Result<Zeroizing<String>, VaultError> {
        let scalar: Zeroizing<[u8; 32]> = hkdf_sha256(None, self.secret.expose(), &[AGE_INFO])?;
        bech32::encode_upper::<Bech32>(AGE_IDENTITY_HRP, scalar.as_ref())
            .map(Zeroizing::new)
            .map_err(|_| VaultError::Cryptography { step: "Bech32" })
    }

    /// Two different groups, from 1 and in order, that the user types back to prove that the kit was kept.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn groups_to_type_back(random: &mut dyn Random) -> Result<[usize; 2], VaultError> {
        let first = usize::from(random::below(random, 9)?) + 1;
        let mut second = usize::from(random::below(random, 8)?) + 1;
        if second >= first {
            second += 1;
        }
        Ok([first.min(second), first.max(second)])
    }

    /// Whether `typed` is group `group` (from 1), read as tolerantly as a whole code.
    #[must_use]
    pub fn matches_group(&self, group: usize, typed: &str) -> bool {
        let symbols = spell(&self.secret);
        let expected = group.checked_sub(1).and_then(|index| symbols.chunks_exact(GROUP_SYMBOLS).nth(index));
        match (expected, read_symbols(typed)) {
            (Some(expected), Ok(found)) => expected == found.as_slice(),
            _ => false,
        }
    }

    pub(crate) fn secret(&self) -> &[u8; 20] {
        self.secret.expose()
    }
}

/// Symbol values of what was typed; at most one more than fit, so that hostile input costs nothing.
fn read_symbols(typed: &str) -> Result<Zeroizing<Vec<u8>>, RecoveryCodeError> {
    let mut symbols = Zeroizing::new(Vec::with_capacity(SYMBOLS + 1));
    let mut surplus = 0;
    for character in typed.chars().filter(|c| !c.is_whitespace() && !is_dash(*c)) {
        if symbols.len() == SYMBOLS {
            surplus += 1;
            continue;
        }
        let value =
            value(character).ok_or(RecoveryCodeError::NotASymbol { group: symbols.len() / GROUP_SYMBOLS + 1 })?;
        symbols.push(value);
    }
    if surplus > 0 {
        return Err(RecoveryCodeError::WrongLength { found: SYMBOLS + surplus });
    }
    Ok(symbols)
}

/// A word processor makes other dashes of the hyphen (U+2010 to U+2015, U+2212).
const fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn value(character: char) -> Option<u8> {
    let symbol = match character.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    let at = ALPHABET.iter().position(|&letter| char::from(letter) == symbol)?;
    u8::try_from(at).ok()
}

fn letter(value: u8) -> char {
    char::from(ALPHABET[usize::from(value & 31)])
}

/// The 160 bits of the first 32 symbols, most significant first.
fn pack(symbols: &[u8; SYMBOLS]) -> CodeSecret {
    let mut bytes = Zeroizing::new([0_u8; 20]);
    for (chunk, eight) in bytes.chunks_exact_mut(5).zip(symbols[..SECRET_SYMBOLS].chunks_exact(8)) {
        let bits = eight.iter().fold(0_u64, |bits, &value| bits << 5 | u64::from(value));
        chunk.copy_from_slice(&bits.to_be_bytes()[3..]);
    }
    CodeSecret::copy_of(&bytes)
}

/// All 36 symbol values: 32 of the secret, 4 of the first 20 bits of SHA-256(domain, secret).
fn spell(secret: &CodeSecret) -> Zeroizing<[u8; SYMBOLS]> {
    let mut symbols = Zeroizing::new([0_u8; SYMBOLS]);
    let (of_secret, of_checksum) = symbols.split_at_mut(SECRET_SYMBOLS);
    for (eight, chunk) in of_secret.chunks_exact_mut(8).zip(secret.expose().chunks_exact(5)) {
        let bits = chunk.iter().fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte));
        spread(bits, eight);
    }
    let hash = Sha256::new().chain_update(CHECKSUM_DOMAIN).chain_update(secret.expose()).finalize();
    let first20 = hash.iter().take(3).fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte)) >> 4;
    spread(first20, of_checksum);
    symbols
}

/// Writes the low bits, five a symbol, most significant first.
fn spread(bits: u64, symbols: &mut [u8]) {
    let mut bits = bits;
    for symbol in symbols.iter_mut().rev() {
        *symbol = (bits & 31) as u8;
        bits >>= 5;
    }
}

/// Tries every change of one symbol: when all that fit lie in one group, that group is named.
fn locate(symbols: &[u8; SYMBOLS]) -> RecoveryCodeError {
    let mut found = None;
    for position in 0..SYMBOLS {
        let group = position / GROUP_SYMBOLS + 1;
        let mut changed = Zeroizing::new(*symbols);
        let fits = (0..32).any(|value| {
            changed[position] = value;
            spell(&pack(&changed)) == changed
        });
        if fits && found.is_some_and(|other| other != group) {
            return RecoveryCodeError::Checksum;
        }
        if fits {
            found = Some(group);
        }
    }
    found.map_or(RecoveryCodeError::Checksum, |group| RecoveryCodeError::WrongSymbol { group })
}

#[cfg(test)]
mod tests;

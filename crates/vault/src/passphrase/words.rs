//! Six words out of the EFF's long list: 77 bits that can be remembered.

use crate::error::VaultError;
use crate::random::{self, Random};
use std::collections::HashSet;
use zeroize::Zeroizing;

/// Words in a generated passphrase; each adds log2(7776) = 12.9 bits.
pub const GENERATED_WORDS: usize = 6;
const LIST: &str = include_str!("../../assets/eff-large-wordlist.txt");
/// 6^5: every throw of five dice.
pub(super) const LIST_LENGTH: u16 = 7776;
const LONGEST_WORD: usize = 9;

/// Six words, each equally likely, separated by spaces.
///
/// # Errors
/// [`VaultError::NoRandomness`].
pub fn generate(random: &mut dyn Random) -> Result<Zeroizing<String>, VaultError> {
    let mut text = Zeroizing::new(String::with_capacity(GENERATED_WORDS * (LONGEST_WORD + 1)));
    for index in 0..GENERATED_WORDS {
        if index > 0 {
            text.push(' ');
        }
        let at = usize::from(random::below(random, LIST_LENGTH)?);
        text.push_str(LIST.lines().nth(at).ok_or(VaultError::NoRandomness)?);
    }
    Ok(text)
}

/// How many different words of the list a text consists of; 0 when anything else is in it.
pub(super) fn counts(text: &str) -> usize {
    let words: HashSet<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return 0;
    }
    let found = LIST.lines().filter(|word| words.contains(word)).count();
    if found == words.len() { found } else { 0 }
}

/// The words of a text, each at its first place only: saying a word again makes nothing harder to guess.
pub(super) fn each_once(text: &str) -> Zeroizing<String> {
    let mut seen = HashSet::new();
    let mut once = Zeroizing::new(String::with_capacity(text.len() + 1));
    for word in text.split_whitespace().filter(|word| seen.insert(*word)) {
        if !once.is_empty() {
            once.push(' ');
        }
        once.push_str(word);
    }
    once
}

//! The one place that asks the system for random bytes.

use crate::error::VaultError;
use zeroize::Zeroizing;

/// A source of bytes that nobody can guess.
pub trait Random {
    /// Fills all of `bytes`.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`] when the source has none to give; `bytes` is then not to be used.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), VaultError>;
}

/// The operating system's generator (`getrandom(2)` and its kin).
#[derive(Debug, Clone, Copy, Default)]
pub struct OsRandom;

impl Random for OsRandom {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), VaultError> {
        getrandom::fill(bytes).map_err(|_| VaultError::NoRandomness)
    }
}

/// An array of random bytes.
pub(crate) fn array<const N: usize>(random: &mut dyn Random) -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    random.fill(&mut bytes)?;
    Ok(bytes)
}

/// The same for what becomes a secret: filled in place, wiped when dropped.
pub(crate) fn secret<const N: usize>(random: &mut dyn Random) -> Result<Zeroizing<[u8; N]>, VaultError> {
    let mut bytes = Zeroizing::new([0; N]);
    random.fill(bytes.as_mut())?;
    Ok(bytes)
}

/// A number below `bound`, each equally likely: draws that would favour the low numbers are thrown away.
pub(crate) fn below(random: &mut dyn Random, bound: u16) -> Result<u16, VaultError> {
    let bound = u32::from(bound.max(1));
    let range = u32::from(u16::MAX) + 1;
    let usable = range - range % bound;
    loop {
        let drawn = u32::from(u16::from_le_bytes(array(random)?));
        if drawn < usable {
            return Ok(u16::try_from(drawn % bound).unwrap_or(0));
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Gives out the bytes it was given, round and round.
    pub(crate) struct Scripted {
        bytes: Vec<u8>,
        at: usize,
    }

    impl Scripted {
        pub(crate) fn new(bytes: impl Into<Vec<u8>>) -> Self {
            Self { bytes: bytes.into(), at: 0 }
        }
    }

    impl Random for Scripted {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), VaultError> {
            for byte in bytes {
                *byte = self.bytes[self.at % self.bytes.len()];
                self.at += 1;
            }
            Ok(())
        }
    }

    #[test]
    fn a_draw_beyond_the_last_whole_round_is_thrown_away() {
        // 65536 = 8 * 7776 + 3328: 62208 and above would make the first 3328 words likelier.
        let mut random = Scripted::new([0xFF, 0xFF, 0x00, 0xF3, 0x05, 0x00]);
        assert_eq!(below(&mut random, 7776).unwrap(), 5);
    }

    #[test]
    fn every_word_is_reached_equally_often() {
        let mut counts = [0_u32; 7776];
        let all: Vec<u8> = (0..=u16::MAX).flat_map(u16::to_le_bytes).collect();
        let mut random = Scripted::new(all);
        for _ in 0..62208 {
            counts[usize::from(below(&mut random, 7776).unwrap())] += 1;
        }
        assert!(counts.iter().all(|&count| count == 8));
    }
}

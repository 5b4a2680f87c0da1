//! Chance with a seed (SplitMix64, Steele 2014), so that a run that found something can be run again.

/// A stream of numbers.
pub struct Chance(u64);

impl Chance {
    /// From `COUNTERFOIL_SEED`, or a fixed one; `part` keeps the parts apart.
    pub fn new(part: u64) -> Self {
        let seed = std::env::var("COUNTERFOIL_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(20_261_120_u64);
        Self(seed ^ part.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of `0..end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % (end.max(1) as u64)) as usize
    }
}

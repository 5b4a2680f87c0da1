//! Argon2id (RFC 9106) with bounds on what is read and a policy for what is written.

use crate::error::VaultError;
use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use std::ops::RangeInclusive;
use std::time::Duration;
use zeroize::Zeroizing;

const MIB: u32 = 1024;
/// Accepted memory in KiB: OWASP's floor to what a laptop can spare.
const MEMORY_KIB: RangeInclusive<u32> = 19 * MIB..=1024 * MIB;
/// Accepted number of passes.
const PASSES: RangeInclusive<u32> = 2..=16;
/// Accepted number of lanes.
const LANES: RangeInclusive<u32> = 1..=4;
/// Argon2 version 1.3, the only one.
pub(crate) const ARGON2_VERSION: u32 = 0x13;
/// Beyond this much memory more passes are the better use of time on a laptop that also runs a browser.
const CALIBRATION_CEILING_KIB: u32 = 256 * MIB;
const CALIBRATION_TARGET: Duration = Duration::from_millis(500);
const CALIBRATION_LIMIT: Duration = Duration::from_millis(1000);

/// The cost of one derivation; every value of this type lies within the bounds for reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfParameters {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl KdfParameters {
    /// Accepts memory of 19 MiB to 1 GiB (in KiB), 2 to 16 passes, 1 to 4 lanes. Allocates nothing.
    ///
    /// # Errors
    /// [`VaultError::HeaderOutOfBounds`] names the first one outside.
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, VaultError> {
        let bounded = |field, value: u32, bounds: RangeInclusive<u32>| {
            if bounds.contains(&value) {
                Ok(())
            } else {
                Err(VaultError::HeaderOutOfBounds { field, value: u64::from(value) })
            }
        };
        bounded("m_kib", memory_kib, MEMORY_KIB)?;
        bounded("t", passes, PASSES)?;
        bounded("p", lanes, LANES)?;
        Ok(Self { memory_kib, passes, lanes })
    }

    /// Memory in KiB.
    #[must_use]
    pub const fn memory_kib(&self) -> u32 {
        self.memory_kib
    }

    /// Number of passes over the memory.
    #[must_use]
    pub const fn passes(&self) -> u32 {
        self.passes
    }

    /// Number of lanes.
    #[must_use]
    pub const fn lanes(&self) -> u32 {
        self.lanes
    }

    /// Whether an attacker pays at least as much for this as for `other`, in memory and in memory times passes.
    fn costs_at_least(&self, other: &Self) -> bool {
        let work = |cost: &Self| u64::from(cost.memory_kib) * u64::from(cost.passes);
        self.memory_kib >= other.memory_kib && work(self) >= work(other)
    }
}

/// What new slots are written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfPolicy {
    cost: KdfParameters,
}

impl KdfPolicy {
    /// The least that is ever written: 64 MiB, 3 passes, 1 lane.
    pub const FLOOR: Self = Self { cost: KdfParameters { memory_kib: 64 * MIB, passes: 3, lanes: 1 } };

    /// A given cost.
    ///
    /// # Errors
    /// [`VaultError::KdfBelowPolicy`] below 64 MiB, 3 passes or with more than one lane
    /// (lanes are computed one after another here, so they would only help an attacker).
    pub fn new(cost: KdfParameters) -> Result<Self, VaultError> {
        let floor = Self::FLOOR.cost;
        if cost.memory_kib < floor.memory_kib || cost.passes < floor.passes || cost.lanes != 1 {
            return Err(VaultError::KdfBelowPolicy);
        }
        Ok(Self { cost })
    }

    /// Finds the cost that takes 0.5 to 1 second here: memory first, up to 256 MiB and `memory_available_kib` / 8,
    /// then passes. Never below the floor, however slow the machine. `measure` runs one derivation
    /// (see [`rehearse`]) and says how long it took.
    ///
    /// # Errors
    /// Whatever `measure` reports.
    pub fn calibrate(
        memory_available_kib: u64,
        measure: &dyn Fn(&KdfParameters) -> Result<Duration, VaultError>,
    ) -> Result<Self, VaultError> {
        let ceiling = u64::from(CALIBRATION_CEILING_KIB).min(memory_available_kib / 8);
        let mut cost = Self::FLOOR.cost;
        let mut took = measure(&cost)?;
        loop {
            let next = if u64::from(cost.memory_kib) * 2 <= ceiling {
                KdfParameters { memory_kib: cost.memory_kib * 2, ..cost }
            } else if cost.passes < *PASSES.end() {
                KdfParameters { passes: cost.passes + 1, ..cost }
            } else {
                break;
            };
            if took >= CALIBRATION_TARGET {
                break;
            }
            let next_took = measure(&next)?;
            if next_took > CALIBRATION_LIMIT {
                break;
            }
            (cost, took) = (next, next_took);
        }
        Ok(Self { cost })
    }

    /// The read floor itself (19 MiB, 2 passes): only for tests.
    #[cfg(any(test, feature = "cheap-kdf-for-tests"))]
    #[must_use]
    pub const fn cheap_for_tests() -> Self {
        Self { cost: KdfParameters { memory_kib: 19 * MIB, passes: 2, lanes: 1 } }
    }

    /// The cost that is written.
    #[must_use]
    pub const fn cost(&self) -> KdfParameters {
        self.cost
    }

    /// Whether a slot of this cost should be rewritten at the next chance.
    #[must_use]
    pub fn is_above(&self, written: &KdfParameters) -> bool {
        !written.costs_at_least(&self.cost)
    }
}

/// One derivation on fixed input, for [`KdfPolicy::calibrate`] to be timed.
///
/// # Errors
/// [`VaultError::NotEnoughMemory`].
pub fn rehearse(cost: &KdfParameters) -> Result<(), VaultError> {
    derive(cost, b"rehearsal", &[0; 16], &[0; 32], &[0; 32]).map(drop)
}

/// Argon2id at a bounded cost; salt and associated data have the sizes of a slot.
pub(crate) fn derive(
    cost: &KdfParameters,
    passphrase: &[u8],
    salt: &[u8; 16],
    secret: &[u8],
    associated: &[u8; 32],
) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    let mut params = ParamsBuilder::new();
    params.m_cost(cost.memory_kib).t_cost(cost.passes).p_cost(cost.lanes);
    argon2id(&mut params, passphrase, salt, secret, associated)
}

/// Argon2id version 1.3 with `secret` as K and `associated` as X of RFC 9106, 32 bytes out.
fn argon2id(
    params: &mut ParamsBuilder,
    passphrase: &[u8],
    salt: &[u8],
    secret: &[u8],
    associated: &[u8],
) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    let failed = |_| VaultError::Cryptography { step: "Argon2id" };
    let data = AssociatedData::new(associated).map_err(failed)?;
    let params = params.data(data).output_len(32).build().map_err(failed)?;
    let mebibytes = params.m_cost() / MIB;
    let argon2 = Argon2::new_with_secret(secret, Algorithm::Argon2id, Version::V0x13, params).map_err(failed)?;
    let mut tag = Zeroizing::new([0; 32]);
    argon2.hash_password_into(passphrase, salt, tag.as_mut()).map_err(|error| {
        if error == argon2::Error::OutOfMemory { VaultError::NotEnoughMemory { mebibytes } } else { failed(error) }
    })?;
    Ok(tag)
}

#[cfg(test)]
mod tests;

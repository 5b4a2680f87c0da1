//! What a passphrase slot costs to guess: measured on this machine, so that an unlock takes half a second to a second.

use crate::Result;
use crate::session::Surroundings;
use std::time::{Duration, Instant};
use vault::{KdfParameters, KdfPolicy, VaultError};

/// The cost that the session was given, or the one that suits this machine.
pub(crate) fn cost(around: &Surroundings) -> Result<KdfPolicy> {
    match around.kdf {
        Some(given) => Ok(given),
        None => Ok(KdfPolicy::calibrate(available_kib(), &measure)?),
    }
}

fn measure(cost: &KdfParameters) -> Result<Duration, VaultError> {
    let start = Instant::now();
    vault::kdf::rehearse(cost)?;
    Ok(start.elapsed())
}

/// Memory that can be had without pushing anybody out; 1 GiB where the system does not say.
fn available_kib() -> u64 {
    let said = std::fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("MemAvailable:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    });
    said.unwrap_or(1 << 20)
}

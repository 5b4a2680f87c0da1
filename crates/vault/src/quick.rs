//! Quick unlock: a key of its own in the keyring, honoured for twelve hours of the same boot. The timer is a courtesy.

use crate::error::{QuickRefusal, VaultError};
use crate::id::VaultId;
use crate::keyring::{Keyring, quick_item};
use crate::secret::{DeviceSecret, KEY_SIZE};
use chrono::{DateTime, TimeDelta, Utc};
use zeroize::Zeroizing;

const ITEM_VERSION: u8 = 1;
/// Version, key, seconds since 1970 big-endian; the boot id follows.
const FIXED: usize = 1 + KEY_SIZE + 8;
const MOST_BOOT_ID: usize = 64;
/// How long a typed passphrase counts.
pub(crate) const LASTS: TimeDelta = TimeDelta::hours(12);

/// What the keyring keeps for quick unlock.
pub(crate) struct QuickGrant {
    pub secret: DeviceSecret,
    pub granted_at: DateTime<Utc>,
    pub boot_id: String,
}

impl QuickGrant {
    pub(crate) fn keep(&self, vault: VaultId, keyring: &dyn Keyring) -> Result<(), VaultError> {
        let mut item = Zeroizing::new(Vec::with_capacity(FIXED + MOST_BOOT_ID));
        item.push(ITEM_VERSION);
        item.extend_from_slice(self.secret.expose());
        item.extend_from_slice(&self.granted_at.timestamp().to_be_bytes());
        item.extend(self.boot_id.bytes().take(MOST_BOOT_ID));
        Ok(keyring.set(&quick_item(vault), &item)?)
    }

    pub(crate) fn stored(vault: VaultId, keyring: &dyn Keyring) -> Result<Option<Self>, VaultError> {
        Ok(keyring.get(&quick_item(vault))?.and_then(|item| Self::decode(&item)))
    }

    /// Whether it still counts. A clock before the grant was turned back, and does not count either.
    pub(crate) fn check(&self, now: DateTime<Utc>, boot_id: &str) -> Result<(), QuickRefusal> {
        if self.boot_id.bytes().ne(boot_id.bytes().take(MOST_BOOT_ID)) {
            return Err(QuickRefusal::OtherBoot);
        }
        let age = now.signed_duration_since(self.granted_at);
        if age < TimeDelta::zero() || age >= LASTS {
            return Err(QuickRefusal::Expired);
        }
        Ok(())
    }

    fn decode(item: &[u8]) -> Option<Self> {
        let (fixed, boot_id) = item.split_first_chunk::<FIXED>()?;
        let (&version, rest) = fixed.split_first()?;
        let (secret, granted_at) = rest.split_first_chunk::<KEY_SIZE>()?;
        let granted_at = i64::from_be_bytes(granted_at.try_into().ok()?);
        let boot_id = std::str::from_utf8(boot_id).ok().filter(|id| id.len() <= MOST_BOOT_ID)?;
        (version == ITEM_VERSION).then_some(())?;
        Some(Self {
            secret: DeviceSecret::copy_of(secret),
            granted_at: DateTime::from_timestamp(granted_at, 0)?,
            boot_id: boot_id.to_owned(),
        })
    }
}

//! The device secret: 32 random bytes of one computer for one vault, that live in its keyring and nowhere else.

use crate::error::VaultError;
use crate::header::{Device, Header};
use crate::hex_bytes::HexBytes;
use crate::id::{DeviceId, VaultId};
use crate::keyring::{Keyring, KeyringError, KeyringStatus, device_item};
use crate::random::{self, Random};
use crate::seconds;
use crate::secret::{DeviceSecret, KEY_SIZE, hmac_sha256};
use chrono::{DateTime, Utc};
use hmac::Mac;
use zeroize::Zeroizing;

const ITEM_VERSION: u8 = 1;
/// Version, device id, secret.
const ITEM: usize = 1 + 16 + KEY_SIZE;

/// A device secret with the id that the header records for it.
pub(crate) struct DeviceKey {
    pub id: DeviceId,
    pub secret: DeviceSecret,
}

/// How this computer stands to a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceSecretState {
    /// The keyring holds the secret that the header records.
    Ready,
    /// There is a keyring, locked: unlock it and try again.
    Locked,
    /// No keyring answers.
    Absent,
    /// The keyring works, and holds no secret for this vault: it was emptied, or the folder is from elsewhere.
    Wiped,
    /// The keyring holds a secret for this vault that the header does not know.
    OtherDevice,
}

/// Finds out how this computer stands to the vault of `header`; writes and removes a probe where nothing is found.
#[must_use]
pub fn device_secret_state(header: &Header, keyring: &dyn Keyring) -> DeviceSecretState {
    match known(header, keyring) {
        Ok(_) => DeviceSecretState::Ready,
        Err(VaultError::DeviceSecretWiped) => DeviceSecretState::Wiped,
        Err(VaultError::OtherDevice { .. }) => DeviceSecretState::OtherDevice,
        Err(VaultError::KeyringAbsent) => DeviceSecretState::Absent,
        // Whatever else a keyring does, unlocking it and trying again is the first thing to do.
        Err(_) => DeviceSecretState::Locked,
    }
}

/// The device secret that the header knows.
///
/// "Nothing found" is a locked keyring or an emptied one, and only a write tells the two apart.
pub(crate) fn known(header: &Header, keyring: &dyn Keyring) -> Result<DeviceKey, VaultError> {
    let Some(found) = stored(header.vault_id, keyring)? else {
        return Err(match keyring.status() {
            KeyringStatus::Ready => VaultError::DeviceSecretWiped,
            KeyringStatus::Locked => VaultError::KeyringLocked,
            KeyringStatus::Absent => VaultError::KeyringAbsent,
        });
    };
    let dsk_id = dsk_id(&found.secret)?;
    match header.device(found.id) {
        Some(device) if device.dsk_id == dsk_id => Ok(found),
        Some(_) | None => Err(VaultError::OtherDevice { device: found.id }),
    }
}

/// The secret of this computer for this vault, made now where there is none, and read back before it is trusted.
///
/// One that is there already is kept, whether or not the header knows it: another folder of the same vault
/// (the one that a restore is about to replace) may need it.
pub(crate) fn made(vault: VaultId, keyring: &dyn Keyring, random: &mut dyn Random) -> Result<DeviceKey, VaultError> {
    if let Some(found) = stored(vault, keyring)? {
        return Ok(found);
    }
    match keyring.status() {
        KeyringStatus::Ready => {}
        KeyringStatus::Locked => return Err(VaultError::KeyringLocked),
        KeyringStatus::Absent => return Err(VaultError::KeyringAbsent),
    }
    let id = DeviceId::random(random)?;
    let bytes = random::secret(random)?;
    let key = DeviceKey { id, secret: DeviceSecret::copy_of(&bytes) };
    keyring.set(&device_item(vault), encode(&key).as_ref())?;
    match stored(vault, keyring)? {
        Some(back) if back.id == key.id && back.secret.expose() == key.secret.expose() => Ok(key),
        Some(_) | None => Err(VaultError::KeyringFailed { reason: "it did not keep what it was given".into() }),
    }
}

/// What the header records of a device.
pub(crate) fn record(key: &DeviceKey, keyring: &dyn Keyring, created: DateTime<Utc>) -> Result<Device, VaultError> {
    Ok(Device {
        device_id: key.id,
        dsk_id: dsk_id(&key.secret)?,
        backend: keyring.backend().to_owned(),
        created: seconds::whole(created),
    })
}

fn stored(vault: VaultId, keyring: &dyn Keyring) -> Result<Option<DeviceKey>, VaultError> {
    match keyring.get(&device_item(vault)) {
        Ok(item) => Ok(item.and_then(|item| decode(&item))),
        Err(KeyringError::Locked) => Err(VaultError::KeyringLocked),
        Err(error) => Err(error.into()),
    }
}

fn dsk_id(secret: &DeviceSecret) -> Result<HexBytes<8>, VaultError> {
    let mac = hmac_sha256(secret.expose(), b"counterfoil/device-id/v1")?.finalize().into_bytes();
    let mut first = [0; 8];
    first.copy_from_slice(&mac[..8]);
    Ok(HexBytes(first))
}

fn encode(key: &DeviceKey) -> Zeroizing<[u8; ITEM]> {
    let mut item = Zeroizing::new([0; ITEM]);
    item[0] = ITEM_VERSION;
    item[1..17].copy_from_slice(key.id.as_bytes());
    item[17..].copy_from_slice(key.secret.expose());
    item
}

/// None for what this version did not write: it is treated as not there.
fn decode(item: &[u8]) -> Option<DeviceKey> {
    let item: &[u8; ITEM] = item.try_into().ok()?;
    let (&version, rest) = item.split_first()?;
    let (id, secret) = rest.split_first_chunk::<16>()?;
    let secret = secret.try_into().ok()?;
    (version == ITEM_VERSION)
        .then(|| DeviceKey { id: DeviceId::from_bytes(*id), secret: DeviceSecret::copy_of(secret) })
}

#[cfg(test)]
mod tests;

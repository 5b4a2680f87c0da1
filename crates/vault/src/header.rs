//! The key header: one line of JSON that says who may come in and how, and a MAC over exactly that line.

use crate::error::VaultError;
use crate::hex_bytes::HexBytes;
use crate::id::{DeviceId, UserId, VaultId};
use crate::seconds;
use crate::secret::{HeaderKey, hmac_sha256};
use crate::slot::{Slot, SlotKind};
use chrono::{DateTime, Utc};
use hmac::Mac;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::hash::Hash;

pub(crate) mod copies;

/// Format that this version reads and writes.
pub const FORMAT: &str = "counterfoil-keys/1";
/// Most slots in a header.
pub const MAX_SLOTS: usize = 16;
/// Most users and most devices.
const MAX_ENTRIES: usize = 16;
/// Largest header file, read before a byte of it is parsed.
pub(crate) const MAX_FILE: usize = 64 * 1024;
/// Longest label or backend name, in characters.
pub(crate) const MAX_LABEL: usize = 64;
/// Counters stay exact in every JSON reader: 2^53 - 1.
const MAX_COUNTER: u64 = (1 << 53) - 1;

/// What a user may do; the table of role and command is in `app`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Everything.
    Owner,
    /// Daily work.
    Bookkeeper,
    /// Reads.
    ReadOnly,
    /// Reads, and checks the trail.
    Auditor,
}

impl Role {
    /// As written in the header and shown by `--json`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Bookkeeper => "bookkeeper",
            Self::ReadOnly => "read-only",
            Self::Auditor => "auditor",
        }
    }
}

/// A person who may open the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// Stays the same over passphrases and devices.
    pub id: UserId,
    /// What the user may do.
    pub role: Role,
    /// A name for lists. Readable without any key.
    pub label: String,
    /// Ed25519 public key of the user's signatures.
    pub verifying_key: HexBytes<32>,
}

/// A computer whose keyring holds a device secret for this vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// Random; says nothing about the computer.
    pub device_id: DeviceId,
    /// First 8 bytes of HMAC-SHA256(device secret, "counterfoil/device-id/v1"): tells one secret from another.
    pub dsk_id: HexBytes<8>,
    /// Name of the keyring store, for the message when it is gone.
    pub backend: String,
    /// When the secret was first recorded here.
    #[serde(with = "seconds")]
    pub created: DateTime<Utc>,
}

/// The header of a vault. A value of this type passed every bound and cross-check; only the MAC needs a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// [`FORMAT`].
    pub format: String,
    /// Which vault.
    pub vault_id: VaultId,
    /// Counts up with every new data key (restore, full re-key); from 1.
    pub epoch: u64,
    /// Counts up with every change of the header; from 1. An anchor keeps it, so that an old header is noticed.
    pub seq: u64,
    /// When this epoch was made.
    #[serde(with = "seconds")]
    pub created: DateTime<Utc>,
    /// Known computers.
    pub devices: Vec<Device>,
    /// Known users; at least one.
    pub users: Vec<User>,
    /// Ways in; at least one.
    pub slots: Vec<Slot>,
    /// When the recovery kit was last proven (typed back, or used).
    #[serde(with = "seconds::optional")]
    pub kit_proven_at: Option<DateTime<Utc>>,
}

/// How the two copies of the header were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderHealth {
    /// Both readable and the same.
    Both,
    /// One is missing, damaged or not authentic; the next write heals it.
    OneDamaged {
        /// File name of the bad copy.
        copy: &'static str,
    },
    /// One is older: a write was interrupted between the two. The next write heals it.
    OneBehind {
        /// File name of the older copy.
        copy: &'static str,
    },
}

impl Header {
    /// Reads the JSON line of a header copy.
    ///
    /// # Errors
    /// Everything outside the format is refused by name; no value is used before its bound was checked.
    pub fn parse(line: &[u8]) -> Result<Self, VaultError> {
        if line.len() > MAX_FILE {
            return Err(VaultError::damaged("longer than 64 KiB"));
        }
        let header: Self = serde_json::from_slice(line).map_err(|error| newer_or_damaged(line, &error))?;
        header.check()?;
        Ok(header)
    }

    /// The one line that is written and MACed.
    pub(crate) fn to_line(&self) -> Result<Vec<u8>, VaultError> {
        self.check()?;
        serde_json::to_vec(self).map_err(|_| VaultError::damaged("cannot be written as JSON"))
    }

    pub(crate) fn slots_of(&self, kind: SlotKind) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(move |slot| slot.kind == kind)
    }

    pub(crate) fn user(&self, id: UserId) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    pub(crate) fn device(&self, id: DeviceId) -> Option<&Device> {
        self.devices.iter().find(|device| device.device_id == id)
    }

    fn check(&self) -> Result<(), VaultError> {
        if self.format != FORMAT {
            return Err(newer(&self.format).unwrap_or_else(|| VaultError::damaged("unknown format")));
        }
        in_bounds("epoch", self.epoch, 1, MAX_COUNTER)?;
        in_bounds("seq", self.seq, 1, MAX_COUNTER)?;
        in_bounds("devices", self.devices.len() as u64, 0, MAX_ENTRIES as u64)?;
        in_bounds("users", self.users.len() as u64, 1, MAX_ENTRIES as u64)?;
        in_bounds("slots", self.slots.len() as u64, 1, MAX_SLOTS as u64)?;
        all_different("devices", self.devices.iter().map(|device| device.device_id))?;
        all_different("users", self.users.iter().map(|user| user.id))?;
        all_different("slots", self.slots.iter().map(|slot| slot.id))?;
        for device in &self.devices {
            readable("backend", &device.backend)?;
        }
        for user in &self.users {
            readable("label", &user.label)?;
        }
        self.slots.iter().try_for_each(|slot| self.check_slot(slot))
    }

    fn check_slot(&self, slot: &Slot) -> Result<(), VaultError> {
        readable("label", &slot.label)?;
        let user = self.user(slot.user).ok_or_else(|| VaultError::damaged("a slot of an unknown user"))?;
        if user.role != slot.role {
            return Err(VaultError::damaged("a slot whose role is not its user's"));
        }
        if slot.kdf.is_some() != slot.kind.takes_passphrase() {
            return Err(VaultError::damaged("a slot whose kdf does not fit its kind"));
        }
        if let Some(kdf) = &slot.kdf {
            kdf.parameters()?;
        }
        let on_device = matches!(slot.kind, SlotKind::PassphraseDevice | SlotKind::Quick);
        match slot.device {
            Some(device) if on_device && self.device(device).is_some() => Ok(()),
            None if !on_device => Ok(()),
            _ => Err(VaultError::damaged("a slot whose device does not fit")),
        }
    }
}

/// A header line with its MAC, as found in a file; authentic only once [`SealedHeader::is_authentic`] said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SealedHeader {
    pub header: Header,
    line: Vec<u8>,
    mac: [u8; 32],
}

impl SealedHeader {
    pub(crate) fn seal(header: Header, key: &HeaderKey) -> Result<Self, VaultError> {
        let line = header.to_line()?;
        let mac = hmac_sha256(key.expose(), &line)?.finalize().into_bytes().into();
        let sealed = Self { header, line, mac };
        if sealed.to_bytes().len() > MAX_FILE {
            return Err(VaultError::damaged("longer than 64 KiB"));
        }
        Ok(sealed)
    }

    /// Reads a whole header file: a JSON line, a line of 64 hex digits, nothing else.
    pub(crate) fn parse(file: &[u8]) -> Result<Self, VaultError> {
        if file.len() > MAX_FILE {
            return Err(VaultError::damaged("longer than 64 KiB"));
        }
        let mut lines = file.split(|&byte| byte == b'\n');
        let (Some(line), Some(mac), Some(b""), None) = (lines.next(), lines.next(), lines.next(), lines.next()) else {
            return Err(VaultError::damaged("not two lines"));
        };
        let header = Header::parse(line)?;
        let mac = std::str::from_utf8(mac)
            .ok()
            .and_then(HexBytes::<32>::parse)
            .ok_or_else(|| VaultError::damaged("the MAC is not 64 hex digits"))?;
        Ok(Self { header, line: line.to_vec(), mac: mac.0 })
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut file = self.line.clone();
        file.push(b'\n');
        file.extend_from_slice(hex::encode(self.mac).as_bytes());
        file.push(b'\n');
        file
    }

    pub(crate) fn is_authentic(&self, key: &HeaderKey) -> Result<bool, VaultError> {
        Ok(hmac_sha256(key.expose(), &self.line)?.verify_slice(&self.mac).is_ok())
    }
}

/// A header of a later format does not parse as this one: then say "newer", not "damaged".
fn newer_or_damaged(line: &[u8], error: &serde_json::Error) -> VaultError {
    #[derive(Deserialize)]
    struct OnlyFormat {
        format: String,
    }
    serde_json::from_slice::<OnlyFormat>(line)
        .ok()
        .and_then(|only| newer(&only.format))
        .unwrap_or_else(|| VaultError::damaged(format!("not a header line at column {}", error.column())))
}

fn newer(format: &str) -> Option<VaultError> {
    let number: u32 = format.strip_prefix("counterfoil-keys/")?.parse().ok()?;
    (number > 1).then(|| VaultError::NewerFormat { found: format!("counterfoil-keys/{number}") })
}

fn in_bounds(field: &'static str, value: u64, least: u64, most: u64) -> Result<(), VaultError> {
    if (least..=most).contains(&value) { Ok(()) } else { Err(VaultError::HeaderOutOfBounds { field, value }) }
}

fn all_different<T: Eq + Hash>(field: &str, ids: impl Iterator<Item = T>) -> Result<(), VaultError> {
    let mut seen = HashSet::new();
    if ids.into_iter().all(|id| seen.insert(id)) {
        Ok(())
    } else {
        Err(VaultError::damaged(format!("the same id twice in {field}")))
    }
}

/// 1 to 64 characters, none of them a control character: such text can stand in the slot's canonical text unescaped.
pub(crate) fn check_text(field: &'static str, text: &str) -> Result<(), VaultError> {
    let length = text.chars().take(MAX_LABEL + 1).count();
    if length == 0 || length > MAX_LABEL || text.chars().any(char::is_control) {
        return Err(VaultError::BadText { field, max: MAX_LABEL });
    }
    Ok(())
}

fn readable(field: &'static str, text: &str) -> Result<(), VaultError> {
    check_text(field, text)
        .map_err(|_| VaultError::damaged(format!("{field} is empty, too long or has control characters")))
}

#[cfg(test)]
mod tests;

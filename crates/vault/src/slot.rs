//! A key slot: one way in. Its payload, the data key and a user's signing seed, is wrapped by a key that only that way yields.

use crate::error::VaultError;
use crate::header::Role;
use crate::hex_bytes::HexBytes;
use crate::id::{DeviceId, SlotId, UserId, VaultId};
use crate::kdf::{self, ARGON2_VERSION, KdfParameters};
use crate::passphrase::Passphrase;
use crate::random::{self, Random};
use crate::recovery::RecoveryCode;
use crate::seconds;
use crate::secret::{DataKey, DeviceSecret, KEY_SIZE, SigningSeed, WrappingKey, hkdf_sha256};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use zeroize::Zeroizing;

const PAYLOAD: usize = KEY_SIZE + KEY_SIZE;
/// Payload and the 16-byte tag of Poly1305.
const WRAPPED: usize = PAYLOAD + 16;

/// What opens a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotKind {
    /// A passphrase together with the device secret in the keyring.
    PassphraseDevice,
    /// The printed recovery code.
    Recovery,
    /// A passphrase alone.
    Portable,
    /// A random key that the keyring holds.
    Quick,
}

impl SlotKind {
    /// As written in the header and shown by `--json`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PassphraseDevice => "passphrase-device",
            Self::Recovery => "recovery",
            Self::Portable => "portable",
            Self::Quick => "quick",
        }
    }

    pub(crate) const fn takes_passphrase(self) -> bool {
        matches!(self, Self::PassphraseDevice | Self::Portable)
    }
}

/// How Argon2id was asked to run for this slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotKdf {
    alg: String,
    v: u32,
    m_kib: u32,
    t: u32,
    p: u32,
    salt: HexBytes<16>,
}

const ARGON2ID: &str = "argon2id";

impl SlotKdf {
    /// The cost, held against the bounds before anything is allocated.
    ///
    /// # Errors
    /// [`VaultError::HeaderOutOfBounds`] and [`VaultError::HeaderDamaged`] by the name of the field.
    pub fn parameters(&self) -> Result<KdfParameters, VaultError> {
        if self.alg != ARGON2ID {
            return Err(VaultError::damaged("unknown kdf.alg"));
        }
        if self.v != ARGON2_VERSION {
            return Err(VaultError::HeaderOutOfBounds { field: "v", value: u64::from(self.v) });
        }
        KdfParameters::new(self.m_kib, self.t, self.p)
    }
}

/// One slot as the header keeps it. Nothing in it is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// New at every rewrap.
    pub id: SlotId,
    /// What opens it.
    pub kind: SlotKind,
    /// Whose signing seed it wraps.
    pub user: UserId,
    /// What that user may do; a copy of the user's, bound into the wrap.
    pub role: Role,
    /// Shown in lists: "Laptop", "Recovery kit".
    pub label: String,
    /// When it was wrapped.
    #[serde(with = "seconds")]
    pub created: DateTime<Utc>,
    /// Present exactly for the kinds that take a passphrase.
    pub kdf: Option<SlotKdf>,
    /// Present exactly for [`SlotKind::PassphraseDevice`] and [`SlotKind::Quick`].
    pub device: Option<DeviceId>,
    pub(crate) nonce: HexBytes<24>,
    pub(crate) wrapped: HexBytes<WRAPPED>,
}

/// What a slot guards.
pub(crate) struct SlotPayload {
    pub data_key: DataKey,
    pub signing_seed: SigningSeed,
}

/// What stands in a slot beside the secret ways in.
pub(crate) struct SlotPlan<'a> {
    pub vault: VaultId,
    pub epoch: u64,
    pub user: UserId,
    pub role: Role,
    pub label: &'a str,
    pub created: DateTime<Utc>,
}

/// The secret that a slot is opened or closed with.
pub(crate) enum SlotSecret<'a> {
    PassphraseDevice { passphrase: &'a Passphrase, device: DeviceId, secret: &'a DeviceSecret },
    Portable { passphrase: &'a Passphrase },
    Recovery { code: &'a RecoveryCode },
    Quick { device: DeviceId, secret: &'a DeviceSecret },
}

impl SlotSecret<'_> {
    const fn kind(&self) -> SlotKind {
        match self {
            Self::PassphraseDevice { .. } => SlotKind::PassphraseDevice,
            Self::Portable { .. } => SlotKind::Portable,
            Self::Recovery { .. } => SlotKind::Recovery,
            Self::Quick { .. } => SlotKind::Quick,
        }
    }

    const fn device(&self) -> Option<DeviceId> {
        match self {
            Self::PassphraseDevice { device, .. } | Self::Quick { device, .. } => Some(*device),
            Self::Portable { .. } | Self::Recovery { .. } => None,
        }
    }
}

impl Slot {
    /// Makes a slot with new id, salt and nonce around `payload`.
    pub(crate) fn wrap(
        plan: &SlotPlan<'_>,
        secret: &SlotSecret<'_>,
        cost: &KdfParameters,
        payload: &SlotPayload,
        random: &mut dyn Random,
    ) -> Result<Self, VaultError> {
        let kind = secret.kind();
        let kdf = if kind.takes_passphrase() {
            Some(SlotKdf {
                alg: ARGON2ID.into(),
                v: ARGON2_VERSION,
                m_kib: cost.memory_kib(),
                t: cost.passes(),
                p: cost.lanes(),
                salt: HexBytes(random::array(random)?),
            })
        } else {
            None
        };
        let mut slot = Self {
            id: SlotId::random(random)?,
            kind,
            user: plan.user,
            role: plan.role,
            label: plan.label.to_owned(),
            created: seconds::whole(plan.created),
            kdf,
            device: secret.device(),
            nonce: HexBytes(random::array(random)?),
            wrapped: HexBytes([0; WRAPPED]),
        };
        let associated = slot.associated_data(plan.vault, plan.epoch);
        let key = slot.wrapping_key(plan.vault, secret, &associated)?;
        let mut plain = Zeroizing::new([0_u8; PAYLOAD]);
        plain[..KEY_SIZE].copy_from_slice(payload.data_key.expose());
        plain[KEY_SIZE..].copy_from_slice(payload.signing_seed.expose());
        let sealed = cipher(&key)
            .encrypt(&XNonce::from(slot.nonce.0), Payload { msg: plain.as_ref(), aad: &associated })
            .ok()
            .and_then(|sealed| sealed.try_into().ok())
            .ok_or(VaultError::Cryptography { step: "XChaCha20-Poly1305" })?;
        slot.wrapped = HexBytes(sealed);
        Ok(slot)
    }

    /// Opens the slot; None when the secret is not the right one or the slot was changed.
    pub(crate) fn unwrap(
        &self,
        vault: VaultId,
        epoch: u64,
        secret: &SlotSecret<'_>,
    ) -> Result<Option<SlotPayload>, VaultError> {
        if self.kind != secret.kind() || self.device != secret.device() {
            return Ok(None);
        }
        let associated = self.associated_data(vault, epoch);
        let key = self.wrapping_key(vault, secret, &associated)?;
        let opened = cipher(&key)
            .decrypt(&XNonce::from(self.nonce.0), Payload { msg: &self.wrapped.0, aad: &associated })
            .map(Zeroizing::new);
        let Ok(plain) = opened else { return Ok(None) };
        let mut data_key = Zeroizing::new([0; KEY_SIZE]);
        let mut seed = Zeroizing::new([0; KEY_SIZE]);
        let (first, second) = plain.split_at(KEY_SIZE);
        data_key.copy_from_slice(first);
        seed.copy_from_slice(second);
        Ok(Some(SlotPayload { data_key: DataKey::copy_of(&data_key), signing_seed: SigningSeed::copy_of(&seed) }))
    }

    /// SHA-256 over the canonical text of everything in the slot but `wrapped`, and the vault it stands in.
    fn associated_data(&self, vault: VaultId, epoch: u64) -> [u8; 32] {
        let mut text = format!(
            "counterfoil/slot/v1\nvault_id={vault}\nepoch={epoch}\nid={}\nkind={}\nuser={}\nrole={}\nlabel={}\ncreated={}\n",
            self.id,
            self.kind.name(),
            self.user,
            self.role.name(),
            self.label,
            seconds::format(&self.created),
        );
        // Writing to a String does not fail.
        let _ = match &self.kdf {
            Some(kdf) => writeln!(text, "kdf={},{},{},{},{},{}", kdf.alg, kdf.v, kdf.m_kib, kdf.t, kdf.p, kdf.salt),
            None => writeln!(text, "kdf=none"),
        };
        let _ = match self.device {
            Some(device) => writeln!(text, "device={device}"),
            None => writeln!(text, "device=none"),
        };
        let _ = writeln!(text, "nonce={}", self.nonce);
        Sha256::digest(text.as_bytes()).into()
    }

    fn wrapping_key(
        &self,
        vault: VaultId,
        secret: &SlotSecret<'_>,
        associated: &[u8; 32],
    ) -> Result<WrappingKey, VaultError> {
        let keyed = |input: &[u8]| {
            let id = self.id.to_string();
            let info: [&[u8]; 4] = [b"counterfoil/slot/v1|", id.as_bytes(), b"|", self.kind.name().as_bytes()];
            hkdf_sha256(Some(vault.as_bytes()), input, &info).map(|okm| WrappingKey::copy_of(&okm))
        };
        match secret {
            SlotSecret::PassphraseDevice { passphrase, secret, .. } => {
                keyed(self.argon2(passphrase, secret.expose(), associated)?.as_ref())
            }
            SlotSecret::Portable { passphrase } => keyed(self.argon2(passphrase, &[], associated)?.as_ref()),
            SlotSecret::Recovery { code } => keyed(code.secret()),
            SlotSecret::Quick { secret, .. } => keyed(secret.expose()),
        }
    }

    fn argon2(
        &self,
        passphrase: &Passphrase,
        secret: &[u8],
        associated: &[u8; 32],
    ) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        let kdf = self.kdf.as_ref().ok_or_else(|| VaultError::damaged("a passphrase slot without kdf"))?;
        kdf::derive(&kdf.parameters()?, passphrase.as_bytes(), &kdf.salt.0, secret, associated)
    }
}

fn cipher(key: &WrappingKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.expose().into())
}

#[cfg(test)]
mod tests;

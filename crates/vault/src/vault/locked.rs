//! A locked vault: what can be said without a key, and the three ways to open it.

use super::{NewAccess, UnlockedVault};
use crate::device::{self, DeviceKey, DeviceSecretState};
use crate::error::{QuickRefusal, VaultError};
use crate::header::{Header, HeaderHealth, copies::Copies};
use crate::id::{UserId, VaultId};
use crate::keyring::{Keyring, KeyringStatus};
use crate::passphrase::Passphrase;
use crate::quick::QuickGrant;
use crate::recovery::RecoveryCode;
use crate::slot::{Slot, SlotKind, SlotPayload, SlotSecret};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};

/// A vault whose header was read, but for which no key was shown.
#[derive(Debug, Clone)]
pub struct LockedVault {
    dir: PathBuf,
    copies: Copies,
    newest: Header,
}

/// A slot that opened, and the authentic header that it stands in.
struct Opened {
    payload: SlotPayload,
    slot: Slot,
    header: Header,
    health: HeaderHealth,
}

impl LockedVault {
    /// Reads the header of the vault in `dir`.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], [`VaultError::HeaderDamaged`], [`VaultError::HeaderOutOfBounds`],
    /// [`VaultError::NewerFormat`], [`VaultError::Io`]. One readable copy is enough.
    pub fn open(dir: &Path) -> Result<Self, VaultError> {
        let copies = Copies::read(dir)?;
        let newest = copies.newest_first().first().map(|copy| copy.header.clone()).ok_or(VaultError::NotAVault)?;
        Ok(Self { dir: dir.to_owned(), copies, newest })
    }

    /// The newest readable header. Not authentic before an unlock: for display only.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.newest
    }

    /// Which vault it claims to be.
    #[must_use]
    pub const fn vault_id(&self) -> VaultId {
        self.newest.vault_id
    }

    /// Whether a passphrase alone opens it.
    #[must_use]
    pub fn is_portable(&self) -> bool {
        self.newest.slots_of(SlotKind::Portable).next().is_some()
    }

    /// Whether a quick unlock can be tried.
    #[must_use]
    pub fn has_quick_unlock(&self) -> bool {
        self.newest.slots_of(SlotKind::Quick).next().is_some()
    }

    /// How this computer's keyring stands to the vault; None where no slot needs a keyring.
    #[must_use]
    pub fn device_secret_state(&self, keyring: &dyn Keyring) -> Option<DeviceSecretState> {
        self.newest
            .slots_of(SlotKind::PassphraseDevice)
            .next()
            .map(|_| device::device_secret_state(&self.newest, keyring))
    }

    /// Opens with a passphrase, and the device secret for the slots that need it.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`]; each state of the keyring by its own error; [`VaultError::HeaderTampered`].
    pub fn unlock(&self, passphrase: &Passphrase, keyring: &dyn Keyring) -> Result<UnlockedVault, VaultError> {
        self.unlock_slots(passphrase, keyring, &|_| true)
    }

    /// Opens as one user: with several users, only that one's slots are tried (each costs an Argon2id run).
    ///
    /// # Errors
    /// As [`LockedVault::unlock`].
    pub fn unlock_as(
        &self,
        user: UserId,
        passphrase: &Passphrase,
        keyring: &dyn Keyring,
    ) -> Result<UnlockedVault, VaultError> {
        self.unlock_slots(passphrase, keyring, &|slot| slot.user == user)
    }

    /// Opens without typing: for twelve hours of the same boot after a passphrase was typed.
    ///
    /// # Errors
    /// [`VaultError::QuickUnlockRefused`] with the reason; the passphrase then opens.
    pub fn unlock_quick(
        &self,
        keyring: &dyn Keyring,
        now: DateTime<Utc>,
        boot_id: &str,
    ) -> Result<UnlockedVault, VaultError> {
        let grant = self.quick_grant(keyring)?;
        grant.check(now, boot_id).map_err(VaultError::QuickUnlockRefused)?;
        let secret_for = |slot: &Slot| match (slot.kind, slot.device) {
            (SlotKind::Quick, Some(device)) => Some(SlotSecret::Quick { device, secret: &grant.secret }),
            _ => None,
        };
        self.try_slots(&secret_for)?
            .ok_or(VaultError::QuickUnlockRefused(QuickRefusal::NotEnabled))
            .and_then(|opened| self.unlocked(opened))
    }

    /// Opens with the recovery code and gives this computer a new way in: the old passphrases of that user end on all
    /// devices, the kit stays valid and counts as proven.
    ///
    /// # Errors
    /// [`VaultError::WrongRecoveryCode`]; those of the keyring where `access` is not portable;
    /// [`VaultError::PassphraseRefused`]; [`VaultError::Io`].
    pub fn recover(
        &self,
        code: &RecoveryCode,
        access: &NewAccess<'_>,
        keyring: &dyn Keyring,
    ) -> Result<UnlockedVault, VaultError> {
        let mut vault = self.open_with_code(code)?;
        vault.replace_all_access(access, keyring)?;
        Ok(vault)
    }

    /// Opens with the recovery code and changes nothing: to prove the kit, or to read when no keyring can be had.
    ///
    /// # Errors
    /// [`VaultError::WrongRecoveryCode`], [`VaultError::HeaderTampered`].
    pub fn open_with_code(&self, code: &RecoveryCode) -> Result<UnlockedVault, VaultError> {
        let secret_for = |slot: &Slot| (slot.kind == SlotKind::Recovery).then_some(SlotSecret::Recovery { code });
        self.try_slots(&secret_for)?.ok_or(VaultError::WrongRecoveryCode).and_then(|opened| self.unlocked(opened))
    }

    fn unlock_slots(
        &self,
        passphrase: &Passphrase,
        keyring: &dyn Keyring,
        wanted: &dyn Fn(&Slot) -> bool,
    ) -> Result<UnlockedVault, VaultError> {
        let device = self.device_for(keyring, wanted);
        let known = device.as_ref().ok().and_then(Option::as_ref);
        let secret_for = |slot: &Slot| match slot.kind {
            SlotKind::Portable if wanted(slot) => Some(SlotSecret::Portable { passphrase }),
            SlotKind::PassphraseDevice if wanted(slot) => known
                .filter(|device| slot.device == Some(device.id))
                .map(|device| SlotSecret::PassphraseDevice { passphrase, device: device.id, secret: &device.secret }),
            SlotKind::Portable | SlotKind::PassphraseDevice | SlotKind::Recovery | SlotKind::Quick => None,
        };
        match (self.try_slots(&secret_for)?, device) {
            (Some(opened), _) => self.unlocked(opened),
            (None, Err(error)) => Err(error),
            (None, Ok(_)) => Err(VaultError::WrongPassphrase),
        }
    }

    /// The device secret, where a wanted slot needs one. Each copy of the header is asked, since one may be damaged.
    fn device_for(
        &self,
        keyring: &dyn Keyring,
        wanted: &dyn Fn(&Slot) -> bool,
    ) -> Result<Option<DeviceKey>, VaultError> {
        let mut outcome = Ok(None);
        for copy in self.copies.newest_first() {
            if !copy.header.slots_of(SlotKind::PassphraseDevice).any(wanted) {
                continue;
            }
            match device::known(&copy.header, keyring) {
                Ok(device) => return Ok(Some(device)),
                Err(error) => outcome = outcome.and(Err(error)),
            }
        }
        outcome
    }

    fn quick_grant(&self, keyring: &dyn Keyring) -> Result<QuickGrant, VaultError> {
        let mut enabled = false;
        for copy in self.copies.newest_first() {
            if copy.header.slots_of(SlotKind::Quick).next().is_some() {
                enabled = true;
                if let Some(grant) = QuickGrant::stored(copy.header.vault_id, keyring)? {
                    return Ok(grant);
                }
            }
        }
        Err(match enabled.then(|| keyring.status()) {
            Some(KeyringStatus::Locked) => VaultError::KeyringLocked,
            Some(KeyringStatus::Absent) => VaultError::KeyringAbsent,
            Some(KeyringStatus::Ready) | None => VaultError::QuickUnlockRefused(QuickRefusal::NotEnabled),
        })
    }

    /// Tries the slots of both header copies, the newer first, each different slot once. What opens must still stand
    /// in the newest authentic header: an interrupted passphrase change does not leave two passphrases.
    fn try_slots<'s>(
        &self,
        secret_for: &dyn Fn(&Slot) -> Option<SlotSecret<'s>>,
    ) -> Result<Option<Opened>, VaultError> {
        let mut tried: Vec<(VaultId, u64, &Slot)> = Vec::new();
        for copy in self.copies.newest_first() {
            let (vault, epoch) = (copy.header.vault_id, copy.header.epoch);
            for slot in &copy.header.slots {
                if tried.contains(&(vault, epoch, slot)) {
                    continue;
                }
                let Some(secret) = secret_for(slot) else { continue };
                tried.push((vault, epoch, slot));
                let Some(payload) = slot.unwrap(vault, epoch, &secret)? else { continue };
                let (sealed, health) = self.copies.authentic(&payload.data_key.header_key()?)?;
                if !sealed.header.slots.contains(slot) {
                    continue;
                }
                return Ok(Some(Opened { payload, slot: slot.clone(), header: sealed.header.clone(), health }));
            }
        }
        Ok(None)
    }

    fn unlocked(&self, opened: Opened) -> Result<UnlockedVault, VaultError> {
        UnlockedVault::new(&self.dir, opened.header, opened.payload, opened.slot, opened.health)
    }
}

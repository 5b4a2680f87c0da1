//! An unlocked vault: the keys of the book, and what may be changed about the ways in (`access.rs`).

use super::LockedVault;
use crate::device;
use crate::error::VaultError;
use crate::header::{Header, HeaderHealth, Role, SealedHeader, copies};
use crate::id::{DeviceId, UserId, VaultId};
use crate::keyring::Keyring;
use crate::passphrase::Passphrase;
use crate::recovery::RecoveryCode;
use crate::seconds;
use crate::secret::{AnchorKey, DatabaseKey, FilesKey, HeaderKey, LogKey, SigningSeed};
use crate::slot::{Slot, SlotKind, SlotPayload, SlotSecret};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};

/// A vault that was opened. Dropping it wipes every key. Changes go to disk at once; the caller holds the
/// [`crate::VaultLock`] while it changes anything.
pub struct UnlockedVault {
    pub(super) dir: PathBuf,
    pub(super) header: Header,
    pub(super) payload: SlotPayload,
    pub(super) opened_by: Slot,
    health: HeaderHealth,
    keys: Keys,
}

struct Keys {
    database: DatabaseKey,
    files: FilesKey,
    header: HeaderKey,
    log: LogKey,
    anchor: AnchorKey,
}

impl std::fmt::Debug for UnlockedVault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UnlockedVault").field("header", &self.header).finish_non_exhaustive()
    }
}

impl UnlockedVault {
    pub(super) fn new(
        dir: &Path,
        header: Header,
        payload: SlotPayload,
        opened_by: Slot,
        health: HeaderHealth,
    ) -> Result<Self, VaultError> {
        let keys = Keys {
            database: payload.data_key.database_key()?,
            files: payload.data_key.files_key()?,
            header: payload.data_key.header_key()?,
            log: payload.data_key.log_key()?,
            anchor: payload.data_key.anchor_key()?,
        };
        Ok(Self { dir: dir.to_owned(), header, payload, opened_by, health, keys })
    }

    /// The folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The same vault after its folder was renamed.
    #[must_use]
    pub fn moved_to(mut self, dir: &Path) -> Self {
        dir.clone_into(&mut self.dir);
        self
    }

    /// Raw key and salt for SQLCipher.
    #[must_use]
    pub const fn database_key(&self) -> &DatabaseKey {
        &self.keys.database
    }

    /// Seals the files beside the book.
    #[must_use]
    pub const fn files_key(&self) -> &FilesKey {
        &self.keys.files
    }

    /// Keys the audit log's hashes.
    #[must_use]
    pub const fn log_key(&self) -> &LogKey {
        &self.keys.log
    }

    /// MACs the anchor outside the vault.
    #[must_use]
    pub const fn anchor_key(&self) -> &AnchorKey {
        &self.keys.anchor
    }

    /// The opening user's Ed25519 seed.
    #[must_use]
    pub const fn signing_seed(&self) -> &SigningSeed {
        &self.payload.signing_seed
    }

    /// Who opened it.
    #[must_use]
    pub const fn user_id(&self) -> UserId {
        self.opened_by.user
    }

    /// What that user may do.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.opened_by.role
    }

    /// What opened it.
    #[must_use]
    pub const fn opened_by(&self) -> SlotKind {
        self.opened_by.kind
    }

    /// The device whose secret takes part in the slot that opened the vault; none for a portable slot or the kit.
    #[must_use]
    pub const fn device_id(&self) -> Option<DeviceId> {
        self.opened_by.device
    }

    /// Whether a quick unlock can be tried on some device.
    #[must_use]
    pub fn has_quick_unlock(&self) -> bool {
        self.header.slots_of(SlotKind::Quick).next().is_some()
    }

    /// Which vault.
    #[must_use]
    pub const fn vault_id(&self) -> VaultId {
        self.header.vault_id
    }

    /// Counts the data keys of this vault.
    #[must_use]
    pub const fn epoch(&self) -> u64 {
        self.header.epoch
    }

    /// Counts the changes of the header: hold it against the anchor's. Lower means that an old header was put back.
    #[must_use]
    pub const fn header_seq(&self) -> u64 {
        self.header.seq
    }

    /// The authentic header: users with their public keys, devices, slots.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// How the two header copies were found; one that was damaged is healed by the next change or by
    /// [`UnlockedVault::heal`].
    #[must_use]
    pub const fn header_health(&self) -> HeaderHealth {
        self.health
    }

    /// Writes the header to both copies again where one was damaged or behind. The header itself stays as it is.
    ///
    /// # Errors
    /// [`VaultError::Io`].
    pub fn heal(&mut self) -> Result<(), VaultError> {
        if self.health != HeaderHealth::Both {
            copies::write(&self.dir, &SealedHeader::seal(self.header.clone(), &self.keys.header)?)?;
            self.health = HeaderHealth::Both;
        }
        Ok(())
    }

    /// When the recovery kit was last proven; None: never, and no document may be saved yet.
    #[must_use]
    pub const fn kit_proven_at(&self) -> Option<DateTime<Utc>> {
        self.header.kit_proven_at
    }

    /// Records that the kit was proven: two groups typed back, or the yearly drill.
    ///
    /// # Errors
    /// [`VaultError::Io`].
    pub fn set_kit_proven(&mut self, at: DateTime<Utc>) -> Result<(), VaultError> {
        self.commit(|header| header.kit_proven_at = Some(seconds::whole(at)))
    }

    /// Whether `passphrase` is the one of the user who opened the vault: asked again before what cannot be undone.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], or what the keyring says.
    pub fn check_passphrase(&self, passphrase: &Passphrase, keyring: &dyn Keyring) -> Result<(), VaultError> {
        let own = || self.header.slots.iter().filter(|slot| slot.user == self.user_id());
        let device = own()
            .any(|slot| slot.kind == SlotKind::PassphraseDevice)
            .then(|| device::known(&self.header, keyring))
            .transpose()?;
        for slot in own() {
            let secret = match (slot.kind, &device) {
                (SlotKind::Portable, _) => SlotSecret::Portable { passphrase },
                (SlotKind::PassphraseDevice, Some(device)) => {
                    SlotSecret::PassphraseDevice { passphrase, device: device.id, secret: &device.secret }
                }
                _ => continue,
            };
            if slot.unwrap(self.vault_id(), self.epoch(), &secret)?.is_some() {
                return Ok(());
            }
        }
        Err(VaultError::WrongPassphrase)
    }

    /// Whether `code` is the code of this vault's kit. Records nothing: see [`UnlockedVault::set_kit_proven`].
    ///
    /// # Errors
    /// [`VaultError::WrongRecoveryCode`].
    pub fn check_recovery_code(&self, code: &RecoveryCode) -> Result<(), VaultError> {
        for slot in self.header.slots_of(SlotKind::Recovery) {
            if slot.unwrap(self.vault_id(), self.epoch(), &SlotSecret::Recovery { code })?.is_some() {
                return Ok(());
            }
        }
        Err(VaultError::WrongRecoveryCode)
    }

    /// Drops every key.
    ///
    /// # Errors
    /// As [`LockedVault::open`]; the keys are gone in any case.
    pub fn lock(self) -> Result<LockedVault, VaultError> {
        let dir = self.dir.clone();
        drop(self);
        LockedVault::open(&dir)
    }

    /// Changes the header: on disk first, both copies, then here.
    pub(super) fn commit(&mut self, change: impl FnOnce(&mut Header)) -> Result<(), VaultError> {
        let mut header = self.header.clone();
        change(&mut header);
        header.seq = header.seq.saturating_add(1);
        let sealed = SealedHeader::seal(header, &self.keys.header)?;
        copies::write(&self.dir, &sealed)?;
        self.header = sealed.header;
        self.health = HeaderHealth::Both;
        Ok(())
    }
}

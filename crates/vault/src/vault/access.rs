//! Changing the ways in: each change makes new slots around the same data key and writes the header once.

use super::unlocked::UnlockedVault;
use super::{NewAccess, RECOVERY_LABEL, new_seed, new_user, require_strength};
use crate::device::{self, DeviceKey};
use crate::error::{QuickRefusal, VaultError};
use crate::header::{Device, Header, MAX_SLOTS, Role, User, check_text};
use crate::id::UserId;
use crate::kdf::KdfPolicy;
use crate::keyring::{Keyring, quick_item};
use crate::passphrase::Passphrase;
use crate::quick::QuickGrant;
use crate::random::{self, OsRandom};
use crate::recovery::RecoveryCode;
use crate::secret::DeviceSecret;
use crate::slot::{Slot, SlotKind, SlotPayload, SlotPlan, SlotSecret};
use chrono::{DateTime, Utc};

impl UnlockedVault {
    /// Gives the user who opened the vault a new passphrase, with or without the keyring as `access` says. What opened
    /// it before on this device (and any portable slot of that user) ends; other devices of that user keep theirs.
    ///
    /// # Errors
    /// [`VaultError::PassphraseRefused`], what the keyring says, [`VaultError::Io`].
    pub fn change_passphrase(&mut self, access: &NewAccess<'_>, keyring: &dyn Keyring) -> Result<(), VaultError> {
        let user = self.own()?;
        let (slot, device) = self.passphrase_slot(&user, &self.payload, access, keyring)?;
        let here = slot.device.or(self.opened_by.device);
        self.install(slot, device, |old| {
            old.user == user.id && old.kind.takes_passphrase() && (old.device.is_none() || old.device == here)
        })
    }

    /// Rewrites the slot that the passphrase just opened, where its cost is below `policy`. True when it was.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] when `passphrase` is not the user's, what the keyring says, [`VaultError::Io`].
    pub fn upgrade_kdf_if_below_policy(
        &mut self,
        passphrase: &Passphrase,
        policy: KdfPolicy,
        at: DateTime<Utc>,
        keyring: &dyn Keyring,
    ) -> Result<bool, VaultError> {
        let Some(kdf) = &self.opened_by.kdf else { return Ok(false) };
        if !policy.is_above(&kdf.parameters()?) {
            return Ok(false);
        }
        self.check_passphrase(passphrase, keyring)?;
        let access = NewAccess { passphrase, portable: self.opened_by.kind == SlotKind::Portable, kdf: policy, at };
        let user = self.own()?;
        // Strength was judged when the passphrase was chosen; a rule that came later must not stand in the way here.
        let (slot, device) = self.passphrase_slot_unjudged(&user, &self.payload, &access, keyring)?;
        let outdated = self.opened_by.id;
        self.install(slot, device, |old| old.id == outdated)?;
        Ok(true)
    }

    /// Makes a new recovery code; the old kit no longer opens this vault (backups made before still open with it).
    /// The new kit counts as unproven.
    ///
    /// # Errors
    /// [`VaultError::Io`].
    pub fn renew_recovery_code(&mut self, at: DateTime<Utc>) -> Result<RecoveryCode, VaultError> {
        let code = RecoveryCode::generate(&mut OsRandom)?;
        let slot = self.wrap(
            &self.own()?,
            &self.payload,
            RECOVERY_LABEL,
            &SlotSecret::Recovery { code: &code },
            KdfPolicy::FLOOR,
            at,
        )?;
        self.commit_checked(|header| {
            header.slots.retain(|old| old.kind != SlotKind::Recovery);
            header.slots.push(slot);
            header.kit_proven_at = None;
        })?;
        Ok(code)
    }

    /// Switches quick unlock on for this computer and this boot, counted from `now`: from then on the keyring alone
    /// opens the vault, and the switch must say so.
    ///
    /// # Errors
    /// What the keyring says, [`VaultError::Io`].
    pub fn enable_quick_unlock(
        &mut self,
        keyring: &dyn Keyring,
        now: DateTime<Utc>,
        boot_id: &str,
    ) -> Result<(), VaultError> {
        let device = device::made(self.vault_id(), keyring, &mut OsRandom)?;
        let bytes = random::secret(&mut OsRandom)?;
        let grant = QuickGrant { secret: DeviceSecret::copy_of(&bytes), granted_at: now, boot_id: boot_id.to_owned() };
        let user = self.own()?;
        let secret = SlotSecret::Quick { device: device.id, secret: &grant.secret };
        let slot = self.wrap(&user, &self.payload, "Quick unlock", &secret, KdfPolicy::FLOOR, now)?;
        grant.keep(self.vault_id(), keyring)?;
        let record = device::record(&device, keyring, now)?;
        self.install(slot, Some(record), |old| {
            old.kind == SlotKind::Quick && old.user == user.id && old.device == Some(device.id)
        })
    }

    /// Counts the twelve hours anew after the passphrase was typed; nothing where quick unlock is off.
    ///
    /// # Errors
    /// What the keyring says.
    pub fn renew_quick_unlock(
        &self,
        keyring: &dyn Keyring,
        now: DateTime<Utc>,
        boot_id: &str,
    ) -> Result<(), VaultError> {
        if self.header().slots_of(SlotKind::Quick).next().is_none() {
            return Ok(());
        }
        match QuickGrant::stored(self.vault_id(), keyring)? {
            Some(grant) => {
                QuickGrant { granted_at: now, boot_id: boot_id.to_owned(), ..grant }.keep(self.vault_id(), keyring)
            }
            None => Err(VaultError::QuickUnlockRefused(QuickRefusal::NotEnabled)),
        }
    }

    /// Switches quick unlock off, for all devices of the user: the slots first, then the key in this keyring.
    ///
    /// # Errors
    /// [`VaultError::Io`]; what the keyring says, after the slots are gone already.
    pub fn disable_quick_unlock(&mut self, keyring: &dyn Keyring) -> Result<(), VaultError> {
        let user = self.user_id();
        self.commit_checked(|header| {
            header.slots.retain(|slot| !(slot.kind == SlotKind::Quick && slot.user == user));
        })?;
        Ok(keyring.delete(&quick_item(self.vault_id()))?)
    }

    /// Adds a user with a signing key of their own. Who may do this is `app`'s rule.
    ///
    /// # Errors
    /// [`VaultError::TooManySlots`], [`VaultError::BadText`], [`VaultError::PassphraseRefused`], what the keyring says.
    pub fn add_user(
        &mut self,
        label: &str,
        role: Role,
        access: &NewAccess<'_>,
        keyring: &dyn Keyring,
    ) -> Result<UserId, VaultError> {
        check_text("label", label)?;
        let payload = SlotPayload { data_key: self.payload.data_key.clone(), signing_seed: new_seed(&mut OsRandom)? };
        let user = new_user(UserId::random(&mut OsRandom)?, role, label, &payload.signing_seed);
        let (slot, device) = self.passphrase_slot(&user, &payload, access, keyring)?;
        let id = user.id;
        self.commit_checked(|header| {
            header.users.push(user);
            record_device(header, device);
            header.slots.push(slot);
        })?;
        Ok(id)
    }

    /// Ends all ways in of a user. The record with the public key stays, so that old signatures can be checked; what
    /// that user copied before cannot be taken back (a full re-key can be offered by restoring into a new epoch).
    ///
    /// # Errors
    /// [`VaultError::OwnAccess`] for oneself; [`VaultError::Io`].
    pub fn revoke_user(&mut self, user: UserId) -> Result<(), VaultError> {
        if user == self.user_id() {
            return Err(VaultError::OwnAccess);
        }
        self.commit_checked(|header| {
            header.slots.retain(|slot| slot.user != user || slot.kind == SlotKind::Recovery);
            forget_unused_devices(header);
        })
    }

    /// After a recovery: one new way in, and none of the user's old ones.
    pub(super) fn replace_all_access(
        &mut self,
        access: &NewAccess<'_>,
        keyring: &dyn Keyring,
    ) -> Result<(), VaultError> {
        let user = self.own()?;
        let (slot, device) = self.passphrase_slot(&user, &self.payload, access, keyring)?;
        let at = crate::seconds::whole(access.at);
        let opened_by = slot.clone();
        self.commit_checked(|header| {
            header.slots.retain(|old| old.user != user.id || old.kind == SlotKind::Recovery);
            record_device(header, device);
            header.slots.push(slot);
            forget_unused_devices(header);
            header.kit_proven_at = Some(at);
        })?;
        self.opened_by = opened_by;
        Ok(())
    }

    fn own(&self) -> Result<User, VaultError> {
        self.header.user(self.user_id()).cloned().ok_or_else(|| VaultError::damaged("a slot of an unknown user"))
    }

    fn passphrase_slot(
        &self,
        user: &User,
        payload: &SlotPayload,
        access: &NewAccess<'_>,
        keyring: &dyn Keyring,
    ) -> Result<(Slot, Option<Device>), VaultError> {
        require_strength(access.passphrase, access.portable)?;
        self.passphrase_slot_unjudged(user, payload, access, keyring)
    }

    fn passphrase_slot_unjudged(
        &self,
        user: &User,
        payload: &SlotPayload,
        access: &NewAccess<'_>,
        keyring: &dyn Keyring,
    ) -> Result<(Slot, Option<Device>), VaultError> {
        let NewAccess { passphrase, portable, kdf, at } = *access;
        if portable {
            let slot = self.wrap(user, payload, &user.label, &SlotSecret::Portable { passphrase }, kdf, at)?;
            return Ok((slot, None));
        }
        let device: DeviceKey = device::made(self.vault_id(), keyring, &mut OsRandom)?;
        let secret = SlotSecret::PassphraseDevice { passphrase, device: device.id, secret: &device.secret };
        let slot = self.wrap(user, payload, &user.label, &secret, kdf, at)?;
        Ok((slot, Some(device::record(&device, keyring, at)?)))
    }

    fn wrap(
        &self,
        user: &User,
        payload: &SlotPayload,
        label: &str,
        secret: &SlotSecret<'_>,
        kdf: KdfPolicy,
        at: DateTime<Utc>,
    ) -> Result<Slot, VaultError> {
        let plan = SlotPlan {
            vault: self.vault_id(),
            epoch: self.epoch(),
            user: user.id,
            role: user.role,
            label,
            created: at,
        };
        Slot::wrap(&plan, secret, &kdf.cost(), payload, &mut OsRandom)
    }

    /// Puts `slot` in the place of the slots that `replaces` names.
    fn install(
        &mut self,
        slot: Slot,
        device: Option<Device>,
        replaces: impl Fn(&Slot) -> bool,
    ) -> Result<(), VaultError> {
        let opened_by = if replaces(&self.opened_by) { slot.clone() } else { self.opened_by.clone() };
        self.commit_checked(|header| {
            header.slots.retain(|old| !replaces(old));
            record_device(header, device);
            header.slots.push(slot);
            forget_unused_devices(header);
        })?;
        self.opened_by = opened_by;
        Ok(())
    }

    fn commit_checked(&mut self, change: impl FnOnce(&mut Header)) -> Result<(), VaultError> {
        let mut changed = self.header.clone();
        change(&mut changed);
        if changed.slots.len() > MAX_SLOTS {
            return Err(VaultError::TooManySlots);
        }
        self.commit(|header| *header = changed)
    }
}

fn record_device(header: &mut Header, device: Option<Device>) {
    let Some(device) = device else { return };
    match header.devices.iter_mut().find(|known| known.device_id == device.device_id) {
        // The id of a device is random: the same id is the same secret, and keeps the day it was first seen.
        Some(known) => known.dsk_id = device.dsk_id,
        None => header.devices.push(device),
    }
}

fn forget_unused_devices(header: &mut Header) {
    let slots = &header.slots;
    header.devices.retain(|device| slots.iter().any(|slot| slot.device == Some(device.device_id)));
}

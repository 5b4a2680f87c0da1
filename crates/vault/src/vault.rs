//! A vault as a type: locked it shows who could come in, unlocked it gives out keys. Made here; opened in `vault/locked.rs`.

use crate::device;
use crate::error::VaultError;
use crate::header::{FORMAT, Header, HeaderHealth, Role, SealedHeader, User, check_text, copies};
use crate::hex_bytes::HexBytes;
use crate::id::{UserId, VaultId};
use crate::kdf::KdfPolicy;
use crate::keyring::Keyring;
use crate::passphrase::{self, Guard, Passphrase};
use crate::random::{self, OsRandom, Random};
use crate::recovery::RecoveryCode;
use crate::seconds;
use crate::secret::{DataKey, SigningSeed};
use crate::slot::{Slot, SlotPayload, SlotPlan, SlotSecret};
use crate::{BOOK_FILE, KEYS_A_FILE, KEYS_B_FILE};
use chrono::{DateTime, Utc};
use ed25519_dalek::SigningKey;
use std::fs;
use std::io;
use std::path::Path;

mod access;
mod locked;
mod unlocked;

pub use locked::LockedVault;
pub use unlocked::UnlockedVault;

const RECOVERY_LABEL: &str = "Recovery kit";

/// A new way in by passphrase, and what it costs to guess.
#[derive(Debug, Clone, Copy)]
pub struct NewAccess<'a> {
    /// The passphrase; refused when too weak for the kind.
    pub passphrase: &'a Passphrase,
    /// Without the keyring: the passphrase alone opens the vault, and whoever copies the folder can guess it.
    pub portable: bool,
    /// What the slot is written with.
    pub kdf: KdfPolicy,
    /// Now.
    pub at: DateTime<Utc>,
}

/// What a new vault is made with.
#[derive(Debug, Clone, Copy)]
pub struct CreateOptions<'a> {
    /// Name of the owner in lists, 1 to 64 characters. Readable without any key.
    pub label: &'a str,
    /// Without the keyring: see [`NewAccess::portable`].
    pub portable: bool,
    /// The owner's passphrase.
    pub passphrase: &'a Passphrase,
    /// What the slot is written with.
    pub kdf: KdfPolicy,
    /// Now.
    pub created_at: DateTime<Utc>,
}

/// What a vault is made with out of a backup.
#[derive(Debug, Clone, Copy)]
pub struct RestoreOptions<'a> {
    /// The vault of the backup: kept.
    pub vault_id: VaultId,
    /// The epoch of the backup: the new vault's is one more.
    pub previous_epoch: u64,
    /// The owner in the backup, who stays the same person with a new signing key; None makes a new one.
    pub owner: Option<UserId>,
    /// The kit that opened the backup, which then stays valid; None makes a new kit.
    pub code: Option<&'a RecoveryCode>,
    /// Everything else as for a new vault.
    pub create: CreateOptions<'a>,
}

/// The two ways to make a vault.
#[derive(Debug)]
pub enum Vault {}

impl Vault {
    /// Makes a vault in `dir` (made where missing, mode 0700) with a random data key, a passphrase slot and a recovery
    /// slot. The device secret is stored and read back before the header is written.
    ///
    /// # Errors
    /// [`VaultError::Exists`] when there is a book or a header; [`VaultError::KeyringAbsent`] and its kin when not
    /// portable; [`VaultError::PassphraseRefused`]; [`VaultError::BadText`]; [`VaultError::Io`].
    pub fn create(
        dir: &Path,
        options: &CreateOptions<'_>,
        keyring: &dyn Keyring,
    ) -> Result<(UnlockedVault, RecoveryCode), VaultError> {
        let random = &mut OsRandom;
        let founding = Founding {
            vault_id: VaultId::random(random)?,
            epoch: 1,
            owner: UserId::random(random)?,
            kit_proven_at: None,
            options,
        };
        let code = RecoveryCode::generate(random)?;
        let vault = founding.found(dir, &code, keyring, random)?;
        Ok((vault, code))
    }

    /// Makes the vault that a backup is restored into: same vault id, next epoch, new data key, new signing key.
    /// Returns the code that opens it: the given one, then counted as proven, or a new one.
    ///
    /// # Errors
    /// As [`Vault::create`].
    pub fn restore(
        dir: &Path,
        options: &RestoreOptions<'_>,
        keyring: &dyn Keyring,
    ) -> Result<(UnlockedVault, RecoveryCode), VaultError> {
        let random = &mut OsRandom;
        let founding = Founding {
            vault_id: options.vault_id,
            epoch: options.previous_epoch.saturating_add(1),
            owner: options.owner.map_or_else(|| UserId::random(random), Ok)?,
            kit_proven_at: options.code.map(|_| seconds::whole(options.create.created_at)),
            options: &options.create,
        };
        let code = options.code.cloned().map_or_else(|| RecoveryCode::generate(random), Ok)?;
        let vault = founding.found(dir, &code, keyring, random)?;
        Ok((vault, code))
    }
}

/// What stands when a vault is founded.
struct Founding<'a> {
    vault_id: VaultId,
    epoch: u64,
    owner: UserId,
    kit_proven_at: Option<DateTime<Utc>>,
    options: &'a CreateOptions<'a>,
}

impl Founding<'_> {
    fn found(
        &self,
        dir: &Path,
        code: &RecoveryCode,
        keyring: &dyn Keyring,
        random: &mut dyn Random,
    ) -> Result<UnlockedVault, VaultError> {
        refuse_existing(dir)?;
        check_text("label", self.options.label)?;
        require_strength(self.options.passphrase, self.options.portable)?;
        let payload = new_payload(random)?;
        let (header, opened_by) = self.header(&payload, code, keyring, random)?;
        make_folder(dir).map_err(VaultError::io("made"))?;
        let sealed = SealedHeader::seal(header, &payload.data_key.header_key()?)?;
        if let Err(error) = copies::write(dir, &sealed) {
            // Half a header of a vault whose code nobody has seen would only stand in the way of the next try.
            for name in [KEYS_A_FILE, KEYS_B_FILE] {
                let _ = fs::remove_file(dir.join(name));
            }
            return Err(error);
        }
        UnlockedVault::new(dir, sealed.header, payload, opened_by, HeaderHealth::Both)
    }

    fn header(
        &self,
        payload: &SlotPayload,
        code: &RecoveryCode,
        keyring: &dyn Keyring,
        random: &mut dyn Random,
    ) -> Result<(Header, Slot), VaultError> {
        let CreateOptions { label, portable, passphrase, kdf, created_at } = *self.options;
        let plan = |label| SlotPlan {
            vault: self.vault_id,
            epoch: self.epoch,
            user: self.owner,
            role: Role::Owner,
            label,
            created: created_at,
        };
        let mut devices = Vec::new();
        let access = if portable {
            Slot::wrap(&plan(label), &SlotSecret::Portable { passphrase }, &kdf.cost(), payload, random)?
        } else {
            let device = device::made(self.vault_id, keyring, random)?;
            devices.push(device::record(&device, keyring, created_at)?);
            let secret = SlotSecret::PassphraseDevice { passphrase, device: device.id, secret: &device.secret };
            Slot::wrap(&plan(label), &secret, &kdf.cost(), payload, random)?
        };
        let recovery = Slot::wrap(&plan(RECOVERY_LABEL), &SlotSecret::Recovery { code }, &kdf.cost(), payload, random)?;
        let header = Header {
            format: FORMAT.into(),
            vault_id: self.vault_id,
            epoch: self.epoch,
            seq: 1,
            created: seconds::whole(created_at),
            devices,
            users: vec![new_user(self.owner, Role::Owner, label, &payload.signing_seed)],
            slots: vec![access.clone(), recovery],
            kit_proven_at: self.kit_proven_at,
        };
        Ok((header, access))
    }
}

fn new_payload(random: &mut dyn Random) -> Result<SlotPayload, VaultError> {
    let data_key = random::secret(random)?;
    Ok(SlotPayload { data_key: DataKey::copy_of(&data_key), signing_seed: new_seed(random)? })
}

fn new_seed(random: &mut dyn Random) -> Result<SigningSeed, VaultError> {
    let seed = random::secret(random)?;
    Ok(SigningSeed::copy_of(&seed))
}

fn new_user(id: UserId, role: Role, label: &str, seed: &SigningSeed) -> User {
    let verifying_key = SigningKey::from_bytes(seed.expose()).verifying_key();
    User { id, role, label: label.to_owned(), verifying_key: HexBytes(verifying_key.to_bytes()) }
}

fn require_strength(passphrase: &Passphrase, portable: bool) -> Result<(), VaultError> {
    passphrase::require(passphrase, if portable { Guard::Nothing } else { Guard::DeviceSecret })
}

fn refuse_existing(dir: &Path) -> Result<(), VaultError> {
    for found in [BOOK_FILE, KEYS_A_FILE, KEYS_B_FILE] {
        match dir.join(found).symlink_metadata() {
            Ok(_) => return Err(VaultError::Exists { found }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(VaultError::io("made")(error)),
        }
    }
    Ok(())
}

#[cfg(unix)]
fn make_folder(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
    fs::set_permissions(dir, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn make_folder(dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir)
}

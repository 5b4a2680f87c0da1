//! What can go wrong with the keys: one sentence that says what is so, one that says what to do.

use crate::id::DeviceId;
use crate::keyring::KeyringError;
use crate::lock::Holder;
use crate::recovery::RecoveryCodeError;
use std::io;

/// Why a vault could not be made, opened or changed. No message holds a secret, a path or a name of the user.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// No slot of this user opens with this passphrase (or the slot was damaged: nobody can tell the two apart).
    #[error("The passphrase does not open this vault.")]
    WrongPassphrase,
    /// No keyring service answers, and the vault needs its device secret.
    #[error("No keyring answers on this computer, and this vault needs the secret that it keeps.")]
    KeyringAbsent,
    /// The keyring is there but locked.
    #[error("The keyring of this computer is locked.")]
    KeyringLocked,
    /// The keyring did not answer within its time, or answered with something else than a secret.
    #[error("The keyring of this computer did not do what it was asked: {reason}.")]
    KeyringFailed {
        /// What the store said, without any secret.
        reason: String,
    },
    /// The keyring works, but the device secret that the header records is not in it.
    #[error("The keyring of this computer works, but the device secret of this vault is not in it.")]
    DeviceSecretWiped,
    /// The keyring holds a device secret for this vault that the header does not know.
    #[error("The device secret in this keyring belongs to another computer's copy of this vault.")]
    OtherDevice {
        /// The device that the keyring's secret belongs to.
        device: DeviceId,
    },
    /// The recovery code was mistyped.
    #[error("The recovery code cannot be read: {0}.")]
    RecoveryCodeUnreadable(RecoveryCodeError),
    /// The recovery code is well-formed, but belongs to another vault or was replaced.
    #[error("The recovery code is well-formed, but does not open this vault.")]
    WrongRecoveryCode,
    /// Quick unlock cannot be used now.
    #[error("Quick unlock is not possible now: {0}.")]
    QuickUnlockRefused(QuickRefusal),
    /// Both copies of the header are unreadable.
    #[error("Both copies of the key header are damaged: {reason}.")]
    HeaderDamaged {
        /// The first thing that did not fit, by name.
        reason: String,
    },
    /// A number in the header lies outside what is accepted, and was refused before it was used.
    #[error("The key header asks for {field} = {value}, which is outside the accepted bounds.")]
    HeaderOutOfBounds {
        /// Name of the field as in docs/formats/vault.md.
        field: &'static str,
        /// What it says.
        value: u64,
    },
    /// A slot opened, but no header copy carries the MAC of its key: somebody changed the header.
    #[error("The key header was changed by something that does not hold the keys.")]
    HeaderTampered,
    /// Written by a later version.
    #[error("This vault was written by a newer version, in the format `{found}`.")]
    NewerFormat {
        /// The format that the header names.
        found: String,
    },
    /// There is a book or a header already; nothing is ever made over one.
    #[error("There is a vault here already (found `{found}`).")]
    Exists {
        /// File name of what was found.
        found: &'static str,
    },
    /// No header here.
    #[error("This folder is not a vault: it holds no key header.")]
    NotAVault,
    /// Another program has the vault open for writing.
    #[error("The vault is in use by {0}.")]
    InUse(Holder),
    /// The passphrase is shorter or easier to guess than this kind of slot allows.
    #[error("This passphrase cannot be used: {0}")]
    PassphraseRefused(String),
    /// A label or a name holds control characters, is empty or too long.
    #[error("The {field} must have 1 to {max} characters and no control characters.")]
    BadText {
        /// Which one.
        field: &'static str,
        /// Most characters allowed.
        max: usize,
    },
    /// All slots are taken.
    #[error("All {} key slots of this vault are taken.", crate::header::MAX_SLOTS)]
    TooManySlots,
    /// A user cannot end the own way in.
    #[error("Nobody can revoke the user who opened the vault.")]
    OwnAccess,
    /// The cost asked for is below what may be written.
    #[error("This Argon2id cost is below the least that may be written.")]
    KdfBelowPolicy,
    /// Argon2id could not run, for want of memory.
    #[error("There is not enough free memory to derive the key ({mebibytes} MiB are needed).")]
    NotEnoughMemory {
        /// What the slot asks for.
        mebibytes: u32,
    },
    /// The system gives no random bytes.
    #[error("The operating system gives no random numbers.")]
    NoRandomness,
    /// A cryptographic primitive refused its input; does not happen with inputs of this crate.
    #[error("The cryptographic step `{step}` failed.")]
    Cryptography {
        /// Which step.
        step: &'static str,
    },
    /// The file system refused.
    #[error("The vault folder could not be {doing}: {kind}.")]
    Io {
        /// What was being done, as in "could not be ...".
        doing: &'static str,
        /// What the system said.
        kind: io::ErrorKind,
    },
}

/// Why quick unlock asks for the passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuickRefusal {
    /// It was never switched on, or the keyring no longer holds its key.
    #[error("it is not switched on on this computer")]
    NotEnabled,
    /// Twelve hours are over, or the clock was turned back.
    #[error("its time is over")]
    Expired,
    /// The computer was started anew.
    #[error("the computer was restarted")]
    OtherBoot,
}

impl VaultError {
    /// Stable kebab-case code for the edge.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongPassphrase => "wrong-passphrase",
            Self::KeyringAbsent => "keyring-absent",
            Self::KeyringLocked => "keyring-locked",
            Self::KeyringFailed { .. } => "keyring-failed",
            Self::DeviceSecretWiped => "device-secret-wiped",
            Self::OtherDevice { .. } => "other-device",
            Self::RecoveryCodeUnreadable(_) => "recovery-code-unreadable",
            Self::WrongRecoveryCode => "wrong-recovery-code",
            Self::QuickUnlockRefused(_) => "quick-unlock-refused",
            Self::HeaderDamaged { .. } => "header-damaged",
            Self::HeaderOutOfBounds { .. } => "header-out-of-bounds",
            Self::HeaderTampered => "header-tampered",
            Self::NewerFormat { .. } => "newer-format",
            Self::Exists { .. } => "vault-exists",
            Self::NotAVault => "not-a-vault",
            Self::InUse(_) => "in-use",
            Self::PassphraseRefused(_) => "passphrase-refused",
            Self::BadText { .. } => "bad-text",
            Self::TooManySlots => "too-many-slots",
            Self::OwnAccess => "own-access",
            Self::KdfBelowPolicy => "kdf-below-policy",
            Self::NotEnoughMemory { .. } => "not-enough-memory",
            Self::NoRandomness => "no-randomness",
            Self::Cryptography { .. } => "cryptography-failed",
            Self::Io { .. } => "vault-io",
        }
    }

    /// One sentence that says what to do.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::WrongPassphrase => {
                "Check caps lock and keyboard layout and try again; if it is forgotten, the recovery kit opens the vault."
            }
            Self::KeyringAbsent => {
                "Start the keyring of your desktop and try again, or open the vault with the recovery kit."
            }
            Self::KeyringLocked => "Unlock your keyring and try again; nothing is lost.",
            Self::KeyringFailed { .. } => {
                "Try again; if it stays so, the recovery kit opens the vault without the keyring."
            }
            Self::DeviceSecretWiped => {
                "Either the keyring was emptied or this folder comes from another computer: open it with the recovery kit, which gives this computer a new secret."
            }
            Self::OtherDevice { .. } => "Open it with the recovery kit, which makes this computer known to the vault.",
            Self::RecoveryCodeUnreadable(_) => {
                "Compare it with the recovery kit, group by group; case, spaces and dashes do not matter."
            }
            Self::WrongRecoveryCode => {
                "Check the vault's name on the recovery kit and look for a newer kit of this vault."
            }
            Self::QuickUnlockRefused(_) => "Type the passphrase; quick unlock then counts anew.",
            Self::HeaderDamaged { .. } => {
                "Leave the folder as it is and restore the newest backup into a new folder with the recovery kit."
            }
            Self::HeaderOutOfBounds { .. } => {
                "Do not use this folder: restore the newest backup into a new folder with the recovery kit."
            }
            Self::HeaderTampered => {
                "Do not use this folder: find out who changed it, and restore the newest backup into a new folder with the recovery kit."
            }
            Self::NewerFormat { .. } => "Install the newest version of the program and open the vault with it.",
            Self::Exists { .. } => "Open it, or choose another folder; an existing vault is never overwritten.",
            Self::NotAVault => "Choose the folder whose name ends in .counterfoil, or create a new vault.",
            Self::InUse(_) => "Close the other program, or lock the vault there, and try again.",
            Self::PassphraseRefused(_) => "Take a longer one, or let six random words be generated.",
            Self::BadText { .. } => "Shorten it or type it anew.",
            Self::TooManySlots => "Remove a user or a device that is no longer in use.",
            Self::OwnAccess => "Open the vault as another owner and revoke it there.",
            Self::KdfBelowPolicy => "Use at least 64 MiB, 3 passes and 1 lane.",
            Self::NotEnoughMemory { .. } => "Close other programs and try again.",
            Self::NoRandomness => "Restart the computer; no key is made without good random numbers.",
            Self::Cryptography { .. } => "Please report this; nothing was changed.",
            Self::Io { .. } => {
                "Check that the disk is attached, has room and may be written to; what was there before is still there."
            }
        }
    }

    pub(crate) fn io(doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Io { doing, kind: error.kind() }
    }

    pub(crate) fn damaged(reason: impl Into<String>) -> Self {
        Self::HeaderDamaged { reason: reason.into() }
    }
}

impl From<KeyringError> for VaultError {
    fn from(error: KeyringError) -> Self {
        match error {
            KeyringError::Absent => Self::KeyringAbsent,
            KeyringError::Locked => Self::KeyringLocked,
            KeyringError::TimedOut => Self::KeyringFailed { reason: "no answer in time".into() },
            KeyringError::Failed { reason } => Self::KeyringFailed { reason },
        }
    }
}

impl From<RecoveryCodeError> for VaultError {
    fn from(error: RecoveryCodeError) -> Self {
        Self::RecoveryCodeUnreadable(error)
    }
}

#[cfg(test)]
mod tests;

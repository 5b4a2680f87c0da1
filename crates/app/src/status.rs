//! What can be said of a vault without any key, and a little more once it is open.

use crate::session::State;
use crate::views::{BackupBadgeView, KeyringView, LockReason, Stage};
use crate::{Result, Session};
use serde::Serialize;
use vault::LockedVault;

/// `vault status`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusView {
    /// Whether this session holds no key.
    pub locked: bool,
    /// See [`Stage`].
    pub stage: Stage,
    /// Why it is locked.
    pub locked_because: Option<LockReason>,
    /// Id of the vault.
    pub vault_id: Option<String>,
    /// 1, and one more after each restore.
    pub epoch: Option<u64>,
    /// How the OS keyring stands to it.
    pub keyring: KeyringView,
    /// Ways in, without anything that opens one.
    pub slots: Vec<SlotView>,
    /// Users, by role and name.
    pub users: Vec<UserView>,
    /// What the costliest passphrase slot costs to guess.
    pub kdf: Option<KdfView>,
    /// When the kit was last proven, RFC 3339.
    pub kit_proven_at: Option<String>,
    /// When a backup was last read back whole; only once unlocked.
    pub last_proven_restore: Option<String>,
    /// Only once unlocked.
    pub badge: Option<BackupBadgeView>,
}

/// One way in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SlotView {
    /// Random id.
    pub id: String,
    /// `passphrase-device`, `recovery`, `portable` or `quick`.
    pub kind: String,
    /// `owner`...
    pub role: String,
}

/// One user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UserView {
    /// Random id.
    pub id: String,
    /// `owner`...
    pub role: String,
    /// As named in the vault.
    pub label: String,
    /// Ed25519 public key, hex: signs entries, backups and archives.
    pub verifying_key: String,
}

/// Argon2id parameters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KdfView {
    /// KiB.
    pub memory_kib: u32,
    /// Passes.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// Where the vault stands.
pub fn status(session: &mut Session) -> Result<StatusView> {
    let view = session.view()?;
    let header = match &session.state {
        State::Open(open) => Some(open.keys.header().clone()),
        State::Locked(_) if session.vault_exists() => {
            Some(LockedVault::open(&session.places().vault)?.header().clone())
        }
        State::Locked(_) => None,
    };
    let slots = header.iter().flat_map(|header| &header.slots);
    let kdf =
        slots.clone().filter_map(|slot| slot.kdf.as_ref()?.parameters().ok()).max_by_key(|cost| cost.memory_kib());
    Ok(StatusView {
        locked: !session.is_open(),
        stage: view.stage,
        locked_because: view.locked_because,
        vault_id: header.as_ref().map(|header| header.vault_id.to_string()),
        epoch: header.as_ref().map(|header| header.epoch),
        keyring: view.keyring,
        slots: slots
            .map(|slot| SlotView {
                id: slot.id.to_string(),
                kind: slot.kind.name().to_owned(),
                role: slot.role.name().to_owned(),
            })
            .collect(),
        users: header
            .iter()
            .flat_map(|header| &header.users)
            .map(|user| UserView {
                id: user.id.to_string(),
                role: user.role.name().to_owned(),
                label: user.label.clone(),
                verifying_key: user.verifying_key.0.iter().map(|byte| format!("{byte:02x}")).collect(),
            })
            .collect(),
        kdf: kdf.map(|cost| KdfView { memory_kib: cost.memory_kib(), passes: cost.passes(), lanes: cost.lanes() }),
        kit_proven_at: header.and_then(|header| header.kit_proven_at).map(|at| at.to_rfc3339()),
        last_proven_restore: view.badge.as_ref().and_then(|badge| badge.last_proven.clone()),
        badge: view.badge,
    })
}

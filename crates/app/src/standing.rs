//! Where a session stands: what the window shows first, and what can be said without any key.

use crate::session::{Session, State};
use crate::views::{FreshnessView, KeyringView, SessionView, Stage};
use crate::{Result, backups, kit, profile};
use chain::Freshness;
use vault::{DeviceSecretState, Keyring, KeyringStatus, LockedVault};

impl Session {
    /// Where the vault stands; answers locked too.
    pub fn view(&mut self) -> Result<SessionView> {
        let name = self.around.places.name();
        let mut view = SessionView {
            stage: Stage::NoVault,
            name,
            keyring: KeyringView::Unknown,
            portable: false,
            quick_unlock: false,
            locked_because: None,
            freshness: None,
            reading: None,
            header_mended: false,
            kit_groups: Vec::new(),
            business: None,
            badge: None,
        };
        match &self.state {
            State::Open(open) => {
                let proven = open.keys.kit_proven_at().is_some();
                view.stage = if proven { Stage::Unlocked } else { Stage::KitUnproven };
                view.keyring = KeyringView::Ready;
                view.freshness = Some(freshness_view(open.book.freshness()));
                view.reading = open.reading;
                view.header_mended = open.header_mended;
                view.business = profile::name(&open.book)?;
                view.kit_groups = if proven { Vec::new() } else { kit::groups(&open.book)? };
                view.badge = Some(backups::badge(open, self.around.clock.as_ref(), &self.around.places)?);
            }
            State::Locked(reason) if self.vault_exists() => {
                let locked = LockedVault::open(&self.around.places.vault)?;
                view.stage = Stage::Locked;
                view.locked_because = Some(*reason);
                view.portable = locked.is_portable();
                view.quick_unlock = locked.has_quick_unlock();
                view.keyring = keyring_view(&locked, self.around.keyring.as_ref());
            }
            State::Locked(_) => view.keyring = status_view(self.around.keyring.status()),
        }
        Ok(view)
    }
}

pub(crate) fn status_view(status: KeyringStatus) -> KeyringView {
    match status {
        KeyringStatus::Ready => KeyringView::Ready,
        KeyringStatus::Locked => KeyringView::Locked,
        KeyringStatus::Absent => KeyringView::Absent,
    }
}

fn keyring_view(locked: &LockedVault, keyring: &dyn Keyring) -> KeyringView {
    match locked.device_secret_state(keyring) {
        None => status_view(keyring.status()),
        Some(DeviceSecretState::Ready) => KeyringView::Ready,
        Some(DeviceSecretState::Locked) => KeyringView::Locked,
        Some(DeviceSecretState::Absent) => KeyringView::Absent,
        Some(DeviceSecretState::Wiped) => KeyringView::Wiped,
        Some(DeviceSecretState::OtherDevice) => KeyringView::OtherDevice,
    }
}

fn freshness_view(freshness: Freshness) -> FreshnessView {
    match freshness {
        Freshness::Fresh | Freshness::BookAhead { .. } | Freshness::NewerEpoch { .. } => FreshnessView::Fresh,
        Freshness::UnknownHere => FreshnessView::UnknownHere,
        Freshness::AnchorMissing => FreshnessView::AnchorMissing,
        Freshness::RolledBack { .. }
        | Freshness::Forked { .. }
        | Freshness::OlderEpoch { .. }
        | Freshness::HeaderOlder { .. } => FreshnessView::RolledBack,
    }
}

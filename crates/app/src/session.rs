//! A session with one vault: locked it knows only where the vault is; open it holds keys, book and the writer's lock.

use crate::clock::Clock;
use crate::places::Places;
use crate::roles::{Command, Needs};
use crate::views::{BackupBadgeView, FreshnessView, KeyringView, LockReason, SessionView, Stage};
use crate::{Error, Result, backups, kit, profile};
use chain::Freshness;
use chrono::{DateTime, Utc};
use store::{Access, Book, Migration};
use vault::keyring::anchor_item;
use vault::{DeviceSecretState, KdfPolicy, Keyring, KeyringStatus, LockedVault, UnlockedVault, VaultLock};

/// Everything about this machine that a session is given, so that tests can give their own.
pub struct Surroundings {
    /// Where things lie.
    pub places: Places,
    /// What time it is.
    pub clock: Box<dyn Clock>,
    /// Where the device secret is kept.
    pub keyring: Box<dyn Keyring>,
    /// What new key slots cost to guess; none: measured on this machine when a vault is made, the floor otherwise.
    pub kdf: Option<KdfPolicy>,
    /// The steps of the schema that this program knows.
    pub migrations: &'static [Migration],
    /// Who holds the vault's lock: `counterfoil`, `Counterfoil (window)`.
    pub program: String,
    /// Waits a moment for a busy lock; false when it has waited long enough.
    pub wait: Box<dyn FnMut() -> bool + Send>,
}

/// One vault, locked or open.
pub struct Session {
    pub(crate) around: Surroundings,
    pub(crate) state: State,
}

pub(crate) enum State {
    Locked(LockReason),
    Open(Box<Open>),
}

/// An open vault.
pub(crate) struct Open {
    pub keys: UnlockedVault,
    pub book: Book,
    /// None when opened for reading.
    pub lock: Option<VaultLock>,
    /// When the user last did something.
    pub touched: DateTime<Utc>,
    /// What the badge says; computed again after each seal, proof or failure.
    pub badge: Option<BackupBadgeView>,
}

impl Open {
    /// The keyring's copy of the anchor, after an issue and at lock. A keyring that refuses does not stop the work:
    /// the second-file anchor stands.
    pub(crate) fn anchor_in_keyring(&self, keyring: &dyn Keyring) {
        if let Ok(Some(anchor)) = self.book.encoded_anchor() {
            let _ = keyring.set(&anchor_item(self.keys.vault_id()), &anchor);
        }
    }
}

/// What a verb works with, once the role table let it in.
pub(crate) struct Desk<'s> {
    pub open: &'s mut Open,
    pub clock: &'s dyn Clock,
    pub keyring: &'s dyn Keyring,
    pub places: &'s Places,
}

impl Session {
    /// A session that starts locked.
    pub fn new(around: Surroundings) -> Self {
        Self { around, state: State::Locked(LockReason::Start) }
    }

    /// The one door to the book: open, allowed for this role, and fit for what the command needs.
    pub(crate) fn at(&mut self, command: Command) -> Result<Desk<'_>> {
        let vault_there = self.vault_exists();
        let State::Open(open) = &mut self.state else {
            return Err(if vault_there { Error::Locked } else { Error::NoVault });
        };
        command.check(open.keys.role())?;
        let needs = command.needs();
        if needs != Needs::Reading && open.book.access() == Access::ReadOnly {
            return Err(store::Error::ReadOnly.into());
        }
        if needs == Needs::ProvenKit && open.keys.kit_proven_at().is_none() {
            return Err(Error::KitUnproven);
        }
        let around = &self.around;
        Ok(Desk { open, clock: around.clock.as_ref(), keyring: around.keyring.as_ref(), places: &around.places })
    }

    /// Whether anything of a vault stands at the place.
    pub(crate) fn vault_exists(&self) -> bool {
        let vault = &self.around.places.vault;
        [vault::KEYS_A_FILE, vault::KEYS_B_FILE, vault::BOOK_FILE].iter().any(|file| vault.join(file).exists())
    }

    /// Where the folders are.
    pub fn places(&self) -> &Places {
        &self.around.places
    }

    /// Whether the vault is open.
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Open(_))
    }

    /// Notes that the user did something, for the idle lock.
    pub fn touch(&mut self) {
        let now = self.around.clock.now();
        if let State::Open(open) = &mut self.state {
            open.touched = now;
        }
    }

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
        Some(DeviceSecretState::Wiped | DeviceSecretState::OtherDevice) => KeyringView::Wiped,
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

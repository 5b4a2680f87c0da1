//! A session with one vault: locked it knows only where the vault is; open it holds keys, book and the writer's lock.

use crate::backups::Troubles;
use crate::clock::Clock;
use crate::places::Places;
use crate::roles::{Command, Needs};
use crate::views::{LockReason, ReadingView};
use crate::{Error, Result};
use chrono::{DateTime, Utc};
use store::{Access, Book, Migration};
use vault::keyring::anchor_item;
use vault::{KdfPolicy, Keyring, UnlockedVault, VaultLock};

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
    /// Why the last attempt to open for writing was refused: what a book that is then opened for reading says of itself.
    pub(crate) refused: Option<ReadingView>,
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
    /// None when it may be written.
    pub reading: Option<ReadingView>,
    /// A damaged copy of the key header was written anew.
    pub header_mended: bool,
    /// What kept folders from taking the last backup.
    pub troubles: Troubles,
    /// How long the audit log was when the book was opened: an undo of this opening goes back no further.
    pub opened_at: u64,
}

impl Open {
    /// A book that was made just now.
    pub(crate) fn for_writing(keys: UnlockedVault, book: Book, lock: VaultLock, touched: DateTime<Utc>) -> Self {
        let opened_at = book.head().size;
        Self {
            keys,
            book,
            lock: Some(lock),
            touched,
            reading: None,
            header_mended: false,
            troubles: Troubles::default(),
            opened_at,
        }
    }

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
        Self { around, state: State::Locked(LockReason::Start), refused: None }
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
            return Err(if open.reading == Some(ReadingView::Older) {
                store::Error::ReadOnly.into()
            } else {
                Error::OpenForReading
            });
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
}

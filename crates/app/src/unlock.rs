//! Unlock: by passphrase, by quick unlock, or by the recovery kit; for reading, or as the one writer.

use crate::backups::Troubles;
use crate::history::trash;
use crate::keys::{Origin, book_keys, holder};
use crate::session::{Open, State};
use crate::views::{ReadingView, SessionView};
use crate::{Error, Result, Session, backups, calibrate, failed_unlocks, upgrade};
use chain::EntryKind;
use chrono::Duration;
use store::{Access, AnchorFile, Book};
use vault::keyring::anchor_item;
use vault::{
    HeaderHealth, KdfPolicy, Keyring, LockedVault, NewAccess, Passphrase, RecoveryCode, SlotKind, UnlockedVault,
    VaultError, VaultLock,
};

/// A draft that nobody touched for this long leaves its editing session.
pub(crate) const IDLE_DRAFT: Duration = Duration::minutes(5);

/// Opens with the passphrase as the one writer.
pub fn unlock(session: &mut Session, typed: &Passphrase) -> Result<SessionView> {
    let opened = open_with(session, typed, Access::ReadWrite);
    session.refused = opened.as_ref().err().and_then(why_only_reading);
    opened
}

/// Opens with the passphrase for reading; another program may hold the lock and write.
pub fn unlock_for_reading(session: &mut Session, typed: &Passphrase) -> Result<SessionView> {
    open_with(session, typed, Access::ReadOnly)
}

fn open_with(session: &mut Session, typed: &Passphrase, access: Access) -> Result<SessionView> {
    let locked = locked(session)?;
    let lock = take_lock(session, access)?;
    let keyring = session.around.keyring.as_ref();
    let mut keys = locked.unlock(typed, keyring).inspect_err(|error| note_failure(session, &locked, error))?;
    if access == Access::ReadWrite {
        keys.upgrade_kdf_if_below_policy(
            typed,
            session.around.kdf.unwrap_or(KdfPolicy::FLOOR),
            session.around.clock.now(),
            keyring,
        )?;
        let boot = session.around.clock.boot_id();
        // Quick unlock is a courtesy: a keyring that refuses to renew it does not keep the book shut.
        let _ = keys.renew_quick_unlock(keyring, session.around.clock.now(), &boot);
    }
    let origin = if keys.opened_by() == SlotKind::Portable { Origin::NewHere } else { Origin::KnownDevice };
    settle(session, keys, lock, origin, access)
}

/// Opens without typing, for twelve hours of the same boot.
pub fn unlock_quick(session: &mut Session) -> Result<SessionView> {
    let opened = open_quick(session);
    session.refused = opened.as_ref().err().and_then(why_only_reading);
    opened
}

fn open_quick(session: &mut Session) -> Result<SessionView> {
    let locked = locked(session)?;
    let lock = take_lock(session, Access::ReadWrite)?;
    let (clock, keyring) = (&session.around.clock, session.around.keyring.as_ref());
    let keys = locked.unlock_quick(keyring, clock.now(), &clock.boot_id())?;
    settle(session, keys, lock, Origin::KnownDevice, Access::ReadWrite)
}

/// Opens with the recovery kit and gives this computer a new way in; the old passphrases end.
pub fn recover(session: &mut Session, code: &RecoveryCode, new: &Passphrase, portable: bool) -> Result<SessionView> {
    let locked = locked(session)?;
    let lock = take_lock(session, Access::ReadWrite)?;
    let (now, kdf) = (session.around.clock.now(), calibrate::cost(&session.around)?);
    let access = NewAccess { passphrase: new, portable, kdf, at: now };
    let keys = locked.recover(code, &access, session.around.keyring.as_ref())?;
    settle(session, keys, lock, Origin::NewHere, Access::ReadWrite)?;
    if let State::Open(open) = &mut session.state
        && open.book.access() == Access::ReadWrite
    {
        open.book.write(now, |tx| tx.note(EntryKind::Recovered, "vault", &[]))?;
    }
    session.view()
}

/// Accepts, on the owner's decision, a book that is older than the one this computer last saw.
pub(crate) fn accept_rollback(session: &mut Session) -> Result<SessionView> {
    let now = session.around.clock.now();
    let State::Open(open) = &mut session.state else { return Err(Error::Locked) };
    crate::roles::Command::Keys.check(open.keys.role())?;
    if open.lock.is_none() {
        return Err(store::Error::ReadOnly.into());
    }
    open.book.accept_rollback(now)?;
    // An older schema stays closed for writing until the next unlock upgrades it.
    open.reading = (open.book.access() == Access::ReadOnly).then_some(ReadingView::Asked);
    open.anchor_in_keyring(session.around.keyring.as_ref());
    session.view()
}

fn locked(session: &Session) -> Result<LockedVault> {
    if session.vault_exists() { Ok(LockedVault::open(&session.places().vault)?) } else { Err(Error::NoVault) }
}

fn take_lock(session: &mut Session, access: Access) -> Result<Option<VaultLock>> {
    if access == Access::ReadOnly {
        return Ok(None);
    }
    let holder = holder(&session.around);
    Ok(Some(VaultLock::acquire(&session.around.places.vault, &holder, session.around.wait.as_mut())?))
}

/// What a book that cannot be opened for writing says of itself once it is opened for reading.
fn why_only_reading(error: &Error) -> Option<ReadingView> {
    match error.code() {
        "in-use" => Some(ReadingView::InUse),
        "not-writable" => Some(ReadingView::NotWritable),
        _ => None,
    }
}

/// The book behind the keys: upgraded where due, held against its anchors, its leftovers named.
fn settle(
    session: &mut Session,
    mut keys: UnlockedVault,
    lock: Option<VaultLock>,
    origin: Origin,
    access: Access,
) -> Result<SessionView> {
    let around = &session.around;
    let now = around.clock.now();
    let header_mended = access == Access::ReadWrite && keys.header_health() != HeaderHealth::Both;
    if header_mended {
        keys.heal()?;
    }
    if access == Access::ReadWrite {
        upgrade::if_due(around, &keys, origin)?;
    }
    let known = keyring_anchor(&keys, around.keyring.as_ref());
    let anchors = AnchorFile::new(around.places.anchors(), keys.vault_id().uuid());
    let vault = &around.places.vault;
    let mut book = Book::open(vault, book_keys(&keys, origin)?, anchors, &known, access, around.migrations)?;
    if book.access() == Access::ReadWrite {
        failed_unlocks::fold(&mut book, &around.places, now)?;
        // The check reads the whole book: it is only worth its time where a crash may have left files that no row names.
        let crashed = around.places.open_marker(&keys.vault_id().to_string()).exists();
        if crashed && book.is_sound()? {
            book.sweep()?;
        }
        trash::empty_what_is_due(&mut book, now)?;
        book.anchor(now)?;
    }
    let reading = match (access, book.access()) {
        (Access::ReadWrite, Access::ReadWrite) => None,
        _ if !book.freshness().may_write() => Some(ReadingView::Older),
        _ => Some(session.refused.take().unwrap_or(ReadingView::Asked)),
    };
    let (troubles, opened_at) = (Troubles::default(), book.head().size);
    let open = Open { keys, book, lock, touched: now, reading, header_mended, troubles, opened_at };
    session.state = State::Open(Box::new(open));
    backups::seal_crash_leftover(session);
    session.view()
}

/// The anchor that the keyring keeps; the book decides what it is worth.
pub(crate) fn keyring_anchor(keys: &UnlockedVault, keyring: &dyn Keyring) -> Vec<Vec<u8>> {
    let item = keyring.get(&anchor_item(keys.vault_id())).ok().flatten();
    item.into_iter().map(|bytes| bytes.to_vec()).collect()
}

fn note_failure(session: &Session, locked: &LockedVault, error: &VaultError) {
    if matches!(error, VaultError::WrongPassphrase) {
        failed_unlocks::note(session.places(), &locked.vault_id().to_string(), session.around.clock.now());
    }
}

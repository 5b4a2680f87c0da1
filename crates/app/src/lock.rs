//! Lock: seal what changed, anchor it in the keyring, and drop every key. The window and the terminal end the same way.

use crate::session::State;
use crate::views::LockReason;
use crate::{Result, Session, backups, profile};
use backup::Moment;
use chrono::Duration;

/// Locks. The keys are dropped whatever happens; an error says what could not be sealed or copied before.
pub fn lock(session: &mut Session, reason: LockReason) -> Result<()> {
    close(session, Moment::Lock, reason)
}

/// Locks because the program ends.
pub fn quit(session: &mut Session) -> Result<()> {
    close(session, Moment::Quit, LockReason::Start)
}

fn close(session: &mut Session, moment: Moment, reason: LockReason) -> Result<()> {
    let State::Open(mut open) = std::mem::replace(&mut session.state, State::Locked(reason)) else { return Ok(()) };
    let around = &session.around;
    let sealed = backups::at_lock(&mut open, around.clock.as_ref(), &around.places, moment);
    if open.lock.is_some() {
        open.anchor_in_keyring(around.keyring.as_ref());
    }
    sealed
}

/// Ends a command of the terminal: what has waited for the interval is sealed, the rest waits, named by the badge.
pub fn end_command(session: &mut Session) -> Result<()> {
    let sealed = backups::when_due(session);
    let around = &session.around;
    if let State::Open(open) = &session.state
        && open.lock.is_some()
    {
        open.anchor_in_keyring(around.keyring.as_ref());
        let _ = std::fs::remove_file(around.places.open_marker(&open.keys.vault_id().to_string()));
    }
    session.state = State::Locked(LockReason::Start);
    sealed.map(|_| ())
}

/// What the window's clock brings: true when the vault locked itself because nobody touched it.
pub fn tick(session: &mut Session) -> Result<bool> {
    let now = session.around.clock.now();
    let State::Open(open) = &session.state else { return Ok(false) };
    let minutes = profile::lock_after(&open.book)?;
    let idle = now.signed_duration_since(open.touched);
    // A clock that stands before the last touch is not believed either: a lock too many costs one passphrase.
    if minutes > 0 && (idle >= Duration::minutes(i64::from(minutes)) || idle < Duration::zero()) {
        // It is locked whatever could not be sealed or copied before: the page must go, and the badge names the rest.
        let _ = lock(session, LockReason::Idle);
        return Ok(true);
    }
    backups::when_due(session)?;
    Ok(false)
}

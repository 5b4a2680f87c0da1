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

/// How long nobody has touched the book, beside what the settings say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    /// Not long enough, or it is locked already.
    No,
    /// The next tick locks.
    Due,
    /// For twice as long: nothing may put the lock off any more.
    Overdue,
}

/// How long nobody has touched the book. A clock that stands before the last touch is not believed: a lock too many
/// costs one passphrase.
pub fn idle(session: &Session) -> Result<Idle> {
    let State::Open(open) = &session.state else { return Ok(Idle::No) };
    let limit = Duration::minutes(i64::from(profile::lock_after(&open.book)?));
    let idle = session.around.clock.now().signed_duration_since(open.touched);
    Ok(match idle {
        _ if limit.is_zero() => Idle::No,
        idle if idle < Duration::zero() || idle >= limit + limit => Idle::Overdue,
        idle if idle >= limit => Idle::Due,
        _ => Idle::No,
    })
}

/// What the window's clock brings: true when the vault locked itself because nobody touched it.
pub fn tick(session: &mut Session) -> Result<bool> {
    if idle(session)? != Idle::No {
        // It is locked whatever could not be sealed or copied before: the page must go, and the badge names the rest.
        let _ = lock(session, LockReason::Idle);
        return Ok(true);
    }
    if session.is_open() {
        backups::when_due(session)?;
    }
    Ok(false)
}

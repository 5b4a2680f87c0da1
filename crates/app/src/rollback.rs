//! A book that is older than the one this computer last saw: what that means, and accepting it on purpose.

use crate::roles::Command;
use crate::session::State;
use crate::views::{RollbackKind, RollbackView, SessionView};
use crate::{Error, Result, Session, failed_unlocks, unlock};
use chain::Freshness;
use chrono::{DateTime, SecondsFormat, Utc};
use store::table::{audit, invoices, series};
use vault::Passphrase;

/// What is known of the newer book, and how far this one goes; none for a book that may be written.
pub fn rollback(session: &mut Session) -> Result<Option<RollbackView>> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let (kind, missing, seen) = match book.freshness() {
        Freshness::RolledBack { missing, since } => (RollbackKind::Shorter, Some(missing), Some(since)),
        Freshness::Forked { .. } => (RollbackKind::Forked, None, None),
        Freshness::OlderEpoch { .. } => (RollbackKind::BeforeRestore, None, None),
        Freshness::HeaderOlder { .. } => (RollbackKind::OlderKeys, None, None),
        Freshness::Fresh
        | Freshness::BookAhead { .. }
        | Freshness::NewerEpoch { .. }
        | Freshness::UnknownHere
        | Freshness::AnchorMissing => return Ok(None),
    };
    let last = audit::list(book, book.head().size, 1)?.pop();
    let standing = series::get(book, billing::TypeCode::Invoice.series())?;
    Ok(Some(RollbackView {
        kind,
        missing: missing.map(|entries| u32::try_from(entries).unwrap_or(u32::MAX)),
        last_seen: seen.map(instant),
        last_act: last.map(|signed| instant(signed.entry.time)),
        last_number: invoices::last_number(book, billing::TypeCode::Invoice.series())?,
        next_number: standing.series.next(desk.clock.today()).map(|(number, _)| number.to_string()).unwrap_or_default(),
    }))
}

/// Accepts it, once the passphrase was typed again. Its series are held where it may not know every number.
pub fn accept(session: &mut Session, typed: &Passphrase) -> Result<SessionView> {
    let around = &session.around;
    let State::Open(open) = &session.state else { return Err(Error::Locked) };
    Command::Keys.check(open.keys.role())?;
    if open.book.freshness().may_write() {
        return Err(Error::NotOlder);
    }
    failed_unlocks::counted(&open.keys, typed, around.keyring.as_ref(), (&around.places, around.clock.now()))?;
    unlock::accept_rollback(session)
}

fn instant(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

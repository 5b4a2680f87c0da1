//! The audit log: read it, and hold the whole book against it.

use crate::roles::Command;
use crate::session::Desk;
use crate::views::{AuditEntryView, AuditLogView, AuditQuery, AuditView, FindingView};
use crate::{Error, Result, Session, keys};
use chain::Entry;
use chrono::SecondsFormat;
use store::Finding;
use store::table::audit::{self, Filter, LogRow};

/// At most this many entries cross an edge at once.
const MOST: u32 = 500;
/// UNTDID 1001.
const CREDIT_NOTE: &str = "381";

/// Verifies pages, log, links, totals, files and anchors; findings are not an error here, so that they can be shown.
pub fn verify(session: &mut Session) -> Result<AuditView> {
    let desk = session.at(Command::Audit)?;
    let book = &desk.open.book;
    let found = book.verify(&keys::signers(&desk.open.keys, book)?)?;
    Ok(AuditView {
        ok: found.findings.is_empty(),
        at: desk.clock.now().to_rfc3339_opts(SecondsFormat::Secs, true),
        pages: small(found.pages),
        entries: small(found.entries),
        documents: small(found.documents),
        files: small(found.files),
        freshness: freshness(book.freshness()).to_owned(),
        findings: found.findings.into_iter().map(|finding| finding_view(book, finding)).collect(),
    })
}

/// The same, where anything found is an error: for scripts, with exit code 4.
pub fn require_intact(session: &mut Session) -> Result<AuditView> {
    let view = verify(session)?;
    if view.ok { Ok(view) } else { Err(Error::NotAsLeft { findings: view.findings.len() }) }
}

/// Entries of the log from `first` (1 = the oldest) on.
pub fn log(session: &mut Session, first: u64, limit: u32) -> Result<Vec<Entry>> {
    let desk = session.at(Command::Audit)?;
    let entries = audit::list(&desk.open.book, first.max(1), limit)?;
    Ok(entries.into_iter().map(|signed| signed.entry).collect())
}

/// A window of the log as people read it: newest first, filtered, with the numbers and names that objects have now.
pub fn look(session: &mut Session, query: &AuditQuery) -> Result<AuditLogView> {
    let desk = session.at(Command::Audit)?;
    let limit = if query.limit == 0 { 50 } else { query.limit.min(MOST) };
    let filter = Filter { text: query.text.clone(), kinds: query.kinds.clone() };
    desk.open.book.snapshot(|book| {
        let mut rows = audit::window(book, &filter, query.before.map(u64::from), limit + 1)?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next = rows.last().filter(|_| more).map(|row| small(row.signed.entry.seq));
        let items = rows.into_iter().map(|row| entry_view(&desk, row)).collect();
        Ok(AuditLogView { items, next, count: small(audit::count(book, &filter)?) })
    })
}

fn entry_view(desk: &Desk<'_>, row: LogRow) -> AuditEntryView {
    let keys = &desk.open.keys;
    let (entry, signature) = (row.signed.entry, row.signed.signature);
    AuditEntryView {
        seq: small(entry.seq),
        time: entry.time.to_rfc3339_opts(SecondsFormat::Millis, true),
        kind: entry.kind.to_string(),
        number: row.about.number,
        credit_note: row.about.type_code.as_deref() == Some(CREDIT_NOTE),
        customer: row.about.customer,
        user: keys::user_name(keys, &entry.user),
        here: keys.device_id().is_some_and(|device| device.to_string() == entry.device),
        object: entry.object,
        device: entry.device,
        note: entry.note,
        before: entry.before.map(|hash| hash.to_string()),
        after: entry.after.map(|hash| hash.to_string()),
        prev: entry.prev.to_string(),
        hash: row.hash.to_string(),
        signer: entry.signer.to_string(),
        signature: signature.to_string(),
    }
}

/// A book that is damaged may not even tell whose file it was: the finding stands without a number then.
fn finding_view(book: &store::Book, finding: Finding) -> FindingView {
    let number = audit::about(book, &finding.object).ok().and_then(|about| about.number);
    FindingView { code: finding.code.to_owned(), object: finding.object, number }
}

/// Counts cross an edge as 32 bits: JavaScript holds no more without loss.
fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn freshness(freshness: chain::Freshness) -> &'static str {
    use chain::Freshness as F;
    match freshness {
        F::Fresh | F::BookAhead { by: 1 } => "fresh",
        F::BookAhead { .. } => "continued-elsewhere",
        F::NewerEpoch { .. } => "restored",
        F::UnknownHere => "unknown-here",
        F::AnchorMissing => "anchor-missing",
        F::RolledBack { .. } => "rolled-back",
        F::Forked { .. } => "forked",
        F::OlderEpoch { .. } => "older-epoch",
        F::HeaderOlder { .. } => "header-older",
    }
}

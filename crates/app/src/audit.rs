//! The audit log: read it, and hold the whole book against it.

use crate::roles::Command;
use crate::{Error, Result, Session, keys};
use chain::Entry;
use serde::Serialize;
use store::table::audit;

/// What verification looked at and found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditView {
    /// Whether the book is as it was left.
    pub ok: bool,
    /// Entries of the audit log.
    pub entries: u64,
    /// Issued documents.
    pub documents: u64,
    /// Sealed files.
    pub files: u64,
    /// `fresh`, `unknown-here`, `anchor-missing`... as the anchors say.
    pub freshness: String,
    /// What differs: code and object, never a name or an amount.
    pub findings: Vec<FindingView>,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingView {
    /// Kebab-case.
    pub code: String,
    /// As the audit log names it.
    pub object: String,
}

/// Verifies pages, log, links, totals, files and anchors; findings are not an error here, so that they can be shown.
pub fn verify(session: &mut Session) -> Result<AuditView> {
    let desk = session.at(Command::Audit)?;
    let book = &desk.open.book;
    let found = book.verify(&keys::signers(&desk.open.keys, book)?)?;
    Ok(AuditView {
        ok: found.findings.is_empty(),
        entries: found.entries,
        documents: found.documents,
        files: found.files,
        freshness: freshness(book.freshness()).to_owned(),
        findings: found
            .findings
            .into_iter()
            .map(|finding| FindingView { code: finding.code.to_owned(), object: finding.object })
            .collect(),
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

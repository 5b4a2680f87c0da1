//! The badge: the last proven restore, what is unsealed, and everything that is wrong with its remedy.

use super::places;
use crate::clock::Clock;
use crate::convert::instant;
use crate::places::Places;
use crate::session::Open;
use crate::views::{BackupBadgeView, BackupProblemView};
use crate::{Error, Result};
use chrono::Duration;
use store::table::backups as table;

/// A folder that misses the newest backup for longer than this is worth a word.
const BEHIND: Duration = Duration::hours(24);

pub(crate) fn badge(open: &Open, clock: &dyn Clock, places: &Places) -> Result<BackupBadgeView> {
    let outbox = places::outbox(places, &open.keys)?;
    let index = places::index(&outbox, &open.keys, &open.book)?;
    let changed = table::changed_since(&open.book)?;
    let folders = places::folders(&open.book)?;
    let mut problems = Vec::new();
    if folders.len() < 2 {
        problems.push(problem(
            "one-place-only",
            "",
            "Backups go to fewer than two folders. Add one on another disk, so that one broken disk loses nothing.",
        ));
    }
    for (path, folder) in &folders {
        if let Some(trouble) = open.troubles.at(path, folder) {
            problems.push(problem(trouble.code, path, trouble.words));
        }
    }
    if index.items.is_empty() && changed.is_some() {
        problems.push(problem("never-sealed", "", "Nothing was sealed yet. Lock the book or choose Back up now."));
    }
    if open.book.anchor_owed() {
        problems.push(problem("anchor-owed", "", "The note outside the book that says how far it is could not be written. Make room on the disk of your home folder; nothing new is begun until then."));
    }
    let reachable = folders.iter().any(|(path, folder)| open.troubles.spare(path, folder));
    let stale = changed.is_some_and(|since| clock.now() - since > BEHIND);
    let tone = if stale || (!folders.is_empty() && !reachable) {
        "bad"
    } else if problems.is_empty() {
        "good"
    } else {
        "warn"
    };
    Ok(BackupBadgeView {
        tone: tone.to_owned(),
        last_proven: index.newest_proven().and_then(|item| item.proven_at).map(instant),
        last_sealed: index.newest().map(|item| instant(item.time)),
        last_kit_proof: open.keys.kit_proven_at().map(instant),
        unsealed_work: changed.is_some(),
        problems,
    })
}

fn problem(code: &str, folder: &str, message: &str) -> BackupProblemView {
    BackupProblemView { code: code.to_owned(), folder: folder.to_owned(), message: message.to_owned() }
}

impl From<backup::DestinationError> for Error {
    fn from(_: backup::DestinationError) -> Self {
        Self::NoDestination
    }
}

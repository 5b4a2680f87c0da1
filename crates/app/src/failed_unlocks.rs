//! Failed unlocks happen while the audit log is locked: they wait in a small file beside the anchors, and enter the log
//! at the next unlock as "seen while locked".

use crate::Result;
use crate::places::Places;
use chain::EntryKind;
use chrono::{DateTime, SecondsFormat, Utc};
use std::fs::{self, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use store::Book;
use vault::{Keyring, Passphrase, UnlockedVault, VaultError};

/// More lines than this tell nothing new.
const MOST: usize = 1000;
const LINE: usize = 21;
/// Nobody reads on for ever in a file that anybody may have written to.
const LENGTH: u64 = (MOST * LINE) as u64;

/// Notes one failure; a note that cannot be written stops nobody from trying again.
pub(crate) fn note(places: &Places, vault_id: &str, at: DateTime<Utc>) {
    let path = path(places, vault_id);
    let length = fs::metadata(&path).map_or(0, |data| data.len());
    if length >= LENGTH {
        return;
    }
    let _ = path.parent().map_or(Ok(()), fs::create_dir_all);
    let _ = OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(&path)
        .and_then(|mut file| writeln!(file, "{}", at.to_rfc3339_opts(SecondsFormat::Secs, true)));
}

/// Asks for the passphrase again before what cannot be undone; a wrong one counts like a failed unlock.
pub(crate) fn counted(
    keys: &UnlockedVault,
    typed: &Passphrase,
    keyring: &dyn Keyring,
    (places, at): (&Places, DateTime<Utc>),
) -> Result<()> {
    let checked = keys.check_passphrase(typed, keyring);
    if matches!(checked, Err(VaultError::WrongPassphrase)) {
        note(places, &keys.vault_id().to_string(), at);
    }
    Ok(checked?)
}

/// Puts what waits into the audit log, as one entry with a count and the first and last moment.
pub(crate) fn fold(book: &mut Book, places: &Places, now: DateTime<Utc>) -> Result<()> {
    let path = path(places, &book.vault_id().to_string());
    let mut text = String::new();
    let read = fs::File::open(&path).and_then(|file| file.take(LENGTH).read_to_string(&mut text));
    if read.is_err() {
        return Ok(());
    }
    let times: Vec<&str> = text.lines().take(MOST).filter(|line| line.parse::<DateTime<Utc>>().is_ok()).collect();
    if let (Some(first), Some(last)) = (times.first(), times.last()) {
        let note = [("count", times.len().to_string()), ("first", (*first).to_owned()), ("last", (*last).to_owned())];
        book.write(now, |tx| tx.note(EntryKind::UnlockFailed, "vault", &note))?;
    }
    Ok(fs::remove_file(&path)?)
}

fn path(places: &Places, vault_id: &str) -> PathBuf {
    places.state.join(vault_id).join("failed-unlocks")
}

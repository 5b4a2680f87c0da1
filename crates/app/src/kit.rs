//! The recovery kit: printed once when the vault is made, typed back in part before the first document is saved.

use crate::roles::Command;
use crate::views::SessionView;
use crate::{Error, Result, Session};
use chain::EntryKind;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use store::table::{Reads, settings};
use vault::RecoveryCode;

const GROUPS: &str = "kit-groups";
const CHECK: &str = "kit-check";

/// Which groups (1 to 9) must be typed back; empty once they were.
pub(crate) fn groups(from: &impl Reads) -> Result<Vec<u32>> {
    let text = settings::get(from, GROUPS)?.unwrap_or_default();
    Ok(text.split(' ').filter_map(|group| group.parse().ok()).collect())
}

/// Remembers which groups will be asked for, and how to tell that they are right: the code itself is not kept.
pub(crate) fn ask_for(tx: &store::Tx<'_>, code: &RecoveryCode, asked: [usize; 2]) -> Result<()> {
    let all = code.groups();
    let typed: Vec<&str> = asked.iter().filter_map(|group| all.get(group - 1)).map(|group| group.as_str()).collect();
    let changes = BTreeMap::from([
        (GROUPS.to_owned(), asked.map(|group| group.to_string()).join(" ")),
        (CHECK.to_owned(), digest(tx, &typed.concat())),
    ]);
    Ok(settings::save(tx, &changes)?)
}

/// Compares what was typed with the groups asked for; from then on documents can be saved.
pub fn confirm(session: &mut Session, typed: &str) -> Result<SessionView> {
    let desk = session.at(Command::Keys)?;
    let normal = normalised(typed);
    let right = settings::get(&desk.open.book, CHECK)?;
    let now = desk.clock.now();
    desk.open.book.write(now, |tx| {
        if right != Some(digest(tx, &normal)) {
            return Err(Error::KitMismatch);
        }
        settled(tx)
    })?;
    proven(session)
}

/// The same for scripts: the whole code, which opens the vault, stands for its groups.
pub fn confirm_with_code(session: &mut Session, code: &RecoveryCode) -> Result<SessionView> {
    let desk = session.at(Command::Keys)?;
    desk.open.keys.check_recovery_code(code)?;
    desk.open.book.write(desk.clock.now(), settled)?;
    proven(session)
}

/// Nothing is asked for any more, and the audit log says so.
fn settled(tx: &store::Tx<'_>) -> Result<()> {
    let done = BTreeMap::from([(GROUPS.to_owned(), String::new()), (CHECK.to_owned(), String::new())]);
    settings::save(tx, &done)?;
    Ok(tx.note(EntryKind::KitProven, "vault", &[])?)
}

fn proven(session: &mut Session) -> Result<SessionView> {
    let desk = session.at(Command::Keys)?;
    let now = desk.clock.now();
    desk.open.keys.set_kit_proven(now)?;
    desk.open.book.follow_header(desk.open.keys.header_seq(), now)?;
    session.view()
}

/// As Crockford reads: capitals, O is 0, I and L are 1, no blanks or dashes.
fn normalised(typed: &str) -> String {
    typed
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric())
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

fn digest(tx: &store::Tx<'_>, groups: &str) -> String {
    let digest = Sha256::new().chain_update(tx.vault_id().as_bytes()).chain_update(groups).finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

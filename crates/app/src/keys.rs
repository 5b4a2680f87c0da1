//! From an unlocked vault to what opens its book.

use crate::Result;
use crate::session::Surroundings;
use chain::{SigningKey, VerifyingKey};
use std::collections::BTreeMap;
use store::BookKeys;
use store::table::{Reads, settings};
use vault::{Holder, UnlockedVault};
use zeroize::Zeroizing;

/// Whether this device had opened the book before: only then is a missing anchor worth a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The header knew this device.
    KnownDevice,
    /// Recovered, restored or portable: this device may never have seen the book.
    NewHere,
}

pub(crate) fn book_keys(keys: &UnlockedVault, origin: Origin) -> Result<BookKeys> {
    Ok(BookKeys {
        database: keys.database_key().clone(),
        files: keys.files_key().clone(),
        anchor: Zeroizing::new(*keys.anchor_key().expose()),
        signing: signing(keys),
        vault_id: keys.vault_id().uuid(),
        epoch: u32::try_from(keys.epoch()).map_err(|_| crate::Error::Unreadable { what: "the epoch of the vault" })?,
        header_seq: keys.header_seq(),
        user: keys.user_id().to_string(),
        device: keys.device_id().map_or_else(|| "portable".to_owned(), |id| id.to_string()),
        device_known: origin == Origin::KnownDevice,
    })
}

/// The key that this user signs entries and backups with.
pub(crate) fn signing(keys: &UnlockedVault) -> SigningKey {
    SigningKey::from_seed(keys.signing_seed().expose())
}

/// Keys of earlier epochs: a restore gives the same person a new one, and the old entries stay signed by the old one.
const FORMER: &str = "former-signers";

/// `(user, key)` of earlier epochs.
pub(crate) fn former_signers(from: &impl Reads) -> Result<Vec<(String, VerifyingKey)>> {
    let text = settings::get(from, FORMER)?.unwrap_or_default();
    let parse = |line: &str| line.split_once(' ').and_then(|(user, key)| Some((user.to_owned(), key.parse().ok()?)));
    Ok(text.lines().filter_map(parse).collect())
}

/// Remembers the key that signed before a restore.
pub(crate) fn remember_signer(tx: &store::Tx<'_>, user: &str, key: &VerifyingKey) -> Result<()> {
    let before = settings::get(tx, FORMER)?.unwrap_or_default();
    let after = format!("{before}{user} {key}\n");
    Ok(settings::save(tx, &BTreeMap::from([(FORMER.to_owned(), after)]))?)
}

/// Every key that may have signed an entry of this vault.
pub(crate) fn signers(keys: &UnlockedVault, from: &impl Reads) -> Result<chain::Signers> {
    let mut signers = chain::Signers::new();
    for (user, key) in former_signers(from)? {
        signers.allow(user, key);
    }
    for user in &keys.header().users {
        signers.allow(user.id.to_string(), VerifyingKey::from_bytes(user.verifying_key.0));
    }
    Ok(signers)
}

/// What the key header calls a user; their id where it no longer knows them.
pub(crate) fn user_name(keys: &UnlockedVault, id: &str) -> String {
    let user = keys.header().users.iter().find(|user| user.id.to_string() == id);
    user.map_or_else(|| id.to_owned(), |user| user.label.clone())
}

pub(crate) fn holder(around: &Surroundings) -> Holder {
    Holder { pid: std::process::id(), program: around.program.clone(), since: around.clock.now() }
}

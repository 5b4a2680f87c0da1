//! What the book knows of itself: which vault it belongs to, and whom its backups are sealed for.

use super::{Reads, one};
use crate::book::Birth;
use crate::{Error, Result, Tx};
use rusqlite::params;

/// Whom backups are sealed for.
pub fn birth(from: &impl Reads) -> Result<Birth> {
    one(from, "SELECT backup_identity, recovery_recipient FROM book", [], |row| {
        Ok(Birth { backup_identity: row.get(0)?, recovery_recipient: row.get(1)? })
    })?
    .ok_or(Error::BadRow { table: "book" })
}

/// The one row of a new book.
pub fn insert(tx: &Tx<'_>, birth: &Birth) -> Result<()> {
    tx.run(
        "INSERT INTO book (id, vault_id, epoch, backup_identity, recovery_recipient) VALUES (1, ?1, ?2, ?3, ?4)",
        params![tx.vault_id().to_string(), tx.epoch(), birth.backup_identity, birth.recovery_recipient],
    )
}

/// After a restore: the epoch that the new vault has, and the public half of the kit that opens it.
pub fn rebirth(tx: &Tx<'_>, recovery_recipient: &str) -> Result<()> {
    tx.run("UPDATE book SET epoch = ?1, recovery_recipient = ?2", params![tx.epoch(), recovery_recipient])
}

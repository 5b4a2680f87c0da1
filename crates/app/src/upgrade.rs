//! An older book meets a newer program: a verified backup first, then a rehearsal on a copy, then the swap.

use crate::keys::{Origin, book_keys};
use crate::session::Surroundings;
use crate::{Result, backups, numbering};
use chain::EntryKind;
use store::table::versions;
use store::{Access, AnchorFile, Book};
use vault::UnlockedVault;

/// Upgrades the book if its schema is older than the newest that this program knows; the caller holds the lock.
pub(crate) fn if_due(around: &Surroundings, keys: &UnlockedVault, origin: Origin) -> Result<()> {
    let vault = &around.places.vault;
    let anchors = AnchorFile::new(around.places.anchors(), keys.vault_id().uuid());
    let open = |access, migrations| {
        Book::open(vault, book_keys(keys, origin)?, anchors.clone(), &[], access, migrations)
            .map_err(crate::Error::from)
    };
    let old = open(Access::ReadOnly, around.migrations)?;
    if !old.upgrade_due(around.migrations)? || !old.freshness().may_write() {
        return Ok(());
    }
    backups::seal_before_upgrade(around, keys, &old)?;
    drop(old);
    if let Some(upgrade) = Book::upgrade(vault, keys.database_key(), around.migrations)? {
        let note = [("from", upgrade.from.to_string()), ("to", upgrade.to.to_string())];
        open(Access::ReadWrite, around.migrations)?.write(around.clock.now(), |tx| {
            numbering::ensure_all(tx)?;
            versions::begin_all(tx)?;
            Ok::<_, crate::Error>(tx.note(EntryKind::Migrated, "book", &note)?)
        })?;
    }
    Ok(())
}

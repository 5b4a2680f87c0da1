//! The outbox and the folders of one book.

use crate::places::Places;
use crate::{Result, keys, outside};
use backup::{Folder, Index, Outbox, SignedIndex};
use chain::VerifyingKey;
use std::path::Path;
use store::table::Reads;
use vault::UnlockedVault;

use crate::profile;

/// Where sealed backups wait to be copied.
pub(crate) fn outbox(places: &Places, keys: &UnlockedVault) -> Result<Outbox> {
    Ok(Outbox::at(places.outbox(&keys.vault_id().to_string()))?)
}

/// The signed index as it is; after a restore, or when the outbox was lost, a new one begins.
pub(crate) fn index(outbox: &Outbox, keys: &UnlockedVault, from: &impl Reads) -> Result<Index> {
    Ok(signed_index(outbox, keys, from)?
        .map_or_else(|| Index::new(keys.vault_id().uuid()), |signed| signed.index().clone()))
}

/// The index with its signature, by the key of this epoch or of the one before a restore.
pub(crate) fn signed_index(outbox: &Outbox, keys: &UnlockedVault, from: &impl Reads) -> Result<Option<SignedIndex>> {
    let vault_id = keys.vault_id().uuid();
    let mut found = Ok(None);
    for key in known_signers(keys, from)? {
        found = outbox.index(&key, vault_id);
        if found.is_ok() {
            break;
        }
    }
    match found {
        Err(backup::Error::OtherSigner | backup::Error::Damaged { .. }) => Ok(None),
        other => Ok(other?),
    }
}

/// The key that signs now, then those of earlier epochs.
pub(crate) fn known_signers(keys: &UnlockedVault, from: &impl Reads) -> Result<Vec<VerifyingKey>> {
    let mut known = vec![keys::signing(keys).verifying_key()];
    known.extend(keys::former_signers(from)?.into_iter().map(|(_, key)| key));
    Ok(known)
}

/// Makes and marks folders that were chosen, so that an unplugged disk's empty mount point is never taken for the disk.
pub(crate) fn claim(folders: &[String], before: &[String], documents: &Path) -> Result<()> {
    for (at, folder) in folders.iter().enumerate().filter(|(_, folder)| !before.contains(folder)) {
        if let Err(message) = claim_one(Path::new(folder), documents) {
            return Err(vec![billing::Fault::new(format!("backup_folders.{at}"), "folder-refused", message)].into());
        }
    }
    Ok(())
}

/// A folder above that is missing is mostly a disk that is not attached: made here, it would lie on the wrong one. Only
/// the folder of documents, which is proposed to everybody, is made where a home has none yet.
fn claim_one(folder: &Path, documents: &Path) -> Result<(), String> {
    let above = outside::folder_of(folder);
    let there = above.is_dir() || (above == documents && std::fs::create_dir_all(documents).is_ok());
    if !there {
        return Err(format!("There is no folder {}. Attach its disk, or make that folder first.", above.display()));
    }
    let made = outside::make_last(folder).map_err(backup::DestinationError::from).and_then(|()| Folder::claim(folder));
    made.map(drop)
        .map_err(|error| format!("This folder cannot be used: {error}. Attach the disk or choose another one."))
}

/// The folders as destinations, each with what keeps it from being used.
pub(crate) fn folders(from: &impl Reads) -> Result<Vec<(String, Result<Folder, backup::DestinationError>)>> {
    Ok(profile::folders(from)?.into_iter().map(|folder| (folder.clone(), Folder::at(folder))).collect())
}

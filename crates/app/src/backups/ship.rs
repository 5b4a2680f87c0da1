//! Copy what the signed index lists to every folder, and read it back there.

use super::places;
use super::trouble::{Trouble, Troubles};
use crate::places::Places;
use crate::{Error, Result};
use backup::{Check, DestinationError, Folder, Outbox, Shipped, SignedIndex, ship as carry};
use serde::Serialize;
use store::Book;

/// Copies to all folders that are there; one that fails is named by the badge and caught up with later.
pub(crate) fn to_folders(outbox: &Outbox, signed: &SignedIndex, book: &Book) -> Result<Troubles> {
    let folders = places::folders(book)?;
    let wanted = folders.len();
    let troubles = folders.into_iter().filter_map(|(path, folder)| {
        let shipped = folder.and_then(|folder| carry(outbox, signed, &folder, Check::New));
        Some((path, trouble(&shipped)?))
    });
    Ok(Troubles::new(troubles.collect(), wanted))
}

fn trouble(shipped: &Result<Shipped, DestinationError>) -> Option<Trouble> {
    match shipped {
        Ok(done) if done.is_whole() => None,
        Ok(done) if !done.unfaithful.is_empty() => Some(Trouble::UNFAITHFUL),
        Ok(_) => Some(Trouble::INCOMPLETE),
        Err(error) => Some(Trouble::of(error)),
    }
}

/// What a keyless run did at one folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShippedView {
    /// As chosen.
    pub folder: String,
    /// Copied now and read back equal.
    pub copied: usize,
    /// Were there already.
    pub there: usize,
    /// None when all went well.
    pub problem: Option<String>,
}

/// Copies without any key: for a timer. `signer` is the public key, in hex, that the index must be signed by.
pub fn ship(places: &Places, vault_id: &str, signer: &str, folders: &[String]) -> Result<Vec<ShippedView>> {
    let key = signer.parse().map_err(|_| Error::Unreadable { what: "the public key" })?;
    let id = vault_id.parse().map_err(|_| Error::Unreadable { what: "the vault's id" })?;
    let outbox = Outbox::at(places.outbox(vault_id))?;
    let Some(signed) = outbox.index(&key, id)? else { return Ok(Vec::new()) };
    Ok(folders
        .iter()
        .map(|folder| {
            let shipped = Folder::at(folder).and_then(|place| carry(&outbox, &signed, &place, Check::New));
            let (copied, there) = shipped.as_ref().map_or((0, 0), |done| (done.copied.len(), done.there.len()));
            let problem = match shipped {
                Ok(done) if done.is_whole() => None,
                Ok(_) => Some("not every backup could be copied whole".to_owned()),
                Err(error) => Some(error.to_string()),
            };
            ShippedView { folder: folder.clone(), copied, there, problem }
        })
        .collect())
}

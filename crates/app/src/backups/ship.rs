//! Copy what the signed index lists to every folder, and read it back there.

use super::places;
use super::trouble::{Trouble, Troubles};
use crate::{Error, Result, Session, status};
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

/// Copies without any key: for a timer. The index must be signed by `signer`, a public key in hex, else by the owner's,
/// which stands in the vault's header. `None` while the owner's key has signed none: nothing was sealed yet, or nothing
/// since a restore, which gives the owner a new key and leaves the index that stands here to the first seal.
pub fn ship(session: &mut Session, signer: Option<&str>, folders: &[String]) -> Result<Option<Vec<ShippedView>>> {
    let vault = status(session)?;
    let vault_id = vault.vault_id.ok_or(Error::NoVault)?;
    let owner = vault.users.first().map(|user| user.verifying_key.as_str());
    let unreadable = |what: &'static str| Error::Unreadable { what };
    let key = signer.or(owner).unwrap_or_default().parse().map_err(|_| unreadable("the public key"))?;
    let id = vault_id.parse().map_err(|_| unreadable("the vault's id"))?;
    let outbox = Outbox::at(session.places().outbox(&vault_id))?;
    let signed = match outbox.index(&key, id) {
        Err(backup::Error::OtherSigner) if signer.is_none() => None,
        found => found?,
    };
    let Some(signed) = signed else { return Ok(None) };
    let views = folders
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
        .collect();
    Ok(Some(views))
}

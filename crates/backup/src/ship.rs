//! Carries sealed backups to a destination with no key but the public one that signed the index.

use std::collections::BTreeMap;
use std::io::{self, Read};

use chain::Hash;
use sha2::{Digest, Sha256};

use crate::outbox::{INDEX, INDEX_SIGNATURE};
use crate::{BackupName, Destination, DestinationError, Item, Outbox, SignedIndex};

/// How much of what already lies at the destination is read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// New copies whole, others by size.
    New,
    /// Every copy whole: a disk may rot.
    All,
}

/// What was done at one destination.
#[derive(Debug, Default)]
pub struct Shipped {
    /// Copied now, read back, equal.
    pub copied: Vec<BackupName>,
    /// Were there already.
    pub there: Vec<BackupName>,
    /// Were there with other bytes, and were replaced by good ones.
    pub repaired: Vec<BackupName>,
    /// Deleted because the signed index drops them.
    pub removed: Vec<BackupName>,
    /// In the index, but with other bytes in the outbox: not copied.
    pub damaged_here: Vec<BackupName>,
    /// In the index, neither in the outbox nor (whole) at the destination.
    pub nowhere: Vec<BackupName>,
    /// Copied, but read back with other bytes: the medium lies.
    pub unfaithful: Vec<BackupName>,
}

impl Shipped {
    /// Whether the destination now holds every backup of the index.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.damaged_here.is_empty() && self.nowhere.is_empty() && self.unfaithful.is_empty()
    }
}

/// Copies what the index lists and the destination lacks, reads it back, and only if the destination is then whole
/// deletes what the index drops. Last it puts the index there.
///
/// # Errors
/// The first failure of the destination; what was copied before stays.
pub fn ship(
    outbox: &Outbox,
    signed: &SignedIndex,
    destination: &dyn Destination,
    check: Check,
) -> Result<Shipped, DestinationError> {
    let stored: BTreeMap<String, u64> = destination.list()?.into_iter().map(|s| (s.name, s.size)).collect();
    let mut shipped = Shipped::default();
    for item in &signed.index().items {
        let there = stored.get(&item.name.to_string()).copied();
        carry(outbox, item, there, destination, check, &mut shipped)?;
    }
    if shipped.is_whole() {
        for dropped in &signed.index().dropped {
            let name = dropped.name.to_string();
            let listed = signed.index().items.iter().any(|item| item.name == dropped.name);
            // Another file under that name is not the one that was dropped: it stays.
            if !listed && stored.contains_key(&name) && hash_at(destination, &name)?.1 == dropped.sha256 {
                destination.remove(&name)?;
                shipped.removed.push(dropped.name.clone());
            }
        }
    }
    destination.replace(INDEX, signed.json())?;
    destination.replace(INDEX_SIGNATURE, signed.signature().as_bytes())?;
    Ok(shipped)
}

fn carry(
    outbox: &Outbox,
    item: &Item,
    there: Option<u64>,
    destination: &dyn Destination,
    check: Check,
    shipped: &mut Shipped,
) -> Result<(), DestinationError> {
    let name = item.name.to_string();
    let listed = (item.size, item.sha256);
    let good = match there {
        Some(size) if size != item.size => false,
        Some(_) => check == Check::New || hash_at(destination, &name)? == listed,
        None => false,
    };
    if good {
        shipped.there.push(item.name.clone());
        return Ok(());
    }
    let Ok(source) = outbox.open(&item.name) else {
        shipped.nowhere.push(item.name.clone());
        return Ok(());
    };
    if hash(source).map_err(DestinationError::Source)? != listed {
        shipped.damaged_here.push(item.name.clone());
        return Ok(());
    }
    if there.is_some() {
        destination.remove(&name)?;
    }
    let mut source = outbox.open(&item.name).map_err(|_| DestinationError::Source(io::ErrorKind::NotFound.into()))?;
    destination.put_new(&name, &mut source)?;
    let outcome = match (hash_at(destination, &name)? == listed, there) {
        (false, _) => &mut shipped.unfaithful,
        (true, Some(_)) => &mut shipped.repaired,
        (true, None) => &mut shipped.copied,
    };
    outcome.push(item.name.clone());
    Ok(())
}

fn hash_at(destination: &dyn Destination, name: &str) -> Result<(u64, Hash), DestinationError> {
    Ok(hash(destination.read(name)?)?)
}

fn hash(mut content: impl Read) -> io::Result<(u64, Hash)> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    let mut size = 0;
    loop {
        match content.read(&mut buffer) {
            Ok(0) => return Ok((size, Hash::from_bytes(hasher.finalize().into()))),
            Ok(read) => {
                hasher.update(&buffer[..read]);
                size += read as u64;
            }
            Err(interrupted) if interrupted.kind() == io::ErrorKind::Interrupted => {}
            Err(failed) => return Err(failed),
        }
    }
}

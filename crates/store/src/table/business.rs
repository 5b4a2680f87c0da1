//! The business profile: one row, whose details freeze into each issued document.

use super::{Reads, fingerprint, from_json, one, to_json, to_value};
use crate::{Result, Tx};
use billing::Seller;
use chain::{EntryKind, Hash};
use rusqlite::params;

/// The seller; `None` before set-up.
pub fn get(from: &impl Reads) -> Result<Option<Seller>> {
    one(from, "SELECT details FROM business", [], |row| row.get::<_, String>(0))?
        .map(|details| from_json("business", &details))
        .transpose()
}

/// The logo, a PNG.
pub fn logo(from: &impl Reads) -> Result<Option<Vec<u8>>> {
    Ok(one(from, "SELECT logo FROM business", [], |row| row.get(0))?.flatten())
}

/// Saves the profile; the logo stays.
pub fn save(tx: &Tx<'_>, seller: &Seller) -> Result<()> {
    let before = current(tx)?;
    let details = to_json("business", seller)?;
    tx.run(
        "INSERT INTO business (id, details) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET details = ?1",
        params![details],
    )?;
    tx.record(EntryKind::BusinessSaved, "business", before, current(tx)?)
}

/// Saves or removes the logo.
pub fn save_logo(tx: &Tx<'_>, png: Option<&[u8]>) -> Result<()> {
    let before = current(tx)?;
    tx.run("UPDATE business SET logo = ?1", params![png])?;
    tx.record(EntryKind::BusinessSaved, "business", before, current(tx)?)
}

/// What the audit log says of the profile as it is.
pub(crate) fn current(from: &impl Reads) -> Result<Option<Hash>> {
    let Some(seller) = get(from)? else { return Ok(None) };
    let logo = logo(from)?.map(|png| Hash::of_content(&png).to_string());
    fingerprint(&serde_json::json!({ "details": to_value("business", &seller)?, "logo": logo })).map(Some)
}

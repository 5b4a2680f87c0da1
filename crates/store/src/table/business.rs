//! The business profile: one row, whose details freeze into each issued document.

use super::{Reads, fingerprint, from_json, one, to_json, to_value, versions};
use crate::{Error, Result, Tx};
use billing::Seller;
use chain::{EntryKind, Hash};
use rusqlite::params;
use serde::Deserialize;
use serde_json::Value;

/// As the audit log names it.
pub(crate) const OBJECT: &str = "business";

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
    let before = recorded(tx)?;
    let details = to_json("business", seller)?;
    tx.run(
        "INSERT INTO business (id, details) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET details = ?1",
        params![details],
    )?;
    record(tx, before)
}

/// Saves or removes the logo.
pub fn save_logo(tx: &Tx<'_>, png: Option<&[u8]>) -> Result<()> {
    let before = recorded(tx)?;
    let old = logo(tx)?;
    for png in [old.as_deref(), png].into_iter().flatten() {
        let hash = Hash::of_content(png).to_string();
        tx.run("INSERT INTO kept_logo (hash, png) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING", params![hash, png])?;
    }
    tx.run("UPDATE business SET logo = ?1", params![png])?;
    record(tx, before)
}

/// Brings profile and logo to what they once were, as a version has them.
pub fn put_back(tx: &Tx<'_>, version: &Value) -> Result<()> {
    let bad = || Error::BadRow { table: "version" };
    save(tx, &Seller::deserialize(version.get("details").ok_or_else(bad)?).map_err(|_| bad())?)?;
    let png = match version.get("logo").and_then(Value::as_str) {
        None => None,
        Some(hash) => {
            let png = one(tx, "SELECT png FROM kept_logo WHERE hash = ?1", [hash], |row| row.get::<_, Vec<u8>>(0))?;
            // A logo that was never changed was never put aside.
            Some(png.map_or_else(|| logo(tx)?.ok_or_else(bad), Ok)?)
        }
    };
    if logo(tx)? == png { Ok(()) } else { save_logo(tx, png.as_deref()) }
}

fn record(tx: &Tx<'_>, before: Option<Value>) -> Result<()> {
    let after = recorded(tx)?;
    versions::record(tx, versions::Change { kind: EntryKind::BusinessSaved, object: OBJECT, before, after })
}

/// What the audit log knows of the profile.
pub(crate) fn recorded(from: &impl Reads) -> Result<Option<Value>> {
    let Some(seller) = get(from)? else { return Ok(None) };
    let logo = logo(from)?.map(|png| Hash::of_content(&png).to_string());
    Ok(Some(serde_json::json!({ "details": to_value("business", &seller)?, "logo": logo })))
}

/// What the audit log says of the profile as it is.
pub(crate) fn current(from: &impl Reads) -> Result<Option<Hash>> {
    recorded(from)?.as_ref().map(fingerprint).transpose()
}

//! The audit log: one signed entry for each act, appended in the act's own transaction.

use super::{Reads, from_json, many, one};
use crate::{Error, Result, Tx};
use chain::{Entry, Hash, Head, Signature, SignedEntry};
use rusqlite::params;

/// End of the log; `None` while it is empty.
pub fn head(from: &impl Reads) -> Result<Option<Head>> {
    one(from, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", [], |row| {
        Ok(Head { size: row.get::<_, i64>(0)?.unsigned_abs(), hash: Hash::from_bytes(row.get(1)?) })
    })
}

/// Hash of one entry.
pub(crate) fn hash_at(from: &impl Reads, seq: u64) -> Result<Option<Hash>> {
    let seq = i64::try_from(seq).map_err(|_| Error::BadRow { table: "audit" })?;
    one(from, "SELECT hash FROM audit WHERE seq = ?1", [seq], |row| Ok(Hash::from_bytes(row.get(0)?)))
}

/// How many acts follow the entry `seq`: the entries of one transaction bear the same moment.
pub(crate) fn moments_after(from: &impl Reads, seq: u64) -> Result<u64> {
    let seq = i64::try_from(seq).map_err(|_| Error::BadRow { table: "audit" })?;
    let sql = "SELECT count(DISTINCT entry ->> 'time') FROM audit WHERE seq > ?1";
    Ok(one(from, sql, [seq], |row| row.get::<_, i64>(0))?.unwrap_or(0).unsigned_abs())
}

/// Entries from `first` on, in order.
pub fn list(from: &impl Reads, first: u64, limit: u32) -> Result<Vec<SignedEntry>> {
    let first = i64::try_from(first).map_err(|_| Error::BadRow { table: "audit" })?;
    let sql = "SELECT entry, signature FROM audit WHERE seq >= ?1 ORDER BY seq LIMIT ?2";
    many(from, sql, params![first, limit], |row| Ok((row.get::<_, String>(0)?, row.get::<_, [u8; 64]>(1)?)))?
        .into_iter()
        .map(|(entry, signature)| {
            let entry: Entry = from_json("audit", &entry)?;
            Ok(SignedEntry { entry, signature: Signature::from_bytes(signature) })
        })
        .collect()
}

/// Each user's newest signing key, as the log names it; the log itself is verified elsewhere.
pub fn signers(from: &impl Reads) -> Result<Vec<(String, chain::VerifyingKey)>> {
    let sql = "SELECT entry FROM audit WHERE seq IN (SELECT max(seq) FROM audit GROUP BY entry ->> 'user', entry ->> 'signer')";
    many(from, sql, [], |row| row.get::<_, String>(0))?
        .into_iter()
        .map(|entry| from_json::<Entry>("audit", &entry).map(|entry| (entry.user, entry.signer)))
        .collect()
}

/// What the last entry of each object says it is now, in order of object.
pub(crate) fn last_of_each(from: &impl Reads) -> Result<Vec<(String, Option<Hash>)>> {
    let sql = "SELECT object, entry FROM audit a WHERE seq = (SELECT max(seq) FROM audit WHERE object = a.object) ORDER BY object";
    many(from, sql, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
        .into_iter()
        .map(|(object, entry)| Ok((object, from_json::<Entry>("audit", &entry)?.after)))
        .collect()
}

pub(crate) fn insert(tx: &Tx<'_>, signed: &SignedEntry, head: &Head) -> Result<()> {
    let seq = i64::try_from(head.size).map_err(|_| Error::BadRow { table: "audit" })?;
    let entry = super::to_json("audit", &signed.entry)?;
    tx.run(
        "INSERT INTO audit (seq, object, entry, hash, signature) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            seq,
            signed.entry.object,
            entry,
            head.hash.as_bytes().as_slice(),
            signed.signature.as_bytes().as_slice()
        ],
    )
}

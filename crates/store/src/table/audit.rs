//! The audit log: one signed entry for each act, appended in the act's own transaction.

use super::{Reads, from_json, many, one, search};
use crate::{Error, Result, Tx};
use chain::{Entry, EntryKind, Hash, Head, Signature, SignedEntry};
use rusqlite::{named_params, params};

/// Which entries are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words to find. One that is part of the name of a kind (`issued`, `backup`) asks for such acts, every other one
    /// for documents and customers by their text; empty = all.
    pub text: String,
    /// Kinds to let through; empty = all.
    pub kinds: Vec<String>,
}

/// An entry as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRow {
    /// The entry and its signature.
    pub signed: SignedEntry,
    /// Its hash, which the next entry names.
    pub hash: Hash,
    /// What it is about.
    pub about: About,
}

/// What people call an object of the log: as the book says it now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Number of the document; none while it is a draft.
    pub number: Option<String>,
    /// Its UNTDID 1001 code, once it was issued.
    pub type_code: Option<String>,
    /// Name of the customer.
    pub customer: Option<String>,
}

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

/// At most `limit` entries that the filter lets through, newest first, from before the entry `before`.
pub fn window(from: &impl Reads, filter: &Filter, before: Option<u64>, limit: u32) -> Result<Vec<LogRow>> {
    let wanted = Wanted::read(from, filter)?;
    let before = before.map_or(Ok(i64::MAX), i64::try_from).map_err(|_| Error::BadRow { table: "audit" })?;
    let sql = format!(
        "SELECT a.entry, a.signature, a.hash, i.number, i.type_code, {CUSTOMER} FROM audit a {JOINS} {CONDITIONS}
         AND a.seq < :before ORDER BY a.seq DESC LIMIT :limit"
    );
    let bound = named_params! { ":kinds": wanted.kinds, ":text": wanted.text, ":before": before, ":limit": limit };
    many(from, &sql, bound, |row| {
        let hash = Hash::from_bytes(row.get(2)?);
        let about = About { number: row.get(3)?, type_code: row.get(4)?, customer: row.get(5)? };
        Ok((row.get::<_, String>(0)?, row.get::<_, [u8; 64]>(1)?, hash, about))
    })?
    .into_iter()
    .map(|(entry, signature, hash, about)| {
        let signed = SignedEntry { entry: from_json("audit", &entry)?, signature: Signature::from_bytes(signature) };
        Ok(LogRow { signed, hash, about })
    })
    .collect()
}

/// How many entries the filter lets through.
pub fn count(from: &impl Reads, filter: &Filter) -> Result<u64> {
    let wanted = Wanted::read(from, filter)?;
    let sql = format!("SELECT count(*) FROM audit a {JOINS} {CONDITIONS}");
    let bound = named_params! { ":kinds": wanted.kinds, ":text": wanted.text };
    Ok(one(from, &sql, bound, |row| row.get::<_, i64>(0))?.unwrap_or(0).unsigned_abs())
}

/// What people call an object, also one that only a finding names (`file/SHA-256`).
pub fn about(from: &impl Reads, object: &str) -> Result<About> {
    if let Some(sha256) = object.strip_prefix("file/").and_then(|hex| hex::decode(hex).ok()) {
        let sql = "SELECT number, type_code, customer_name FROM invoice WHERE pdf_sha256 = ?1";
        let found = one(from, sql, [sha256], |row| {
            Ok(About { number: row.get(0)?, type_code: row.get(1)?, customer: row.get(2)? })
        })?;
        return Ok(found.unwrap_or_default());
    }
    let sql = format!("SELECT i.number, i.type_code, {CUSTOMER} FROM (SELECT ?1 AS object) a {JOINS}");
    let found = one(from, &sql, [object], |row| {
        Ok(About { number: row.get(0)?, type_code: row.get(1)?, customer: row.get(2)? })
    })?;
    Ok(found.unwrap_or_default())
}

/// A frozen name for a document that was issued; else the name as it is now.
const CUSTOMER: &str = "coalesce(i.customer_name, c.name)";

/// From the object of an entry to the rows that name it.
const JOINS: &str = "
    LEFT JOIN payment p ON p.id = CASE
      WHEN a.object LIKE 'payment/%' THEN substr(a.object, 9)
      WHEN a.object LIKE 'movement/%' THEN (SELECT payment FROM allocation WHERE movement = substr(a.object, 10))
      WHEN a.object LIKE 'receipt/%' THEN (SELECT payment FROM allocation WHERE movement = substr(a.object, 9)) END
    LEFT JOIN write_off w ON w.id = iif(a.object LIKE 'write-off/%', substr(a.object, 11), NULL)
    LEFT JOIN reminder r ON r.id = iif(a.object LIKE 'reminder/%', substr(a.object, 10), NULL)
    LEFT JOIN quote_answer q ON q.id = iif(a.object LIKE 'answer/%', substr(a.object, 8), NULL)
    LEFT JOIN version v ON v.object = a.object AND v.number = 1 AND (a.object LIKE 'note/%' OR a.object LIKE 'attachment/%')
    LEFT JOIN invoice i ON i.id = coalesce(p.invoice, w.invoice, r.invoice, q.quote, iif(a.object LIKE 'document/%', substr(a.object, 10), NULL),
      iif(v.details ->> '$.owner' LIKE 'document/%', substr(v.details ->> '$.owner', 10), NULL))
    LEFT JOIN draft d ON d.id = iif(a.object LIKE 'document/%', substr(a.object, 10), NULL)
    LEFT JOIN customer c ON c.id = coalesce(d.customer, iif(a.object LIKE 'customer/%', substr(a.object, 10), NULL),
      iif(a.object LIKE 'merge/%', substr(a.object, 7), NULL),
      iif(v.details ->> '$.owner' LIKE 'customer/%', substr(v.details ->> '$.owner', 10), NULL))";

/// Parameters are always bound, so that each statement has one text and is prepared once.
const CONDITIONS: &str = "
    WHERE (:kinds IS NULL OR (a.entry ->> 'kind') IN (SELECT value FROM json_each(:kinds)))
      AND (:text IS NULL OR coalesce('document/' || coalesce(p.invoice, w.invoice, r.invoice, q.quote), a.object) IN
        (SELECT object FROM search_object WHERE id IN (SELECT rowid FROM search WHERE search MATCH :text)))";

/// A filter as the statements take it.
struct Wanted {
    /// JSON array of kinds; none = all.
    kinds: Option<String>,
    /// An expression of the full-text index; none = all.
    text: Option<String>,
}

impl Wanted {
    fn read(from: &impl Reads, filter: &Filter) -> Result<Self> {
        let lower = filter.text.to_lowercase();
        let part_of = |kind: EntryKind, word: &str| word.len() > 2 && kind.as_str().contains(word);
        let (acts, words): (Vec<&str>, Vec<&str>) =
            lower.split_whitespace().partition(|word| EntryKind::ALL.into_iter().any(|kind| part_of(kind, word)));
        let kinds: Vec<&str> = EntryKind::ALL
            .into_iter()
            .filter(|kind| acts.iter().all(|word| part_of(*kind, word)))
            .map(EntryKind::as_str)
            .filter(|kind| filter.kinds.is_empty() || filter.kinds.iter().any(|wanted| wanted == kind))
            .collect();
        let all = kinds.len() == EntryKind::ALL.len();
        let kinds = if all { None } else { Some(super::to_json("audit", &kinds)?) };
        Ok(Self { kinds, text: search::expression(from, search::Index::Own, &words.join(" "))? })
    }
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

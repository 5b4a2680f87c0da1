//! What the audit log says of a run, and how its rows are held against it: one hash a row, one digest a run.

use super::write::RunFacts;
use crate::table::{Reads, fingerprint, many};
use crate::{Error, Result};
use chain::Hash;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

/// The columns that the hash of a document is taken over, in order.
const DOCUMENT: &str = "row, number, type_code, void, customer, customer_name, issue_date, due_date, currency, rate,
    purchase_order, note, net, vat, gross, base_net, base_vat, base_gross, lines, vats, credits, flaws";
/// The same for a payment.
const PAYMENT: &str = "row, document, date, amount, base_amount, method, reference";

/// SHA-256 over the columns of a row, each told from the next by its kind and length.
pub(super) struct RowHash(pub [u8; 32]);

impl RowHash {
    pub fn of(fields: &[ValueRef<'_>]) -> Result<Self> {
        let mut bytes = Vec::with_capacity(1024);
        for field in fields {
            match field {
                ValueRef::Null => bytes.push(0),
                ValueRef::Integer(number) => {
                    bytes.push(1);
                    bytes.extend_from_slice(&number.to_be_bytes());
                }
                ValueRef::Text(text) => {
                    bytes.push(2);
                    bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
                    bytes.extend_from_slice(text);
                }
                ValueRef::Real(_) | ValueRef::Blob(_) => return Err(Error::BadRow { table: "imported" }),
            }
        }
        Ok(Self(Sha256::digest(&bytes).into()))
    }
}

/// Over the hashes of all documents of a run, then those of its payments, each in order.
pub(super) fn digest(documents: Sha256, payments: Sha256) -> [u8; 32] {
    Sha256::new().chain_update(documents.finalize()).chain_update(payments.finalize()).finalize().into()
}

/// What the entry of a run bears witness to.
pub(super) struct Said<'a> {
    pub format: &'a str,
    pub source: &'a [u8],
    pub facts: RunFacts,
    pub last_date: &'a str,
    pub digest: [u8; 32],
}

impl Said<'_> {
    pub fn hash(&self) -> Result<Hash> {
        fingerprint(&serde_json::json!({
            "format": self.format,
            "source": hex::encode(self.source),
            "documents": self.facts.documents,
            "payments": self.facts.payments,
            "flawed": self.facts.flawed,
            "last_date": self.last_date,
            "digest": hex::encode(self.digest),
        }))
    }
}

/// As the audit log names a run.
pub(super) fn object(run: i64) -> String {
    format!("import/{run}")
}

/// Every run's object with its hash, over the rows as they are now.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    let sql = "SELECT id, format, source, documents, payments, flawed, last_date FROM import_run ORDER BY id";
    let runs = many(from, sql, [], |row| {
        let facts = RunFacts { id: row.get(0)?, documents: row.get(3)?, payments: row.get(4)?, flawed: row.get(5)? };
        Ok((facts, row.get::<_, String>(1)?, row.get::<_, Vec<u8>>(2)?, row.get::<_, String>(6)?))
    })?;
    runs.into_iter()
        .map(|(facts, format, source, last_date)| {
            let documents = hashes(from, facts.id, Kind::Document, &mut |_| ())?;
            let payments = hashes(from, facts.id, Kind::Payment, &mut |_| ())?;
            let digest = digest(documents, payments);
            let said = Said { format: &format, source: &source, facts, last_date: &last_date, digest };
            Ok((object(facts.id), said.hash()?))
        })
        .collect()
}

#[derive(Clone, Copy)]
enum Kind {
    Document,
    Payment,
}

/// Hashes the rows of a run anew, in order; tells the places of those that are not what their own hash says.
fn hashes(from: &impl Reads, run: i64, kind: Kind, differs: &mut impl FnMut(i64)) -> Result<Sha256> {
    let (columns, table, key) = match kind {
        Kind::Document => (DOCUMENT, "imported", "ordinal"),
        Kind::Payment => (PAYMENT, "imported_payment", "id"),
    };
    let connection = from.connection();
    let sql = format!("SELECT {columns}, hash, {key} FROM {table} WHERE run = ?1 ORDER BY {key}");
    let mut statement = connection.0.prepare(&sql)?;
    let last = statement.column_count().saturating_sub(2);
    let mut rows = statement.query([run])?;
    let mut all = Sha256::new();
    while let Some(row) = rows.next()? {
        let fields = (0..last).map(|column| row.get_ref(column)).collect::<rusqlite::Result<Vec<_>>>()?;
        let hash = RowHash::of(&fields)?;
        if row.get_ref(last)?.as_blob().ok() != Some(hash.0.as_slice()) {
            differs(row.get(last + 1)?);
        }
        all.update(hash.0);
    }
    Ok(all)
}

/// Names each row that is not what its hash says.
pub(crate) fn verify(from: &impl Reads) -> Result<Vec<String>> {
    let mut differing = Vec::new();
    for run in super::runs(from)? {
        hashes(from, run.id, Kind::Document, &mut |place| differing.push(format!("imported/{place}")))?;
        hashes(from, run.id, Kind::Payment, &mut |place| differing.push(format!("imported-payment/{place}")))?;
    }
    Ok(differing)
}

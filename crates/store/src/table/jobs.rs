//! Jobs: which documents belong together. The first one gives the job its id and needs no row.

use super::{Reads, many, one};
use crate::{Error, Result, Tx};
use billing::{InvoiceId, IssuedInvoice};
use rusqlite::params;

/// Ties a document that is being issued to its job, as its snapshot says.
pub(crate) fn insert(tx: &Tx<'_>, id: &InvoiceId, invoice: &IssuedInvoice) -> Result<()> {
    let Some(job) = invoice.job().filter(|job| job != id) else { return Ok(()) };
    let origin = invoice.based_on().as_ref().map(|origin| origin.number.as_str());
    tx.run(
        "INSERT INTO job_paper (document, job, origin) VALUES (?1, ?2, (SELECT id FROM invoice WHERE number = ?3))",
        params![id.to_string(), job.to_string(), origin],
    )
}

/// The issued documents of a job in order of issue, its first one included; credit notes are not listed.
pub fn documents(from: &impl Reads, job: &InvoiceId) -> Result<Vec<InvoiceId>> {
    let sql = "SELECT id FROM invoice WHERE type_code <> '381'
               AND (id = ?1 OR id IN (SELECT document FROM job_paper WHERE job = ?1)) ORDER BY ordinal";
    ids(many(from, sql, [job.to_string()], |row| row.get(0))?)
}

/// The drafts of a job, last touched first; one that its deposits were made from among them.
pub fn drafts(from: &impl Reads, job: &InvoiceId) -> Result<Vec<InvoiceId>> {
    let sql = "SELECT id FROM draft WHERE id = ?1 OR coalesce(autosaved, details) ->> '$.job' = ?1
               ORDER BY saved_at DESC, id DESC";
    ids(many(from, sql, [job.to_string()], |row| row.get(0))?)
}

/// The job that an issued document is of; none where it belongs to nothing.
pub fn of(from: &impl Reads, document: &InvoiceId) -> Result<Option<InvoiceId>> {
    let sql =
        "SELECT job FROM job_paper WHERE document = ?1 UNION ALL SELECT job FROM job_paper WHERE job = ?1 LIMIT 1";
    let job = one(from, sql, [document.to_string()], |row| row.get::<_, String>(0))?;
    job.map(|id| id.parse().map_err(|_| Error::BadRow { table: "job_paper" })).transpose()
}

/// Documents whose row does not say what their snapshot says.
pub(crate) fn differing(from: &impl Reads) -> Result<Vec<String>> {
    let sql = "SELECT i.id FROM invoice i LEFT JOIN job_paper j ON j.document = i.id
               WHERE j.job IS NOT nullif(i.snapshot ->> '$.job', i.id)";
    many(from, sql, [], |row| row.get(0))
}

fn ids(found: Vec<String>) -> Result<Vec<InvoiceId>> {
    found.into_iter().map(|id| id.parse().map_err(|_| Error::BadRow { table: "job_paper" })).collect()
}

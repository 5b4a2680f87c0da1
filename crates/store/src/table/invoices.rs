//! Issued documents: written once, in the act that takes the number, and never changed.

mod repeated;

pub(crate) use repeated::differing;

use super::{
    Reads, by_prefix, drafts, files, fingerprint, from_json, imported, jobs, many, one, search, series, to_json,
    to_value,
};
use crate::sealed_files::SealedFile;
use crate::{Error, Result, Tx};
use billing::{InvoiceId, InvoiceNumber, IssuedInvoice, Series, TypeCode};
use chain::{EntryKind, Hash};
use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

/// One issued document with what the book keeps beside its frozen content.
#[derive(Debug, Clone)]
pub struct InvoiceRow {
    /// Its id, which was the draft's.
    pub id: InvoiceId,
    /// The frozen document.
    pub invoice: IssuedInvoice,
    /// Series.
    pub series: String,
    /// 1, 2, 3 ... in its series.
    pub position: u32,
    /// Link of the document before it in the series.
    pub previous: Hash,
    /// Its own link.
    pub link: Hash,
    /// SHA-256 of its PDF.
    pub pdf_sha256: [u8; 32],
    /// RFC 3339.
    pub issued_at: String,
    /// The invoice that this credit note credits.
    pub credits: Option<InvoiceId>,
}

/// A number taken inside the transaction that will use it; dropped with it when the act fails.
pub struct Place {
    row: series::SeriesRow,
    next: Series,
    /// Numbers that were passed over, since other documents of the book bear them.
    borne: Vec<InvoiceNumber>,
    /// The number.
    pub number: InvoiceNumber,
}

/// Nobody wants to pass over more numbers than this in one act.
const BORNE_MAX: usize = 100_000;

/// The number that issuing on `date` takes: the next one that no imported document and no other series of the book gave.
///
/// # Errors
/// [`Error::SeriesHeld`], [`Error::NumberTaken`] after [`BORNE_MAX`] numbers that are taken, and what
/// [`Series::next`] refuses.
pub fn take_number(from: &impl Reads, series: &str, date: NaiveDate) -> Result<Place> {
    let row = series::get(from, series)?;
    if row.held {
        return Err(Error::SeriesHeld);
    }
    let (mut number, mut next) = row.series.next(date)?;
    let mut borne = Vec::new();
    while imported::resolve(from, number.as_str())?.is_some() || by_number(from, number.as_str())?.is_some() {
        if borne.len() == BORNE_MAX {
            return Err(Error::NumberTaken);
        }
        borne.push(number);
        (number, next) = next.next(date)?;
    }
    Ok(Place { row, next, borne, number })
}

/// What links a frozen document to the one before it: its canonical bytes, without PDF and XML.
pub fn link(place: &Place, invoice: &IssuedInvoice) -> Result<Hash> {
    link_after(invoice, place.number.as_str(), &place.row.link)
}

/// Writes the document at its place, moves the series on, and takes the draft away: one entry in the audit log.
pub fn insert(
    tx: &Tx<'_>,
    id: InvoiceId,
    place: Place,
    invoice: IssuedInvoice,
    pdf: &SealedFile,
) -> Result<InvoiceRow> {
    let before = drafts::current(tx, &id)?;
    let link = link(&place, &invoice)?;
    let credits = credited_by(tx, &invoice)?;
    let position = place.row.issued.checked_add(1).ok_or(Error::BadRow { table: "series" })?;
    let row = InvoiceRow {
        id,
        invoice,
        series: place.row.name.clone(),
        position,
        previous: place.row.link,
        link,
        pdf_sha256: pdf.sha256,
        issued_at: tx.now_text(),
        credits,
    };
    files::insert(tx, pdf, "application/pdf")?;
    drafts::remove(tx, &row.id)?;
    write(tx, &row)?;
    jobs::insert(tx, &row.id, &row.invoice)?;
    series::pass_over(tx, &row.series, &place.borne, "Another document of the book bears this number.")?;
    series::put(tx, &series::SeriesRow { series: place.next, issued: position, link, ..place.row })?;
    let object = drafts::object(&row.id);
    let note = [("number", row.invoice.number().to_string()), ("pdf", hex::encode(pdf.sha256))];
    tx.record_with(EntryKind::InvoiceIssued, &object, before, Some(hash(&row)?), &note)?;
    Ok(row)
}

/// The invoice that a document credits, if it is a credit note.
fn credited_by(from: &impl Reads, note: &IssuedInvoice) -> Result<Option<InvoiceId>> {
    match note.preceding() {
        Some(preceding) if note.type_code() == TypeCode::CreditNote => by_number(from, preceding.number.as_str()),
        _ => Ok(None),
    }
}

fn write(tx: &Tx<'_>, row: &InvoiceRow) -> Result<()> {
    let invoice = &row.invoice;
    let own = [
        Value::Text(row.id.to_string()),
        Value::Text(row.series.clone()),
        Value::Integer(row.position.into()),
        Value::Text(to_json("invoice", invoice)?),
        Value::Blob(row.previous.as_bytes().to_vec()),
        Value::Blob(row.link.as_bytes().to_vec()),
        Value::Blob(row.pdf_sha256.to_vec()),
        Value::Text(row.issued_at.clone()),
        row.credits.map_or(Value::Null, |id| Value::Text(id.to_string())),
    ];
    let sql = format!(
        "INSERT INTO invoice (id, series, position, snapshot, previous, link, pdf_sha256, issued_at, credits, {})
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
        repeated::COLUMNS
    );
    tx.run(&sql, params_from_iter(own.into_iter().chain(repeated::values(invoice))))?;
    let lines = invoice.lines().iter().flat_map(|line| [line.name.as_str(), line.description.as_str()]);
    let preceding = invoice.preceding().as_ref().map_or("", |preceding| preceding.number.as_str());
    let head = [invoice.number().as_str(), preceding, invoice.customer().name.as_str(), invoice.description()];
    search::put(tx, &drafts::object(&row.id), "document", head.into_iter().chain(lines))
}

/// One issued document.
pub fn get(from: &impl Reads, id: &InvoiceId) -> Result<InvoiceRow> {
    one(from, &select("WHERE id = ?1"), [id.to_string()], read)?.ok_or(Error::NotFound { what: "invoice" })?
}

/// The credit notes of an invoice, in order of issue.
pub fn credit_notes_of(from: &impl Reads, id: &InvoiceId) -> Result<Vec<InvoiceRow>> {
    many(from, &select("WHERE credits = ?1 ORDER BY ordinal"), [id.to_string()], read)?.into_iter().collect()
}

/// Documents issued within a period, in order of issue.
pub fn between(from: &impl Reads, first: NaiveDate, last: NaiveDate) -> Result<Vec<InvoiceRow>> {
    let sql = select("WHERE issue_date BETWEEN ?1 AND ?2 ORDER BY ordinal");
    many(from, &sql, [first.to_string(), last.to_string()], read)?.into_iter().collect()
}

/// What a number, an id, or a unique prefix of an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// May be edited.
    Draft(InvoiceId),
    /// Never changes.
    Issued(InvoiceId),
}

/// Finds a document by number, id, or unique prefix of an id.
pub fn resolve(from: &impl Reads, text: &str) -> Result<Document> {
    let parse = |id: String| id.parse().map_err(|_| Error::BadRow { table: "invoice" });
    if let Some(id) = by_number(from, text)? {
        return Ok(Document::Issued(id));
    }
    let issued = by_prefix(from, "document", "invoice", text)?;
    let draft = by_prefix(from, "document", "draft", text)?;
    match (issued, draft) {
        (Some(_), Some(_)) => Err(Error::Ambiguous { what: "document" }),
        (Some(id), None) => parse(id).map(Document::Issued),
        (None, Some(id)) => parse(id).map(Document::Draft),
        (None, None) => Err(Error::NotFound { what: "document" }),
    }
}

fn by_number(from: &impl Reads, number: &str) -> Result<Option<InvoiceId>> {
    let id = one(from, "SELECT id FROM invoice WHERE number = ?1", [number], |row| row.get::<_, String>(0))?;
    id.map(|id| id.parse().map_err(|_| Error::BadRow { table: "invoice" })).transpose()
}

/// Every document's object with its hash, for verification; also says whether its link follows from the one before.
pub(crate) fn each(from: &impl Reads, mut visit: impl FnMut(InvoiceRow) -> Result<()>) -> Result<()> {
    let connection = from.connection();
    let mut statement = connection.0.prepare(&select("ORDER BY series, position"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(read(row)??)?;
    }
    Ok(())
}

/// The link that a document must have after `previous`.
pub(crate) fn link_after(invoice: &IssuedInvoice, number: &str, previous: &Hash) -> Result<Hash> {
    let canonical = chain::canonical_bytes(&to_value("invoice", invoice)?)?;
    Ok(chain::document_link(&canonical, number, previous))
}

/// What the audit log says of an issued document.
pub(crate) fn hash(row: &InvoiceRow) -> Result<Hash> {
    fingerprint(&serde_json::json!({
        "snapshot": to_value("invoice", &row.invoice)?,
        "series": row.series,
        "position": row.position,
        "link": row.link.to_string(),
        "pdf_sha256": hex::encode(row.pdf_sha256),
        "issued_at": row.issued_at,
    }))
}

fn select(tail: &str) -> String {
    format!("SELECT snapshot, series, position, previous, link, pdf_sha256, issued_at, id, credits FROM invoice {tail}")
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<InvoiceRow>> {
    let snapshot: String = row.get(0)?;
    let (series, position): (String, u32) = (row.get(1)?, row.get(2)?);
    let (previous, link) = (Hash::from_bytes(row.get(3)?), Hash::from_bytes(row.get(4)?));
    let (pdf_sha256, issued_at, id) = (row.get(5)?, row.get(6)?, row.get::<_, String>(7)?);
    let credits: Option<String> = row.get(8)?;
    let parse = |id: String| id.parse().map_err(|_| Error::BadRow { table: "invoice" });
    Ok((|| {
        let (id, credits) = (parse(id)?, credits.map(parse).transpose()?);
        let invoice = from_json("invoice", &snapshot)?;
        Ok(InvoiceRow { id, invoice, series, position, previous, link, pdf_sha256, issued_at, credits })
    })())
}

/// The number that a series gave last.
pub fn last_number(from: &impl Reads, series: &str) -> Result<Option<String>> {
    one(from, "SELECT number FROM invoice WHERE series = ?1 ORDER BY position DESC LIMIT 1", [series], |row| row.get(0))
}

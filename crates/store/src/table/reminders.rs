//! Reminders as they were written, and the receipts of payments: sealed papers that are no documents with VAT.

use super::{Reads, files, fingerprint, from_json, many, one, to_json, to_value};
use crate::sealed_files::SealedFile;
use crate::{Error, Result, Tx};
use billing::{InvoiceId, MovementId, Reminder, ReminderId};
use chain::{EntryKind, Hash};
use rusqlite::{Row, params};

/// A reminder with what the book keeps beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderRow {
    /// Who it is.
    pub id: ReminderId,
    /// For which invoice.
    pub invoice: InvoiceId,
    /// As written.
    pub reminder: Reminder,
    /// SHA-256 of its PDF.
    pub pdf_sha256: [u8; 32],
}

/// Reminders of one invoice, oldest first.
pub fn of(from: &impl Reads, invoice: &InvoiceId) -> Result<Vec<ReminderRow>> {
    let sql = format!("{SELECT} WHERE invoice = ?1 ORDER BY date, recorded_at, id");
    many(from, &sql, [invoice.to_string()], read)?.into_iter().collect()
}

/// All reminders, newest first.
pub fn all(from: &impl Reads) -> Result<Vec<ReminderRow>> {
    many(from, &format!("{SELECT} ORDER BY date DESC, recorded_at DESC, id DESC"), [], read)?.into_iter().collect()
}

/// One, by id or a unique prefix of it.
pub fn resolve(from: &impl Reads, text: &str) -> Result<ReminderRow> {
    let missing = || Error::NotFound { what: "reminder" };
    let id = super::by_prefix(from, "reminder", "reminder", text)?.ok_or_else(missing)?;
    one(from, &format!("{SELECT} WHERE id = ?1"), [id], read)?.ok_or_else(missing)?
}

/// Records a reminder with its sealed PDF.
pub fn insert(tx: &Tx<'_>, row: &ReminderRow, pdf: &SealedFile) -> Result<()> {
    files::insert(tx, pdf, "application/pdf")?;
    let reminder = &row.reminder;
    tx.run(
        "INSERT INTO reminder (id, invoice, date, deadline, tone, currency, open, charges, details, pdf_sha256, recorded_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            row.id.to_string(),
            row.invoice.to_string(),
            reminder.date.to_string(),
            reminder.deadline.to_string(),
            reminder.tone.as_str(),
            reminder.open.currency().code(),
            reminder.open.minor(),
            reminder.charges()?.minor(),
            to_json("reminder", reminder)?,
            row.pdf_sha256.as_slice(),
            tx.now_text()
        ],
    )?;
    tx.record(EntryKind::ReminderWritten, &object(&row.id), None, Some(hash(row)?))
}

/// SHA-256 of the receipt of a movement, once it was written.
pub fn receipt(from: &impl Reads, movement: &MovementId) -> Result<Option<[u8; 32]>> {
    one(from, "SELECT pdf_sha256 FROM receipt WHERE movement = ?1", [movement.to_string()], |row| row.get(0))
}

/// Records the receipt of a movement with its sealed PDF.
pub fn insert_receipt(tx: &Tx<'_>, movement: &MovementId, date: chrono::NaiveDate, pdf: &SealedFile) -> Result<()> {
    files::insert(tx, pdf, "application/pdf")?;
    let (id, date) = (movement.to_string(), date.to_string());
    tx.run(
        "INSERT INTO receipt (movement, date, pdf_sha256, recorded_at) VALUES (?1, ?2, ?3, ?4)",
        params![id, date, pdf.sha256.as_slice(), tx.now_text()],
    )?;
    tx.record(EntryKind::ReceiptWritten, &format!("receipt/{id}"), None, Some(receipt_hash(&date, &pdf.sha256)?))
}

/// Every reminder's and receipt's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    let receipts = many(from, "SELECT movement, date, pdf_sha256 FROM receipt", [], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, [u8; 32]>(2)?))
    })?;
    let receipts =
        receipts.into_iter().map(|(id, date, pdf)| Ok((format!("receipt/{id}"), receipt_hash(&date, &pdf)?)));
    let reminders = all(from)?.into_iter().map(|row| Ok((object(&row.id), hash(&row)?)));
    reminders.chain(receipts).collect()
}

const SELECT: &str = "SELECT id, invoice, details, pdf_sha256 FROM reminder";

fn object(id: &ReminderId) -> String {
    format!("reminder/{id}")
}

fn hash(row: &ReminderRow) -> Result<Hash> {
    fingerprint(&serde_json::json!({
        "invoice": row.invoice.to_string(),
        "details": to_value("reminder", &row.reminder)?,
        "pdf_sha256": hex::encode(row.pdf_sha256),
    }))
}

fn receipt_hash(date: &str, pdf: &[u8; 32]) -> Result<Hash> {
    fingerprint(&serde_json::json!({ "date": date, "pdf_sha256": hex::encode(pdf) }))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<ReminderRow>> {
    let (id, invoice, details): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let pdf_sha256 = row.get(3)?;
    let bad = |_| Error::BadRow { table: "reminder" };
    Ok((|| {
        let (id, invoice) = (id.parse().map_err(bad)?, invoice.parse().map_err(bad)?);
        Ok(ReminderRow { id, invoice, reminder: from_json("reminder", &details)?, pdf_sha256 })
    })())
}

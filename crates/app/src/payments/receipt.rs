//! The receipt of a payment: drawn and sealed when it is first asked for, the same bytes ever after.

use crate::roles::Command;
use crate::{Error, Result, Session, outside, paper};
use billing::{Claim, Movement};
use documents::ReceiptPaper;
use std::path::Path;
use store::table::{Reads, business, customers, files, invoices, movements, reminders};

/// The receipt of the payment that an id, or a unique prefix of one, names.
pub fn receipt(session: &mut Session, id: &str) -> Result<Vec<u8>> {
    let written = {
        let desk = session.at(Command::Read)?;
        let book = &desk.open.book;
        let id = movements::resolve(book, id)?;
        match reminders::receipt(book, &id)? {
            Some(sha256) => Some(book.files().open(&files::get(book, &sha256)?)?),
            None => None,
        }
    };
    written.map_or_else(|| write(session, id), Ok)
}

/// Writes the receipt to a place that the user chose.
pub fn save_receipt(session: &mut Session, id: &str, path: &Path) -> Result<()> {
    outside::refuse_existing(path)?;
    let bytes = receipt(session, id)?;
    outside::write_new(path, &bytes)
}

fn write(session: &mut Session, id: &str) -> Result<Vec<u8>> {
    let desk = session.at(Command::Issue)?;
    let (now, today) = (desk.clock.now(), desk.clock.today());
    desk.open.book.write(now, |tx| -> Result<Vec<u8>> {
        let id = movements::resolve(tx, id)?;
        let movement = movements::get(tx, &id)?;
        let undone = movement.reverses.is_some() || movements::reversed_by(tx, &id)?.is_some();
        if movement.amount.minor() <= 0 || undone {
            return Err(Error::NothingReceived);
        }
        let pdf = draw(tx, &movement, today)?;
        let sealed = tx.files().seal(&pdf)?;
        reminders::insert_receipt(tx, &id, today, &sealed)?;
        Ok(pdf)
    })
}

fn draw(from: &impl Reads, movement: &Movement, today: chrono::NaiveDate) -> Result<Vec<u8>> {
    let seller = business::get(from)?.unwrap_or_default();
    let first = movement.allocations.first().map(|part| invoices::get(from, &part.invoice)).transpose()?;
    let payer = match (&movement.customer, &first) {
        (Some(customer), _) => customers::get(from, customer)?,
        (None, Some(row)) => row.invoice.customer().clone(),
        (None, None) => return Err(Error::NothingReceived),
    };
    let mut parts = Vec::new();
    for part in movement.allocations.iter().filter(|part| part.claim == Claim::Invoice) {
        parts.push((invoices::get(from, &part.invoice)?.invoice.number().to_string(), part.settled));
    }
    let id = movement.id.to_string();
    let paper = ReceiptPaper {
        seller: &seller,
        customer: &payer,
        payment: id.get(..13).unwrap_or(&id),
        date: movement.date,
        written: today,
        amount: movement.amount,
        parts: &parts,
        credit: movement.rest()?,
    };
    paper::receipt(&paper, business::logo(from)?.as_deref())
}

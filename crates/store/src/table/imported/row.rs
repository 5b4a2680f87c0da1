//! One imported document whole, with its lines and payments as they were given.

use crate::table::{Reads, from_json, many, one};
use crate::{Error, Result};
use billing::ImportedDocument;
use serde::{Deserialize, Serialize};

/// A line: description, unit, thousandths, price, discount in basis points, category, rate in basis points, net.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedLineRow(pub String, pub String, pub i64, pub i64, pub i64, pub String, pub i64, pub i64);

/// VAT of a category and rate: category, rate in basis points, net, VAT.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedVatRow(pub String, pub i64, pub i64, pub i64);

/// What was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPaymentRow {
    /// ISO date.
    pub date: String,
    /// Minor units of the document's currency.
    pub amount: i64,
    /// `bank`, `card`.
    pub method: String,
    /// As given.
    pub reference: String,
}

/// All that is kept of one document. Amounts are minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFull {
    /// As lists show it.
    pub row: super::ImportedRow,
    /// Its customer.
    pub customer: String,
    /// May be empty.
    pub purchase_order: String,
    /// May be empty.
    pub note: String,
    /// Without VAT.
    pub net: i64,
    /// VAT.
    pub vat: i64,
    /// Lines.
    pub lines: Vec<ImportedLineRow>,
    /// VAT by category and rate.
    pub vats: Vec<ImportedVatRow>,
    /// In order of date.
    pub payments: Vec<ImportedPaymentRow>,
    /// Figures that are stated otherwise than they come out.
    pub flaws: u32,
    /// Line of the file that it came from.
    pub file_row: i64,
}

pub(super) fn full(from: &impl Reads, ordinal: i64) -> Result<Option<ImportedFull>> {
    let Some(row) = super::list::one_row(from, ordinal)? else { return Ok(None) };
    let sql =
        "SELECT customer, purchase_order, note, net, vat, lines, vats, flaws, row FROM imported WHERE ordinal = ?1";
    let Some((texts, numbers)) = one(from, sql, [ordinal], |row| {
        let texts: [String; 5] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(5)?, row.get(6)?];
        let numbers: [i64; 4] = [row.get(3)?, row.get(4)?, row.get(7)?, row.get(8)?];
        Ok((texts, numbers))
    })?
    else {
        return Ok(None);
    };
    let ([customer, purchase_order, note, lines, vats], [net, vat, flaws, file_row]) = (texts, numbers);
    let lines = from_json("imported", &lines)?;
    let vats = from_json("imported", &vats)?;
    let flaws = u32::try_from(flaws).unwrap_or(u32::MAX);
    let payments = payments(from, ordinal)?;
    Ok(Some(ImportedFull { row, customer, purchase_order, note, net, vat, lines, vats, payments, flaws, file_row }))
}

fn payments(from: &impl Reads, ordinal: i64) -> Result<Vec<ImportedPaymentRow>> {
    let sql = "SELECT date, amount, method, reference FROM imported_payment WHERE document = ?1 ORDER BY date, id";
    many(from, sql, [ordinal], |row| {
        Ok(ImportedPaymentRow { date: row.get(0)?, amount: row.get(1)?, method: row.get(2)?, reference: row.get(3)? })
    })
}

/// The lines as the column holds them, into a buffer that is used again.
pub(super) fn write_lines(into: &mut String, document: &ImportedDocument<'_>) -> Result<()> {
    let lines: Vec<_> = document
        .lines
        .iter()
        .map(|line| {
            let (category, rate) = (line.category.code(), line.rate);
            (&line.description, &line.unit, line.quantity, line.price, line.discount, category, rate, line.net)
        })
        .collect();
    let mut bytes = std::mem::take(into).into_bytes();
    bytes.clear();
    serde_json::to_writer(&mut bytes, &lines).map_err(|_| Error::BadRow { table: "imported" })?;
    *into = String::from_utf8(bytes).map_err(|_| Error::BadRow { table: "imported" })?;
    Ok(())
}

pub(super) fn vats_json(document: &ImportedDocument<'_>) -> Result<String> {
    let rows: Vec<_> = document.vats.iter().map(|row| (row.category.code(), row.rate, row.net, row.vat)).collect();
    crate::table::to_json("imported", &rows)
}

//! What a VAT return asks for: bases and taxes of a period by the date of issue, out of the documents' own breakdowns.

use crate::Result;
use crate::table::list::{CLAIM, SIGN};
use crate::table::{Reads, many};
use chrono::NaiveDate;

/// One category and rate in one currency. Amounts are minor units, those of credit notes above 0 as on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vat {
    /// ISO 4217.
    pub currency: String,
    /// BT-118.
    pub category: String,
    /// BT-119, percent without trailing zeros.
    pub rate: String,
    /// Documents that are no credit notes.
    pub invoices: u32,
    /// BT-116 over these.
    pub invoiced_taxable: i64,
    /// BT-117 over these.
    pub invoiced_tax: i64,
    /// Credit notes.
    pub credit_notes: u32,
    /// BT-116 over these.
    pub credited_taxable: i64,
    /// BT-117 over these.
    pub credited_tax: i64,
}

/// All documents of a period in one currency, minor units; credit notes count below 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documents {
    /// ISO 4217.
    pub currency: String,
    /// Documents that are no credit notes.
    pub invoices: u32,
    /// Credit notes.
    pub credit_notes: u32,
    /// Without VAT (BT-109).
    pub net: i64,
    /// VAT (BT-110).
    pub vat: i64,
}

/// Bases and taxes of what was issued from `first` to `last`, both included, standard rates first.
///
/// Each amount is added as its document rounded it; nothing is taken as a percentage of a sum. The snapshot holds it with
/// all decimals of its currency, so that without its point it is a number of minor units.
///
/// The plan is one range of `invoice_by_date`, then the breakdown of each document in it: the cost is that of the period,
/// whatever the age of the book.
pub fn vat(from: &impl Reads, first: NaiveDate, last: NaiveDate) -> Result<Vec<Vat>> {
    let sql = format!(
        "WITH part AS (
          SELECT i.currency, b.value ->> '$.category' AS category, b.value ->> '$.rate' AS rate,
            i.type_code = '381' AS credit,
            CAST(replace(b.value ->> '$.taxable', '.', '') AS INTEGER) AS taxable,
            CAST(replace(b.value ->> '$.tax', '.', '') AS INTEGER) AS tax
          FROM invoice i, json_each(i.snapshot, '$.totals.vat_breakdown') b
          WHERE i.issue_date BETWEEN ?1 AND ?2 AND {CLAIM}
        )
        SELECT currency, category, rate,
          sum(NOT credit), sum(iif(credit, 0, taxable)), sum(iif(credit, 0, tax)),
          sum(credit), sum(iif(credit, taxable, 0)), sum(iif(credit, tax, 0))
        FROM part GROUP BY currency, category, rate
        ORDER BY currency, category <> 'S', category, CAST(rate AS REAL) DESC"
    );
    many(from, &sql, [first.to_string(), last.to_string()], |row| {
        Ok(Vat {
            currency: row.get(0)?,
            category: row.get(1)?,
            rate: row.get(2)?,
            invoices: row.get(3)?,
            invoiced_taxable: row.get(4)?,
            invoiced_tax: row.get(5)?,
            credit_notes: row.get(6)?,
            credited_taxable: row.get(7)?,
            credited_tax: row.get(8)?,
        })
    })
}

/// How many documents these are, and what they come to by their own totals.
pub fn documents(from: &impl Reads, first: NaiveDate, last: NaiveDate) -> Result<Vec<Documents>> {
    let sql = format!(
        "SELECT currency, sum(type_code <> '381'), sum(type_code = '381'), sum(net * {SIGN}), sum(vat * {SIGN})
         FROM invoice WHERE issue_date BETWEEN ?1 AND ?2 AND {CLAIM} GROUP BY currency ORDER BY currency"
    );
    many(from, &sql, [first.to_string(), last.to_string()], |row| {
        Ok(Documents {
            currency: row.get(0)?,
            invoices: row.get(1)?,
            credit_notes: row.get(2)?,
            net: row.get(3)?,
            vat: row.get(4)?,
        })
    })
}

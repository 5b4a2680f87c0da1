//! What a VAT return asks for: bases and taxes of a period by the date of issue, out of the documents' own breakdowns.

use super::period::Period;
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
/// Whole months are read from what is kept; of the days before and after them, each document for itself.
pub fn vat(from: &impl Reads, first: NaiveDate, last: NaiveDate) -> Result<Vec<Vat>> {
    let period = Period::of(first, last);
    let sql = format!(
        "WITH part AS (
          SELECT currency, category, rate, type_code = '381' AS credit, documents, net, vat FROM issued_vat
          WHERE month BETWEEN :first AND :last
          UNION ALL
          SELECT i.currency, b.value ->> '$.category', b.value ->> '$.rate', i.type_code = '381', 1,
            CAST(replace(b.value ->> '$.taxable', '.', '') AS INTEGER) * {SIGN},
            CAST(replace(b.value ->> '$.tax', '.', '') AS INTEGER) * {SIGN}
          FROM invoice i, json_each(i.snapshot, '$.totals.vat_breakdown') b
          WHERE (i.issue_date BETWEEN :head AND :head_end OR i.issue_date BETWEEN :tail AND :tail_end) AND {CLAIM}
        )
        SELECT currency, category, rate,
          sum(iif(credit, 0, documents)), sum(iif(credit, 0, net)), sum(iif(credit, 0, vat)),
          sum(iif(credit, documents, 0)), sum(iif(credit, -net, 0)), sum(iif(credit, -vat, 0))
        FROM part GROUP BY currency, category, rate
        ORDER BY currency, category <> 'S', category, CAST(rate AS REAL) DESC"
    );
    many(from, &sql, period.bound().as_slice(), |row| {
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
    let period = Period::of(first, last);
    let sql = format!(
        "WITH part AS (
          SELECT currency, type_code = '381' AS credit, documents, net, vat FROM issued_month
          WHERE month BETWEEN :first AND :last
          UNION ALL
          SELECT currency, type_code = '381', 1, net * {SIGN}, vat * {SIGN} FROM invoice
          WHERE (issue_date BETWEEN :head AND :head_end OR issue_date BETWEEN :tail AND :tail_end) AND {CLAIM}
        )
        SELECT currency, sum(iif(credit, 0, documents)), sum(iif(credit, documents, 0)), sum(net), sum(vat)
        FROM part GROUP BY currency ORDER BY currency"
    );
    many(from, &sql, period.bound().as_slice(), |row| {
        Ok(Documents {
            currency: row.get(0)?,
            invoices: row.get(1)?,
            credit_notes: row.get(2)?,
            net: row.get(3)?,
            vat: row.get(4)?,
        })
    })
}

//! The sums of a run, added up while its documents go by and written once at its end.

use crate::{Error, Result, Tx};
use billing::{Currency, ImportedDocument, VatCategory};
use chrono::{Datelike, NaiveDate};
use rusqlite::params;
use std::collections::BTreeMap;

/// Year and month.
type Month = (i32, u32);

#[derive(Default)]
struct OfMonth {
    documents: i64,
    void: i64,
    net: i64,
    vat: i64,
    gross: i64,
}

#[derive(Default)]
struct OfVat {
    documents: i64,
    net: i64,
    vat: i64,
}

/// By month, currency and whether they are credit notes.
#[derive(Default)]
pub(super) struct Sums {
    months: BTreeMap<(Month, Currency, bool), OfMonth>,
    vats: BTreeMap<(Month, Currency, VatCategory, i64, bool), OfVat>,
}

impl Sums {
    pub fn add(&mut self, document: &ImportedDocument<'_>) -> Result<()> {
        let (month, currency, credit) = (month(document.issue_date), document.currency, document.credit_note);
        let sum = self.months.entry((month, currency, credit)).or_default();
        if document.void {
            sum.void += 1;
            return Ok(());
        }
        sum.documents += 1;
        grow(&mut sum.net, document.net)?;
        grow(&mut sum.vat, document.vat)?;
        grow(&mut sum.gross, document.gross)?;
        for row in &document.vats {
            let sum = self.vats.entry((month, currency, row.category, row.rate, credit)).or_default();
            sum.documents += 1;
            grow(&mut sum.net, row.net)?;
            grow(&mut sum.vat, row.vat)?;
        }
        Ok(())
    }

    /// Adds them to those of earlier runs.
    pub fn write(&self, tx: &Tx<'_>) -> Result<()> {
        for ((_, currency, _), sum) in &self.months {
            tx.run(
                "INSERT INTO total (currency, documents, gross, open, last_date) VALUES (?1, ?2, ?3, 0, '')
                 ON CONFLICT (currency) DO UPDATE SET documents = documents + ?2, gross = gross + ?3",
                params![currency.code(), sum.documents + sum.void, sum.gross],
            )?;
        }
        for ((month, currency, credit), sum) in &self.months {
            tx.run(
                "INSERT INTO imported_month (month, currency, type_code, documents, void, net, vat, gross)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT (month, currency, type_code) DO UPDATE SET documents = documents + ?4, void = void + ?5,
                   net = net + ?6, vat = vat + ?7, gross = gross + ?8",
                params![
                    written(*month),
                    currency.code(),
                    type_code(*credit),
                    sum.documents,
                    sum.void,
                    sum.net,
                    sum.vat,
                    sum.gross
                ],
            )?;
        }
        for ((month, currency, category, rate, credit), sum) in &self.vats {
            tx.run(
                "INSERT INTO imported_vat (month, currency, category, rate, type_code, documents, net, vat)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT (month, currency, category, rate, type_code) DO UPDATE SET documents = documents + ?6,
                   net = net + ?7, vat = vat + ?8",
                params![
                    written(*month),
                    currency.code(),
                    category.code(),
                    rate,
                    type_code(*credit),
                    sum.documents,
                    sum.net,
                    sum.vat
                ],
            )?;
        }
        Ok(())
    }
}

fn month(date: NaiveDate) -> Month {
    (date.year(), date.month())
}

/// As the first letters of a date.
fn written((year, month): Month) -> String {
    format!("{year:04}-{month:02}")
}

const fn type_code(credit: bool) -> &'static str {
    if credit { "381" } else { "380" }
}

fn grow(sum: &mut i64, by: i64) -> Result<()> {
    *sum = sum.checked_add(by).ok_or(Error::Billing(billing::Error::Overflow))?;
    Ok(())
}

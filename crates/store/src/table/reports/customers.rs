//! What was invoiced in a period, customer by customer.

use super::Span;
use crate::table::list::{CLAIM, SIGN};
use crate::table::{Reads, customers, many, merges};
use crate::{Error, Result};
use billing::CustomerId;
use rusqlite::{Row, named_params};
use std::collections::BTreeMap;

/// One customer in one currency, minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerRevenue {
    /// Id of the customer who stands for all that were made one; none for documents without one.
    pub customer: Option<String>,
    /// As the customer is called now.
    pub name: String,
    /// ISO 4217.
    pub currency: String,
    /// Documents.
    pub count: u32,
    /// Without VAT.
    pub net: i64,
    /// VAT.
    pub vat: i64,
    /// With VAT.
    pub gross: i64,
}

impl CustomerRevenue {
    /// Adds the figures of another row in the same currency; none where they are too large.
    pub fn add(&mut self, row: &Self) -> Option<()> {
        self.count = self.count.checked_add(row.count)?;
        self.net = self.net.checked_add(row.net)?;
        self.vat = self.vat.checked_add(row.vat)?;
        self.gross = self.gross.checked_add(row.gross)?;
        Some(())
    }
}

/// What was invoiced, less what was credited, by customer and currency, with what was imported; by currency, the largest
/// net sum first.
///
/// One range of `invoice_by_date`, and one of `imported_by_date`.
pub fn revenue_by_customer(from: &impl Reads, span: Span) -> Result<Vec<CustomerRevenue>> {
    let ours = format!(
        "SELECT customer, max(customer_name), currency, count(*), sum(net * {SIGN}), sum(vat * {SIGN}), sum(gross * {SIGN})
         FROM invoice WHERE issue_date BETWEEN :first AND :last AND {CLAIM}
         GROUP BY customer, iif(customer IS NULL, customer_name, ''), currency"
    );
    let theirs = "SELECT customer, '', currency, count(*), sum(net), sum(vat), sum(gross)
         FROM imported WHERE issue_date BETWEEN :first AND :last AND NOT void GROUP BY customer, currency";
    let merged = merges::all(from)?;
    let mut sums: BTreeMap<(String, String, String), CustomerRevenue> = BTreeMap::new();
    for sql in [ours.as_str(), theirs] {
        let bound = named_params! { ":first": span.first.to_string(), ":last": span.last.to_string() };
        for mut row in many(from, sql, bound, read)? {
            row.customer = row.customer.map(|id| merges::standing(&merged, id));
            let unnamed = if row.customer.is_none() { row.name.clone() } else { String::new() };
            let place = (row.customer.clone().unwrap_or_default(), unnamed, row.currency.clone());
            match sums.get_mut(&place) {
                Some(sum) => sum.add(&row).ok_or(Error::Billing(billing::Error::Overflow))?,
                None => {
                    sums.insert(place, row);
                }
            }
        }
    }
    let mut rows: Vec<_> = sums.into_values().collect();
    for row in &mut rows {
        if let Some(id) = &row.customer {
            let id: CustomerId = id.parse().map_err(|_| Error::BadRow { table: "customer" })?;
            row.name = customers::get(from, &id)?.name;
        }
    }
    rows.sort_by(|a, b| (&a.currency, b.net, &a.name).cmp(&(&b.currency, a.net, &b.name)));
    Ok(rows)
}

fn read(row: &Row<'_>) -> rusqlite::Result<CustomerRevenue> {
    Ok(CustomerRevenue {
        customer: row.get(0)?,
        name: row.get(1)?,
        currency: row.get(2)?,
        count: row.get(3)?,
        net: row.get(4)?,
        vat: row.get(5)?,
        gross: row.get(6)?,
    })
}

//! The five CSV files.

use super::cells::{Cell, Table, decimal};
use super::manifest::DocumentEntry;
use super::{ArchiveError, Contents, names};

/// One row per document and VAT rate. `entries` stand in the order of `contents.invoices`.
pub(super) fn sales_journal(contents: &Contents, entries: &[DocumentEntry]) -> Result<Vec<u8>, ArchiveError> {
    const HEADER: [&str; 16] = [
        "number",
        "type_code",
        "issue_date",
        "due_date",
        "customer",
        "customer_vat_id",
        "currency",
        "vat_category",
        "vat_rate",
        "net",
        "vat",
        "gross",
        "description",
        "document",
        "sha256",
        "chain_code",
    ];
    let mut table = Table::new(names::JOURNAL, &HEADER)?;
    for (index, (invoice, entry)) in contents.invoices.iter().zip(entries).enumerate() {
        let whole = [("", "", invoice.net.as_str(), invoice.vat_total.as_str())];
        let parts: Vec<_> = invoice
            .vat
            .iter()
            .map(|vat| (vat.category.as_str(), vat.rate.as_str(), vat.taxable.as_str(), vat.tax.as_str()))
            .collect();
        for &(category, rate, net, tax) in if parts.is_empty() { &whole[..] } else { &parts } {
            let gross = decimal(names::JOURNAL, index + 1, "net", net)?
                .checked_add(decimal(names::JOURNAL, index + 1, "vat", tax)?)
                .ok_or(ArchiveError::TotalsOverflow)?;
            table.row(&[
                Cell::Text(&invoice.number),
                Cell::Text(&invoice.type_code),
                Cell::Plain(invoice.issue_date.to_string()),
                Cell::Plain(invoice.due_date.map(|date| date.to_string()).unwrap_or_default()),
                Cell::Text(&invoice.customer),
                Cell::Text(&invoice.customer_vat_id),
                Cell::Text(&invoice.currency),
                Cell::Text(category),
                Cell::Decimal { field: "vat_rate", value: rate, optional: true },
                Cell::amount("net", net),
                Cell::amount("vat", tax),
                Cell::amount("gross", &gross.to_string()),
                Cell::Text(&invoice.description),
                Cell::Plain(entry.file.clone().unwrap_or_default()),
                Cell::Plain(entry.sha256.clone().unwrap_or_default()),
                Cell::Text(&invoice.chain_code),
            ])?;
        }
    }
    table.finish()
}

/// Payments received.
pub(super) fn payments(contents: &Contents) -> Result<Vec<u8>, ArchiveError> {
    let mut table = Table::new(names::PAYMENTS, &["date", "number", "customer", "currency", "amount", "note"])?;
    for payment in &contents.payments {
        table.row(&[
            Cell::Plain(payment.date.to_string()),
            Cell::Text(&payment.number),
            Cell::Text(&payment.customer),
            Cell::Text(&payment.currency),
            Cell::amount("amount", &payment.amount),
            Cell::Text(&payment.note),
        ])?;
    }
    table.finish()
}

/// Customers named in the period.
pub(super) fn customers(contents: &Contents) -> Result<Vec<u8>, ArchiveError> {
    let mut table =
        Table::new(names::CUSTOMERS, &["name", "street", "postcode", "city", "country", "vat_id", "tax_id"])?;
    for customer in &contents.customers {
        let fields = [
            &customer.name,
            &customer.street,
            &customer.postcode,
            &customer.city,
            &customer.country,
            &customer.vat_id,
            &customer.tax_id,
        ];
        table.row(&fields.map(|field| Cell::Text(field)))?;
    }
    table.finish()
}

/// Each series of the period.
pub(super) fn number_ranges(contents: &Contents) -> Result<Vec<u8>, ArchiveError> {
    let mut table = Table::new(names::NUMBER_RANGES, &["series", "first", "last", "issued", "missing", "explanation"])?;
    for range in &contents.number_ranges {
        table.row(&[
            Cell::Text(&range.series),
            Cell::Text(&range.first),
            Cell::Text(&range.last),
            Cell::Plain(range.issued.to_string()),
            Cell::Plain(range.missing.to_string()),
            Cell::Text(&range.explanation),
        ])?;
    }
    table.finish()
}

/// The audit trail of the period.
pub(super) fn audit(contents: &Contents) -> Result<Vec<u8>, ArchiveError> {
    let mut table = Table::new(names::AUDIT, &["seq", "time", "user", "device", "kind", "object", "hash"])?;
    for entry in &contents.audit {
        table.row(&[
            Cell::Plain(entry.seq.to_string()),
            Cell::Plain(super::write::instant(entry.time)),
            Cell::Text(&entry.user),
            Cell::Text(&entry.device),
            Cell::Text(&entry.kind),
            Cell::Text(&entry.object),
            Cell::Text(&entry.hash),
        ])?;
    }
    table.finish()
}

//! What an archive holds of the book: originals as issued, and the tables beside them.

use crate::invoices::Credited;
use crate::session::Desk;
use crate::{Result, keys};
use billing::{Money, Totals, TypeCode, VatBreakdown};
use chain::ChainCode;
use chrono::NaiveDate;
use documents::archive::{
    ArchiveAuditEntry, ArchiveCustomer, ArchiveInvoice, ArchiveNumberRange, ArchivePayment, ArchiveVat, Contents,
};
use std::collections::{BTreeMap, BTreeSet};
use store::table::invoices::InvoiceRow;
use store::table::{audit, business, files, invoices, payments, series};

/// Everything of the period from `from` to `to`, both included.
pub(super) fn gather(desk: &Desk<'_>, from: NaiveDate, to: NaiveDate) -> Result<Contents> {
    let book = &desk.open.book;
    // Sums of an archive count every document in it, so what is no claim is not one of them.
    let mut rows = invoices::between(book, from, to)?;
    rows.retain(|row| row.invoice.type_code().is_claim());
    Ok(Contents {
        vault_id: book.vault_id().to_string(),
        business: business::get(book)?.unwrap_or_default().name,
        from,
        to,
        created: desk.clock.now(),
        signing_key: signing_key(desk),
        chain_head: book.head().hash.to_string(),
        invoices: rows.iter().map(|row| document(desk, row)).collect::<Result<_>>()?,
        payments: received(desk, from, to)?,
        customers: named(&rows),
        number_ranges: ranges(desk, &rows)?,
        audit: entries(desk, from, to)?,
    })
}

/// As minisign writes a public key: its second line.
fn signing_key(desk: &Desk<'_>) -> String {
    let line = chain::public_key_line(&keys::signing(&desk.open.keys).verifying_key());
    line.lines().last().unwrap_or_default().to_owned()
}

fn document(desk: &Desk<'_>, row: &InvoiceRow) -> Result<ArchiveInvoice> {
    let (book, invoice) = (&desk.open.book, &row.invoice);
    let kind = invoice.type_code();
    let counted = counted(invoice.totals(), kind == TypeCode::CreditNote)?;
    let open = if kind.asks_for_money() { open(desk, row)? } else { Money::zero(invoice.currency()) };
    let pdf = book.files().open(&files::get(book, &row.pdf_sha256)?)?;
    Ok(ArchiveInvoice {
        number: invoice.number().to_string(),
        type_code: invoice.type_code().to_string(),
        imported: false,
        issue_date: invoice.issue_date(),
        due_date: Some(invoice.due_date()),
        customer: invoice.customer().name.clone(),
        customer_vat_id: invoice.customer().vat_id.clone(),
        currency: invoice.currency().to_string(),
        vat: counted.vat,
        net: counted.net,
        vat_total: counted.vat_total,
        gross: counted.gross,
        open: open.to_string(),
        description: invoice.description().to_owned(),
        chain_code: ChainCode::of(&row.link).to_string(),
        pdf: Some(pdf),
        xml: None,
    })
}

/// Still owed by the customer, or below 0 to the customer.
fn open(desk: &Desk<'_>, row: &InvoiceRow) -> Result<Money> {
    let book = &desk.open.book;
    Ok(Credited::load(book, &row.id)?.settlement(book, desk.clock.today())?.balance()?)
}

/// Amounts as they count in the books.
struct Counted {
    vat: Vec<ArchiveVat>,
    net: String,
    vat_total: String,
    gross: String,
}

/// A credit note is written with positive amounts, and counts below 0.
fn counted(totals: &Totals, credit_note: bool) -> Result<Counted> {
    let count = |amount: Money| {
        let amount = if credit_note { amount.negate() } else { Ok(amount) };
        amount.map(|amount| amount.to_string()).map_err(crate::Error::from)
    };
    let row = |row: &VatBreakdown| {
        let (category, rate) = (row.category.to_string(), row.rate.to_string());
        Ok(ArchiveVat { category, rate, taxable: count(row.taxable)?, tax: count(row.tax)? })
    };
    Ok(Counted {
        vat: totals.vat_breakdown.iter().map(row).collect::<Result<_>>()?,
        net: count(totals.net_total)?,
        vat_total: count(totals.vat_total)?,
        gross: count(totals.gross_total)?,
    })
}

fn received(desk: &Desk<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<ArchivePayment>> {
    let book = &desk.open.book;
    payments::between(book, &from.to_string(), &to.to_string())?
        .into_iter()
        .map(|(id, payment)| {
            let invoice = invoices::get(book, &id)?.invoice;
            Ok(ArchivePayment {
                date: payment.date,
                number: invoice.number().to_string(),
                customer: invoice.customer().name.clone(),
                currency: payment.amount.currency().to_string(),
                amount: payment.amount.to_string(),
                note: payment.note,
            })
        })
        .collect()
}

/// The customers that the documents name, as frozen, each once.
fn named(rows: &[InvoiceRow]) -> Vec<ArchiveCustomer> {
    let frozen: BTreeMap<_, _> = rows
        .iter()
        .map(|row| row.invoice.customer())
        .map(|who| ((who.name.clone(), who.street.clone(), who.postcode.clone(), who.vat_id.clone()), who))
        .collect();
    frozen
        .into_values()
        .map(|who| ArchiveCustomer {
            name: who.name.clone(),
            street: who.street.clone(),
            postcode: who.postcode.clone(),
            city: who.city.clone(),
            country: who.country.clone(),
            vat_id: who.vat_id.clone(),
            tax_id: who.tax_id.clone(),
        })
        .collect()
}

/// First and last number of each series, and the gap register's words for what is missing between them.
fn ranges(desk: &Desk<'_>, rows: &[InvoiceRow]) -> Result<Vec<ArchiveNumberRange>> {
    let gaps = series::gaps(&desk.open.book)?;
    let names: BTreeSet<&str> = rows.iter().map(|row| row.series.as_str()).collect();
    let mut ranges = Vec::new();
    for name in names {
        let mut of: Vec<&InvoiceRow> = rows.iter().filter(|row| row.series == name).collect();
        of.sort_by_key(|row| row.position);
        let (Some(first), Some(last)) = (of.first(), of.last()) else { continue };
        let (first, last) = (first.invoice.number().to_string(), last.invoice.number().to_string());
        let skipped: Vec<_> = gaps
            .iter()
            .filter(|gap| gap.series == name && gap.number > first && gap.number < last)
            .map(|gap| format!("{}: {}", gap.number, gap.reason))
            .collect();
        ranges.push(ArchiveNumberRange {
            series: name.to_owned(),
            first,
            last,
            issued: u32::try_from(of.len()).unwrap_or(u32::MAX),
            missing: u32::try_from(skipped.len()).unwrap_or(u32::MAX),
            explanation: skipped.join("; "),
        });
    }
    Ok(ranges)
}

/// Entries of the audit log that were made within the period.
fn entries(desk: &Desk<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<ArchiveAuditEntry>> {
    let mut found = Vec::new();
    let mut next = 1;
    loop {
        let window = audit::list(&desk.open.book, next, 1000)?;
        let Some(last) = window.last() else { return Ok(found) };
        next = last.entry.seq + 1;
        for signed in &window {
            let day = signed.entry.time.date_naive();
            if day >= from && day <= to {
                found.push(ArchiveAuditEntry {
                    seq: signed.entry.seq,
                    time: signed.entry.time,
                    user: signed.entry.user.clone(),
                    device: signed.entry.device.clone(),
                    kind: signed.entry.kind.to_string(),
                    object: signed.entry.object.clone(),
                    hash: signed.entry.hash().to_string(),
                });
            }
        }
    }
}

//! One imported document, as it was given.

use super::listed::row_view;
use crate::roles::Command;
use crate::views::{ImportedLineView, ImportedPaymentView, ImportedVatView, ImportedView};
use crate::{Error, Result, Session, convert};
use billing::Currency;
use store::table::imported::{self, ImportedLineRow};
use store::table::{Reads, merges};

/// Who stands for a customer whom a row names.
fn standing(from: &impl Reads, customer: &str) -> Result<String> {
    let id = customer.parse().map_err(|_| store::Error::BadRow { table: "imported" })?;
    Ok(merges::kept(from, &id)?.to_string())
}

/// By its number, or by the id that lists give it; none where no imported document is called so.
pub fn find(session: &mut Session, text: &str) -> Result<Option<ImportedView>> {
    let desk = session.at(Command::Read)?;
    let (book, today) = (&desk.open.book, desk.clock.today());
    let Some(ordinal) = imported::resolve(book, text)? else { return Ok(None) };
    let found = imported::get(book, ordinal)?;
    let currency = found.row.currency.clone();
    let amount = |minor| Ok::<_, Error>(convert::amount(&currency, minor)?.amount);
    Ok(Some(ImportedView {
        row: row_view(found.row, today)?,
        customer_id: standing(book, &found.customer)?,
        purchase_order: found.purchase_order,
        note: found.note,
        net: amount(found.net)?,
        vat: amount(found.vat)?,
        lines: found.lines.iter().map(|line| line_view(line, &currency)).collect::<Result<_>>()?,
        vats: found
            .vats
            .iter()
            .map(|row| {
                let rate = hundredths(row.1);
                Ok(ImportedVatView { category: row.0.clone(), rate, net: amount(row.2)?, vat: amount(row.3)? })
            })
            .collect::<Result<_>>()?,
        payments: found
            .payments
            .into_iter()
            .map(|payment| {
                let (date, method, reference) = (payment.date, payment.method, payment.reference);
                Ok(ImportedPaymentView { date, amount: amount(payment.amount)?, method, reference })
            })
            .collect::<Result<_>>()?,
        flaws: found.flaws,
        file_line: u32::try_from(found.file_row).unwrap_or(u32::MAX),
    }))
}

/// One imported document, by its number or id.
///
/// # Errors
/// `not-found` where no imported document is called so.
pub fn show(session: &mut Session, text: &str) -> Result<ImportedView> {
    find(session, text)?.ok_or(Error::Store(store::Error::NotFound { what: "imported document" }))
}

fn line_view(line: &ImportedLineRow, currency: &str) -> Result<ImportedLineView> {
    let ImportedLineRow(description, unit, quantity, price, discount, category, rate, net) = line;
    let known: Currency = currency.parse()?;
    Ok(ImportedLineView {
        description: description.clone(),
        unit: unit.clone(),
        quantity: decimal(*quantity, 3),
        price: billing::Money::new(*price, known).to_string(),
        discount: hundredths(*discount),
        category: category.clone(),
        rate: hundredths(*rate),
        net: billing::Money::new(*net, known).to_string(),
    })
}

/// `parts` of a power of ten, without trailing zeros.
fn decimal(parts: i64, digits: u32) -> String {
    let whole = 10_u64.pow(digits);
    let (sign, size) = (if parts < 0 { "-" } else { "" }, parts.unsigned_abs());
    let text = format!("{sign}{}.{:0width$}", size / whole, size % whole, width = digits as usize);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Basis points as percent without trailing zeros.
fn hundredths(points: i64) -> String {
    decimal(points, 2)
}

//! Reports for a spreadsheet: cells that cannot run, as in the accountant's archive.

use super::{aging, gaps, revenue, revenue_by, vat};
use crate::views::{ReportQuery, RevenueBy};
use crate::{Result, Session};
use documents::archive::{CsvCell as Cell, CsvTable as Table};

/// The report as CSV (UTF-8 with a mark, CRLF).
pub fn csv(session: &mut Session, query: &ReportQuery) -> Result<Vec<u8>> {
    match query {
        ReportQuery::Revenue => revenue_csv(session),
        ReportQuery::RevenueBy { by, from, to } => revenue_by_csv(session, *by, from, to),
        ReportQuery::Aging { at } => aging_csv(session, at),
        ReportQuery::Vat { from, to } => vat_csv(session, from, to),
        ReportQuery::Gaps => gaps_csv(session),
    }
}

fn revenue_csv(session: &mut Session) -> Result<Vec<u8>> {
    let mut table = Table::new("revenue", &["month", "currency", "documents", "net", "vat", "gross", "written_off"])?;
    for row in revenue(session)? {
        table.row(&[
            Cell::Plain(row.month),
            Cell::Text(&row.currency),
            Cell::Plain(row.count.to_string()),
            Cell::amount("net", &row.net),
            Cell::amount("vat", &row.vat),
            Cell::amount("gross", &row.gross),
            Cell::amount("written_off", &row.written_off),
        ])?;
    }
    Ok(table.finish()?)
}

fn revenue_by_csv(session: &mut Session, by: RevenueBy, from: &str, to: &str) -> Result<Vec<u8>> {
    let view = revenue_by(session, by, from, to, None)?;
    let who = if by == RevenueBy::Customer { "customer" } else { "item" };
    let header = ["from", "to", who, "currency", "documents", "net", "vat", "gross"];
    // What an item has of the VAT is nowhere said.
    let columns = if by == RevenueBy::Customer { header.len() } else { header.len() - 2 };
    let mut table = Table::new("revenue-by", &header[..columns])?;
    for row in &view.items {
        let cells = [
            Cell::Plain(view.from.clone()),
            Cell::Plain(view.to.clone()),
            Cell::Text(&row.name),
            Cell::Text(&row.currency),
            Cell::Plain(row.count.to_string()),
            Cell::amount("net", &row.net),
            Cell::amount("vat", row.vat.as_deref().unwrap_or_default()),
            Cell::amount("gross", row.gross.as_deref().unwrap_or_default()),
        ];
        table.row(&cells[..columns])?;
    }
    Ok(table.finish()?)
}

fn gaps_csv(session: &mut Session) -> Result<Vec<u8>> {
    let mut table = Table::new("gaps", &["series", "number", "reason"])?;
    for gap in &gaps(session)?.items {
        table.row(&[Cell::Text(&gap.series), Cell::Text(&gap.number), Cell::Text(&gap.reason)])?;
    }
    Ok(table.finish()?)
}

fn aging_csv(session: &mut Session, at: &str) -> Result<Vec<u8>> {
    const HEADER: [&str; 11] = [
        "at",
        "customer",
        "currency",
        "documents",
        "not_due",
        "days_1_30",
        "days_31_60",
        "days_61_90",
        "over_90",
        "open",
        "to_refund",
    ];
    let view = aging(session, at)?;
    let mut table = Table::new("aging", &HEADER)?;
    for row in &view.items {
        let amounts = &row.amounts;
        table.row(&[
            Cell::Plain(view.at.clone()),
            Cell::Text(&row.name),
            Cell::Text(&amounts.currency),
            Cell::Plain(row.count.to_string()),
            Cell::amount("not_due", &amounts.not_due),
            Cell::amount("days_1_30", &amounts.days_1_30),
            Cell::amount("days_31_60", &amounts.days_31_60),
            Cell::amount("days_61_90", &amounts.days_61_90),
            Cell::amount("over_90", &amounts.over_90),
            Cell::amount("open", &amounts.open),
            Cell::amount("to_refund", &amounts.to_refund),
        ])?;
    }
    Ok(table.finish()?)
}

fn vat_csv(session: &mut Session, from: &str, to: &str) -> Result<Vec<u8>> {
    const HEADER: [&str; 16] = [
        "from",
        "to",
        "currency",
        "category",
        "name",
        "rate",
        "invoices",
        "invoiced_taxable",
        "invoiced_tax",
        "credit_notes",
        "credited_taxable",
        "credited_tax",
        "taxable",
        "tax",
        "written_off_taxable",
        "written_off_tax",
    ];
    let view = vat(session, from, to)?;
    let mut table = Table::new("vat", &HEADER)?;
    for row in &view.items {
        table.row(&[
            Cell::Plain(view.from.clone()),
            Cell::Plain(view.to.clone()),
            Cell::Text(&row.currency),
            Cell::Text(&row.category),
            Cell::Plain(row.name.clone()),
            Cell::amount("rate", &row.rate),
            Cell::Plain(row.invoices.to_string()),
            Cell::amount("invoiced_taxable", &row.invoiced_taxable),
            Cell::amount("invoiced_tax", &row.invoiced_tax),
            Cell::Plain(row.credit_notes.to_string()),
            Cell::amount("credited_taxable", &row.credited_taxable),
            Cell::amount("credited_tax", &row.credited_tax),
            Cell::amount("taxable", &row.taxable),
            Cell::amount("tax", &row.tax),
            none("written_off_taxable"),
            none("written_off_tax"),
        ])?;
    }
    for row in &view.written_off {
        table.row(&[
            Cell::Plain(view.from.clone()),
            Cell::Plain(view.to.clone()),
            Cell::Text(&row.currency),
            Cell::Text(&row.category),
            Cell::Plain(row.name.clone()),
            Cell::amount("rate", &row.rate),
            none("invoices"),
            none("invoiced_taxable"),
            none("invoiced_tax"),
            none("credit_notes"),
            none("credited_taxable"),
            none("credited_tax"),
            none("taxable"),
            none("tax"),
            Cell::amount("written_off_taxable", &row.taxable),
            Cell::amount("written_off_tax", &row.tax),
        ])?;
    }
    Ok(table.finish()?)
}

/// Of which a row says nothing: what was written off stands in rows and columns of its own.
const fn none(field: &'static str) -> Cell<'static> {
    Cell::Decimal { field, value: "", optional: true }
}

//! Reports on paper: the figures of the other files as rows of one drawing.

use super::{aging, gaps, revenue, revenue_by, vat};
use crate::roles::Command;
use crate::views::{AgingAmountsView, ReportQuery, RevenueBy, RevenueByView, RevenueView, VatReportView};
use crate::{Error, Result, Session, paper};
use chrono::NaiveDate;
use documents::ReportColumn as Column;
use documents::{ReportKind, ReportLabel as Label, ReportPaper, ReportRow as Row, ReportTable as Table};
use store::table::business;

/// The report as PDF/A-3b. `language` is a BCP 47 tag; empty = that of the seller's country.
pub fn pdf(session: &mut Session, query: &ReportQuery, language: &str) -> Result<Vec<u8>> {
    let (kind, columns, tables) = match query {
        ReportQuery::Revenue => by_month(&revenue(session)?)?,
        ReportQuery::RevenueBy { by, from, to } => by_customer_or_item(&revenue_by(session, *by, from, to, None)?)?,
        ReportQuery::Aging { at } => owed(session, at)?,
        ReportQuery::Vat { from, to } => taxed(&vat(session, from, to)?)?,
        ReportQuery::Gaps => missing(session)?,
    };
    let desk = session.at(Command::Read)?;
    let (book, made) = (&desk.open.book, desk.clock.today());
    let (seller, logo) = (business::get(book)?.unwrap_or_default(), business::logo(book)?);
    let drawn = ReportPaper { seller: &seller, made, kind, columns: &columns, tables };
    paper::report(&drawn, logo.as_deref(), language)
}

type Drawn = (ReportKind, Vec<Column>, Vec<Table>);

fn day(text: &str) -> Result<NaiveDate> {
    text.parse().map_err(|_| Error::Unreadable { what: "a day of the report" })
}

/// Whether there is anything but zeros.
fn says(amount: &str) -> bool {
    amount.bytes().any(|byte| (b'1'..=b'9').contains(&byte))
}

/// Rows of each currency, in order of its first.
fn by_currency<'r>(rows: impl Iterator<Item = (&'r str, Row)>) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for (currency, row) in rows {
        match tables.iter_mut().find(|table| table.currency == currency) {
            Some(table) => table.rows.push(row),
            None => tables.push(Table { currency: currency.to_owned(), rows: vec![row], ..Table::default() }),
        }
    }
    tables
}

/// The table of a currency; a new one where it has no rows.
fn of<'t>(tables: &'t mut Vec<Table>, currency: &str) -> &'t mut Table {
    let at = tables.iter().position(|table| table.currency == currency).unwrap_or_else(|| {
        tables.push(Table { currency: currency.to_owned(), ..Table::default() });
        tables.len() - 1
    });
    &mut tables[at]
}

fn by_month(rows: &[RevenueView]) -> Result<Drawn> {
    let given_up = rows.iter().any(|row| says(&row.written_off));
    let mut columns = vec![Column::Documents, Column::Net, Column::Vat, Column::Gross];
    columns.extend(given_up.then_some(Column::WrittenOff));
    let row = |view: &RevenueView| -> Result<Row> {
        let mut cells = vec![view.count.to_string(), view.net.clone(), view.vat.clone(), view.gross.clone()];
        cells.extend(given_up.then(|| view.written_off.clone()));
        Ok(Row { label: Label::Month(day(&format!("{}-01", view.month))?), cells })
    };
    let made = rows.iter().map(|view| Ok((view.currency.as_str(), row(view)?))).collect::<Result<Vec<_>>>()?;
    Ok((ReportKind::RevenueByMonth, columns, by_currency(made.into_iter())))
}

fn by_customer_or_item(view: &RevenueByView) -> Result<Drawn> {
    let open = |text: &str| if text.is_empty() { Ok(None) } else { day(text).map(Some) };
    let (from, to) = (open(&view.from)?, open(&view.to)?);
    let customers = view.by == RevenueBy::Customer;
    let mut columns = vec![Column::Share, Column::Documents, Column::Net];
    if customers {
        columns.extend([Column::Vat, Column::Gross]);
    }
    let cells = |count: u32, net: &str, vat: Option<&str>, gross: Option<&str>| -> Vec<String> {
        let mut cells = vec![net.to_owned(), count.to_string(), net.to_owned()];
        cells.extend(vat.filter(|_| customers).map(str::to_owned));
        cells.extend(gross.filter(|_| customers).map(str::to_owned));
        cells
    };
    let mut tables = by_currency(view.items.iter().map(|row| {
        let label = if row.name.is_empty() { Label::NoLines } else { Label::Text(row.name.clone()) };
        let cells = cells(row.count, &row.net, row.vat.as_deref(), row.gross.as_deref());
        (row.currency.as_str(), Row { label, cells })
    }));
    for sum in &view.totals {
        let mut cells = cells(sum.count, &sum.net, Some(&sum.vat), Some(&sum.gross));
        // The whole is as long as nothing else: no bar.
        cells[0].clear();
        of(&mut tables, &sum.currency).sums.push(Row { label: Label::Total, cells });
    }
    let kind = if customers { ReportKind::RevenueByCustomer(from, to) } else { ReportKind::RevenueByItem(from, to) };
    Ok((kind, columns, tables))
}

fn owed(session: &mut Session, at: &str) -> Result<Drawn> {
    let view = aging(session, at)?;
    let cells = |of: &AgingAmountsView| -> Vec<String> {
        [&of.not_due, &of.days_1_30, &of.days_31_60, &of.days_61_90, &of.over_90, &of.open, &of.to_refund]
            .map(Clone::clone)
            .to_vec()
    };
    let mut tables = by_currency(view.items.iter().map(|row| {
        (row.amounts.currency.as_str(), Row { label: Label::Text(row.name.clone()), cells: cells(&row.amounts) })
    }));
    for sum in &view.totals {
        of(&mut tables, &sum.currency).sums.push(Row { label: Label::Total, cells: cells(sum) });
    }
    let columns = [
        Column::NotDue,
        Column::Days30,
        Column::Days60,
        Column::Days90,
        Column::Over90,
        Column::Open,
        Column::ToRefund,
    ];
    Ok((ReportKind::Aging(day(&view.at)?), columns.to_vec(), tables))
}

fn taxed(view: &VatReportView) -> Result<Drawn> {
    let columns = vec![Column::Invoiced, Column::Vat, Column::Credited, Column::Vat, Column::Net, Column::Vat];
    let rows = view.items.iter().map(|row| -> Result<(&str, Row)> {
        let cells = [
            &row.invoiced_taxable,
            &row.invoiced_tax,
            &row.credited_taxable,
            &row.credited_tax,
            &row.taxable,
            &row.tax,
        ];
        let label = Label::Vat(row.category.parse()?, row.rate.clone());
        Ok((row.currency.as_str(), Row { label, cells: cells.map(Clone::clone).to_vec() }))
    });
    let mut tables = by_currency(rows.collect::<Result<Vec<_>>>()?.into_iter());
    let last_two = |base: &str, tax: &str| ["", "", "", "", base, tax].map(str::to_owned).to_vec();
    for sum in &view.totals {
        let row = Row { label: Label::Total, cells: last_two(&sum.taxable, &sum.tax) };
        of(&mut tables, &sum.currency).sums.push(row);
    }
    for given_up in &view.written_off {
        let label = Label::WrittenOff(given_up.category.parse()?, given_up.rate.clone());
        let row = Row { label, cells: last_two(&given_up.taxable, &given_up.tax) };
        of(&mut tables, &given_up.currency).beside.push(row);
    }
    Ok((ReportKind::Vat(day(&view.from)?, day(&view.to)?), columns, tables))
}

fn missing(session: &mut Session) -> Result<Drawn> {
    let rows = gaps(session)?.items.into_iter().map(|gap| {
        let cells = vec![gap.number, gap.reason];
        ("", Row { label: Label::Text(gap.series), cells })
    });
    let tables = by_currency(rows);
    Ok((ReportKind::Gaps, vec![Column::Number, Column::Reason], tables))
}

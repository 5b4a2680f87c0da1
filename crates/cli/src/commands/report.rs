//! `counterfoil report`: figures as tables, as JSON, as CSV for a spreadsheet, or as PDF.

use super::{Done, table};
use crate::args::{Report, ReportFile, RevenueRows};
use crate::output::{Answer, Failure};
use app::views::{
    AgingAmountsView, AgingView, GapsView, ReportForm, ReportQuery, RevenueBy, RevenueByView, RevenueView,
    VatReportView, VatRowView,
};
use app::{Session, reports};
use std::path::Path;

pub fn run(session: &mut Session, report: Report) -> Done {
    let (query, file) = asked(report)?;
    match (&file.csv, &file.out) {
        (Some(csv), _) if csv == Path::new("-") => {
            let text = String::from_utf8_lossy(&reports::csv(session, &query)?).into_owned();
            Ok(Answer::of(serde_json::json!({ "csv": text }), text))
        }
        (Some(csv), _) => save(session, &query, ReportForm::Csv, &file.language, csv),
        (None, Some(out)) => save(session, &query, ReportForm::Pdf, &file.language, out),
        (None, None) => show(session, &query),
    }
}

fn asked(report: Report) -> Result<(ReportQuery, ReportFile), Failure> {
    Ok(match report {
        Report::Revenue { by: RevenueRows::Month, from, to, file } if from.is_empty() && to.is_empty() => {
            (ReportQuery::Revenue, file)
        }
        Report::Revenue { by, from, to, file } => {
            let by = match by {
                RevenueRows::Customer => RevenueBy::Customer,
                RevenueRows::Item => RevenueBy::Item,
                RevenueRows::Month => {
                    let words = "By month there are all months: --from and --to go with --by customer or --by item.";
                    return Err(Failure::Usage(words.to_owned()));
                }
            };
            (ReportQuery::RevenueBy { by, from, to }, file)
        }
        Report::Aging { at, file } => (ReportQuery::Aging { at }, file),
        Report::Vat { from, to, file } => (ReportQuery::Vat { from, to }, file),
        Report::Gaps { file } => (ReportQuery::Gaps, file),
    })
}

fn save(session: &mut Session, query: &ReportQuery, form: ReportForm, language: &str, path: &Path) -> Done {
    reports::save(session, query, form, language, path)?;
    let json = serde_json::json!({ "path": path.display().to_string() });
    Ok(Answer::of(json, format!("Wrote {}.", path.display())))
}

fn show(session: &mut Session, query: &ReportQuery) -> Done {
    Ok(match query {
        ReportQuery::Revenue => {
            let items = reports::revenue(session)?;
            let rows: Vec<_> = items.iter().map(revenue_row).collect();
            Answer::new(&serde_json::json!({ "items": items }), table(&rows))
        }
        ReportQuery::RevenueBy { by, from, to } => {
            let view = reports::revenue_by(session, *by, from, to, None)?;
            Answer::new(&view, revenue_by_words(&view))
        }
        ReportQuery::Aging { at } => {
            let view = reports::aging(session, at)?;
            Answer::new(&view, aging_words(&view))
        }
        ReportQuery::Vat { from, to } => {
            let view = reports::vat(session, from, to)?;
            Answer::new(&view, vat_words(&view))
        }
        ReportQuery::Gaps => {
            let view = reports::gaps(session)?;
            Answer::new(&view, gaps_words(&view))
        }
    })
}

fn revenue_by_words(view: &RevenueByView) -> String {
    if view.items.is_empty() {
        return "Nothing was invoiced in this period.".to_owned();
    }
    let figure = |text: Option<&String>| text.cloned().unwrap_or_default();
    let head = match view.by {
        RevenueBy::Customer => ["customer", "documents", "net", "VAT", "gross", ""],
        RevenueBy::Item => ["item", "documents", "net", "", "", ""],
    };
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(view.items.iter().map(|row| {
        let name = if row.name.is_empty() { "(imported without lines)" } else { &row.name };
        let (vat, gross) = (figure(row.vat.as_ref()), figure(row.gross.as_ref()));
        vec![name.to_owned(), row.count.to_string(), row.net.clone(), vat, gross, row.currency.clone()]
    }));
    rows.extend(view.totals.iter().map(|sum| {
        let (vat, gross) = match view.by {
            RevenueBy::Customer => (sum.vat.clone(), sum.gross.clone()),
            RevenueBy::Item => Default::default(),
        };
        vec!["All".to_owned(), sum.count.to_string(), sum.net.clone(), vat, gross, sum.currency.clone()]
    }));
    table(&rows)
}

fn revenue_row(row: &RevenueView) -> Vec<String> {
    let written_off = match row.written_off.trim_matches(['0', '.']) {
        "" => String::new(),
        _ => format!("written off {}", row.written_off),
    };
    vec![row.month.clone(), row.net.clone(), row.vat.clone(), row.gross.clone(), row.currency.clone(), written_off]
}

fn aging_words(view: &AgingView) -> String {
    if view.items.is_empty() {
        return format!("Nothing was open on {}.", view.at);
    }
    let head = ["", "", "not due", "1-30 days", "31-60 days", "61-90 days", "over 90", "open", "to refund"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(view.items.iter().map(|row| aging_row(&row.name, &row.amounts)));
    rows.extend(view.totals.iter().map(|sum| aging_row("All customers", sum)));
    table(&rows)
}

fn aging_row(name: &str, row: &AgingAmountsView) -> Vec<String> {
    [
        name,
        &row.currency,
        &row.not_due,
        &row.days_1_30,
        &row.days_31_60,
        &row.days_61_90,
        &row.over_90,
        &row.open,
        &row.to_refund,
    ]
    .map(str::to_owned)
    .to_vec()
}

fn vat_words(view: &VatReportView) -> String {
    if view.items.is_empty() && view.written_off.is_empty() {
        return format!("Nothing was issued from {} to {}.", view.from, view.to);
    }
    let head = ["", "", "", "invoiced", "VAT", "credited", "VAT", "base", "VAT"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(view.items.iter().map(vat_row));
    rows.extend(view.totals.iter().map(|sum| {
        let count = format!("invoices: {}, credit notes: {}", sum.invoices, sum.credit_notes);
        [&sum.currency, "All", &count, "", "", "", "", &sum.taxable, &sum.tax].map(str::to_owned).to_vec()
    }));
    rows.extend(view.written_off.iter().map(|row| {
        let what = format!("written off, taken off nothing: {}", row.name.replace('-', " "));
        let rate = format!("{} %", row.rate);
        [&row.currency, &what, &rate, "", "", "", "", &row.taxable, &row.tax].map(str::to_owned).to_vec()
    }));
    table(&rows)
}

fn vat_row(row: &VatRowView) -> Vec<String> {
    [
        row.currency.as_str(),
        &row.name.replace('-', " "),
        &format!("{} %", row.rate),
        &row.invoiced_taxable,
        &row.invoiced_tax,
        &row.credited_taxable,
        &row.credited_tax,
        &row.taxable,
        &row.tax,
    ]
    .map(str::to_owned)
    .to_vec()
}

fn gaps_words(view: &GapsView) -> String {
    if view.items.is_empty() {
        return "No number is missing.".to_owned();
    }
    let rows: Vec<_> =
        view.items.iter().map(|gap| vec![gap.series.clone(), gap.number.clone(), gap.reason.clone()]).collect();
    table(&rows)
}

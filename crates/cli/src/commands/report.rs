//! `counterfoil report`: figures as tables, as JSON, or as CSV for a spreadsheet.

use super::{Done, table};
use crate::args::Report;
use crate::output::Answer;
use app::views::{AgingAmountsView, AgingView, ReportQuery, RevenueView, VatReportView, VatRowView};
use app::{Session, reports, series};

pub fn run(session: &mut Session, report: Report) -> Done {
    match report {
        Report::Revenue { csv: true } => csv(session, &ReportQuery::Revenue),
        Report::Revenue { csv: false } => {
            let items = reports::revenue(session)?;
            let rows: Vec<_> = items.iter().map(revenue_row).collect();
            Ok(Answer::new(&serde_json::json!({ "items": items }), table(&rows)))
        }
        Report::Aging { at, csv: true } => csv(session, &ReportQuery::Aging { at }),
        Report::Aging { at, csv: false } => {
            let view = reports::aging(session, &at)?;
            Ok(Answer::new(&view, aging_words(&view)))
        }
        Report::Vat { from, to, csv: true } => csv(session, &ReportQuery::Vat { from, to }),
        Report::Vat { from, to, csv: false } => {
            let view = reports::vat(session, &from, &to)?;
            Ok(Answer::new(&view, vat_words(&view)))
        }
        Report::Gaps => gaps(session),
    }
}

fn csv(session: &mut Session, query: &ReportQuery) -> Done {
    let bytes = reports::csv(session, query)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(Answer::of(serde_json::json!({ "csv": text }), text))
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
    if view.items.is_empty() {
        return format!("Nothing was issued from {} to {}.", view.from, view.to);
    }
    let head = ["", "", "", "invoiced", "VAT", "credited", "VAT", "base", "VAT"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(view.items.iter().map(vat_row));
    rows.extend(view.totals.iter().map(|sum| {
        let count = format!("invoices: {}, credit notes: {}", sum.invoices, sum.credit_notes);
        [&sum.currency, "All", &count, "", "", "", "", &sum.taxable, &sum.tax].map(str::to_owned).to_vec()
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

fn gaps(session: &mut Session) -> Done {
    let mut items = Vec::new();
    for view in series::list(session)? {
        items.extend(
            view.gaps
                .into_iter()
                .map(|(number, reason)| serde_json::json!({ "series": view.name, "number": number, "reason": reason })),
        );
    }
    let text = if items.is_empty() {
        "No number is missing.".to_owned()
    } else {
        let words = |gap: &serde_json::Value, key: &str| gap[key].as_str().unwrap_or_default().to_owned();
        let rows: Vec<_> =
            items.iter().map(|gap| ["series", "number", "reason"].map(|key| words(gap, key)).to_vec()).collect();
        table(&rows)
    };
    Ok(Answer::of(serde_json::json!({ "items": items }), text))
}

//! `counterfoil import`: history of another program, with a bar while it comes in and the sums that it came to.

mod csv;

use super::{Done, table};
use crate::args::Import;
use crate::output::{Answer, Bar, Failure};
use crate::stop;
use app::views::{
    ImportFlawView, ImportLookView, ImportProgressView, ImportSumsView, ImportView, ImportedLineView,
    ImportedPaymentView, ImportedView,
};
use app::{Session, import};
use std::path::Path;

pub fn run(session: &mut Session, command: &Import) -> Done {
    match command {
        Import::Jsonl { file, dry_run: true } => look(session, file),
        Import::Jsonl { file, dry_run: false } => jsonl(session, file),
        Import::Csv(command) => csv::run(session, command),
        Import::Json { .. } => {
            Err(Failure::Usage("This command stands alone: it cannot be part of a batch.".to_owned()))
        }
    }
}

fn jsonl(session: &mut Session, file: &Path) -> Done {
    let cancel = stop::on_interrupt()?;
    let mut bar = Bar::new();
    let mut watch = |progress: ImportProgressView| {
        bar.show(progress.percent, &format!("{} documents", progress.documents));
    };
    let imported = import::jsonl(session, file, &mut watch, &cancel);
    bar.clear();
    let view = imported?;
    let warnings = view.flaws.iter().map(flaw).collect();
    Ok(Answer { warnings, ..Answer::new(&view, words(&view)) })
}

fn look(session: &mut Session, file: &Path) -> Done {
    let view = import::look(session, file)?;
    Ok(Answer::new(&view, look_words(&view)))
}

fn look_words(view: &ImportLookView) -> String {
    let mut text = format!(
        "Holds {} documents, {} payments and {} customers. Nothing was written.\n",
        view.documents, view.payments, view.customers
    );
    if let Some(before) = &view.before {
        text.push_str(&format!("This very file was imported on {}.\n", &before.recorded_at[..10]));
    }
    let mut rows = vec![head("file")];
    rows.extend(view.sums.iter().map(|(currency, sums)| sums_row(currency, "", sums)));
    text.push_str(&table(&rows));
    let first: Vec<_> = view
        .first
        .iter()
        .map(|row| {
            let gross = format!("{} {}", row.gross, row.currency);
            vec![row.number.clone(), row.issue_date.clone(), row.customer.clone(), gross]
        })
        .collect();
    text.push_str(&format!("\n{}", table(&first)));
    text
}

fn words(view: &ImportView) -> String {
    let mut text = if view.already {
        "This very file was imported before; nothing was written. The book holds of it:\n".to_owned()
    } else {
        format!(
            "Imported {} documents, {} payments and {} customers ({} of them new).\n",
            view.documents, view.payments, view.customers, view.new_customers
        )
    };
    let mut rows = vec![head("counted in")];
    for sum in &view.sums {
        rows.push(sums_row(&sum.currency, "file", &sum.file));
        rows.push(sums_row("", "book", &sum.book));
    }
    text.push_str(&table(&rows));
    text.push_str(match view.flawed {
        0 => "File and book are equal, and every document adds up.",
        _ => "File and book are equal.",
    });
    if view.flawed > 0 {
        text.push_str(&format!(" Documents that do not add up, kept as they were given: {}.", view.flawed));
    }
    text
}

fn head(counted: &str) -> Vec<String> {
    ["", counted, "documents", "net", "VAT", "gross", "open"].map(str::to_owned).to_vec()
}

fn sums_row(currency: &str, counted: &str, sums: &ImportSumsView) -> Vec<String> {
    let count = sums.documents.to_string();
    [currency, counted, &count, &sums.net, &sums.vat, &sums.gross, &sums.open].map(str::to_owned).to_vec()
}

fn flaw(flaw: &ImportFlawView) -> String {
    format!("line {}, {}: {}", flaw.line, flaw.number, flaw.what)
}

/// One imported document, as it was given.
pub fn one(view: &ImportedView) -> Done {
    let (row, currency) = (&view.row, &view.row.currency);
    let number = row.number.as_deref().unwrap_or_default();
    let mut text = format!("{number}  {}, imported  {}\n{}", super::invoice::state(row.state), row.id, row.customer);
    for line in &view.lines {
        let discount = if line.discount == "0" { String::new() } else { format!(" less {} %", line.discount) };
        let ImportedLineView { quantity, unit, price, description, net, .. } = line;
        text.push_str(&format!("\n  {quantity} {unit} x {price}{discount}  {description}  {net}"));
    }
    text.push_str(&format!("\nNet {}  VAT {}  Gross {} {currency}", view.net, view.vat, row.gross));
    for payment in &view.payments {
        let ImportedPaymentView { date, amount, method, reference } = payment;
        text.push_str(&format!("\nPaid {amount} {currency} on {date}, {method} {reference}"));
    }
    text.push_str(&format!("\nOpen {} {currency}\nFrom line {} of the imported file", row.open, view.file_line));
    if view.flaws > 0 {
        text.push_str(&format!("\nFigures that do not add up, kept as they were given: {}", view.flaws));
    }
    Ok(Answer::new(view, text))
}

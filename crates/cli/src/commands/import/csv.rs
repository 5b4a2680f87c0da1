//! `counterfoil import csv`: how a table is read, what it would bring, and what it came to.

use super::{head, sums_row};
use crate::args::{Csv, CsvKind};
use crate::commands::{Done, read_json, table};
use crate::output::{Answer, Bar, Failure};
use crate::stop;
use app::views::{CsvDoneView, CsvLookView, CsvMap, ImportProgressView, ImportSumsView};
use app::{Session, import};

pub fn run(session: &mut Session, csv: &Csv) -> Done {
    let map = map_of(session, csv)?;
    let view = if csv.dry_run {
        Err(import::csv::look(session, import::csv::bytes_of(&csv.file)?, &map)?)
    } else {
        Ok(take(session, csv, &map)?)
    };
    let taken = view.as_ref().map_or_else(|look| &look.map, |done| &done.map);
    if let Some(file) = &csv.save_map {
        import::csv::save_map(file, taken)?;
    }
    Ok(match &view {
        Ok(done) => Answer::new(done, done_words(done, csv.kind)),
        Err(look) => Answer::new(look, look_words(look, csv.kind)),
    })
}

fn take(session: &mut Session, csv: &Csv, map: &CsvMap) -> Result<CsvDoneView, Failure> {
    let cancel = stop::on_interrupt()?;
    let mut bar = Bar::new();
    let mut watch = |progress: ImportProgressView| bar.show(progress.percent, &format!("{} done", progress.documents));
    let done = import::csv::run(session, import::csv::bytes_of(&csv.file)?, map, &mut watch, &cancel);
    bar.clear();
    Ok(done?)
}

/// The mapping of a file, and above it what was typed.
fn map_of(session: &mut Session, csv: &Csv) -> Result<CsvMap, Failure> {
    let mut map: CsvMap = csv.map.as_deref().map(read_json).transpose()?.unwrap_or_default();
    let kind = code(csv.kind);
    if !map.kind.is_empty() && map.kind != kind {
        return Err(Failure::Usage(format!("This mapping is for {}, not for {kind}.", map.kind)));
    }
    kind.clone_into(&mut map.kind);
    let typed = [
        (&mut map.separator, &csv.separator),
        (&mut map.decimal, &csv.decimal),
        (&mut map.date, &csv.date),
        (&mut map.zero_vat, &csv.zero_vat),
    ];
    for (own, typed) in typed {
        if let Some(typed) = typed {
            own.clone_from(typed);
        }
    }
    if csv.fill {
        "fill".clone_into(&mut map.known);
    }
    map.leave_out_faults |= csv.leave_out_faults;
    map.new_rows.extend(&csv.new);
    map.same_rows.extend(&csv.same);
    for pair in &csv.rate {
        let (currency, rate) = halves(pair, "--rate wants a currency and what it is worth: USD=0.92.")?;
        map.rates.insert(currency, rate);
    }
    // What is typed changes the columns that are proposed; it does not stand for all of them.
    if !csv.column.is_empty() && map.columns.is_empty() {
        map.columns = import::csv::look(session, import::csv::bytes_of(&csv.file)?, &map)?.map.columns;
    }
    for pair in &csv.column {
        let (heading, field) = halves(pair, "--column wants a heading and its field: \"Rechnungsnr=number\".")?;
        map.columns.retain(|_, other| field.is_empty() || *other != field);
        map.columns.insert(heading, field);
    }
    Ok(map)
}

/// A heading may hold an equals sign, a field holds none.
fn halves(pair: &str, wanted: &str) -> Result<(String, String), Failure> {
    let (name, value) = pair.rsplit_once('=').ok_or_else(|| Failure::Usage(wanted.to_owned()))?;
    Ok((name.to_owned(), value.to_owned()))
}

const fn code(kind: CsvKind) -> &'static str {
    match kind {
        CsvKind::Customers => "customers",
        CsvKind::Items => "items",
        CsvKind::Documents => "documents",
        CsvKind::Payments => "payments",
    }
}

fn look_words(view: &CsvLookView, kind: CsvKind) -> String {
    let map = &view.map;
    let said = |text: &str| if text.is_empty() { "?".to_owned() } else { text.to_owned() };
    let mut text = format!(
        "{}, separator {}, decimals after {}, days as {}. Nothing was written.\n\n",
        view.encoding,
        map.separator,
        said(&map.decimal),
        said(&map.date)
    );
    let mut rows = vec![["column", "field", "for example"].map(str::to_owned).to_vec()];
    for column in &view.columns {
        let field = if column.field.is_empty() { "-" } else { &column.field };
        rows.push(vec![column.heading.clone(), field.to_owned(), column.samples.join(" | ")]);
    }
    text.push_str(&table(&rows));
    if let Some(before) = &view.before {
        text.push_str(&format!("\nThis very file was imported on {}.\n", &before.recorded_at[..10]));
    }
    for question in &view.questions {
        text.push_str(&format!("\nAsked: {} Answer with {}.", question.message, option(&question.about)));
    }
    if !view.questions.is_empty() {
        text.push('\n');
    }
    let rest = [("becoming something", view.used), ("left out", view.left_out), ("with a fault", view.faulty)];
    let rest: Vec<_> = rest.iter().map(|(what, count)| format!("{count} {what}")).collect();
    text.push_str(&format!("\n{} rows: {}.\n", view.rows, rest.join(", ")));
    for fault in &view.faults {
        let place = if fault.column.is_empty() { String::new() } else { format!(", {}", fault.column) };
        text.push_str(&format!("  line {}{place}: {}\n", fault.line, fault.what));
    }
    for row in &view.left {
        text.push_str(&format!("  line {} stays out: {}\n", row.line, row.why));
    }
    for each in &view.matches {
        let verdict = if each.same { "the same as" } else { "looks like" };
        let other = if each.same { "--new" } else { "--same" };
        text.push_str(&format!(
            "  line {}: {} is {verdict} {} ({}); {other} {} says otherwise\n",
            each.line, each.name, each.known, each.why, each.line
        ));
    }
    view.notes.iter().for_each(|note| text.push_str(&format!("  {note}\n")));
    if !view.sums.is_empty() {
        let mut rows = vec![head("would be")];
        rows.extend(view.sums.iter().map(|(currency, sums)| sums_row(currency, "", &shown(sums))));
        text.push_str(&format!("\n{}", table(&rows)));
    }
    if !view.first.is_empty() {
        let mut rows = vec![view.first_fields.clone()];
        rows.extend(view.first.iter().map(|row| row.cells.clone()));
        text.push_str(&format!("\nThe first {} as they would stand:\n{}", code(kind), table(&rows)));
    }
    text
}

/// What answers a question.
fn option(about: &str) -> &'static str {
    match about {
        "decimal" => "--decimal , or --decimal .",
        "date" => "--date dmy or --date mdy",
        "zero_vat" => "--zero-vat",
        "rates" => "--rate CURRENCY=RATE",
        _ => "--column HEADING=FIELD",
    }
}

fn done_words(view: &CsvDoneView, kind: CsvKind) -> String {
    let mut text = format!("Imported {} {}", view.made, code(kind));
    if view.filled > 0 {
        text.push_str(&format!(", and filled {} that the book had", view.filled));
    }
    if view.new_customers > 0 && !matches!(kind, CsvKind::Customers) {
        text.push_str(&format!(", with {} new customers", view.new_customers));
    }
    text.push_str(&format!(".\n{} rows read: {} used, {} left out.\n", view.rows, view.used, view.left_out));
    for row in &view.left {
        text.push_str(&format!("  line {} stayed out: {}\n", row.line, row.why));
    }
    if !view.sums.is_empty() {
        let mut rows = vec![head("counted in")];
        for sum in &view.sums {
            rows.push(sums_row(&sum.currency, "file", &shown(&sum.file)));
            rows.push(sums_row("", "book", &shown(&sum.book)));
        }
        text.push_str(&table(&rows));
        text.push_str("What the file states and the book are equal.");
    }
    if view.flawed > 0 {
        text.push_str(&format!(" Documents that do not add up, kept as they were given: {}.", view.flawed));
    }
    for flaw in &view.flaws {
        text.push_str(&format!("\n  line {}, {}: {}", flaw.line, flaw.number, flaw.what));
    }
    text
}

/// What no column states is a dash.
fn shown(sums: &ImportSumsView) -> ImportSumsView {
    let dash = |text: &String| if text.is_empty() { "-".to_owned() } else { text.clone() };
    ImportSumsView {
        documents: sums.documents,
        net: dash(&sums.net),
        vat: dash(&sums.vat),
        gross: dash(&sums.gross),
        open: dash(&sums.open),
    }
}

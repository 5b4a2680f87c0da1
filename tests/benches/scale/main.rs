//! A book with the history of many years, beside SQLite and DuckDB over the same file: import, list, search, reports.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::float_arithmetic,
    reason = "a bench prints, and its figures are not money"
)]
#![allow(missing_docs, reason = "a program, no library")]

#[path = "../paired/mod.rs"]
#[allow(dead_code, reason = "shared by benches that each use some of it")]
mod paired;
mod peers;

use acceptance::{Machine, passphrase, studio_vogt};
use app::views::{CreateRequest, InvoiceQuery};
use app::{Session, import, invoices, reports};
use paired::{Outcome, Section, sized};
use peers::Peers;
use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// The last day that the generated history tells of.
const AS_OF: &str = "2025-12-31";
const QUARTER: (&str, &str) = ("2025-07-01", "2025-09-30");

fn main() -> Outcome<()> {
    let documents = sized(10_000, 100_000);
    let work = tempfile::tempdir()?;
    let Some(peers) = Peers::find(work.path())? else { return Ok(()) };
    let mut section = Section::new("Scale");
    for documents in if paired::full() { vec![documents, 10 * documents] } else { vec![documents] } {
        let file = peers.history(documents)?;
        measure_all(&mut section, &peers, &file, documents)?;
    }
    section.finish()
}

fn measure_all(section: &mut Section, peers: &Peers<'_>, file: &Path, documents: usize) -> Outcome<()> {
    let machine = Machine::new()?;
    let mut session = empty(&machine)?;
    let sqlite = peers.sqlite_import(file)?;
    let began = Instant::now();
    let view = import::jsonl(&mut session, file, &mut |_| (), &AtomicBool::new(false))?;
    let took = began.elapsed().as_secs_f64() * 1e3;
    let duck = peers.duck_import(file)?;
    let mut table = format!(
        "{} documents, {} payments, {} customers; milliseconds, import once, all else the median of many.\n\n\
         | job | ours | beside | its | ratio |\n|---|--:|---|--:|--:|\n",
        view.documents, view.payments, view.customers
    );
    let mut row = |job: &str, ours: f64, beside: &str, its: Option<f64>| {
        let (its, ratio) =
            its.map_or(("-".to_owned(), "-".to_owned()), |its| (format!("{its:.3}"), format!("**{:.2}**", ours / its)));
        table.push_str(&format!("| {job} | {ours:.3} | {beside} | {its} | {ratio} |\n"));
    };
    row("import, reconciled and durable", took, "SQLite", Some(sqlite));

    let first = InvoiceQuery { limit: 50, ..InvoiceQuery::default() };
    let ours = median(40, |_| Ok(invoices::list(&mut session, &first)?))?;
    row("list of 50 with sums over all", ours, "SQLite, without sums", Some(peers.sqlite("first_page")?));
    let terms = peers.terms(file)?;
    let ours = median(terms.len(), |at| Ok(app::search(&mut session, &terms[at], 50)?))?;
    row("search, 50 finds", ours, "SQLite FTS5", Some(peers.sqlite_search(file)?));
    let ours = median(20, |_| Ok(reports::aging(&mut session, AS_OF)?))?;
    row("aged receivables by customer", ours, "DuckDB", duck.as_ref().map(|duck| duck.aged));
    let ours = median(20, |_| Ok(reports::vat(&mut session, QUARTER.0, QUARTER.1)?))?;
    row("VAT of a quarter", ours, "DuckDB", duck.as_ref().map(|duck| duck.vat));
    let ours = median(20, |_| Ok(reports::revenue(&mut session)?))?;
    row("revenue by month", ours, "DuckDB", duck.as_ref().map(|duck| duck.revenue));
    let bytes = std::fs::metadata(machine.path("studio.counterfoil/book.db"))?.len();
    table.push_str(&format!("\nThe book is {bytes} bytes, {} a document.", bytes / documents as u64));
    section.note(table);
    Ok(())
}

/// Milliseconds, the middle of `times` runs.
fn median<T>(times: usize, mut job: impl FnMut(usize) -> Outcome<T>) -> Outcome<f64> {
    let mut taken = Vec::with_capacity(times);
    for at in 0..times {
        let began = Instant::now();
        black_box(job(at)?);
        taken.push(began.elapsed().as_secs_f64() * 1e3);
    }
    taken.sort_by(f64::total_cmp);
    taken.get(times / 2).copied().ok_or_else(|| "nothing was measured".into())
}

/// A book without backup folders, so that no copy is measured.
fn empty(machine: &Machine) -> Outcome<Session> {
    let mut session = machine.session();
    let request = CreateRequest {
        business: studio_vogt(),
        kit_path: machine.path("kit.pdf").display().to_string(),
        ..CreateRequest::default()
    };
    app::create_with_code_file(&mut session, &passphrase()?, &request, &machine.path("code.txt"))?;
    Ok(session)
}

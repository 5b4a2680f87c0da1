//! A book with the history of many years, beside SQLite and DuckDB over the same file: import, list, search, reports.
//!
//! `COUNTERFOIL_SCALE` names one size in documents; without it the full run measures 100,000, 200,000 and a million.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::float_arithmetic,
    reason = "a bench prints, and its figures are not money"
)]
#![allow(missing_docs, reason = "a program, no library")]

mod answers;
#[path = "../paired/mod.rs"]
#[allow(dead_code, reason = "shared by benches that each use some of it")]
mod paired;
mod peers;

use acceptance::{Machine, passphrase, studio_vogt};
use app::views::{CreateRequest, ImportView, InvoiceQuery};
use app::{Session, import, invoices, reports};
use paired::{Outcome, Page, Section, digits, measure, median};
use peers::{Peers, number};
use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// The last day that the generated history tells of.
const AS_OF: &str = "2025-12-31";
const QUARTER: (&str, &str) = ("2025-07-01", "2025-09-30");
/// More than this is imported once.
const LARGE: usize = 200_000;

const PAGE: Page = Page {
    file: "scale.md",
    head: "# What a large book costs\n\n\
    `make bench` writes this page. A generated history of ten years is imported, then asked what people ask; SQLite and \
    DuckDB do the same over the same file, by turns in the same rounds. Every answer of ours was held against theirs and \
    is equal. Quote ratios: the milliseconds are this machine's, and its load weighs on them. How issuing and listing \
    fare beside as many documents of our own stands in [bench.md](bench.md).\n",
};

fn main() -> Outcome<()> {
    let Some(peers) = Peers::find(Path::new(env!("CARGO_TARGET_TMPDIR")).join("scale"))? else { return Ok(()) };
    let sizes = match std::env::var("COUNTERFOIL_SCALE") {
        Ok(size) => vec![size.parse()?],
        Err(_) if paired::full() => vec![100_000, LARGE, 1_000_000],
        Err(_) => vec![10_000],
    };
    for documents in sizes {
        let imports = if documents > LARGE { 1 } else { paired::sized(3, 5) };
        let mut section = Section::on(PAGE, &format!("{documents} documents"), imports);
        let rounds = if documents > LARGE { 3 } else { 5 };
        let file = peers.history(documents)?;
        Scale { peers: &peers, file: &file, rounds, table: String::new() }.measure(&mut section)?;
        section.finish()?;
    }
    Ok(())
}

/// One size.
struct Scale<'p> {
    peers: &'p Peers,
    file: &'p Path,
    /// Of each question.
    rounds: usize,
    table: String,
}

impl Scale<'_> {
    fn measure(&mut self, section: &mut Section) -> Outcome<()> {
        let (machine, mut session, view) = self.import(section)?;
        self.peers.duck_import(self.file)?;
        let terms = self.peers.terms(self.file)?;
        let asked = if view.documents as usize > LARGE { 10 } else { 1 };
        answers::held_against(&mut session, &view, (&terms, asked), &self.peers.answers(self.file)?)?;
        self.lists(&mut session, &terms)?;
        self.reports(&mut session)?;
        section.note(format!(
            "Middle of many calls of the verb that window and terminal call, milliseconds; median of {} rounds, with the \
             smallest and the largest ratio.\n\n| job | ours | beside | its | ratio |\n|---|--:|---|--:|--:|\n{}",
            self.rounds, self.table
        ));
        let bytes = std::fs::metadata(machine.path("studio.counterfoil/book.db"))?.len();
        let theirs = self.peers.sqlite_bytes()?;
        let each = |bytes: u64| bytes / u64::from(view.documents).max(1);
        section.note(format!(
            "{} documents, {} payments, {} customers. The book has {} bytes a document, SQLite's {}.",
            view.documents,
            view.payments,
            view.customers,
            each(bytes),
            each(theirs)
        ));
        Ok(())
    }

    /// Imports by turns, each time into a new book; the last one stays.
    fn import(&self, section: &mut Section) -> Outcome<(Machine, Session, ImportView)> {
        let (mut kept, mut peak, mut theirs) = (None, 0_u64, 0.0);
        let mut ours = || {
            let machine = Machine::new()?;
            let mut session = empty(&machine)?;
            let mut view = ImportView::default();
            forget_peak()?;
            let sample = measure(|| {
                view = import::jsonl(&mut session, self.file, &mut |_| (), &AtomicBool::new(false))?;
                Ok(())
            })?;
            peak = peak.max(peak_memory()?);
            kept = Some((machine, session, view));
            Ok(sample)
        };
        let mut sqlite = || {
            let mut said = serde_json::Value::Null;
            let sample = measure(|| {
                said = self.peers.sqlite_import(self.file)?;
                Ok(())
            })?;
            theirs = number(&said, "peak_rss_mib")?;
            Ok(sample)
        };
        section.row("import, reconciled and durable", 1, &mut [("ours", &mut ours), ("SQLite", &mut sqlite)])?;
        section
            .note(format!("Most memory that the importing process held: ours {peak} MiB, SQLite's {theirs:.0} MiB."));
        kept.ok_or_else(|| "nothing was imported".into())
    }

    fn lists(&mut self, session: &mut Session, terms: &[String]) -> Outcome<()> {
        let (peers, file) = (self.peers, self.file);
        let first = InvoiceQuery { limit: 50, ..InvoiceQuery::default() };
        self.row(
            "list of 50, with sums over all",
            &mut || middle(200, |_| Ok(invoices::list(session, &first)?)),
            ("SQLite, without sums", &mut || peers.sqlite_p50("first_page", 200, file)),
        )?;
        self.row(
            "search over everything, 50 finds",
            &mut || middle(terms.len(), |at| Ok(app::search(session, &terms[at], 50)?)),
            ("SQLite FTS5", &mut || peers.sqlite_p50("search", terms.len(), file)),
        )?;
        self.row(
            "list of 50 that hold the words, with sums over all that do",
            &mut || {
                middle(terms.len() / 5, |at| {
                    let query = InvoiceQuery { text: terms[5 * at].clone(), limit: 50, ..InvoiceQuery::default() };
                    Ok(invoices::list(session, &query)?)
                })
            },
            ("SQLite FTS5, without sums", &mut || peers.sqlite_p50("search", terms.len(), file)),
        )
    }

    fn reports(&mut self, session: &mut Session) -> Outcome<()> {
        let peers = self.peers;
        let duck = |question: &'static str| move || number(&peers.duck_times()?, question);
        self.row(
            "aged receivables by customer",
            &mut || middle(20, |_| Ok(reports::aging(session, AS_OF)?)),
            ("DuckDB", &mut duck("aged")),
        )?;
        self.row(
            "VAT of a quarter",
            &mut || middle(20, |_| Ok(reports::vat(session, QUARTER.0, QUARTER.1)?)),
            ("DuckDB", &mut duck("vat")),
        )?;
        self.row(
            "revenue by month",
            &mut || middle(20, |_| Ok(reports::revenue(session)?)),
            ("DuckDB", &mut duck("revenue")),
        )
    }

    /// By turns, so that whatever else the machine does weighs on both.
    fn row(
        &mut self,
        job: &str,
        ours: &mut dyn FnMut() -> Outcome<f64>,
        (beside, its): (&str, &mut dyn FnMut() -> Outcome<f64>),
    ) -> Outcome<()> {
        let (mut our, mut their, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..self.rounds {
            our.push(ours()?);
            their.push(its()?);
        }
        ratios.extend(our.iter().zip(&their).map(|(our, their)| our / their));
        let (our, their, ratio) = (median(&mut our), median(&mut their), median(&mut ratios));
        let (least, most) = (ratios.first().copied().unwrap_or(ratio), ratios.last().copied().unwrap_or(ratio));
        self.table.push_str(&format!(
            "| {job} | {} | {beside} | {} | **{}** ({} to {}) |\n",
            digits(our),
            digits(their),
            digits(ratio),
            digits(least),
            digits(most)
        ));
        Ok(())
    }
}

/// Milliseconds, the middle of `times` runs.
fn middle<T>(times: usize, mut job: impl FnMut(usize) -> Outcome<T>) -> Outcome<f64> {
    let mut taken = Vec::with_capacity(times);
    for at in 0..times {
        let began = Instant::now();
        black_box(job(at)?);
        taken.push(began.elapsed().as_secs_f64() * 1e3);
    }
    Ok(median(&mut taken))
}

/// From here on the most memory is counted anew (`clear_refs` of proc(5)).
fn forget_peak() -> Outcome<()> {
    Ok(std::fs::write("/proc/self/clear_refs", "5")?)
}

/// Most memory that this process held, MiB.
fn peak_memory() -> Outcome<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM in /proc/self/status")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? / 1024)
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

//! Paired measurement: each job of ours beside its floors, by turns in the same rounds, so that whatever else the machine
//! does weighs on both. Medians and ratios; nothing is asserted, since speed is the machine's.
//!
//! Shared by the benches of several crates. `COUNTERFOIL_BENCH=full` (`make bench`) measures at full size and writes
//! a page of docs/figures, each bench its own section; without it a small run only prints.

use rustix::time::{ClockId, clock_gettime};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// A bench ends with an error where it could not measure.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

const HEAD: &str = "# What it costs\n\n\
    `make bench` writes this page. Each line sets a job of ours beside a floor that takes the same durable steps with less \
    on top; both run by turns in the same rounds. Times are medians of the rounds, CPU with that of child processes; \
    a ratio is the median of the rounds' ratios, with the smallest and the largest. Quote ratios: the milliseconds are \
    this machine's, and its load weighs on them.\n";

/// Whether this is the full run.
pub fn full() -> bool {
    std::env::var("COUNTERFOIL_BENCH").is_ok_and(|size| size == "full")
}

/// A number for the small run, and one for the full run.
pub fn sized(small: usize, large: usize) -> usize {
    if full() { large } else { small }
}

/// What one round of one side took.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    wall: Duration,
    cpu: Duration,
}

/// Measures `work`; whatever has to be ready for it is made before.
pub fn measure(work: impl FnOnce() -> Outcome<()>) -> Outcome<Sample> {
    let (began, cpu) = (Instant::now(), cpu()?);
    work()?;
    Ok(Sample { wall: began.elapsed(), cpu: self::cpu()?.saturating_sub(cpu) })
}

/// CPU of this process to the nanosecond, and of its ended children in ticks of 10 ms (`cutime` and `cstime` of proc(5)).
fn cpu() -> Outcome<Duration> {
    let own = clock_gettime(ClockId::ProcessCPUTime);
    let stat = fs::read_to_string("/proc/self/stat")?;
    let after_name = stat.rsplit_once(')').ok_or("/proc/self/stat has no name")?.1;
    let children: u64 = after_name.split_whitespace().skip(13).take(2).map(|ticks| ticks.parse().unwrap_or(0)).sum();
    Ok(Duration::new(u64::try_from(own.tv_sec)?, u32::try_from(own.tv_nsec)?) + Duration::from_millis(10 * children))
}

/// One side of a pair: its name, and what does the job once a round and measures itself.
pub type Side<'a> = (&'a str, &'a mut dyn FnMut() -> Outcome<Sample>);

/// A page of docs/figures: its file, and what stands above its sections.
#[derive(Clone, Copy)]
pub struct Page {
    /// Name of the file.
    pub file: &'static str,
    /// Ends with a line break.
    pub head: &'static str,
}

/// The page of most benches.
const BENCH: Page = Page { file: "bench.md", head: HEAD };

/// The section that one bench writes.
pub struct Section {
    page: Page,
    title: String,
    rounds: usize,
    load: String,
    rows: String,
    notes: Vec<String>,
}

impl Section {
    /// `title` names it on the page of most benches.
    pub fn new(title: &str) -> Self {
        Self::on(BENCH, title, sized(3, 5))
    }

    /// `title` names it on `page`. What takes minutes is not done in five rounds.
    pub fn on(page: Page, title: &str, rounds: usize) -> Self {
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load = load.split_whitespace().next().unwrap_or("unknown").to_owned();
        Self { page, title: title.to_owned(), rounds, load, rows: String::new(), notes: Vec::new() }
    }

    /// Runs ours (the first side) and its floors by turns; each run does the job `times` over.
    pub fn row(&mut self, job: &str, times: usize, sides: &mut [Side<'_>]) -> Outcome<()> {
        let mut taken: Vec<Vec<Sample>> = vec![Vec::new(); sides.len()];
        for round in 0..self.rounds {
            for turn in 0..sides.len() {
                let side = (round + turn) % sides.len();
                taken[side].push((sides[side].1)()?);
            }
        }
        let [ours, floors @ ..] = taken.as_slice() else { return Err("a row without a side".into()) };
        for ((name, _), floor) in sides.iter().skip(1).zip(floors) {
            let line = format!(
                "| {job} | {} | {name} | {} | {} | {} |",
                each(ours, times),
                each(floor, times),
                ratio(ours, floor, |sample| sample.cpu),
                ratio(ours, floor, |sample| sample.wall),
            );
            println!("{line}");
            writeln!(self.rows, "{line}")?;
        }
        Ok(())
    }

    /// Something beside the times, such as sizes.
    pub fn note(&mut self, note: String) {
        println!("{note}");
        self.notes.push(note);
    }

    /// Puts the section on the page, in place of an older one, after a full run.
    pub fn finish(self) -> Outcome<()> {
        let mut text = format!(
            "## {}\n\nCommit {}, {}; {}; load {} at the start; {} rounds.\n\n\
             | job | ours, CPU / wall | beside | its CPU / wall | CPU ratio | wall ratio |\n|---|--:|---|--:|--:|--:|\n{}",
            self.title,
            commit(),
            said_by("date", &["-u", "+%Y-%m-%d %H:%M UTC"]),
            machine(),
            self.load,
            self.rounds,
            self.rows
        );
        for note in self.notes {
            write!(text, "\n{note}\n")?;
        }
        if full() { put_on_page(self.page, &self.title, &text) } else { Ok(()) }
    }
}

/// The commit that is measured; the page that this run writes does not make it another one.
fn commit() -> String {
    let changed =
        said_by("git", &["status", "--porcelain", "--untracked-files=no", "--", ":/", ":(top,exclude)docs/figures"]);
    format!("{}{}", said_by("git", &["rev-parse", "--short", "HEAD"]), if changed.is_empty() { "" } else { "-dirty" })
}

/// Milliseconds of one job, medians.
fn each(samples: &[Sample], times: usize) -> String {
    let middle = |of: fn(&Sample) -> Duration| {
        let mut all: Vec<f64> = samples.iter().map(|sample| of(sample).as_secs_f64() * 1e3 / times as f64).collect();
        median(&mut all)
    };
    format!("{} / {} ms", digits(middle(|sample| sample.cpu)), digits(middle(|sample| sample.wall)))
}

fn ratio(ours: &[Sample], floor: &[Sample], of: fn(&Sample) -> Duration) -> String {
    let mut ratios: Vec<f64> =
        ours.iter().zip(floor).map(|(ours, floor)| of(ours).as_secs_f64() / of(floor).as_secs_f64()).collect();
    let middle = median(&mut ratios);
    let [least, .., most] = ratios.as_slice() else { return format!("**{}**", digits(middle)) };
    format!("**{}** ({} to {})", digits(middle), digits(*least), digits(*most))
}

/// Sorts, and takes the middle one.
pub fn median(all: &mut [f64]) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Three digits that count.
pub fn digits(value: f64) -> String {
    match value {
        ..0.1 => format!("{value:.4}"),
        0.1..10.0 => format!("{value:.2}"),
        10.0..100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let cpuinfo = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpuinfo.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("unknown processor");
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!("{cores} x {}, Linux {}", model.trim_start_matches([' ', '\t', ':']), kernel.trim())
}

fn said_by(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map_or_else(|_| "unknown".to_owned(), |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// docs/figures of the workspace that this crate lies in.
fn figures() -> Outcome<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().find(|folder| folder.join("Cargo.lock").exists());
    Ok(root.ok_or("no workspace round this crate")?.join("docs/figures"))
}

fn put_on_page(page: Page, title: &str, section: &str) -> Outcome<()> {
    let path = figures()?.join(page.file);
    let old = fs::read_to_string(&path).unwrap_or_else(|_| page.head.to_owned());
    let mut sections: Vec<&str> = old.split("\n## ").collect();
    let own = section.strip_prefix("## ").unwrap_or(section).trim_end();
    match sections.iter().position(|old| old.lines().next() == Some(title)) {
        Some(at) => sections[at] = own,
        None => sections.push(own),
    }
    let text = sections.iter().map(|section| section.trim_end()).collect::<Vec<_>>().join("\n\n## ");
    fs::create_dir_all(figures()?)?;
    Ok(fs::write(path, text + "\n")?)
}

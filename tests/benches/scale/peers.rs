//! Where the peers are, and how each is asked: SQLite by the program that the corpus brings along, DuckDB by Python.

use crate::paired::Outcome;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Times in milliseconds.
pub struct Duck {
    pub aged: f64,
    pub vat: f64,
    pub revenue: f64,
}

/// The folder of the peers, and one to work in.
pub struct Peers<'w> {
    perf: PathBuf,
    work: &'w Path,
}

/// The same three questions that our reports answer, over the tables that its import made; the median of twenty each.
const DUCK: &str = r#"
import duckdb, json, sys, time
book = duckdb.connect(sys.argv[1], read_only=True)
asked = {
    "aged": """SELECT i.client, c.name, i.currency, count(*), sum(CASE WHEN d <= 0 THEN open ELSE 0 END),
        sum(CASE WHEN d BETWEEN 1 AND 30 THEN open ELSE 0 END), sum(CASE WHEN d BETWEEN 31 AND 60 THEN open ELSE 0 END),
        sum(CASE WHEN d BETWEEN 61 AND 90 THEN open ELSE 0 END), sum(CASE WHEN d > 90 THEN open ELSE 0 END), sum(open)
        FROM (SELECT client, currency, open, DATE '2025-12-31' - due AS d FROM invoice WHERE open <> 0) i
        JOIN client c ON c.id = i.client GROUP BY 1, 2, 3""",
    "vat": """SELECT i.currency, v.cat, v.rate, i.kind, count(*), sum(v.net), sum(v.vat) FROM invoice i
        JOIN invoice_vat v ON v.invoice = i.id
        WHERE i.issue BETWEEN DATE '2025-07-01' AND DATE '2025-09-30' AND i.status <> 'void' GROUP BY 1, 2, 3, 4""",
    "revenue": """SELECT date_trunc('month', issue), currency, count(*), sum(net), sum(vat), sum(gross) FROM invoice
        WHERE status <> 'void' GROUP BY 1, 2""",
}
answer = {}
for name, sql in asked.items():
    taken = []
    for _ in range(20):
        began = time.perf_counter()
        book.execute(sql).fetchall()
        taken.append((time.perf_counter() - began) * 1e3)
    answer[name] = sorted(taken)[10]
print(json.dumps(answer))
"#;

impl<'w> Peers<'w> {
    /// None, said aloud, where the corpus is not on this machine.
    pub fn find(work: &'w Path) -> Outcome<Option<Self>> {
        let corpus = std::env::var_os("COUNTERFOIL_CORPUS").map(PathBuf::from);
        let Some(perf) = corpus.map(|corpus| corpus.join("../perf")).filter(|perf| perf.join("gen_data.py").exists())
        else {
            eprintln!("scale: NOT MEASURED. COUNTERFOIL_CORPUS names no folder with `../perf/gen_data.py` beside it.");
            return Ok(None);
        };
        let peers = Self { perf: perf.canonicalize()?, work };
        let target = work.join("peer");
        let manifest = peers.perf.join("peers/store-rs/Cargo.toml");
        run(Command::new("cargo")
            .args(["build", "--release", "--quiet", "--locked", "--features", "plain", "--manifest-path"])
            .arg(manifest)
            .arg("--target-dir")
            .arg(&target))?;
        Ok(Some(peers))
    }

    /// Generated history with so many documents.
    pub fn history(&self, documents: usize) -> Outcome<PathBuf> {
        let file = self.work.join(format!("{documents}.jsonl"));
        let script = self.perf.join("gen_data.py");
        run(Command::new("python3").arg(script).args(["--invoices", &documents.to_string(), "--out"]).arg(&file))?;
        run(Command::new("python3")
            .arg(self.perf.join("peers/gen_terms.py"))
            .arg(&file)
            .arg(file.with_extension("terms")))?;
        Ok(file)
    }

    /// What people would type for the seeded searches.
    pub fn terms(&self, file: &Path) -> Outcome<Vec<String>> {
        let plain = std::fs::read_to_string(file.with_extension("terms.plain"))?;
        Ok(plain.lines().filter_map(|line| line.split_once('\t')).map(|(_, term)| term.to_owned()).collect())
    }

    /// Milliseconds of its import.
    pub fn sqlite_import(&self, file: &Path) -> Outcome<f64> {
        let said = said_by(self.store().arg("import").arg(file).arg(self.database()))?;
        Ok(number(&said, "s")? * 1e3)
    }

    pub fn sqlite(&self, workload: &str) -> Outcome<f64> {
        number(&said_by(self.store().arg("query").arg(self.database()).args([workload, "40"]))?, "p50_ms")
    }

    pub fn sqlite_search(&self, file: &Path) -> Outcome<f64> {
        let terms = file.with_extension("terms");
        let mut search = self.store();
        number(
            &said_by(search.arg("query").arg(self.database()).args(["search", "300"]).env("TERMS", terms))?,
            "p50_ms",
        )
    }

    /// None, said aloud, where no Python with DuckDB is named.
    pub fn duck_import(&self, file: &Path) -> Outcome<Option<Duck>> {
        let Some(python) = std::env::var_os("COUNTERFOIL_PEER_PYTHON") else {
            eprintln!("scale: DuckDB NOT MEASURED. COUNTERFOIL_PEER_PYTHON names no Python that has it.");
            return Ok(None);
        };
        let database = self.work.join("peer.duckdb");
        run(Command::new(&python).arg(self.perf.join("peers/store_duckdb.py")).arg("import").arg(file).arg(&database))?;
        let said = said_by(Command::new(&python).args(["-c", DUCK]).arg(&database))?;
        let part = |name| number(&said, name);
        Ok(Some(Duck { aged: part("aged")?, vat: part("vat")?, revenue: part("revenue")? }))
    }

    fn store(&self) -> Command {
        Command::new(self.work.join("peer/release/store-rs"))
    }

    fn database(&self) -> PathBuf {
        self.work.join("peer.db")
    }
}

fn run(command: &mut Command) -> Outcome<()> {
    let status = command.stdout(Stdio::null()).status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed").into()) }
}

fn said_by(command: &mut Command) -> Outcome<serde_json::Value> {
    let output = command.stderr(Stdio::inherit()).output()?;
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn number(said: &serde_json::Value, name: &str) -> Outcome<f64> {
    said.get(name).and_then(serde_json::Value::as_f64).ok_or_else(|| format!("a peer did not say its {name}").into())
}

//! The peers over the same file: SQLite by the program that the corpus brings along, DuckDB by its Python module.

use crate::paired::Outcome;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What both are asked, and how DuckDB is timed.
const ASKED: &str = include_str!("peers.py");

/// Where the peers are, and a folder to work in. The program and the generated files stay there: they are always the same.
pub struct Peers {
    perf: PathBuf,
    python: PathBuf,
    work: PathBuf,
}

impl Peers {
    /// None, said aloud, where they are not on this machine.
    pub fn find(work: PathBuf) -> Outcome<Option<Self>> {
        let named = |name: &str| std::env::var_os(name).map(PathBuf::from);
        let corpus = named("COUNTERFOIL_CORPUS").and_then(|corpus| Some(corpus.parent()?.join("perf")));
        let Some(perf) = corpus.filter(|perf| perf.join("gen_data.py").exists()) else {
            eprintln!("scale: NOT MEASURED. COUNTERFOIL_CORPUS names no folder with `../perf/gen_data.py` beside it.");
            return Ok(None);
        };
        let Some(python) = named("COUNTERFOIL_PEER_PYTHON") else {
            eprintln!("scale: NOT MEASURED. COUNTERFOIL_PEER_PYTHON names no Python that has the module `duckdb`.");
            return Ok(None);
        };
        let peers = Self { perf, python, work };
        std::fs::create_dir_all(&peers.work)?;
        std::fs::write(peers.work.join("peers.py"), ASKED)?;
        let manifest = peers.perf.join("peers/store-rs/Cargo.toml");
        let build = ["build", "--release", "--quiet", "--locked", "--features", "plain", "--manifest-path"];
        run(Command::new("cargo").args(build).arg(manifest).arg("--target-dir").arg(peers.work.join("peer")))?;
        Ok(Some(peers))
    }

    /// Generated history with so many documents, and 300 seeded terms beside it.
    pub fn history(&self, documents: usize) -> Outcome<PathBuf> {
        let file = self.work.join(format!("{documents}.jsonl"));
        if file.with_extension("terms.plain").exists() {
            return Ok(file);
        }
        let script = self.perf.join("gen_data.py");
        run(self.python().arg(script).args(["--invoices", &documents.to_string(), "--out"]).arg(&file))?;
        run(self.python().arg(self.perf.join("peers/gen_terms.py")).arg(&file).arg(file.with_extension("terms")))?;
        Ok(file)
    }

    /// What people would type for the seeded searches.
    pub fn terms(&self, file: &Path) -> Outcome<Vec<String>> {
        let plain = std::fs::read_to_string(file.with_extension("terms.plain"))?;
        Ok(plain.lines().filter_map(|line| line.split_once('\t')).map(|(_, term)| term.to_owned()).collect())
    }

    /// Imports with SQLite: what the peer says of it.
    pub fn sqlite_import(&self, file: &Path) -> Outcome<Value> {
        said_by(self.sqlite().arg("import").arg(file).arg(self.plain()))
    }

    /// Middle of `times` runs of a workload of SQLite's, milliseconds.
    pub fn sqlite_p50(&self, workload: &str, times: usize, file: &Path) -> Outcome<f64> {
        let terms = file.with_extension("terms");
        let mut query = self.sqlite();
        query.arg("query").arg(self.plain()).args([workload, &times.to_string()]).env("TERMS", terms);
        number(&said_by(&mut query)?, "p50_ms")
    }

    /// Imports with DuckDB.
    pub fn duck_import(&self, file: &Path) -> Outcome<()> {
        run(self.python().arg(self.perf.join("peers/store_duckdb.py")).arg("import").arg(file).arg(self.duck()))
    }

    /// Middle of twenty runs of each question, milliseconds: `aged`, `vat`, `revenue`.
    pub fn duck_times(&self) -> Outcome<Value> {
        said_by(self.python().arg(self.work.join("peers.py")).arg("times").arg(self.duck()))
    }

    /// What both answer.
    pub fn answers(&self, file: &Path) -> Outcome<Value> {
        let mut ask = self.python();
        ask.arg(self.work.join("peers.py")).arg("answers").arg(self.plain()).arg(self.duck());
        said_by(ask.arg(file.with_extension("terms")))
    }

    /// Bytes of SQLite's database.
    pub fn sqlite_bytes(&self) -> Outcome<u64> {
        Ok(std::fs::metadata(self.plain())?.len())
    }

    fn sqlite(&self) -> Command {
        Command::new(self.work.join("peer/release/store-rs"))
    }

    fn python(&self) -> Command {
        Command::new(&self.python)
    }

    fn plain(&self) -> PathBuf {
        self.work.join("plain.db")
    }

    fn duck(&self) -> PathBuf {
        self.work.join("peer.duckdb")
    }
}

/// A number that a peer said.
pub fn number(said: &Value, name: &str) -> Outcome<f64> {
    said.get(name).and_then(Value::as_f64).ok_or_else(|| format!("a peer did not say its {name}").into())
}

fn run(command: &mut Command) -> Outcome<()> {
    let status = command.stdout(Stdio::null()).status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed").into()) }
}

fn said_by(command: &mut Command) -> Outcome<Value> {
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("{command:?} failed").into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

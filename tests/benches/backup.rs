//! A backup of the whole book, beside stock tools that pack the same plain files for the same two recipients.
#![allow(clippy::print_stdout, clippy::float_arithmetic, reason = "a bench prints, and its figures are not money")]
#![allow(missing_docs, reason = "a program, no library")]

mod paired;

use acceptance::{Machine, draft_for, issue_one, passphrase, studio_vogt};
use app::views::CreateRequest;
use app::{Session, backups, invoices};
use paired::{Outcome, Section, measure, sized};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Packs the plain files for two recipients, durable on return. `plain`, `kit.txt` and `book.txt` lie in the work folder.
const PACK: &str = "set -o pipefail; tar -cf - plain | zstd -q -3 | age -r $(age-keygen -y kit.txt) -r $(age-keygen -y book.txt) \
    > stock.tar.zst.age && sync stock.tar.zst.age";
/// Reads every byte back and hashes it.
const READ_BACK: &str =
    "set -o pipefail; age -d -i kit.txt stock.tar.zst.age | zstd -q -d | tar -xOf - | sha256sum > read-back";

fn main() -> Outcome<()> {
    let documents = sized(20, 10_000);
    let machine = Machine::new()?;
    let mut session = filled(&machine, documents)?;
    backups::now(&mut session)?;
    let work = machine.path("stock");
    unpack(&machine, &newest(&machine)?, &work)?;

    let mut section = Section::new("Backup");
    let mut sealed = || measure(|| backups::now(&mut session).map(drop).map_err(Into::into));
    let mut packed = || measure(|| shell(&work, PACK));
    let mut packed_and_read = || measure(|| shell(&work, PACK).and_then(|()| shell(&work, READ_BACK)));
    section.row(
        "sealed, read back whole, noted in the book",
        1,
        &mut [
            ("ours", &mut sealed),
            ("tar, zstd -3, age", &mut packed),
            ("tar, zstd -3, age, and read back", &mut packed_and_read),
        ],
    )?;
    let plain = fs::metadata(work.join("plain/vault.sqlite"))?.len();
    let (ours, stock) = (fs::metadata(newest(&machine)?)?.len(), fs::metadata(work.join("stock.tar.zst.age"))?.len());
    section.note(format!(
        "{documents} issued documents with their PDFs; the database is {plain} bytes in plain. Sizes: ours {ours} bytes, \
         stock tools {stock}, ratio {:.3}.",
        ours as f64 / stock as f64
    ));
    section.finish()
}

/// A book without backup folders, so that no copy is measured.
fn filled(machine: &Machine, documents: usize) -> Outcome<Session> {
    let mut session = machine.session();
    let request = CreateRequest {
        business: studio_vogt(),
        kit_path: machine.path("kit.pdf").display().to_string(),
        ..CreateRequest::default()
    };
    app::create_with_code_file(&mut session, &passphrase()?, &request, &machine.path("code.txt"))?;
    issue_one(&mut session, "8")?;
    for n in 1..documents {
        let hours = format!("{}.5", n % 40 + 1);
        let lines = [("Editorial design", hours.as_str(), "95.00", "19"), ("Usage rights", "12", "38.50", "7")];
        let draft = invoices::save(&mut session, None, 0, &draft_for("Kunsthalle Bremen", &lines))?;
        invoices::issue(&mut session, &draft.id, None, None)?;
    }
    Ok(session)
}

/// The newest backup in the outbox.
fn newest(machine: &Machine) -> Outcome<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![machine.path("state")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            match path.is_dir() {
                true => open.push(path),
                false if path.to_string_lossy().ends_with(".tar.zst.age") => found.push(path),
                false => {}
            }
        }
    }
    found.sort();
    found.pop().ok_or_else(|| "no backup in the outbox".into())
}

/// Stock tools open what was sealed: the plain database and PDFs that they then pack themselves.
fn unpack(machine: &Machine, backup: &Path, work: &Path) -> Outcome<()> {
    fs::create_dir_all(work.join("plain"))?;
    app::recovery_identity(&machine.code()?, &work.join("kit.txt"))?;
    shell(work, "age-keygen -o book.txt 2>/dev/null")?;
    let backup = backup.display();
    shell(work, &format!("set -o pipefail; age -d -i kit.txt '{backup}' | zstd -q -d | tar -x -C plain"))
}

fn shell(folder: &Path, script: &str) -> Outcome<()> {
    let status = Command::new("bash").args(["-c", script]).current_dir(folder).status()?;
    if status.success() { Ok(()) } else { Err(format!("`{script}` failed").into()) }
}

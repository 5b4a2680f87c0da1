//! What must lie on the disk before what, as the kernel saw it. A kill cannot show a missing sync, since the page cache
//! outlives the process; the order of the calls can.

use crate::support::{Home, Ran, program, report};
use std::fs;
use std::process::Command;

/// One call after another: what it means, its name, and what its line in the trace holds.
const ISSUE: &[(&str, &str, &[&str])] = &[
    ("the PDF is sealed beside its place", "write", &["/files/", ".partial>"]),
    ("and synced", "sync", &["/files/", ".partial>"]),
    ("it gets its name", "rename", &["/files/", ".partial\""]),
    ("and the folder is synced", "sync", &["/files/"]),
    ("the row that names it is written", "pwrite", &["/book.db-wal>"]),
    ("and the commit is synced", "sync", &["/book.db-wal>"]),
    ("the anchor is written", "write", &["/anchors/"]),
    ("and synced", "sync", &["/anchors/"]),
    ("only then it is acknowledged", "write", &["(1<"]),
];

/// Every call of a command that writes, names or syncs a file, one a line.
fn calls(home: &Home, arguments: &[&str]) -> Vec<String> {
    let file = home.input("order");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-y", "-s", "8", "-o"]).arg(&file);
    strace.args(["-e", "trace=write,pwrite64,fsync,fdatasync,rename,renameat,renameat2"]).arg(program());
    Ran::of(&home.under(strace, arguments).output().expect("strace is needed: apt-get install strace")).done();
    fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect()
}

fn is(line: &str, name: &str, fragments: &[&str]) -> bool {
    let call = line.split('(').next().unwrap_or_default();
    call.contains(name) && fragments.iter().all(|fragment| line.contains(fragment))
}

#[test]
fn an_issue_is_durable_step_by_step() {
    let home = Home::with_book();
    home.issue(1);
    let draft = home.draft();
    let calls = calls(&home, &["invoice", "issue", &draft]);
    let mut rest = &calls[..];
    for (what, name, fragments) in ISSUE {
        let at = rest.iter().position(|line| is(line, name, fragments));
        let at = at.unwrap_or_else(|| panic!("not in its place: {what}\n{}", calls.join("\n")));
        rest = &rest[at + 1..];
    }
    report("order", &format!("{} calls of an issue; {} steps, each synced before the next", calls.len(), ISSUE.len()));
}

//! What SQLCipher opens without a word, put back by somebody: each is named. The control is a computer without anchors,
//! where only the cipher and SQLite's own checks could notice.

use crate::support::{Home, report, tree};
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: usize = 4096;

/// A home whose vault is in one state after another; the states are kept.
struct States {
    home: Home,
    older: tempfile::TempDir,
    newer: tempfile::TempDir,
}

impl States {
    /// Older: one invoice. Newer: two more and another passphrase, the last one still in the write-ahead log.
    fn new() -> Self {
        let home = Home::with_book();
        home.issue(1);
        let older = home.keep();
        home.issue(1);
        let new = home.input("new-passphrase");
        fs::write(&new, "another phrase, also long enough").unwrap();
        home.run(&["vault".as_ref(), "passphrase".as_ref(), "--new-passphrase-file".as_ref(), new.as_os_str()]).done();
        fs::copy(&new, home.input("passphrase")).unwrap();
        home.issue(1);
        let newer = home.keep();
        Self { home, older, newer }
    }

    fn then(&self, name: &str) -> PathBuf {
        self.older.path().join("studio.counterfoil").join(name)
    }

    fn now(&self, name: &str) -> PathBuf {
        self.home.vault().join(name)
    }
}

/// What was put back, how, and whether the passphrase of that time is needed to open it.
type Attack = (&'static str, fn(&States));

const ATTACKS: &[Attack] = &[
    ("an older book.db", |states| put(&states.then("book.db"), &states.now("book.db"))),
    ("one older page of it", one_older_page),
    ("an older vault, whole", |states| {
        for (path, bytes) in tree(&states.older.path().join("studio.counterfoil")) {
            let name = path.strip_prefix(states.older.path().join("studio.counterfoil")).unwrap();
            fs::write(states.home.vault().join(name), bytes).unwrap();
        }
        fs::write(states.home.input("passphrase"), crate::support::PASSPHRASE).unwrap();
    }),
    ("an older key header, both copies", |states| {
        ["keys.a", "keys.b"].iter().for_each(|name| put(&states.then(name), &states.now(name)));
        fs::write(states.home.input("passphrase"), crate::support::PASSPHRASE).unwrap();
    }),
    ("two sealed files exchanged", |states| {
        let files: Vec<PathBuf> = tree(&states.home.vault().join("files")).into_keys().collect();
        let first = fs::read(&files[0]).unwrap();
        put(&files[1], &files[0]);
        fs::write(&files[1], first).unwrap();
    }),
    ("a write-ahead log that was cut", |states| {
        with_log(states, |log| fs::write(log, &fs::read(log).unwrap()[..PAGE]).unwrap())
    }),
    ("a write-ahead log that was removed", |states| with_log(states, |log| fs::remove_file(log).unwrap())),
];

fn put(from: &Path, to: &Path) {
    fs::copy(from, to).unwrap();
}

/// The first older page that fits SQLite's own structure, so that neither the cipher nor SQLite can notice it.
fn one_older_page(states: &States) {
    let (older, newer) = (fs::read(states.then("book.db")).unwrap(), fs::read(states.now("book.db")).unwrap());
    let range = |page: usize| page * PAGE..(page + 1) * PAGE;
    for page in (1..older.len().min(newer.len()) / PAGE).filter(|page| older[range(*page)] != newer[range(*page)]) {
        let mut mixed = newer.clone();
        mixed[range(page)].copy_from_slice(&older[range(page)]);
        fs::write(states.now("book.db"), mixed).unwrap();
        let ran = states.home.run(&["audit", "verify"]);
        if ran.code == Some(4) && !ran.said.contains("page-damaged") && !ran.said.contains("book-damaged") {
            return;
        }
    }
    panic!("each older page was noticed by SQLite itself");
}

/// A process that is killed leaves what it committed in the write-ahead log: then somebody works on that log.
fn with_log(states: &States, work: impl FnOnce(&Path)) {
    let mut batch = crate::support::Batch::start(&states.home);
    batch.issue(&states.home.draft_line());
    batch.issue(&states.home.draft_line());
    batch.kill();
    let log = states.now("book.db-wal");
    assert!(fs::metadata(&log).unwrap().len() > PAGE as u64, "the log holds the last acts");
    work(&log);
}

#[test]
fn what_is_put_back_is_named() {
    let states = States::new();
    let untouched = states.home.run(&["audit", "verify"]);
    assert_eq!(untouched.code, Some(0), "{}", untouched.said);
    let passphrase = fs::read(states.home.input("passphrase")).unwrap();
    let mut silent = 0;
    for (what, attack) in ATTACKS {
        states.home.put_back(&states.newer);
        fs::write(states.home.input("passphrase"), &passphrase).unwrap();
        attack(&states);
        let before = tree(&states.home.vault());
        let ran = states.home.run(&["audit", "verify"]);
        assert_eq!(ran.code, Some(4), "{what}: {}{}", ran.answer, ran.said);
        assert!(ran.explains_itself(), "{what}: {}", ran.said);
        let kept = tree(&states.home.vault());
        assert!(before.keys().all(|file| kept.contains_key(file)), "{what}: nothing is deleted");
        let named = finding(&ran.said, &ran.error());
        fs::rename(states.home.path("state"), states.home.path("state-before")).unwrap();
        let control = states.home.run(&["audit", "verify"]);
        let alone = match control.code {
            Some(0) => {
                silent += 1;
                format!("silent, \"{}\"", control.answer["freshness"].as_str().unwrap_or_default())
            }
            _ => format!("named by the book's own log: {}", finding(&control.said, &control.error())),
        };
        report("rollback", &format!("| {what} | exit 4, {named} | {alone} |"));
    }
    assert!(silent >= 3, "the cipher alone notices none of these: {silent}");
    report(
        "rollback-sum",
        &format!("{} attacks, {} named, {silent} of them silent without anchors", ATTACKS.len(), ATTACKS.len()),
    );
}

/// The first finding of a verification, or the code of the error.
fn finding(said: &str, error: &serde_json::Value) -> String {
    let finding = said.lines().find(|line| line.contains("  ")).and_then(|line| line.split_whitespace().next());
    finding.map_or_else(|| error["code"].as_str().unwrap_or("?").to_owned(), str::to_owned)
}

//! What must hold after every fault, asked of the program itself in the way a user would.

use super::{Batch, Home};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a book holds after a fault.
#[derive(Debug)]
pub struct Seen {
    /// Numbers of the issued documents, oldest first.
    pub numbers: Vec<String>,
    /// How many sealed files it has.
    pub files: u64,
    /// The page of backups, at the first unlock after the fault.
    pub backups: Value,
}

/// The first look is for reading, as a careful user would; then the writing unlock sweeps, seals and anchors; then
/// everything is held against its proof again. No finding, no false alarm of a rollback, nothing left unsealed.
pub fn check_book(home: &Home, context: &str) -> Seen {
    let seen = check_proof(home, context);
    assert_eq!(seen.files, seen.numbers.len() as u64, "{context}: every document has its PDF");
    seen
}

/// The same of a book that may have more sealed files than documents.
pub fn check_proof(home: &Home, context: &str) -> Seen {
    let looked = home.run(&["audit", "verify"]);
    assert_eq!(looked.code, Some(0), "{context}: reading: {}", looked.said);
    assert_eq!(looked.answer["freshness"], "fresh", "{context}: {}", looked.answer);
    let mut batch = Batch::start(home);
    let backups = batch.ask("backup list");
    assert_eq!(backups["exit"], 0, "{context}: {backups}");
    let verified = batch.ask("audit verify");
    assert_eq!(verified["exit"], 0, "{context}: {verified}");
    let listed = batch.ask("invoice list --limit 100000");
    let all = listed["answer"]["items"].as_array().unwrap_or_else(|| panic!("{context}: {listed}"));
    let mut numbers: Vec<String> = all.iter().filter_map(|row| row["number"].as_str().map(str::to_owned)).collect();
    numbers.sort();
    assert_eq!(verified["answer"]["documents"], numbers.len(), "{context}");
    let files = verified["answer"]["files"].as_u64().unwrap_or_else(|| panic!("{context}: {verified}"));
    numbers_without_gap(&numbers, context);
    assert_eq!(batch.end(), Some(0), "{context}");
    Seen { numbers, files, backups: backups["answer"].clone() }
}

/// 0001, 0002, 0003 in each series: none missing, none twice.
pub fn numbers_without_gap(numbers: &[String], context: &str) {
    let mut last: BTreeMap<&str, usize> = BTreeMap::new();
    for number in numbers {
        let (series, running) = number.rsplit_once('-').unwrap_or_else(|| panic!("{context}: {number}"));
        let next = last.entry(series).or_default();
        *next += 1;
        assert_eq!(running.parse().ok(), Some(*next), "{context}: {numbers:?}");
    }
}

/// Every sealed backup on both disks and in the outbox reads back whole; how many.
pub fn all_backups_verify(home: &Home, context: &str) -> usize {
    let mut batch = Batch::start(home);
    let mut count = 0;
    for file in home.backups("disk-1").into_iter().chain(home.backups("disk-2")) {
        let answer = batch.ask(&format!("backup verify {}", file.display()));
        assert_eq!(answer["exit"], 0, "{context}: {} {answer}", file.display());
        count += 1;
    }
    assert_eq!(batch.end(), Some(0));
    count
}

//! Equal documents are equal bytes: alone, after others, in another process.

#![allow(clippy::unwrap_used, clippy::panic, dead_code, missing_docs, reason = "tests; shared fixtures")]

mod common;

use std::env::consts::EXE_EXTENSION;
use std::path::PathBuf;
use std::process::Command;

use documents::{Language, invoice_pdf};

/// The program that draws the same document; `cargo test` builds examples beside the tests.
fn twin() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    let twin = tests.ancestors().nth(2).unwrap().join("examples/sample_hash").with_extension(EXE_EXTENSION);
    assert!(twin.exists(), "{} is missing: `cargo build -p documents --example sample_hash`", twin.display());
    twin
}

#[test]
fn alone_after_fifty_others_and_in_another_process() {
    let alone = common::sample_hash();
    for n in 1..=50 {
        let invoice = common::issue(common::long_draft(n % 9 + 1), &format!("R-{n}"), &common::customer());
        invoice_pdf(&invoice, &common::extras(if n % 2 == 0 { Language::English } else { Language::German })).unwrap();
    }
    assert_eq!(alone, common::sample_hash(), "after fifty others");
    let elsewhere = Command::new(twin()).output().unwrap();
    assert_eq!(String::from_utf8(elsewhere.stdout).unwrap().trim(), alone, "in another process");
}

//! Equal documents are equal bytes: alone, after others, in another process.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    dead_code,
    missing_docs,
    reason = "tests; shared fixtures"
)]

mod common;

use std::process::Command;

use documents::{InvoiceExtras, Language, invoice_pdf};
use sha2::{Digest, Sha256};

fn hash() -> String {
    let logo = common::logo();
    let extras = InvoiceExtras { logo: Some(&logo), ..common::extras(Language::German) };
    hex::encode(Sha256::digest(invoice_pdf(&common::invoice(), &extras).unwrap().pdf))
}

/// Not a test of its own: what the second process runs.
#[test]
#[ignore = "run by the test beside it, in another process"]
fn print_hash() {
    println!("hash {}", hash());
}

#[test]
fn alone_after_fifty_others_and_in_another_process() {
    let alone = hash();
    for n in 1..=50 {
        let invoice = common::issue(common::long_draft(n % 9 + 1), &format!("R-{n}"), &common::customer());
        invoice_pdf(&invoice, &common::extras(if n % 2 == 0 { Language::English } else { Language::German })).unwrap();
    }
    assert_eq!(alone, hash(), "after fifty others");
    let elsewhere = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "print_hash", "--nocapture"])
        .output()
        .unwrap();
    let printed = String::from_utf8(elsewhere.stdout).unwrap();
    assert!(printed.contains(&format!("hash {alone}")), "in another process: {printed}");
}

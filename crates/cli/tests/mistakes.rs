//! What a terminal says to somebody who typed something wrong: what is so, what to type instead, and an exit code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a story that cannot go on fails

mod home;

use home::{Home, said};

/// Runs without `--json`, and wants this exit code: what it said on standard error.
fn told(home: &Home, words: &[&str], exit: i32) -> String {
    let output = home.run(words);
    assert_eq!(output.status.code(), Some(exit), "{words:?}: {}", said(&output));
    said(&output)
}

#[test]
fn a_kit_that_was_typed_back_is_not_asked_for_again() {
    let home = Home::with_vault();
    let output = home.run(&["vault", "confirm-kit"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("already typed back"));
}

#[test]
fn without_a_terminal_no_vault_is_made_that_nobody_can_save_in() {
    let home = Home::empty();
    let create = [
        "vault",
        "create",
        "new.counterfoil",
        "--portable",
        "--business",
        "business.json",
        "--recovery-kit",
        "kit.pdf",
    ];
    let mut command = home.command_without_terminal(&create);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("--recovery-code-out"), "{}", said(&output));
    assert!(!home.path("new.counterfoil").exists() && !home.path("kit.pdf").exists());
}

#[test]
fn a_state_that_no_document_has_is_no_filter() {
    let home = Home::with_vault();
    let said = told(&home, &["invoice", "list", "--status", "foo"], 2);
    for state in ["draft", "open", "part-paid", "overdue", "settled", "credited", "to-refund", "credit-note"] {
        assert!(said.contains(state), "{state} is offered: {said}");
        home.json(&["invoice", "list", "--status", state]);
    }
}

#[test]
fn a_period_that_ends_before_it_begins_is_not_exported() {
    let home = Home::with_vault();
    let export =
        ["archive", "export", "--from", "2026-12-31", "--to", "2026-01-01", "-o", "year.html", "--words-out", "w.txt"];
    let said = told(&home, &export, 2);
    assert!(said.contains("ends before it begins"), "{said}");
    assert!(!home.path("year.html").exists());
}

#[test]
fn a_doubtful_vat_id_is_saved_with_a_warning() {
    let home = Home::with_vault();
    home.write("doubtful.json", r#"{"name":"Galerie Lindqvist","street":"Storgatan 8","postcode":"11455","city":"Berlin","country":"DE","vat_id":"DE318204777"}"#);
    let said = told(&home, &["customer", "add", "--from", "doubtful.json"], 0);
    assert!(said.contains("Warning: vat_id: "), "{said}");
}

#[test]
fn the_words_of_an_archive_are_asked_for_by_their_own_option() {
    let home = Home::with_vault();
    home.write("a.html", "a page");
    let output = home.command_without_terminal(&["archive", "verify", "a.html"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("--words-file") && !said(&output).contains("--passphrase"), "{}", said(&output));
}

#[test]
fn files_that_cannot_be_used_are_told_in_plain_words() {
    let home = Home::with_vault();
    std::fs::create_dir(home.path("folder")).unwrap();
    let table: [(&[&str], &str); 4] = [
        (&["einvoice", "read", "nofile.xml"], "there is no such file"),
        (&["einvoice", "read", "folder"], "is a folder"),
        (&["customer", "add", "--from", "folder"], "is a folder"),
        (&["backup", "verify", "nofile.age"], "there is no such file"),
    ];
    for (words, plain) in table {
        let said = told(&home, words, 1);
        assert!(said.contains(plain), "{words:?}: {said}");
        assert!(!said.contains("entity") && !said.contains("directory") && !said.contains("book"), "{words:?}: {said}");
    }
}

#[test]
fn amounts_are_written_with_a_point() {
    let home = Home::with_vault();
    let number = home.issue();
    let said = told(&home, &["invoice", "pay", &number, "--amount", "5,50", "--date", "2026-11-20"], 5);
    assert!(said.contains("5.50"), "{said}");
}

#[test]
fn a_check_says_why_there_is_no_number_and_no_sum() {
    let home = Home::with_vault();
    home.issue();
    let line = |quantity: &str, date: &str| {
        format!(
            r#"{{"customer":"Kunsthalle Bremen","issue_date":"{date}","lines":[{{"name":"Design","quantity":"{quantity}","unit":"HUR","price":"9000000000","vat":{{"category":"S","rate":"19"}}}}]}}"#
        )
    };
    home.write("early.json", &line("1", "2001-01-01"));
    home.write("huge.json", &line("9000000000000", ""));
    for (file, absent, why) in [("early.json", "next_number", "later period"), ("huge.json", "totals", "too large")] {
        let output = home.run(&["invoice", "check", "--from", file]);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.contains(why) && !text.contains("number .") && !text.contains("to  ;"), "{file}: {text}");
        let json = home.json(&["invoice", "check", "--from", file]);
        assert!(json[absent].is_null(), "{file}: {json}");
    }
}

#[test]
fn a_disk_that_is_not_attached_is_not_made_up() {
    let home = Home::with_vault();
    let said = told(&home, &["backup", "destinations", "add", "usb/stick/copies"], 5);
    assert!(said.contains("usb/stick"), "{said}");
    let number = home.issue();
    told(&home, &["invoice", "pdf", &number, "-o", "usb/stick/a.pdf"], 1);
    let copy = home.json(&["backup", "now", "--to", "copies"])["copy"].as_str().unwrap().to_owned();
    let restore = [
        "backup",
        "restore",
        &copy,
        "--to",
        "usb/stick/a.counterfoil",
        "--recovery-code-file",
        "code.txt",
        "--portable",
    ];
    told(&home, &restore, 1);
    assert!(!home.path("usb").exists());
    home.json(&["backup", "destinations", "add", "usb"]);
    home.json(&["invoice", "pdf", &number, "-o", "paper/a.pdf"]);
}

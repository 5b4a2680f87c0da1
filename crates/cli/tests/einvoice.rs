//! E-invoices of other programs by the real program: what it prints, how it ends, and that it needs no vault.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a story that cannot go on fails

mod schema;

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_counterfoil"))
        .args(words)
        .env_clear()
        .env("HOME", "/nonexistent")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn file(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn golden(name: &str) -> PathBuf {
    root().join("crates/documents/tests/einvoice").join(name)
}

fn goldens() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(golden("")).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 12, "only {} goldens", files.len());
    files
}

#[test]
fn what_is_printed_keeps_its_schema() {
    let (read, check) = (schema::read("einvoice-read"), schema::read("einvoice-check"));
    for golden in goldens() {
        let output = run(&["einvoice", "read", file(&golden), "--json"]);
        assert_eq!(output.status.code(), Some(0), "{}", golden.display());
        assert_eq!(schema::breach(&read, &read, &json(&output), ""), None, "{}", golden.display());
        let output = run(&["einvoice", "check", file(&golden), "--json"]);
        assert_eq!(schema::breach(&check, &check, &json(&output), ""), None, "{}", golden.display());
    }
    let mut spoilt = json(&run(&["einvoice", "read", file(&golden("allowances.cii.xml")), "--json"]));
    spoilt["lines"][0]["allowances"][0]["vat"] = Value::Bool(true);
    assert_eq!(
        schema::breach(&read, &read, &spoilt, ""),
        Some("/lines/0/allowances/0/vat: true; /lines/0/allowances/0/vat: true".into())
    );
}

#[test]
fn stated_and_computed_stand_beside_each_other() {
    let view = json(&run(&["einvoice", "read", file(&golden("wrong-gross.ubl.xml")), "--json"]));
    assert_eq!(
        (&view["stated"]["gross_total"], &view["computed"]["gross_total"]),
        (&"999.50".into(), &"999.60".into())
    );
    assert_eq!(schema::keys(&view["stated"]), schema::keys(&view["computed"]));
    assert_eq!(
        (&view["syntax"], &view["profile"], &view["currency"]),
        (&"ubl".into(), &"en16931".into(), &"EUR".into())
    );
    assert_eq!(view["findings"][0]["rule"], "BR-CO-15");
}

#[test]
fn what_is_outside_the_scope_of_vat_has_no_rate() {
    for name in ["out-of-scope.ubl.xml", "out-of-scope.cii.xml"] {
        let view = json(&run(&["einvoice", "read", file(&golden(name)), "--json"]));
        let row = &view["computed"]["vat_breakdown"][0];
        assert_eq!((&row["category"], &row["rate"]), (&"O".into(), &Value::Null), "{name}");
    }
    let written = std::fs::read_to_string(golden("out-of-scope.ubl.xml")).unwrap();
    let nought = written.replacen("<cbc:ID>O</cbc:ID>", "<cbc:ID>O</cbc:ID><cbc:Percent>0</cbc:Percent>", 1);
    assert_ne!(nought, written);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("nought.xml");
    std::fs::write(&file, nought).unwrap();
    let view = json(&run(&["einvoice", "read", file.to_str().unwrap(), "--json"]));
    assert_eq!(view["computed"]["vat_breakdown"][0]["rate"], "0", "as it is written, though there is none");
}

#[test]
fn the_exit_code_says_valid_invalid_or_no_e_invoice() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = folder.path().join("hostile.xml");
    std::fs::write(&hostile, "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>").unwrap();
    for (name, code, verdict) in [
        (golden("two-rates.ubl.xml"), 0, "valid"),
        (golden("wrong-base.cii.xml"), 5, "invalid"),
        (hostile.clone(), 4, "invalid"),
    ] {
        let output = run(&["einvoice", "check", file(&name), "--json"]);
        assert_eq!(
            (output.status.code(), &json(&output)["verdict"]),
            (Some(code), &verdict.into()),
            "{}",
            name.display()
        );
    }
    let refused = run(&["einvoice", "read", file(&hostile), "--json"]);
    let error: Value = serde_json::from_slice(&refused.stderr).unwrap();
    assert_eq!((refused.status.code(), &error["code"]), (Some(4), &"xml-document-type".into()));
    assert_eq!(run(&["einvoice", "read", "/nonexistent/file.xml"]).status.code(), Some(1));
    assert_eq!(run(&["einvoice", "read"]).status.code(), Some(2));
}

#[test]
fn a_person_reads_a_page_and_no_letter_of_it_moves_the_cursor() {
    let page = |path: &Path| String::from_utf8(run(&["einvoice", "read", file(path)]).stdout).unwrap();
    let plain = page(&golden("wrong-base.ubl.xml"));
    for words in
        ["Invoice N-14 of 2026-03-02", "Tischlerei Nordlicht GmbH", "12 C62 x 4.95", "differs", "fatal BR-S-08"]
    {
        assert!(plain.contains(words), "{words}:\n{plain}");
    }
    let folder = tempfile::tempdir().unwrap();
    let painted = folder.path().join("painted.xml");
    let text = std::fs::read_to_string(golden("two-rates.ubl.xml")).unwrap();
    std::fs::write(&painted, text.replace("Oak table", "Oak &#27;[2J\u{202E}table\u{9B}31m")).unwrap();
    let page = page(&painted);
    assert!(page.contains("Oak ") && !page.contains(['\u{1B}', '\u{202E}', '\u{9B}']), "{page}");
}

/// The corpus, or None after saying so past the test runner's capture.
fn corpus() -> Option<PathBuf> {
    let beside = || root().join("../shared");
    let folder = std::env::var_os("COUNTERFOIL_CORPUS").map_or_else(beside, PathBuf::from).join("corpus");
    if folder.is_dir() {
        return Some(folder);
    }
    let words = "\nNOT TESTED: the corpus is absent. Set COUNTERFOIL_CORPUS to the folder that holds corpus/.\n\n";
    std::io::stderr().write_all(words.as_bytes()).unwrap();
    None
}

/// The core is held to every document in `crates/documents/tests/einvoice_corpus.rs`; here, that the program prints the same.
#[test]
fn synthetic_invoices_of_the_corpus_come_out_to_the_cent() {
    let Some(corpus) = corpus() else { return };
    let mut count = 0;
    for kind in ["calc-ubl", "calc-cii"] {
        for entry in std::fs::read_dir(corpus.join(kind).join("valid")).unwrap() {
            let xml = entry.unwrap().path();
            if xml.extension().is_none_or(|ending| ending != "xml") {
                continue;
            }
            let case: Value =
                serde_json::from_slice(&std::fs::read(xml.with_extension("totals.json")).unwrap()).unwrap();
            let computed = &json(&run(&["einvoice", "read", file(&xml), "--json"]))["computed"];
            // Both print decimals as they like: 5, 5.0 and 5.00 are one amount.
            let plain = |value: &Value| {
                let text = value.as_str().unwrap().to_owned();
                if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
            };
            for key in
                ["line_total", "allowance_total", "charge_total", "net_total", "vat_total", "gross_total", "payable"]
            {
                assert_eq!(plain(&computed[key]), plain(&case["expected"][key]), "{} {key}", xml.display());
            }
            count += 1;
        }
    }
    assert!(count >= 100, "only {count} documents: is the corpus whole?");
}

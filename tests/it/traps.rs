//! docs/traps.md names a test for each trap, pain and law; each of them is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Names of all test functions in a folder of sources, generated ones left out.
fn tests_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let (path, name) = (entry.path(), entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            if name != "target" && name != "node_modules" {
                tests_in(&path, found);
            }
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = fs::read_to_string(&path).unwrap().replace("#[tokio::test]", "#[test]");
            let after = text.split("#[test]").skip(1);
            let names = after.filter_map(|rest| rest.split_once("fn ")?.1.split('(').next());
            found.extend(names.map(str::to_owned));
        }
    }
}

/// The names in backticks that end the rows of the tables.
fn named(page: &str) -> Vec<&str> {
    let rows = page.lines().filter(|line| line.starts_with("| ") && line.ends_with("` |"));
    rows.filter_map(|row| row.trim_end_matches("` |").rsplit('`').next()).collect()
}

#[test]
fn each_trap_names_a_test_that_is_there() {
    let mut there = BTreeSet::new();
    tests_in(&root().join("crates"), &mut there);
    tests_in(&root().join("tests"), &mut there);
    let page = fs::read_to_string(root().join("docs/traps.md")).unwrap();
    let named = named(&page);
    assert!(named.len() >= 90, "only {} rows name a test", named.len());
    let gone: Vec<_> = named.iter().filter(|name| !there.contains(**name)).collect();
    assert!(gone.is_empty(), "not there: {gone:#?}");
}

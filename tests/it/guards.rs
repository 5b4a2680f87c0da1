//! The patches of `make guards` still fit the code: each takes away one guard and names the test that goes red.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn patches() -> Vec<PathBuf> {
    let files = fs::read_dir(root().join("tests/guards")).unwrap().map(|file| file.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|extension| extension == "patch")).collect()
}

#[test]
fn each_patch_applies() {
    let patches = patches();
    assert!(patches.len() > 40, "only {} patches", patches.len());
    for patch in patches {
        let checked = Command::new("git").args(["apply", "--check"]).arg(&patch).current_dir(root()).output().unwrap();
        assert!(checked.status.success(), "{}: {}", patch.display(), String::from_utf8_lossy(&checked.stderr));
    }
}

#[test]
fn each_patch_names_its_guard_and_a_test_that_is_there() {
    for patch in patches() {
        let text = fs::read_to_string(&patch).unwrap();
        let line = |field: &str| text.lines().find_map(|line| line.strip_prefix(field).map(str::to_owned));
        assert!(line("Guard: ").is_some_and(|guard| guard.len() > 10), "{}", patch.display());
        let red = line("Red: ").unwrap();
        let (arguments, test) = red.split_once(" -- ").unwrap();
        assert!(arguments.starts_with("-p "), "{}", patch.display());
        let name = format!("fn {}(", test.rsplit("::").next().unwrap());
        let mut grep = Command::new("grep");
        grep.args(["-rqF", &name, "--include=*.rs", "crates", "src-tauri", "tests"]).current_dir(root());
        assert!(grep.status().unwrap().success(), "{}: {test} is gone", patch.display());
    }
}

//! The committed TypeScript twins are those of the views as they are: `make bindings` writes them.
#![cfg(test)]

use std::collections::BTreeMap;
use std::path::Path;

#[test]
fn the_committed_bindings_are_current() {
    let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bindings");
    for stale in files(&fresh).keys() {
        std::fs::remove_file(fresh.join(stale)).unwrap();
    }
    app::bindings::write(&fresh).unwrap();
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/ipc/bindings");
    assert_eq!(files(&fresh), files(&committed), "run `make bindings` and commit what it writes");
}

/// Name to text.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect()
}

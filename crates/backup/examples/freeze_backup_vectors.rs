//! Writes the vectors of a new version of the backup format; run by hand, never for a version that was released.
#![allow(clippy::unwrap_used, reason = "run by hand: a failure is a panic")]

use std::fs;
use std::path::Path;

#[allow(dead_code, reason = "shared with the tests, which use all of it")]
#[path = "../tests/it/support.rs"]
mod support;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let (bytes, sealed) = support::seal_small();
    fs::write(folder.join("book-20261120T120000Z-000012.tar.zst.age"), bytes).unwrap();
    let key = support::KEYS.kit.secret_text();
    fs::write(folder.join("KEY.txt"), format!("# opens the vector only\n{}\n", *key)).unwrap();
    fs::write(folder.join("manifest.sha256"), format!("{}\n", sealed.manifest_sha256)).unwrap();
}

//! Feeds one target, named by `FUZZ_TARGET`, from libFuzzer; `fuzz/run.sh` builds it with coverage and calls it.
#![no_main]

use fuzz::{TARGETS, Target};
use std::sync::LazyLock;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let wanted = std::env::var("FUZZ_TARGET").unwrap_or_default();
    TARGETS.iter().find(|target| target.name == wanted).unwrap_or_else(|| std::process::exit(2))
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    TARGET.run(data);
});

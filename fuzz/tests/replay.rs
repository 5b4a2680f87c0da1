//! The committed corpora through the targets, without libFuzzer: what was once found stays mended.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic, in its helping functions too")]

use fuzz::TARGETS;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn inputs(target: &str) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(corpus().join(target)).unwrap_or_else(|_| panic!("{target} has no corpus"));
    files
        .map(|file| file.unwrap())
        .map(|file| (file.file_name().to_string_lossy().into_owned(), fs::read(file.path()).unwrap()))
        .collect()
}

#[test]
fn every_parser_withstands_its_corpus_and_takes_part_of_it() {
    for target in TARGETS {
        let (mut taken, mut refused) = (0, 0);
        for (name, input) in inputs(target.name) {
            assert!(input.len() <= target.longest, "{}/{name} is longer than the target tries", target.name);
            match target.run(&input) {
                Some(_) => taken += 1,
                None => refused += 1,
            }
        }
        // Seeds that are all refused, or all taken, would show the fuzzer one side of the parser only.
        assert!(taken > 0 && refused > 0, "{}: {taken} taken, {refused} refused", target.name);
    }
}

#[test]
fn each_corpus_has_its_target_and_all_of_them_are_small() {
    let folders = fs::read_dir(corpus()).unwrap().map(|folder| folder.unwrap().file_name().into_string().unwrap());
    let names: BTreeSet<_> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    assert_eq!(folders.collect::<BTreeSet<_>>(), names);
    assert_eq!(names.len(), TARGETS.len(), "two targets have one name");
    let bytes: usize = TARGETS.iter().flat_map(|target| inputs(target.name)).map(|(_, input)| input.len()).sum();
    assert!(bytes < 1 << 20, "{bytes} bytes of corpora");
}

//! Prints the hash of one drawn document: what `tests/same_bytes.rs` compares its own with, from another process.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "the other half of a test")]

#[allow(dead_code, reason = "shared with the tests, which use all of it")]
#[path = "../tests/common/mod.rs"]
mod common;

fn main() {
    println!("{}", common::sample_hash());
}

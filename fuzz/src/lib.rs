//! Every parser under hostile bytes. A target hands its input to one public reader and holds what comes out against
//! something stronger than "no panic": it reads back as it was written, it is bounded, or only what we sealed opens.
//!
//! The same functions run under libFuzzer (`make fuzz`) and over the committed corpora (`make test`).
#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a panic is how a target says that a parser is wrong"
)]

pub mod backup;
pub mod billing;
pub mod chain;
pub mod documents;
pub mod import;
pub mod store;
pub mod vault;
pub mod window;

/// The reader took the input, and every assertion on what it made of it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted;

/// None where the input was refused, which is what most inputs deserve.
pub type Outcome = Option<Accepted>;

/// One parser.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Also the name of its folder in `corpus/`.
    pub name: &'static str,
    /// Longest input worth trying, in bytes.
    pub longest: usize,
    run: fn(&[u8]) -> Outcome,
}

impl Target {
    const fn new(name: &'static str, longest: usize, run: fn(&[u8]) -> Outcome) -> Self {
        Self { name, longest, run }
    }

    /// Hands the input to the parser; panics where an assertion does not hold.
    pub fn run(&self, input: &[u8]) -> Outcome {
        (self.run)(input)
    }
}

const KIB: usize = 1024;

/// All of them, by room.
pub const TARGETS: &[Target] = &[
    Target::new("vault-header", 8 * KIB, vault::header),
    Target::new("vault-copies", 8 * KIB, vault::copies),
    Target::new("recovery-code", 128, vault::recovery_code),
    Target::new("passphrase", 256, vault::passphrase),
    Target::new("anchor", 160, chain::anchor),
    Target::new("canonical", 2 * KIB, chain::canonical),
    Target::new("entry", 2 * KIB, chain::entry),
    Target::new("minisig", KIB, chain::minisig),
    Target::new("chain-code", 128, chain::codes),
    Target::new("sealed-file", 4 * KIB, store::sealed_file),
    Target::new("plain-book", 16 * KIB, store::plain_book),
    Target::new("json-export", 16 * KIB, store::json_export),
    Target::new("backup-container", 8 * KIB, backup::container),
    Target::new("backup-frame", 8 * KIB, backup::frame),
    Target::new("backup-tape", 16 * KIB, backup::tape),
    Target::new("backup-manifest", 4 * KIB, backup::manifest),
    Target::new("backup-index", 8 * KIB, backup::index),
    Target::new("backup-names", 256, backup::names),
    Target::new("age-keys", 512, backup::keys),
    Target::new("archive-container", 2 * KIB, backup::passphrase_container),
    Target::new("archive-page", 8 * KIB, documents::page),
    Target::new("archive-tar", 16 * KIB, documents::tar),
    Target::new("archive-list", 8 * KIB, documents::list),
    Target::new("csv-cell", 512, documents::cell),
    Target::new("read-back", 8 * KIB, documents::read_back),
    Target::new("einvoice", 16 * KIB, documents::einvoice),
    Target::new("logo", 4 * KIB, documents::logo),
    Target::new("paper", 2 * KIB, documents::paper),
    Target::new("typed-number", 128, billing::typed_number),
    Target::new("decimal", 64, billing::decimal),
    Target::new("draft", 4 * KIB, billing::draft),
    Target::new("snapshot", 8 * KIB, billing::snapshot),
    Target::new("epc", 512, billing::epc),
    Target::new("number-pattern", 128, billing::number_pattern),
    Target::new("codes", 64, billing::codes),
    Target::new("kept-text", 2 * KIB, billing::kept_text),
    Target::new("csv-table", 4 * KIB, import::csv),
    Target::new("jsonl", 4 * KIB, import::jsonl),
    Target::new("list-filter", 256, import::filter),
    Target::new("ipc", 4 * KIB, window::request),
];

/// Text only: most readers take `str`.
fn text(input: &[u8]) -> Option<&str> {
    std::str::from_utf8(input).ok()
}

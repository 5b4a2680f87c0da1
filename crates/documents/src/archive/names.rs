//! Member paths: a fixed list, and `invoices/STEM.pdf|xml` made from numbers.

use std::collections::HashSet;

pub(super) const README: &str = "00_README_en.txt";
pub(super) const MANIFEST: &str = "MANIFEST.json";
pub(super) const SIGNATURE: &str = "MANIFEST.json.minisig";
pub(super) const DOCUMENTS: &str = "documents.json";
pub(super) const JOURNAL: &str = "journal/sales_journal.csv";
pub(super) const PAYMENTS: &str = "journal/payments.csv";
pub(super) const CUSTOMERS: &str = "customers.csv";
pub(super) const NUMBER_RANGES: &str = "number_ranges.csv";
pub(super) const AUDIT: &str = "audit.csv";

/// The members that every archive has beside manifest and signature, in their order; originals follow.
pub(super) const FIXED: [&str; 7] = [README, DOCUMENTS, JOURNAL, PAYMENTS, CUSTOMERS, NUMBER_RANGES, AUDIT];

const ORIGINALS: &str = "invoices/";
const STEM_CUT: usize = 80;
/// A cut stem plus `-50000` and the underscore of a reserved name.
const STEM_LIMIT: usize = 90;

/// Whether an archive may hold a member of this path.
pub(super) fn is_member(path: &str) -> bool {
    path == MANIFEST || path == SIGNATURE || FIXED.contains(&path) || is_original(path)
}

/// `invoices/[A-Za-z0-9_-][A-Za-z0-9._-]{0,89}\.(pdf|xml)` without `..`.
pub(super) fn is_original(path: &str) -> bool {
    let Some(name) = path.strip_prefix(ORIGINALS) else { return false };
    let Some(stem) = name.strip_suffix(".pdf").or_else(|| name.strip_suffix(".xml")) else { return false };
    (1..=STEM_LIMIT).contains(&stem.len())
        && stem.chars().all(is_plain)
        && !stem.starts_with('.')
        && !name.contains("..")
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')
}

/// Gives each number a stem that is a valid file name everywhere and that no other number has, compared without case.
#[derive(Default)]
pub(super) struct Stems {
    taken: HashSet<String>,
}

impl Stems {
    pub(super) fn stem(&mut self, number: &str) -> String {
        let base = base_stem(number);
        let mut stem = base.clone();
        let mut count = 1_usize;
        while !self.taken.insert(stem.to_ascii_lowercase()) {
            count += 1;
            stem = format!("{base}-{count}");
        }
        stem
    }
}

fn base_stem(number: &str) -> String {
    let mut stem: String = number.chars().take(STEM_CUT).map(|c| if is_plain(c) { c } else { '_' }).collect();
    while stem.contains("..") {
        stem = stem.replace("..", "._");
    }
    if stem.starts_with('.') {
        stem.replace_range(..1, "_");
    }
    if stem.ends_with('.') {
        stem.replace_range(stem.len() - 1.., "_");
    }
    if stem.is_empty() || is_reserved(&stem) {
        stem.insert(0, '_');
    }
    stem
}

/// Device names of Windows, which count up to the first dot.
fn is_reserved(stem: &str) -> bool {
    let name = stem.split('.').next().unwrap_or_default().to_ascii_uppercase();
    matches!(name.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || name
            .strip_prefix("COM")
            .or_else(|| name.strip_prefix("LPT"))
            .is_some_and(|digit| digit.len() == 1 && digit.as_bytes().iter().all(u8::is_ascii_digit))
}

/// Paths of the two originals of a stem.
pub(super) fn original(stem: &str, extension: &str) -> String {
    format!("{ORIGINALS}{stem}.{extension}")
}

//! Which customers may be one and the same.
//!
//! The rule, in this order: the same VAT id, the same IBAN, the same e-mail address, or a similar name. Ids are compared
//! by their letters and digits, addresses and names in small letters. Names are similar if they are equal without
//! punctuation and without the words that only say a legal form, or if one letter (in names of 12 letters or more: two)
//! has to be put in, left out or changed to make one of the other. Names of fewer than 5 letters are never similar.

use super::{CheckedPart, compact};
use crate::Customer;

/// Why two customers look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// The same VAT id.
    VatId,
    /// The same IBAN.
    Bank,
    /// The same e-mail address.
    Email,
    /// Similar names.
    Name,
}

impl Alike {
    /// Stable, kebab-case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::VatId => "vat-id",
            Self::Bank => "bank",
            Self::Email => "email",
            Self::Name => "name",
        }
    }
}

/// Words that only say what kind of company it is.
const LEGAL_FORMS: [&str; 24] = [
    "gmbh", "ag", "kg", "ohg", "ug", "ev", "eg", "se", "mbh", "co", "und", "and", "ltd", "limited", "llc", "inc",
    "plc", "sa", "sarl", "sas", "srl", "spa", "bv", "ab",
];

/// Why two customers may be the same; nothing where they are not. It does not matter which one comes first.
#[must_use]
pub fn look_alikes(one: &Customer, other: &Customer) -> Vec<Alike> {
    let same = |a: String, b: String| !a.is_empty() && a == b;
    let mail = |party: &Customer| party.email.trim().to_lowercase();
    let mut found = Vec::new();
    if same(compact(&one.vat_id), compact(&other.vat_id)) {
        found.push(Alike::VatId);
    }
    if same(CheckedPart::Bank.of(one), CheckedPart::Bank.of(other)) {
        found.push(Alike::Bank);
    }
    if same(mail(one), mail(other)) {
        found.push(Alike::Email);
    }
    if similar(&core_of(&one.name), &core_of(&other.name)) {
        found.push(Alike::Name);
    }
    found
}

/// A name as it is compared: small letters and digits of every word that says more than a legal form.
fn core_of(name: &str) -> Vec<char> {
    let lower = name.to_lowercase().replace(['.', '\''], "");
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !LEGAL_FORMS.contains(word));
    words.flat_map(str::chars).collect()
}

fn similar(one: &[char], other: &[char]) -> bool {
    let shorter = one.len().min(other.len());
    let allowed = match shorter {
        0..5 => return false,
        5..12 => 1,
        _ => 2,
    };
    one.len().abs_diff(other.len()) <= allowed && distance(one, other) <= allowed
}

/// Levenshtein's distance: letters put in, left out or changed.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (above, b) in row.iter().skip(1).zip(other) {
            let changed = diagonal + usize::from(a != b);
            left = changed.min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

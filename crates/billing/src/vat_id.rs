//! VAT ids (BT-31, BT-48): whether one can be right, by the length and the check digits of its country. Nobody is asked, so
//! a fitting id may still be unregistered, and one that does not fit is advice, never a reason to refuse a document.

mod rules;

/// What an id's own digits say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VatIdVerdict {
    /// Length and check digits are those of its country.
    Fits,
    /// Mistyped: it cannot have been given out.
    Misspelt,
    /// A country, or a kind of id, whose digits do not check themselves.
    NoRule,
}

/// Judges an id with its country's prefix (`EL` for Greece, `XI` for Northern Ireland, `CHE`), in any case, with or without
/// blanks, points and hyphens.
///
/// ```
/// use billing::{VatIdVerdict, judge_vat_id};
/// assert_eq!(judge_vat_id("DE 136 695 976"), VatIdVerdict::Fits);
/// assert_eq!(judge_vat_id("DE 136 695 967"), VatIdVerdict::Misspelt);
/// assert_eq!(judge_vat_id("US 12-3456789"), VatIdVerdict::NoRule);
/// ```
#[must_use]
pub fn judge_vat_id(text: &str) -> VatIdVerdict {
    let compact: String =
        text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '/')).map(|c| c.to_ascii_uppercase()).collect();
    if !compact.is_ascii() {
        return VatIdVerdict::Misspelt;
    }
    match compact.split_at_checked(2) {
        Some((prefix, rest)) => rules::judge(prefix, rest),
        None => VatIdVerdict::Misspelt,
    }
}

#[cfg(test)]
mod tests;

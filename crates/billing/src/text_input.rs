//! Reading what people type into money and quantity fields: `1.234,50`, `1 234,50`, `3*80+10`.
//!
//! **Which mark is the decimal one?** Where points and commas both occur, the last one is. Where one occurs several
//! times, it groups thousands. Where blanks or apostrophes group, the mark is decimal. That leaves one mark with exactly
//! three digits behind it and one to three before it, `1,234` or `1.234`: a [`DecimalMark`] decides it, and without one a
//! point is decimal (as in every file of ours) and a comma is refused as ambiguous, since a wrong guess is a wrong invoice.

use crate::{Error, SCALE_MAX, SIGNIFICANT_MAX, parse_decimal};
use rust_decimal::Decimal;

/// Longest text that is read.
const TYPED_CHARS_MAX: usize = 64;

/// How the person writes decimals, as far as it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DecimalMark {
    /// Not known: `1.234` is read with three decimals, `1,234` is refused.
    #[default]
    Unknown,
    /// `1,234` is one thousand two hundred thirty-four.
    Point,
    /// `1.234` is one thousand two hundred thirty-four.
    Comma,
}

/// Why a typed number was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TypedError {
    /// Nothing was typed.
    #[error("a number is missing")]
    Missing,
    /// `1,234`: a thousand or one and a bit?
    #[error("this can be read in two ways: write 1234 for thousands, or 1.2340 for decimals")]
    Ambiguous,
    /// Neither a number nor a sum of products.
    #[error("this is not a number; 1234.50, 1.234,50 and 3*80+10 are")]
    NotANumber,
    /// Outside [`SIGNIFICANT_MAX`] digits or [`SCALE_MAX`] decimals, as typed or as computed.
    #[error("this number has too many digits")]
    TooManyDigits,
}

impl TypedError {
    /// Stable, kebab-case name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "number-missing",
            Self::Ambiguous => "ambiguous-number",
            Self::NotANumber => "not-a-decimal",
            Self::TooManyDigits => "too-many-digits",
        }
    }
}

/// Reads a number, or a sum of products (`+`, `-`, and `*`, `x` or `×`), exactly: nothing is rounded.
///
/// # Errors
/// [`TypedError`]; never a guess.
pub fn read_typed(text: &str, mark: DecimalMark) -> Result<Decimal, TypedError> {
    if text.trim().is_empty() {
        return Err(TypedError::Missing);
    }
    if text.chars().count() > TYPED_CHARS_MAX {
        return Err(TypedError::TooManyDigits);
    }
    let mut rest = text.trim();
    let mut sum = Decimal::ZERO;
    let mut first = true;
    while first || !rest.is_empty() {
        let (negative, tail) = sign(rest, first)?;
        let (product, tail) = read_product(tail, mark)?;
        let term = if negative { -product } else { product };
        sum = if first { term } else { exact_sum(sum, term)? };
        (rest, first) = (tail, false);
    }
    Ok(sum)
}

/// The sign before a term: may be left out before the first one only.
fn sign(text: &str, first: bool) -> Result<(bool, &str), TypedError> {
    if let Some(tail) = text.strip_prefix('-').or_else(|| text.strip_prefix('\u{2212}')) {
        Ok((true, tail.trim_start()))
    } else if let Some(tail) = text.strip_prefix('+') {
        Ok((false, tail.trim_start()))
    } else if first {
        Ok((false, text))
    } else {
        Err(TypedError::NotANumber)
    }
}

fn read_product(text: &str, mark: DecimalMark) -> Result<(Decimal, &str), TypedError> {
    let (mut product, mut rest) = read_number(text, mark)?;
    while let Some(tail) = rest.strip_prefix(['*', 'x', '×']) {
        let (factor, tail) = read_number(tail.trim_start(), mark)?;
        product = exact_product(product, factor)?;
        rest = tail;
    }
    Ok((product, rest))
}

/// Blanks that people and programs group thousands with.
const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn read_number(text: &str, mark: DecimalMark) -> Result<(Decimal, &str), TypedError> {
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || is_blank(c) || is_apostrophe(c);
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let number = number.trim_matches(is_blank);
    let (whole, fraction) = split_at_mark(number, mark)?;
    let whole = ungroup(whole)?;
    let plain = match fraction {
        None => whole,
        Some(fraction) if whole.is_empty() => format!("0.{fraction}"),
        Some(fraction) => format!("{whole}.{fraction}"),
    };
    let value = parse_decimal(&plain).map_err(|error| {
        if error == Error::TooManyDigits { TypedError::TooManyDigits } else { TypedError::NotANumber }
    })?;
    Ok((value, rest))
}

/// Whole part and decimals, by the rule at the head of this file.
fn split_at_mark(number: &str, mark: DecimalMark) -> Result<(&str, Option<&str>), TypedError> {
    let Some(last) = number.rfind(['.', ',']) else {
        return Ok((number, None));
    };
    let (whole, tail) = number.split_at(last);
    let (is_point, fraction) = (tail.starts_with('.'), tail.get(1..).unwrap_or_default());
    let this = if is_point { '.' } else { ',' };
    if whole.contains(this) {
        return Ok((number, None));
    }
    let plain_whole = whole.bytes().all(|b| b.is_ascii_digit());
    let like_thousands =
        plain_whole && (1..=3).contains(&whole.len()) && !whole.starts_with('0') && fraction.len() == 3;
    if !like_thousands {
        return Ok((whole, Some(fraction)));
    }
    match (mark, is_point) {
        (DecimalMark::Unknown | DecimalMark::Point, true) | (DecimalMark::Comma, false) => Ok((whole, Some(fraction))),
        (DecimalMark::Point, false) | (DecimalMark::Comma, true) => Ok((number, None)),
        (DecimalMark::Unknown, false) => Err(TypedError::Ambiguous),
    }
}

/// Digits without their grouping, which must be of one kind and in threes.
fn ungroup(whole: &str) -> Result<String, TypedError> {
    let Some(separator) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Ok(whole.to_owned());
    };
    let mut groups = whole.split(separator);
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    if (1..=3).contains(&first.len()) && digits(first) && groups.all(|group| group.len() == 3 && digits(group)) {
        Ok(whole.replace(separator, ""))
    } else {
        Err(TypedError::NotANumber)
    }
}

fn exact_product(a: Decimal, b: Decimal) -> Result<Decimal, TypedError> {
    let (a, b) = (a.normalize(), b.normalize());
    let mantissa = a.mantissa().checked_mul(b.mantissa()).ok_or(TypedError::TooManyDigits)?;
    bounded(mantissa, a.scale() + b.scale())
}

fn exact_sum(a: Decimal, b: Decimal) -> Result<Decimal, TypedError> {
    let scale = a.scale().max(b.scale());
    let raised = |number: Decimal| {
        let factor = 10_i128.checked_pow(scale - number.scale())?;
        number.mantissa().checked_mul(factor)
    };
    let sum = raised(a).zip(raised(b)).and_then(|(a, b)| a.checked_add(b));
    bounded(sum.ok_or(TypedError::TooManyDigits)?, scale)
}

/// The same bounds for what was computed as for what was typed.
fn bounded(mut mantissa: i128, mut scale: u32) -> Result<Decimal, TypedError> {
    while scale > 0 && mantissa % 10 == 0 {
        (mantissa, scale) = (mantissa / 10, scale - 1);
    }
    let fits = mantissa.unsigned_abs().to_string().len() <= SIGNIFICANT_MAX && scale as usize <= SCALE_MAX;
    let mantissa = i64::try_from(mantissa).ok().filter(|_| fits).ok_or(TypedError::TooManyDigits)?;
    Ok(Decimal::new(mantissa, scale))
}

#[cfg(test)]
mod tests;

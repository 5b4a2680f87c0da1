//! What people type into the filter of a list: words, and wishes such as `overdue customer:ada >500 2026-03 -paid`.
//! The grammar stands in docs/formats/filter.md.

use crate::{Currency, Money, TypeCode, VatCategory, VatRate, parse_decimal};
use chrono::{Days, Months, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

/// Which sum of a document is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Without VAT.
    Net,
    /// VAT.
    Vat,
    /// With VAT.
    Gross,
    /// Still owed.
    Open,
}

/// How it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `=`
    Exactly,
    /// `>=`
    AtLeast,
    /// `>`
    Above,
}

/// How large a sum of a document must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountWish {
    /// Which sum.
    pub figure: Figure,
    /// How it is compared.
    pub comparison: Comparison,
    /// With what; in major units of the document's currency.
    pub than: Decimal,
}

impl AmountWish {
    /// The number of minor units that a sum in this currency is compared with, by the same sign: between two of them lies
    /// none, so that above 0.5 cent is above 0. None where no sum can be so.
    #[must_use]
    pub fn threshold(&self, currency: Currency) -> Option<i64> {
        let rounded = |how| {
            let exact = self.than.round_dp_with_strategy(currency.decimals(), how);
            // What no amount can be lies beyond all of them.
            let beyond = if self.than.is_sign_negative() { i64::MIN } else { i64::MAX };
            Money::exact(exact, currency).map_or(beyond, Money::minor)
        };
        let down = rounded(RoundingStrategy::ToNegativeInfinity);
        let up = rounded(RoundingStrategy::ToPositiveInfinity);
        match self.comparison {
            Comparison::Below | Comparison::AtLeast => Some(up),
            Comparison::AtMost | Comparison::Above => Some(down),
            Comparison::Exactly => (down == up).then_some(down),
        }
    }

    /// Whether a sum is so.
    #[must_use]
    pub fn holds(&self, sum: Money) -> bool {
        let minor = sum.minor();
        self.threshold(sum.currency()).is_some_and(|threshold| match self.comparison {
            Comparison::Below => minor < threshold,
            Comparison::AtMost => minor <= threshold,
            Comparison::Exactly => minor == threshold,
            Comparison::AtLeast => minor >= threshold,
            Comparison::Above => minor > threshold,
        })
    }
}

/// One thing that a document must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Where it stands, as lists call it: `overdue`.
    State(&'static str),
    /// What it is.
    Kind(TypeCode),
    /// Another program issued it.
    Imported,
    /// Its words hold this one, the last letters of which may be missing.
    Word(String),
    /// It counts in revenue and VAT: issued or imported, no quote, proforma invoice or delivery note, not cancelled.
    Booked,
    /// The name of its customer holds this.
    Customer(String),
    /// Its customer is called exactly this now, or has this id; the name that it bears where it names no customer.
    CustomerIs(String),
    /// The name of one of its lines holds this.
    Item(String),
    /// One of its lines is called exactly this.
    ItemIs(String),
    /// Its VAT breakdown has a row of this category, at this rate; one of them may be any.
    Taxed(Option<VatCategory>, Option<VatRate>),
    /// Something of it was written off, or taken up again, from this day to that one.
    WrittenOff(NaiveDate, NaiveDate),
    /// Its number begins with this.
    Number(String),
    /// It is in this currency.
    Currency(Currency),
    /// A sum of it is so large.
    Amount(AmountWish),
    /// It was issued from this day to that one.
    Issued(NaiveDate, NaiveDate),
    /// It is due from this day to that one.
    Due(NaiveDate, NaiveDate),
}

/// A wish, or its opposite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What must not be.
    pub not: bool,
    /// What must be.
    pub wish: Wish,
}

/// Why a filter says nothing that can be looked for; shown beside it while it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FilterError {
    /// `colour:red`
    #[error("before a colon stand customer, item, number, currency, vat, issued, due or written-off")]
    UnknownKey,
    /// `>abc`
    #[error("after <, <=, =, >= or > stands an amount such as 1234.50")]
    BadAmount,
    /// `due:soon`
    #[error("a day, month, quarter or year is written 2026-03-31, 2026-03, 2026-Q1 or 2026, a span 2026-01..2026-03")]
    BadPeriod,
    /// `currency:euro`
    #[error("a currency is written with its three letters, such as EUR")]
    BadCurrency,
    /// `vat:high`
    #[error("after vat: stands a category, a rate, or both: S19, AE, 7")]
    BadVat,
}

/// A filter that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListFilter {
    /// Words that must all be found, with blanks between them.
    pub words: String,
    /// Everything else that must hold.
    pub wanted: Vec<Wanted>,
}

/// More than anybody types; the rest is not looked at.
const WISHES_MAX: usize = 32;

const STATES: [(&str, &str); 15] = [
    ("draft", "draft"),
    ("open", "open"),
    ("overdue", "overdue"),
    ("part-paid", "part-paid"),
    ("settled", "settled"),
    ("paid", "settled"),
    ("credited", "credited"),
    ("written-off", "written-off"),
    ("to-refund", "to-refund"),
    ("void", "void"),
    ("offered", "offered"),
    ("accepted", "accepted"),
    ("declined", "declined"),
    ("expired", "expired"),
    ("invoiced", "invoiced"),
];

const KINDS: [(&str, TypeCode); 6] = [
    ("invoice", TypeCode::Invoice),
    ("quote", TypeCode::Quote),
    ("proforma", TypeCode::Proforma),
    ("delivery", TypeCode::DeliveryNote),
    ("credit", TypeCode::CreditNote),
    ("credit-note", TypeCode::CreditNote),
];

const COMPARISONS: [(&str, Comparison); 5] = [
    ("<=", Comparison::AtMost),
    (">=", Comparison::AtLeast),
    ("<", Comparison::Below),
    (">", Comparison::Above),
    ("=", Comparison::Exactly),
];

const FIGURES: [(&str, Figure); 4] =
    [("net", Figure::Net), ("vat", Figure::Vat), ("gross", Figure::Gross), ("open", Figure::Open)];

impl ListFilter {
    /// Reads what was typed. A wish that is not typed to its end (`customer:`, `>`) says nothing yet.
    ///
    /// # Errors
    /// [`FilterError`] for what nobody could mean.
    pub fn read(text: &str) -> Result<Self, FilterError> {
        let mut filter = Self::default();
        for (quoted, part) in parts(text).into_iter().take(WISHES_MAX) {
            let (not, bare) = match part.strip_prefix('-') {
                Some(rest) if !quoted && !rest.is_empty() => (true, rest),
                _ => (false, part.as_str()),
            };
            let wish = if quoted { Some(Wish::Word(bare.to_owned())) } else { wish(bare)? };
            match wish {
                None => {}
                Some(Wish::Word(word)) if !not => {
                    filter.words.push_str(if filter.words.is_empty() { "" } else { " " });
                    filter.words.push_str(&word);
                }
                Some(wish) => filter.wanted.push(Wanted { not, wish }),
            }
        }
        Ok(filter)
    }
}

/// A text between quotation marks, each mark within it written twice: what [`ListFilter::read`] takes for just this text.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Blanks part it, but not within quotation marks: the mark may follow a key (`customer:"Ada Byron"`), and stands for
/// itself where it is written twice.
fn parts(text: &str) -> Vec<(bool, String)> {
    let (mut found, mut part, mut inside, mut quoted) = (Vec::new(), String::new(), false, false);
    let mut letters = text.chars().chain([' ']).peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if inside && letters.peek() == Some(&'"') => {
                letters.next();
                part.push('"');
            }
            '"' => {
                quoted |= part.is_empty() && !inside;
                inside = !inside;
            }
            blank if !inside && (blank.is_control() || blank.is_whitespace()) => {
                if !part.is_empty() {
                    found.push((quoted, std::mem::take(&mut part)));
                }
                quoted = false;
            }
            other => part.push(other),
        }
    }
    if !part.is_empty() {
        found.push((quoted, part.trim_end().to_owned()));
    }
    found
}

/// None where it is not typed to its end.
fn wish(part: &str) -> Result<Option<Wish>, FilterError> {
    let lower = part.to_lowercase();
    let named = |list: &[(&'static str, &'static str)]| list.iter().find(|(name, _)| *name == lower).map(|(_, is)| *is);
    if let Some(state) = named(&STATES) {
        return Ok(Some(Wish::State(state)));
    }
    if let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == lower) {
        return Ok(Some(Wish::Kind(*kind)));
    }
    if let Some(wish) = [("imported", Wish::Imported), ("booked", Wish::Booked)].into_iter().find(|it| it.0 == lower) {
        return Ok(Some(wish.1));
    }
    if let Some(amount) = amount(&lower) {
        return amount;
    }
    if let Some((first, last)) = period(&lower) {
        return Ok(Some(Wish::Issued(first, last)));
    }
    match part.split_once(':') {
        Some((key, value)) if key.chars().all(|c| c.is_alphabetic() || c == '-') && !key.is_empty() => {
            keyed(key, value)
        }
        _ => Ok(Some(Wish::Word(part.to_owned()))),
    }
}

fn keyed(key: &str, value: &str) -> Result<Option<Wish>, FilterError> {
    let key = key.to_lowercase();
    let known =
        ["customer", "item", "number", "currency", "vat", "issued", "due", "written-off"].contains(&key.as_str());
    if matches!(value, "" | "=") && known {
        return Ok(None);
    }
    let whole = value.strip_prefix('=');
    let span = || period(&value.to_lowercase()).ok_or(FilterError::BadPeriod);
    Ok(Some(match key.as_str() {
        "customer" => whole.map_or_else(|| Wish::Customer(value.to_owned()), |name| Wish::CustomerIs(name.to_owned())),
        "item" => whole.map_or_else(|| Wish::Item(value.to_owned()), |name| Wish::ItemIs(name.to_owned())),
        "vat" => taxed(value).ok_or(FilterError::BadVat)?,
        "number" => Wish::Number(value.to_owned()),
        "currency" => Wish::Currency(value.to_uppercase().parse().map_err(|_| FilterError::BadCurrency)?),
        "issued" => span().map(|(first, last)| Wish::Issued(first, last))?,
        "due" => span().map(|(first, last)| Wish::Due(first, last))?,
        "written-off" => span().map(|(first, last)| Wish::WrittenOff(first, last))?,
        _ => return Err(FilterError::UnknownKey),
    }))
}

/// `S19`, `AE`, `7`.
fn taxed(text: &str) -> Option<Wish> {
    let (letters, digits) = text.split_at(text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len()));
    let category = if letters.is_empty() { None } else { Some(letters.to_uppercase().parse().ok()?) };
    let rate = match digits {
        "" => None,
        percent => Some(VatRate::new(parse_decimal(percent).ok()?).ok()?),
    };
    Some(Wish::Taxed(category, rate))
}

/// None where it is no comparison.
fn amount(part: &str) -> Option<Result<Option<Wish>, FilterError>> {
    let named = FIGURES.iter().find_map(|(name, figure)| Some((*figure, part.strip_prefix(name)?)));
    let (figure, rest) = named.unwrap_or((Figure::Gross, part));
    let (comparison, value) = COMPARISONS.iter().find_map(|(sign, is)| Some((*is, rest.strip_prefix(sign)?)))?;
    if value.is_empty() {
        return Some(Ok(None));
    }
    let read = parse_decimal(value).map_err(|_| FilterError::BadAmount);
    Some(read.map(|than| Some(Wish::Amount(AmountWish { figure, comparison, than }))))
}

/// First and last day of a year, quarter, month or day, or of a span of them.
fn period(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    match text.split_once("..") {
        Some((first, last)) => Some((one_period(first)?.0, one_period(last)?.1)),
        None => one_period(text),
    }
}

fn one_period(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (year, rest) = text.split_at_checked(4)?;
    if !year.bytes().all(|byte| byte.is_ascii_digit()) || !(year.starts_with("19") || year.starts_with("20")) {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    let (month, months) = match rest.strip_prefix('-') {
        None if rest.is_empty() => (1, 12),
        None => return None,
        Some(rest) => match (rest.strip_prefix('q'), rest.len()) {
            (Some(quarter), 2) => (quarter.parse::<u32>().ok().filter(|it| (1..=4).contains(it))? * 3 - 2, 3),
            (None, 2) => (rest.parse().ok()?, 1),
            (None, 5) => return text.parse().ok().map(|day| (day, day)),
            _ => return None,
        },
    };
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let last = first.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))?;
    Some((first, last))
}

#[cfg(test)]
mod tests;

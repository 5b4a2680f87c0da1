//! Documents of the program that was used before, as its export states them. They are history: kept as given, also where
//! they do not add up, since the customer holds them so; but each that does not is named.

use crate::{Currency, VatCategory};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// One line. Amounts are minor units of the document's currency; a line of a credit note has a quantity below 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedLine<'a> {
    /// What was sold.
    #[serde(borrow)]
    pub description: Cow<'a, str>,
    /// As given, `h` or `pc`.
    #[serde(borrow)]
    pub unit: Cow<'a, str>,
    /// In thousandths.
    pub quantity: i64,
    /// Of one unit, minor units.
    pub price: i64,
    /// In basis points.
    pub discount: i64,
    /// VAT category.
    pub category: VatCategory,
    /// VAT rate in basis points.
    pub rate: i64,
    /// Without VAT, as stated.
    pub net: i64,
}

/// What is stated for one VAT category and rate, minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedVat {
    /// VAT category.
    pub category: VatCategory,
    /// VAT rate in basis points.
    pub rate: i64,
    /// What is taxed.
    pub net: i64,
    /// The tax.
    pub vat: i64,
}

/// One document. Amounts are minor units of its currency, those of a credit note below 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDocument<'a> {
    /// As given there; no series of ours gives it.
    pub number: Cow<'a, str>,
    /// It takes back instead of asking for money.
    pub credit_note: bool,
    /// It was cancelled there: it is kept, and counts nowhere.
    pub void: bool,
    /// Issue date.
    pub issue_date: NaiveDate,
    /// Due date.
    pub due_date: NaiveDate,
    /// Of all its amounts but the base ones.
    pub currency: Currency,
    /// Units of the book's currency for one of the document's, in millionths of their minor units.
    pub rate: i64,
    /// The customer's order number; may be empty.
    pub purchase_order: Cow<'a, str>,
    /// May be empty.
    pub note: Cow<'a, str>,
    /// Without VAT, as stated.
    pub net: i64,
    /// VAT, as stated.
    pub vat: i64,
    /// With VAT, as stated.
    pub gross: i64,
    /// `net` in the book's currency, as stated.
    pub base_net: i64,
    /// `vat` in the book's currency, as stated.
    pub base_vat: i64,
    /// `gross` in the book's currency, as stated.
    pub base_gross: i64,
    /// At least one.
    pub lines: Vec<ImportedLine<'a>>,
    /// VAT by category and rate, as stated.
    pub vats: Vec<ImportedVat>,
}

/// A figure that does not come out as it is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Quantity times price less discount gives another net; counted from 1.
    Line(usize),
    /// The nets of the lines of a category and rate give another base than its VAT is stated of; counted from 1.
    VatBase(usize),
    /// The base times the rate gives another VAT; counted from 1.
    VatAmount(usize),
    /// Lines of a category and rate whose VAT is not stated.
    VatMissing,
    /// The bases give another net.
    Net,
    /// The taxes give another VAT.
    Vat,
    /// Net and VAT give another gross.
    Gross,
    /// The rate of exchange gives other amounts in the book's currency.
    Base,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}: quantity times price less discount gives another net"),
            Self::VatBase(row) => write!(f, "VAT row {row}: its lines give another base"),
            Self::VatAmount(row) => write!(f, "VAT row {row}: base times rate gives another VAT"),
            Self::VatMissing => f.write_str("a line is taxed at a rate whose VAT is not stated"),
            Self::Net => f.write_str("the VAT rows give another net"),
            Self::Vat => f.write_str("the VAT rows give another VAT"),
            Self::Gross => f.write_str("net and VAT give another gross"),
            Self::Base => f.write_str("the rate of exchange gives other amounts in the book's currency"),
        }
    }
}

impl ImportedDocument<'_> {
    /// Computes every figure anew and names those that are stated otherwise. Half rounds away from zero, each line for
    /// itself, each VAT once for its category and rate.
    #[must_use]
    pub fn flaws(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        for (place, line) in (1..).zip(&self.lines) {
            if line.expected_net() != Some(i128::from(line.net)) {
                flaws.push(Flaw::Line(place));
            }
        }
        for (place, row) in (1..).zip(&self.vats) {
            if self.net_of(row) != i128::from(row.net) {
                flaws.push(Flaw::VatBase(place));
            }
            if imported_share(row.net.into(), row.rate, 10_000) != Some(i128::from(row.vat)) {
                flaws.push(Flaw::VatAmount(place));
            }
        }
        if self.lines.iter().any(|line| !self.vats.iter().any(|row| row.taxes(line))) {
            flaws.push(Flaw::VatMissing);
        }
        flaws.extend(self.flaws_of_sums());
        flaws
    }

    fn flaws_of_sums(&self) -> impl Iterator<Item = Flaw> {
        let sum = |of: fn(&ImportedVat) -> i64| self.vats.iter().map(|row| i128::from(of(row))).sum::<i128>();
        let base = |amount: i64| imported_share(amount.into(), self.rate, 1_000_000);
        let (base_net, base_vat) = (i128::from(self.base_net), i128::from(self.base_vat));
        let based = base(self.net) == Some(base_net)
            && base(self.vat) == Some(base_vat)
            && base_net + base_vat == i128::from(self.base_gross);
        let found = [
            (sum(|row| row.net) == self.net.into(), Flaw::Net),
            (sum(|row| row.vat) == self.vat.into(), Flaw::Vat),
            (i128::from(self.net) + i128::from(self.vat) == self.gross.into(), Flaw::Gross),
            (based, Flaw::Base),
        ];
        found.into_iter().filter(|(holds, _)| !holds).map(|(_, flaw)| flaw)
    }

    fn net_of(&self, row: &ImportedVat) -> i128 {
        self.lines.iter().filter(|line| row.taxes(line)).map(|line| i128::from(line.net)).sum()
    }
}

impl ImportedVat {
    fn taxes(&self, line: &ImportedLine<'_>) -> bool {
        (self.category, self.rate) == (line.category, line.rate)
    }
}

impl ImportedLine<'_> {
    /// None where it is larger than any amount.
    fn expected_net(&self) -> Option<i128> {
        let full = imported_share(self.quantity.into(), self.price, 1000)?;
        full.checked_sub(imported_share(full, self.discount, 10_000)?)
    }
}

/// `amount * parts / whole`, half away from zero; none where it is larger than any amount. `whole` is above 0.
#[must_use]
pub fn imported_share(amount: i128, parts: i64, whole: i128) -> Option<i128> {
    let product = amount.checked_mul(parts.into())?;
    let doubled = product.abs().checked_mul(2)?.checked_add(whole)?;
    Some(doubled / (2 * whole) * product.signum())
}

#[cfg(test)]
mod tests;

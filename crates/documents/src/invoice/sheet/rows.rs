//! The rows of the table, and the running totals that page breaks carry.

use billing::{Allowance, Line, LineTotals, Money, Vat, VatCategory, plain};

use super::Source;
use crate::format::{Figure, amount, figure, padded, percent};
use crate::words::Words;
use crate::{Error, Language};

/// Heads of the columns; a column whose head is None has nothing to show in any row.
#[derive(Debug, Clone, Default)]
pub(in crate::invoice) struct Heads {
    pub(in crate::invoice) position: String,
    pub(in crate::invoice) name: String,
    pub(in crate::invoice) quantity: String,
    pub(in crate::invoice) price: Option<String>,
    pub(in crate::invoice) adjustment: Option<String>,
    pub(in crate::invoice) vat: Option<String>,
    pub(in crate::invoice) net: Option<String>,
}

/// One row.
#[derive(Debug, Clone, Default)]
pub(in crate::invoice) struct Row {
    pub(in crate::invoice) position: String,
    pub(in crate::invoice) name: String,
    /// In small under the name: description, reasons of allowances.
    pub(in crate::invoice) details: Vec<String>,
    pub(in crate::invoice) quantity: Figure,
    pub(in crate::invoice) unit: String,
    pub(in crate::invoice) price: Figure,
    /// In small under the price: how many units it is for, where that is not one.
    pub(in crate::invoice) price_note: String,
    /// Allowances and charges, under each other.
    pub(in crate::invoice) adjustments: Vec<String>,
    pub(in crate::invoice) vat: String,
    pub(in crate::invoice) net: String,
    /// Sum of the lines as priced, up to and with this row.
    pub(in crate::invoice) carried: String,
}

impl Heads {
    pub(super) fn new(source: &Source<'_>, words: Words) -> Result<Self, Error> {
        let priced = source.shows_prices();
        let adjusted =
            priced && source.lines.iter().any(|line| !line.allowances.is_empty() || !line.charges.is_empty());
        Ok(Self {
            position: words.say("head-position")?,
            name: words.say("head-name")?,
            quantity: words.say("head-quantity")?,
            price: priced.then(|| words.say("head-price")).transpose()?,
            adjustment: adjusted.then(|| words.say("head-adjustment")).transpose()?,
            vat: bears_vat(source).then(|| words.say("head-vat")).transpose()?,
            net: priced
                .then(|| {
                    words.say_with(
                        if source.prices.are_net() { "head-net" } else { "head-gross" },
                        &[("currency", source.currency.code())],
                    )
                })
                .transpose()?,
        })
    }
}

/// Whether rates are worth a column and a table: not where one sentence says that there is no VAT at all.
pub(super) fn bears_vat(source: &Source<'_>) -> bool {
    let rows = &source.totals.vat_breakdown;
    source.shows_prices()
        && (rows.len() > 1
            || rows
                .iter()
                .any(|row| matches!(row.category, VatCategory::Standard | VatCategory::Igic | VatCategory::Ipsi)))
}

/// All rows; the sums carried are the calculator's additions, made here so that drawing has none.
pub(super) fn rows(source: &Source<'_>, language: Language, words: Words) -> Result<Vec<Row>, Error> {
    let mut carried = Money::zero(source.currency);
    let mut rows = Vec::with_capacity(source.lines.len());
    for (position, (line, totals)) in (1..).zip(source.lines.iter().zip(&source.totals.lines)) {
        carried = carried.plus(totals.priced).map_err(|_| Error::RunningTotal { line: position })?;
        rows.push(Row {
            position: position.to_string(),
            carried: amount(&carried.to_string(), language),
            ..row(source, line, totals, language, words)?
        });
    }
    Ok(rows)
}

fn row(source: &Source<'_>, line: &Line, totals: &LineTotals, language: Language, words: Words) -> Result<Row, Error> {
    let note = if line.base_quantity.is_zero() || plain(line.base_quantity) == "1" {
        String::new()
    } else {
        words.say_with("per-quantity", &[("quantity", &amount(&plain(line.base_quantity), language))])?
    };
    let adjusted =
        line.allowances.iter().zip(&totals.allowances).map(|(a, money)| adjustment(a, *money, "-", language));
    let raised = line.charges.iter().zip(&totals.charges).map(|(c, money)| adjustment(c, *money, "+", language));
    let reasons = line.allowances.iter().chain(&line.charges).map(|allowance| &allowance.reason);
    Ok(Row {
        name: line.name.clone(),
        details: std::iter::once(&line.description)
            .chain(reasons)
            .filter(|text| !text.trim().is_empty())
            .cloned()
            .collect(),
        quantity: figure(&plain(line.quantity), language),
        unit: words.unit(&line.unit, line.quantity),
        price: figure(&padded(&plain(line.price), source.currency.decimals()), language),
        price_note: note,
        adjustments: adjusted.chain(raised).collect(),
        vat: rate(line.vat, language),
        net: amount(&totals.priced.to_string(), language),
        ..Row::default()
    })
}

/// `−10 %` where a percentage of the line was agreed, else what it comes to.
fn adjustment(allowance: &Allowance, money: Money, sign: &str, language: Language) -> String {
    let text = match allowance.percent {
        Some(rate) if allowance.amount.is_none() => percent(&plain(rate), language),
        Some(_) | None => amount(&money.to_string(), language),
    };
    // Taking off a negative amount adds it.
    match (text.strip_prefix('\u{2212}'), sign) {
        (Some(rest), "-") => format!("+{rest}"),
        (Some(_), _) => text,
        (None, "-") => format!("\u{2212}{text}"),
        (None, _) => format!("+{text}"),
    }
}

/// The rate, or the letters of the category where there is none.
pub(super) fn rate(vat: Vat, language: Language) -> String {
    match vat.category {
        VatCategory::Standard | VatCategory::Igic | VatCategory::Ipsi | VatCategory::ZeroRated => {
            percent(&vat.rate.to_string(), language)
        }
        VatCategory::ReverseCharge
        | VatCategory::Exempt
        | VatCategory::Export
        | VatCategory::IntraCommunity
        | VatCategory::OutOfScope => vat.category.code().to_owned(),
    }
}

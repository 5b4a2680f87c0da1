//! The VAT breakdown and the sums, as the calculator gave them.

use billing::{DocumentAllowance, Money, Prices, Vat, VatBreakdown, VatCategory};

use super::Source;
use super::rows::{bears_vat, rate};
use crate::format::{amount, money, percent};
use crate::words::Words;
use crate::{Error, Language};

/// A row of the sums.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::invoice) struct Sum {
    pub(in crate::invoice) label: String,
    pub(in crate::invoice) value: String,
    pub(in crate::invoice) strong: bool,
}

/// The VAT breakdown (BG-23): label, net, tax and gross of each rate.
#[derive(Debug, Clone)]
pub(in crate::invoice) struct VatTable {
    pub(in crate::invoice) heads: [String; 4],
    /// Rate, then what it is called; the three amounts.
    pub(in crate::invoice) rows: Vec<([String; 2], [String; 3])>,
    /// Only where there is more than one row.
    pub(in crate::invoice) total: Option<[String; 3]>,
}

/// None where the document bears no VAT.
pub(super) fn vat_table(source: &Source<'_>, language: Language, words: Words) -> Result<Option<VatTable>, Error> {
    if !bears_vat(source) {
        return Ok(None);
    }
    let totals = source.totals;
    let figures = |net: Money, tax: Money| -> Result<[String; 3], Error> {
        let gross = net.plus(tax).map_err(|_| Error::RunningTotal { line: source.lines.len() })?;
        Ok([net, tax, gross].map(|sum| amount(&sum.to_string(), language)))
    };
    let rows = totals
        .vat_breakdown
        .iter()
        .map(|row| Ok((rate_label(row, language, words), figures(row.taxable, row.tax)?)))
        .collect::<Result<Vec<_>, Error>>()?;
    let total = (rows.len() > 1).then(|| figures(totals.net_total, totals.vat_total)).transpose()?;
    let heads = [words.say("vat-rate")?, words.say("vat-net")?, words.say("vat-tax")?, words.say("vat-gross")?];
    Ok(Some(VatTable { heads, rows, total }))
}

/// `19 %`, or `AE reverse charge`.
fn rate_label(row: &VatBreakdown, language: Language, words: Words) -> [String; 2] {
    let name = match row.category {
        VatCategory::Standard => None,
        VatCategory::ReverseCharge
        | VatCategory::Exempt
        | VatCategory::Export
        | VatCategory::IntraCommunity
        | VatCategory::Igic
        | VatCategory::Ipsi
        | VatCategory::OutOfScope
        | VatCategory::ZeroRated => words.find(&format!("category-{}", row.category.code())),
    };
    [rate(Vat::new(row.category, row.rate), language), name.unwrap_or_default()]
}

/// What the tax of a category is called: the Canary Islands, Ceuta and Melilla have taxes of their own.
fn tax_name(category: VatCategory, words: Words) -> Result<String, Error> {
    match category {
        VatCategory::Igic => words.say("category-L"),
        VatCategory::Ipsi => words.say("category-M"),
        VatCategory::Standard
        | VatCategory::ReverseCharge
        | VatCategory::Exempt
        | VatCategory::Export
        | VatCategory::IntraCommunity
        | VatCategory::OutOfScope
        | VatCategory::ZeroRated => words.say("sum-vat"),
    }
}

/// From the sum of lines to the total; rows that would only repeat a figure are left out.
pub(super) fn sums(source: &Source<'_>, language: Language, words: Words) -> Result<Vec<Sum>, Error> {
    if !source.shows_prices() {
        return Ok(Vec::new());
    }
    let totals = source.totals;
    let plain = |label: String, money: Money| Sum { label, value: amount(&money.to_string(), language), strong: false };
    let mut sums = Vec::new();
    if !source.allowances.is_empty() || !source.charges.is_empty() {
        let lines = Money::sum(totals.lines.iter().map(|line| line.priced), source.currency);
        sums.push(plain(words.say("sum-lines")?, lines.map_err(|_| Error::RunningTotal { line: source.lines.len() })?));
    }
    for (allowance, sum) in source.allowances.iter().zip(&totals.allowances) {
        sums.push(plain(reason(allowance, "allowance", language, words)?, negative(*sum)?));
    }
    for (charge, sum) in source.charges.iter().zip(&totals.charges) {
        sums.push(plain(reason(charge, "charge", language, words)?, *sum));
    }
    let goes_on = totals.prepaid.minor() != 0 || totals.rounding.minor() != 0 || source.withholding.is_some();
    if bears_vat(source) {
        sums.extend(with_vat(source, language, words)?);
        if goes_on {
            sums.push(Sum {
                strong: true,
                ..plain(
                    words.say(if source.type_code.is_claim() { "sum-gross" } else { "sum-gross-plain" })?,
                    totals.gross_total,
                )
            });
        }
    } else if goes_on {
        sums.push(Sum { strong: true, ..plain(words.say("sum-gross-plain")?, totals.gross_total) });
    }
    if totals.prepaid.minor() != 0 {
        sums.push(plain(words.say("sum-prepaid")?, negative(totals.prepaid)?));
    }
    if totals.rounding.minor() != 0 {
        sums.push(plain(words.say("sum-rounding")?, totals.rounding));
    }
    if let Some(tax) = source.withholding {
        let rate = percent(&billing::plain(tax.percent), language);
        let of = amount(&totals.net_total.to_string(), language);
        let label = words.say_with("sum-withheld", &[("name", tax.name.as_str()), ("rate", &rate), ("net", &of)])?;
        sums.push(plain(label, negative(totals.withheld)?));
    }
    Ok(sums)
}

/// Net and VAT: added to one another, or named as what the prices hold.
fn with_vat(source: &Source<'_>, language: Language, words: Words) -> Result<[Sum; 2], Error> {
    let totals = source.totals;
    let plain = |label: String, money: Money| Sum { label, value: amount(&money.to_string(), language), strong: false };
    let vat = match totals.vat_breakdown.as_slice() {
        [only] => format!("{} {}", tax_name(only.category, words)?, rate(Vat::new(only.category, only.rate), language)),
        _ => words.say("sum-vat-all")?,
    };
    let [net, vat] = match source.prices {
        Prices::Net => [words.say("sum-net")?, vat],
        Prices::Gross => [words.say("sum-net-within")?, words.say_with("sum-vat-within", &[("vat", &vat)])?],
    };
    Ok([plain(net, totals.net_total), plain(vat, totals.vat_total)])
}

/// The last line of the sums, with the currency's sign; None where no prices are shown.
pub(super) fn due(source: &Source<'_>, language: Language, words: Words) -> Result<Option<Sum>, Error> {
    if !source.shows_prices() {
        return Ok(None);
    }
    let key = if !source.type_code.is_claim() {
        "sum-gross-plain"
    } else if source.asks_for_money() {
        "due-amount"
    } else if source.totals.to_pay.minor() > 0 {
        "to-credit"
    } else {
        "nothing-due"
    };
    let value = money(&source.totals.to_pay.to_string(), source.currency.code(), language);
    Ok(Some(Sum { label: words.say(key)?, value, strong: true }))
}

/// The reason as typed, else the plain word; with the rate whose base it changes.
fn reason(allowance: &DocumentAllowance, key: &'static str, language: Language, words: Words) -> Result<String, Error> {
    let reason = allowance.allowance.reason.trim();
    let label = if reason.is_empty() { words.say(key)? } else { reason.to_owned() };
    Ok(format!("{label} ({})", rate(allowance.vat, language)))
}

fn negative(sum: Money) -> Result<Money, Error> {
    sum.negate().map_err(|_| Error::RunningTotal { line: 0 })
}

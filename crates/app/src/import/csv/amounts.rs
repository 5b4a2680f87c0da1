//! Figures of a row in minor units, basis points and thousandths, exact or not at all; VAT and rates of exchange as far as
//! the file says them.

use super::documents::shift;
use super::fields::Field;
use super::plan::Draft;
use super::reading::Reading;
use super::words;
use crate::views::{CsvFaultView, CsvQuestionView};
use billing::{Currency, Decimal, Money, VatCategory, imported_share, parse_decimal};
use documents::sheet::SheetRow;
use std::collections::BTreeMap;

/// Figures of rows in one currency.
pub(super) struct Amounts<'r> {
    pub reading: &'r Reading,
    pub currency: Currency,
}

/// What quantity, price and discount come to.
pub(super) struct Given {
    /// Thousandths, minor units, basis points: where they can be kept so.
    pub exact: Option<(i64, i64, i64)>,
    pub net: i64,
}

impl Amounts<'_> {
    /// An amount; none where the cell is empty, or where it is finer than the currency, which is a fault.
    pub fn minor(&self, row: &SheetRow, field: Field, faults: &mut Vec<CsvFaultView>) -> Option<i64> {
        let amount = self.reading.number(row, field, faults)?;
        let minor = Money::exact(amount, self.currency).map(Money::minor);
        if minor.is_err() {
            let decimals = self.currency.decimals();
            let what = format!("{} has {decimals} decimals, and no amount is larger than a bank holds.", self.currency);
            faults.push(self.reading.fault(row, field, what));
        }
        minor.ok()
    }

    pub fn given(&self, quantity: Option<Decimal>, price: Option<Decimal>, discount: Option<Decimal>) -> Option<Given> {
        let (quantity, discount) = (quantity.unwrap_or(Decimal::ONE), discount.unwrap_or_default());
        let price = price?;
        let parts =
            (scaled(quantity, 3), Money::exact(price, self.currency).map(Money::minor).ok(), scaled(discount, 2));
        let exact = match parts {
            (Some(quantity), Some(price), Some(discount)) => Some((quantity, price, discount)),
            _ => None,
        };
        let full = Money::round(quantity.checked_mul(price)?, self.currency).ok()?;
        let less = full.percent(discount).ok()?;
        Some(Given { exact, net: full.minus(less).ok()?.minor() })
    }

    /// Quantity, unit and price as the file spells them, for a line that cannot keep them as figures.
    pub fn spelt(&self, row: &SheetRow) -> String {
        let text = |field| self.reading.text(row, field);
        let (quantity, price, unit) = (text(Field::Quantity), text(Field::Price), text(Field::Unit));
        let times = if quantity.is_empty() || price.is_empty() { "" } else { "×" };
        let words: Vec<_> = [quantity, unit, times, price].into_iter().filter(|word| !word.is_empty()).collect();
        if quantity.is_empty() && price.is_empty() { String::new() } else { format!("({})", words.join(" ")) }
    }

    /// Percent as basis points; a share such as 0.19 is a fault, since it may be meant so.
    pub fn basis_points(&self, row: &SheetRow, percent: Decimal, draft: &mut Draft) -> Option<i64> {
        let points = scaled(percent, 2).filter(|points| (0..=10_000).contains(points));
        let share = percent > Decimal::ZERO && percent < Decimal::ONE;
        match points.filter(|_| !share) {
            Some(points) => Some(points),
            None => {
                let what = "Write the rate in percent, for example 19, not 0.19.";
                draft.faults.push(self.reading.fault(row, Field::VatRate, what));
                None
            }
        }
    }

    /// Category and rate of a row; `derived` is the rate that its amounts come to where none is stated.
    pub fn vat(
        &self,
        row: &SheetRow,
        derived: Option<i64>,
        draft: &mut Draft,
        zero_vat: &str,
    ) -> Option<(VatCategory, i64)> {
        let reading = self.reading;
        let stated = reading.number(row, Field::VatRate, &mut draft.faults);
        let rate = match stated {
            Some(percent) => Some(self.basis_points(row, percent, draft)?),
            None => derived,
        };
        let named = reading.text(row, Field::VatCategory).to_uppercase();
        let category = if named.is_empty() { None } else { named.parse::<VatCategory>().ok() };
        if !named.is_empty() && category.is_none() {
            let what = "Use a VAT category: S, Z, E, AE, K, G, O, L or M.";
            draft.faults.push(reading.fault(row, Field::VatCategory, what));
            return None;
        }
        let Some(rate) = rate.or_else(|| category.filter(|category| *category != VatCategory::Standard).map(|_| 0))
        else {
            if draft.faults.is_empty() {
                draft.faults.push(reading.fault(row, Field::VatRate, "The line has no rate of VAT: map its column."));
            }
            return None;
        };
        match category {
            Some(category) => Some((category, rate)),
            None if rate != 0 => Some((VatCategory::Standard, rate)),
            None => Some((self.without_vat(draft, zero_vat)?, 0)),
        }
    }

    fn without_vat(&self, draft: &mut Draft, zero_vat: &str) -> Option<VatCategory> {
        zero_vat_of(zero_vat, draft)
    }
}

/// What the user says of rows without VAT; asked where they said nothing, and taken as zero-rated in the preview.
pub(super) fn zero_vat_of(zero_vat: &str, draft: &mut Draft) -> Option<VatCategory> {
    if let Ok(category) = zero_vat.parse::<VatCategory>() {
        return Some(category);
    }
    draft.asks(CsvQuestionView {
        about: "zero_vat".to_owned(),
        of: String::new(),
        choices: ["Z", "E", "AE", "K", "G", "O"].map(str::to_owned).to_vec(),
        message:
            "Some rows have no VAT, and nothing says why: zero rated (Z), exempt (E), reverse charge (AE), within \
            the EU (K), export (G) or outside VAT (O)?"
                .to_owned(),
    });
    Some(VatCategory::ZeroRated)
}

/// `number` times ten to the power of `digits`, if that is whole.
fn scaled(number: Decimal, digits: u32) -> Option<i64> {
    let factor = Decimal::from(10_u32.checked_pow(digits)?);
    let whole = number.checked_mul(factor)?.normalize();
    if whole.scale() == 0 { i64::try_from(whole.mantissa()).ok() } else { None }
}

/// The rate in basis points that a VAT was most likely computed by: the roundest one that gives exactly this VAT, else the
/// nearest.
pub(super) fn rate_of(net: i64, vat: i64) -> i64 {
    if net == 0 || vat == 0 {
        return 0;
    }
    let exact = imported_share(i128::from(vat) * 10_000 * i128::from(net.signum()), 1, i128::from(net).abs());
    let exact = exact.and_then(|rate| i64::try_from(rate).ok()).unwrap_or_default().max(0);
    let fits = |rate: &i64| imported_share(net.into(), *rate, 10_000) == Some(vat.into());
    let round = [100, 50, 10, 5].into_iter().map(|step| (exact + step / 2) / step * step).find(fits);
    round.unwrap_or(exact)
}

/// Currencies and what they are worth in the book's.
pub(super) struct Rates {
    pub own: Currency,
    typed: BTreeMap<String, Decimal>,
}

impl Rates {
    pub fn new(own: Currency, typed: &BTreeMap<String, String>) -> crate::Result<Self> {
        let rate = |(code, text): (&String, &String)| {
            let rate = parse_decimal(text).ok().filter(|rate| *rate > Decimal::ZERO);
            let rate = rate.ok_or_else(|| super::reading::wrong(&format!("rates.{code}"), "Write a rate as 0.92."))?;
            Ok((code.clone(), rate))
        };
        let typed = typed.iter().filter(|(_, text)| !text.is_empty()).map(rate).collect::<crate::Result<_>>()?;
        Ok(Self { own, typed })
    }

    /// The currency of a row; the book's where it says none.
    pub fn currency(&self, reading: &Reading, row: &SheetRow, draft: &mut Draft) -> Option<Currency> {
        let said = reading.text(row, Field::Currency);
        if said.is_empty() {
            return Some(self.own);
        }
        let known = words::currency(said).parse().ok();
        if known.is_none() {
            draft.faults.push(reading.fault(row, Field::Currency, "Use a three-letter code such as EUR."));
        }
        known
    }

    /// Millionths: minor units of the book's currency for one of the row's. What nobody says is asked for.
    pub fn micro(&self, reading: &Reading, row: &SheetRow, currency: Currency, draft: &mut Draft) -> i64 {
        const ONE: i64 = 1_000_000;
        if currency == self.own {
            return ONE;
        }
        let stated = reading.number(row, Field::ExchangeRate, &mut draft.faults);
        let Some(rate) = stated.or_else(|| self.typed.get(currency.code()).copied()) else {
            let own = self.own;
            draft.asks(CsvQuestionView {
                about: "rates".to_owned(),
                of: currency.code().to_owned(),
                choices: Vec::new(),
                message: format!("How much {own} is one {currency} worth? No column says it."),
            });
            return ONE;
        };
        let digits = 6 + shift(self.own, currency);
        let factor = u32::try_from(digits).ok().and_then(|digits| 10_u64.checked_pow(digits)).map(Decimal::from);
        let micro = factor.and_then(|factor| rate.checked_mul(factor)).map(|rate| rate.round().normalize());
        let micro = micro.and_then(|rate| i64::try_from(rate.mantissa()).ok()).filter(|micro| *micro > 0);
        if micro.is_none() {
            draft.faults.push(reading.fault(row, Field::ExchangeRate, "This is no rate of exchange."));
        }
        micro.unwrap_or(ONE)
    }
}

//! From typed text to a draft: what cannot be read becomes a fault with its place, and counts as nothing until then.

use crate::{
    Allowance, AllowanceText, Currency, CustomerId, DecimalMark, DocumentAllowance, Draft, DraftText, Error, Exemption,
    ExemptionText, Fault, Line, LineText, Prices, Supply, TypeCode, TypedError, Vat, VatCategory, VatRate, VatScheme,
    VatText, Withholding, WithholdingText, fault::join, read_typed,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::str::FromStr;

impl Draft {
    /// Reads what was typed. `customer` is whom `text.customer` was found to name; `currency` stands in where the text has none.
    ///
    /// Never fails: totals of a half-typed draft can be shown. What could not be read is found again by [`Draft::check`].
    #[must_use]
    pub fn read(text: &DraftText, customer: Option<CustomerId>, currency: Currency) -> Self {
        let mut reader =
            Reader { faults: Vec::new(), unpriced: text.type_code.trim() == TypeCode::DeliveryNote.code() };
        let draft = Self {
            customer,
            currency: reader.parsed("currency", &text.currency, currency),
            type_code: reader.parsed("type_code", &text.type_code, TypeCode::default()),
            issue_date: reader.date("issue_date", &text.issue_date),
            due_date: reader.date("due_date", &text.due_date),
            delivered: text.delivered.clone(),
            supply: reader.supply(text),
            order_reference: text.order_reference.clone(),
            description: text.description.clone(),
            notes: text.notes.clone(),
            terms: text.terms.clone(),
            prices: reader.prices(&text.prices),
            lines: text.lines.iter().enumerate().map(|(n, line)| reader.line(&format!("lines.{n}"), line)).collect(),
            allowances: reader.document_allowances("allowances", &text.allowances),
            charges: reader.document_allowances("charges", &text.charges),
            prepaid: reader.optional_number("prepaid".to_owned(), &text.prepaid).unwrap_or_default(),
            rounding: reader.optional_number("rounding".to_owned(), &text.rounding).unwrap_or_default(),
            exemptions: reader.exemptions(&text.exemptions),
            scheme: reader.scheme(&text.vat_scheme),
            withholding: text.withholding.as_ref().map(|text| reader.withholding(text)),
            job: reader.known("job", &text.job),
            ..Self::new(currency)
        };
        Self { unread: reader.faults, ..draft }
    }
}

/// Collects what could not be read.
struct Reader {
    faults: Vec<Fault>,
    /// It shows no prices, so none need be given.
    unpriced: bool,
}

impl Reader {
    fn prices(&mut self, prices: &str) -> Prices {
        match prices.trim() {
            "" => Prices::Net,
            code => Prices::from_code(code).unwrap_or_else(|| {
                let message = "Use net for prices without VAT, or gross for prices with VAT inside.";
                self.faults.push(Fault::new("prices", "unknown-prices", message));
                Prices::Net
            }),
        }
    }

    fn scheme(&mut self, code: &str) -> Option<VatScheme> {
        match code.trim() {
            "" | "none" => None,
            code => {
                let scheme = VatScheme::from_code(code);
                if scheme.is_none() {
                    let message = "Choose a small-business scheme of the list, or none.";
                    self.faults.push(Fault::new("vat_scheme", "unknown-vat-scheme", message));
                }
                scheme
            }
        }
    }

    fn supply(&mut self, text: &DraftText) -> Supply {
        Supply {
            delivery_date: self.date("delivery_date", &text.delivery_date),
            period_start: self.date("period_start", &text.period_start),
            period_end: self.date("period_end", &text.period_end),
            tax_point: self.date("tax_point", &text.tax_point),
        }
    }

    fn exemptions(&mut self, list: &[ExemptionText]) -> Vec<Exemption> {
        let numbered = list.iter().enumerate();
        numbered
            .map(|(n, text)| Exemption {
                category: self.parsed(&format!("exemptions.{n}.category"), &text.category, VatCategory::Exempt),
                code: text.code.trim().to_owned(),
                reason: text.reason.clone(),
            })
            .collect()
    }

    fn withholding(&mut self, text: &WithholdingText) -> Withholding {
        let percent = text.percent.trim_end_matches(['%', ' ']);
        let missing = ("number-missing", "How many percent are withheld?");
        Withholding::new(&text.name, self.number("withholding.percent".to_owned(), percent, missing))
    }

    /// A value that may be left out.
    fn known<T: FromStr<Err = Error>>(&mut self, path: &str, text: &str) -> Option<T> {
        let text = text.trim();
        if text.is_empty() {
            None
        } else {
            text.parse().map_err(|error| self.faults.push(Fault::of(path, &error))).ok()
        }
    }

    /// A coded value; `default` where nothing was typed, and where it cannot be read.
    fn parsed<T: FromStr<Err = Error>>(&mut self, path: &str, text: &str, default: T) -> T {
        match text.trim() {
            "" => default,
            code => code.parse().unwrap_or_else(|error| {
                self.faults.push(Fault::of(path, &error));
                default
            }),
        }
    }

    fn date(&mut self, path: &str, text: &str) -> Option<NaiveDate> {
        let text = text.trim();
        // chrono reads `2026-1-5` and `+2026-01-05` too: one way to write a day is enough.
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|date| date.to_string() == text);
        if date.is_none() && !text.is_empty() {
            self.faults.push(Fault::new(path, "bad-date", "Write the day as YYYY-MM-DD, for example 2026-11-20."));
        }
        date
    }

    /// A number that must be there; 0 until it can be read.
    fn number(&mut self, path: String, text: &str, missing: (&str, &str)) -> Decimal {
        match read_typed(text, DecimalMark::Unknown) {
            Ok(number) => number,
            Err(TypedError::Missing) => {
                self.faults.push(Fault::new(path, missing.0, missing.1));
                Decimal::ZERO
            }
            Err(error) => {
                self.faults.push(Fault::new(path, error.code(), sentence(&error.to_string())));
                Decimal::ZERO
            }
        }
    }

    fn price(&mut self, path: String, text: &str) -> Decimal {
        if self.unpriced && text.trim().is_empty() {
            return Decimal::ZERO;
        }
        self.number(path, text, ("BR-26", "Enter the price of one."))
    }

    fn optional_number(&mut self, path: String, text: &str) -> Option<Decimal> {
        (!text.trim().is_empty()).then(|| self.number(path, text, ("number-missing", "Enter a number.")))
    }

    fn line(&mut self, path: &str, text: &LineText) -> Line {
        let at = |field: &str| join(path, field);
        let unit = text.unit.trim();
        Line {
            name: text.name.clone(),
            description: text.description.clone(),
            quantity: self.number(at("quantity"), &text.quantity, ("BR-22", "How many? Enter a quantity.")),
            unit: if unit.is_empty() { "C62" } else { unit }.to_owned(),
            price: self.price(at("price"), &text.price),
            base_quantity: self.base_quantity(at("base_quantity"), &text.base_quantity),
            allowances: self.allowances(&at("allowances"), &text.allowances),
            charges: self.allowances(&at("charges"), &text.charges),
            vat: self.vat(&at("vat"), &text.vat),
            deducts: self.known(&at("deducts"), &text.deducts),
        }
    }

    /// Never 0, so that the rest of a half-typed draft still adds up.
    fn base_quantity(&mut self, path: String, text: &str) -> Decimal {
        let quantity = self.optional_number(path.clone(), text).unwrap_or(Decimal::ONE);
        if quantity > Decimal::ZERO {
            return quantity;
        }
        if self.faults.last().is_none_or(|fault| fault.path != path) {
            self.faults.push(Fault::new(
                path,
                "PEPPOL-EN16931-R121",
                "The quantity that a price is for must be above 0.",
            ));
        }
        Decimal::ONE
    }

    fn allowances(&mut self, path: &str, list: &[AllowanceText]) -> Vec<Allowance> {
        let numbered = list.iter().enumerate();
        numbered.map(|(n, text)| self.line_allowance(&format!("{path}.{n}"), text)).collect()
    }

    fn line_allowance(&mut self, path: &str, text: &AllowanceText) -> Allowance {
        if text.vat.is_some() {
            let message = "An allowance or charge on a line has the VAT of its line: leave this out.";
            self.faults.push(Fault::new(join(path, "vat"), "vat-on-line-allowance", message));
        }
        self.allowance(path, text)
    }

    fn allowance(&mut self, path: &str, text: &AllowanceText) -> Allowance {
        Allowance {
            amount: self.optional_number(join(path, "amount"), &text.amount),
            percent: self.optional_number(join(path, "percent"), &text.percent),
            base: self.optional_number(join(path, "base"), &text.base),
            reason: text.reason.clone(),
        }
    }

    fn document_allowances(&mut self, field: &str, list: &[AllowanceText]) -> Vec<DocumentAllowance> {
        let numbered = list.iter().enumerate();
        numbered
            .map(|(n, text)| {
                let path = format!("{field}.{n}");
                let vat = text.vat.clone().unwrap_or_default();
                DocumentAllowance { allowance: self.allowance(&path, text), vat: self.vat(&join(&path, "vat"), &vat) }
            })
            .collect()
    }

    fn vat(&mut self, path: &str, text: &VatText) -> Vat {
        let category = self.parsed(&join(path, "category"), &text.category, VatCategory::Standard);
        let rate_path = join(path, "rate");
        let percent = self.optional_number(rate_path.clone(), text.rate.trim_end_matches(['%', ' ']));
        let rate = percent.map_or(Ok(VatRate::ZERO), VatRate::new).unwrap_or_else(|error| {
            self.faults.push(Fault::of(rate_path, &error));
            VatRate::ZERO
        });
        Vat::new(category, rate)
    }
}

/// An error's text as a sentence for a person.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

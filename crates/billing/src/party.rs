//! Seller and customer, and what can be wrong with their particulars.

use crate::{Currency, Fault, VatIdVerdict, fault::join, judge_vat_id};
use serde::{Deserialize, Serialize};

/// The seller, as frozen into each document (BG-4). Fields may be empty; [`Seller::check`] says which may not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Seller {
    /// BT-27.
    pub name: String,
    /// One line under the name on paper.
    pub trade: String,
    /// BT-35.
    pub street: String,
    /// BT-37.
    pub city: String,
    /// BT-38.
    pub postcode: String,
    /// BT-40, ISO 3166-1 alpha-2.
    pub country: String,
    /// BT-31.
    pub vat_id: String,
    /// BT-32.
    pub tax_id: String,
    /// BT-43.
    pub email: String,
    /// BT-42.
    pub phone: String,
    /// BT-84, with or without blanks.
    pub iban: String,
    /// BT-86.
    pub bic: String,
}

/// The customer, EN 16931's buyer, as frozen into each document (BG-7).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Customer {
    /// BT-44.
    pub name: String,
    /// Contact person (BT-56).
    pub contact: String,
    /// BT-50.
    pub street: String,
    /// BT-52.
    pub city: String,
    /// BT-53.
    pub postcode: String,
    /// BT-55, ISO 3166-1 alpha-2.
    pub country: String,
    /// BT-48.
    pub vat_id: String,
    /// Registration with the tax office of the customer's country.
    pub tax_id: String,
    /// BT-58.
    pub email: String,
    /// For refunds.
    pub iban: String,
    /// BCP 47 tag of the language that documents are written in; empty = the seller's.
    pub language: String,
    /// ISO 4217 code proposed for documents; empty = the seller's.
    pub currency: String,
}

impl Seller {
    /// Faults that keep a document from being issued; paths begin with `prefix`.
    #[must_use]
    pub fn check(&self, prefix: &str) -> Vec<Fault> {
        let at = |field: &str| join(prefix, field);
        let texts = [
            ("name", &self.name),
            ("trade", &self.trade),
            ("street", &self.street),
            ("city", &self.city),
            ("postcode", &self.postcode),
            ("vat_id", &self.vat_id),
            ("tax_id", &self.tax_id),
            ("email", &self.email),
            ("phone", &self.phone),
        ];
        let mut faults: Vec<_> = texts.iter().filter_map(|(field, text)| one_line(at(field), text)).collect();
        if self.name.trim().is_empty() {
            faults.push(Fault::new(at("name"), "BR-06", "Your business needs a name: enter it in the settings."));
        }
        faults.extend(country(at("country"), &self.country));
        faults.extend(email(at("email"), &self.email));
        faults.extend(iban(at("iban"), &self.iban));
        faults.extend(bic(at("bic"), &self.bic));
        faults
    }
}

impl Customer {
    /// Faults that keep a document from being issued; paths begin with `prefix`.
    #[must_use]
    pub fn check(&self, prefix: &str) -> Vec<Fault> {
        let at = |field: &str| join(prefix, field);
        let texts = [
            ("name", &self.name),
            ("contact", &self.contact),
            ("street", &self.street),
            ("city", &self.city),
            ("postcode", &self.postcode),
            ("vat_id", &self.vat_id),
            ("tax_id", &self.tax_id),
            ("email", &self.email),
            ("language", &self.language),
        ];
        let mut faults: Vec<_> = texts.iter().filter_map(|(field, text)| one_line(at(field), text)).collect();
        if self.name.trim().is_empty() {
            faults.push(Fault::new(at("name"), "BR-07", "The customer needs a name."));
        }
        faults.extend(country(at("country"), &self.country));
        faults.extend(email(at("email"), &self.email));
        faults.extend(iban(at("iban"), &self.iban));
        if !self.currency.is_empty() && self.currency.parse::<Currency>().is_err() {
            faults.push(Fault::new(
                at("currency"),
                "unknown-currency",
                "Use a three-letter code such as EUR, or leave it empty.",
            ));
        }
        faults
    }

    /// What looks mistyped and may still be right; paths begin with `prefix`. Never a reason to refuse a document.
    #[must_use]
    pub fn advice(&self, prefix: &str) -> Vec<Fault> {
        let misspelt = !self.vat_id.is_empty() && judge_vat_id(&self.vat_id) == VatIdVerdict::Misspelt;
        let message = "This VAT id does not add up: compare it with the customer's papers, digit by digit.";
        misspelt.then(|| Fault::new(join(prefix, "vat_id"), "vat-id-misspelt", message)).into_iter().collect()
    }
}

/// Longest text in a field of one line: what the layouts and the other side's programs still take.
const FIELD_CHARS_MAX: usize = 300;

/// Text that XML and paper can carry in one line: no control characters, not without end.
pub(crate) fn one_line(path: String, text: &str) -> Option<Fault> {
    if text.chars().any(char::is_control) {
        return Some(Fault::new(
            path,
            "control-character",
            "This holds a line break or an invisible character: remove it.",
        ));
    }
    (text.chars().count() > FIELD_CHARS_MAX)
        .then(|| Fault::new(path, "too-long", format!("This is longer than {FIELD_CHARS_MAX} characters: shorten it.")))
}

pub(crate) fn country(path: String, code: &str) -> Option<Fault> {
    let known = code.len() == 2 && code.parse::<iso_currency::Country>().is_ok();
    (!code.is_empty() && !known)
        .then(|| Fault::new(path, "BR-CL-14", "Use the two-letter code of the country, such as DE, FR or US."))
}

pub(crate) fn email(path: String, address: &str) -> Option<Fault> {
    // Only what cannot be right: the mail server is the judge of the rest.
    let plausible = address.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && !domain.is_empty() && !domain.contains('@') && !address.contains(' ')
    });
    (!address.is_empty() && !plausible)
        .then(|| Fault::new(path, "email-invalid", "An e-mail address looks like name@example.org."))
}

fn iban(path: String, text: &str) -> Option<Fault> {
    (!text.is_empty() && iban_electronic(text).is_none()).then(|| {
        Fault::new(path, "iban-invalid", "This IBAN does not add up: compare it with your bank's, digit by digit.")
    })
}

/// The IBAN without blanks and in capitals, if country, length, structure and check digits (ISO 13616, mod 97) are right.
#[must_use]
pub fn iban_electronic(text: &str) -> Option<String> {
    let compact: String = text.chars().filter(|c| *c != ' ').map(|c| c.to_ascii_uppercase()).collect();
    compact.parse::<iban::Iban>().is_ok().then_some(compact)
}

/// ISO 9362: four letters, two of the country, two letters or digits, and three more for a branch.
pub(crate) fn bic_is_valid(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes.len(), 8 | 11)
        && bytes.iter().take(6).all(u8::is_ascii_uppercase)
        && bytes.iter().skip(6).all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

fn bic(path: String, text: &str) -> Option<Fault> {
    (!text.is_empty() && !bic_is_valid(text))
        .then(|| Fault::new(path, "bic-invalid", "A BIC has 8 or 11 letters and digits. It may be left empty."))
}

#[cfg(test)]
mod tests;

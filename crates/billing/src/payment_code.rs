//! The text inside a SEPA payment code (EPC069-12 v2.1, "GiroCode"): what a banking app reads to fill in a transfer.

use crate::{Currency, Money, party::bic_is_valid, party::iban_electronic};

/// Largest amount that the format can carry, in cents.
const AMOUNT_MINOR_MAX: i64 = 99_999_999_999;
/// Largest payload in bytes (a QR code of version 13 with error correction M).
const PAYLOAD_BYTES_MAX: usize = 331;
const NAME_CHARS_MAX: usize = 70;
const PURPOSE_CHARS_MAX: usize = 4;
const REFERENCE_CHARS_MAX: usize = 35;
const TEXT_CHARS_MAX: usize = 140;

/// What the transfer says to the one who is paid: never both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Remittance {
    /// Nothing.
    #[default]
    None,
    /// Structured creditor reference (ISO 11649), up to 35 characters.
    Reference(String),
    /// Free text, up to 140 characters.
    Text(String),
}

/// A transfer to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpcPayment {
    /// Who is paid, up to 70 characters.
    pub name: String,
    /// Account that is paid to; blanks do not matter.
    pub iban: String,
    /// May be empty within the European Economic Area.
    pub bic: String,
    /// 0.01 to 999999999.99 euros.
    pub amount: Money,
    /// ISO 20022 purpose code of up to 4 letters; usually empty.
    pub purpose: String,
    /// What it is for.
    pub remittance: Remittance,
}

/// Why there is no such code, or why one cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EpcError {
    /// Not a SEPA credit transfer at all.
    #[error("this is not the payload of a SEPA credit transfer")]
    Ident,
    /// Neither version 001 nor 002, or 001 without a BIC.
    #[error("the payload's version is not known, or lacks what it needs")]
    Version,
    /// Written in another character set than UTF-8.
    #[error("the payload's character set is not UTF-8")]
    Charset,
    /// Neither empty nor a BIC.
    #[error("the BIC is not one")]
    Bic,
    /// Empty, or longer than 70 characters.
    #[error("the name is missing or longer than 70 characters")]
    NameLength,
    /// Not a valid IBAN.
    #[error("the IBAN is not valid")]
    Iban,
    /// In another currency.
    #[error("a SEPA transfer is in euros")]
    NotEuro,
    /// With a decimal comma.
    #[error("the amount has a decimal comma")]
    AmountComma,
    /// With more than two decimals, or not a number.
    #[error("the amount is not a number with at most two decimals")]
    AmountDecimals,
    /// Below 0.01 or above 999999999.99.
    #[error("the amount is not between 0.01 and 999999999.99")]
    AmountRange,
    /// Longer than four characters.
    #[error("the purpose is longer than 4 characters")]
    PurposeLength,
    /// Longer than 35 characters.
    #[error("the reference is longer than 35 characters")]
    ReferenceLength,
    /// Longer than 140 characters.
    #[error("the text is longer than 140 characters")]
    TextLength,
    /// Reference and text at once.
    #[error("a reference and a text cannot both be given")]
    BothRemittance,
    /// A line break or another control character inside a field.
    #[error("a field holds a control character")]
    ControlCharacter,
    /// More than 331 bytes, or more lines than there are fields.
    #[error("the payload is longer than 331 bytes")]
    TooLong,
}

impl EpcError {
    /// Stable, kebab-case name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ident => "epc-ident",
            Self::Version => "epc-version",
            Self::Charset => "epc-charset",
            Self::Bic => "epc-bic",
            Self::NameLength => "epc-name-length",
            Self::Iban => "epc-iban",
            Self::NotEuro => "epc-not-euro",
            Self::AmountComma => "epc-amount-comma",
            Self::AmountDecimals => "epc-amount-decimals",
            Self::AmountRange => "epc-amount-range",
            Self::PurposeLength => "epc-purpose-length",
            Self::ReferenceLength => "epc-reference-length",
            Self::TextLength => "epc-text-length",
            Self::BothRemittance => "epc-both-remittance",
            Self::ControlCharacter => "epc-control-character",
            Self::TooLong => "epc-too-long",
        }
    }
}

impl EpcPayment {
    /// The payload: version 002, UTF-8, lines ended by a line feed, no empty lines at the end.
    ///
    /// # Errors
    /// The first [`EpcError`] in the order of the fields.
    pub fn payload(&self) -> Result<String, EpcError> {
        let iban = self.check()?;
        let (reference, text) = match &self.remittance {
            Remittance::None => ("", ""),
            Remittance::Reference(reference) => (reference.as_str(), ""),
            Remittance::Text(text) => ("", text.as_str()),
        };
        let amount = format!("EUR{}", self.amount);
        let fields = ["BCD", "002", "1", "SCT", &self.bic, &self.name, &iban, &amount, &self.purpose, reference, text];
        let payload = fields.join("\n").trim_end_matches('\n').to_owned();
        if payload.len() > PAYLOAD_BYTES_MAX { Err(EpcError::TooLong) } else { Ok(payload) }
    }

    /// Reads a payload of version 001 or 002, by the same rules.
    ///
    /// # Errors
    /// The first [`EpcError`] in the order of the fields.
    pub fn parse(payload: &str) -> Result<Self, EpcError> {
        if payload.len() > PAYLOAD_BYTES_MAX {
            return Err(EpcError::TooLong);
        }
        let mut fields = payload.lines();
        let mut next = || fields.next().unwrap_or_default();
        if next() != "BCD" {
            return Err(EpcError::Ident);
        }
        let version = next();
        let charset = next();
        if next() != "SCT" {
            return Err(EpcError::Ident);
        }
        let bic = next();
        match (version, bic) {
            ("001", "") => return Err(EpcError::Version),
            ("001" | "002", _) => {}
            _ => return Err(EpcError::Version),
        }
        if charset != "1" {
            return Err(EpcError::Charset);
        }
        let (name, iban, amount, purpose) = (next(), next(), parse_amount(next())?, next());
        let remittance = match (next(), next()) {
            ("", "") => Remittance::None,
            (reference, "") => Remittance::Reference(reference.to_owned()),
            ("", text) => Remittance::Text(text.to_owned()),
            _ => return Err(EpcError::BothRemittance),
        };
        let read = Self {
            name: name.to_owned(),
            iban: iban.to_owned(),
            bic: bic.to_owned(),
            amount,
            purpose: purpose.to_owned(),
            remittance,
        };
        read.check().map(|_| read)
    }

    /// The IBAN in electronic form, if every field is within its bounds.
    fn check(&self) -> Result<String, EpcError> {
        let longer = |text: &str, limit: usize| text.chars().count() > limit;
        let (reference, text) = match &self.remittance {
            Remittance::None => ("", ""),
            Remittance::Reference(reference) => (reference.as_str(), ""),
            Remittance::Text(text) => ("", text.as_str()),
        };
        if [&self.bic, &self.name, &self.purpose, reference, text]
            .iter()
            .any(|field| field.chars().any(char::is_control))
        {
            return Err(EpcError::ControlCharacter);
        }
        if !self.bic.is_empty() && !bic_is_valid(&self.bic) {
            return Err(EpcError::Bic);
        }
        if self.name.trim().is_empty() || longer(&self.name, NAME_CHARS_MAX) {
            return Err(EpcError::NameLength);
        }
        let iban = iban_electronic(&self.iban).ok_or(EpcError::Iban)?;
        if self.amount.currency() != Currency::EUR {
            return Err(EpcError::NotEuro);
        }
        if !(1..=AMOUNT_MINOR_MAX).contains(&self.amount.minor()) {
            return Err(EpcError::AmountRange);
        }
        if longer(&self.purpose, PURPOSE_CHARS_MAX) {
            return Err(EpcError::PurposeLength);
        }
        if longer(reference, REFERENCE_CHARS_MAX) {
            return Err(EpcError::ReferenceLength);
        }
        if longer(text, TEXT_CHARS_MAX) {
            return Err(EpcError::TextLength);
        }
        Ok(iban)
    }
}

fn parse_amount(field: &str) -> Result<Money, EpcError> {
    let digits = field.strip_prefix("EUR").ok_or(EpcError::NotEuro)?;
    if digits.contains(',') {
        return Err(EpcError::AmountComma);
    }
    Money::parse(digits, Currency::EUR).map_err(|_| EpcError::AmountDecimals)
}

#[cfg(test)]
mod tests;

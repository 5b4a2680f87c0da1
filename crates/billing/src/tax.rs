//! VAT: the nine categories of EN 16931, rates, and which rate a category may have.

use crate::{Error, Fault, decimal, fault::join, plain};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// VAT category code (BT-95, BT-102, BT-118, BT-151; code list UNCL5305). Ordered as their codes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum VatCategory {
    /// Reverse charge: the customer owes the VAT.
    #[serde(rename = "AE")]
    ReverseCharge,
    /// Exempt, small businesses included.
    #[serde(rename = "E")]
    Exempt,
    /// Export out of the Union, free of VAT.
    #[serde(rename = "G")]
    Export,
    /// Supply within the Union, free of VAT.
    #[serde(rename = "K")]
    IntraCommunity,
    /// Canary Islands general indirect tax (IGIC).
    #[serde(rename = "L")]
    Igic,
    /// Tax of Ceuta and Melilla (IPSI).
    #[serde(rename = "M")]
    Ipsi,
    /// Outside the scope of VAT.
    #[serde(rename = "O")]
    OutOfScope,
    /// Standard and reduced rates.
    #[serde(rename = "S")]
    Standard,
    /// Zero-rated goods.
    #[serde(rename = "Z")]
    ZeroRated,
}

impl VatCategory {
    /// All of them, in order.
    pub const ALL: [Self; 9] = [
        Self::ReverseCharge,
        Self::Exempt,
        Self::Export,
        Self::IntraCommunity,
        Self::Igic,
        Self::Ipsi,
        Self::OutOfScope,
        Self::Standard,
        Self::ZeroRated,
    ];

    /// The code, `S`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReverseCharge => "AE",
            Self::Exempt => "E",
            Self::Export => "G",
            Self::IntraCommunity => "K",
            Self::Igic => "L",
            Self::Ipsi => "M",
            Self::OutOfScope => "O",
            Self::Standard => "S",
            Self::ZeroRated => "Z",
        }
    }

    /// How EN 16931 names this category's rules: `BR-S`, `BR-IC`.
    #[must_use]
    pub const fn rules(self) -> &'static str {
        match self {
            Self::ReverseCharge => "BR-AE",
            Self::Exempt => "BR-E",
            Self::Export => "BR-G",
            Self::IntraCommunity => "BR-IC",
            Self::Igic => "BR-AF",
            Self::Ipsi => "BR-AG",
            Self::OutOfScope => "BR-O",
            Self::Standard => "BR-S",
            Self::ZeroRated => "BR-Z",
        }
    }

    /// Whether a document must say why the category bears no VAT (the `-10` rules).
    #[must_use]
    pub const fn wants_reason(self) -> bool {
        match self {
            Self::ReverseCharge | Self::Exempt | Self::Export | Self::IntraCommunity | Self::OutOfScope => true,
            Self::Igic | Self::Ipsi | Self::Standard | Self::ZeroRated => false,
        }
    }

    /// The exemption reason that goes with the category by itself (BT-121, code list VATEX).
    ///
    /// None where there is none, or where only the seller knows it (`E` has dozens).
    #[must_use]
    pub const fn exemption_code(self) -> Option<&'static str> {
        match self {
            Self::ReverseCharge => Some("VATEX-EU-AE"),
            Self::Export => Some("VATEX-EU-G"),
            Self::IntraCommunity => Some("VATEX-EU-IC"),
            Self::OutOfScope => Some("VATEX-EU-O"),
            Self::Exempt | Self::Igic | Self::Ipsi | Self::Standard | Self::ZeroRated => None,
        }
    }
}

impl FromStr for VatCategory {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|category| category.code() == code).ok_or(Error::UnknownVatCategory)
    }
}

impl fmt::Display for VatCategory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A rate in percent (BT-96, BT-103, BT-119, BT-152), from 0 to 100; 19 and 19.00 are the same rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VatRate(Decimal);

impl VatRate {
    /// No VAT.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// A rate of `percent` percent.
    ///
    /// # Errors
    /// [`Error::RateOutOfRange`], [`Error::TooManyDigits`].
    pub fn new(percent: Decimal) -> Result<Self, Error> {
        if !decimal::in_bounds(percent.normalize()) {
            return Err(Error::TooManyDigits);
        }
        if percent < Decimal::ZERO || percent > Decimal::ONE_HUNDRED {
            return Err(Error::RateOutOfRange);
        }
        Ok(Self(percent.normalize()))
    }

    /// In percent.
    #[must_use]
    pub const fn percent(self) -> Decimal {
        self.0
    }

    /// Whether it is 0 %.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }
}

/// Without trailing zeros and without a sign: `19`, `8.1`.
impl fmt::Display for VatRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&plain(self.0))
    }
}

impl Serialize for VatRate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for VatRate {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(decimal::text::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

/// Category and rate: what the VAT breakdown groups by (BG-30, BG-23).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vat {
    /// BT-151.
    pub category: VatCategory,
    /// BT-152; 0 where the category has none.
    pub rate: VatRate,
}

impl Vat {
    /// Category and rate as they are; [`crate::Draft::check`] says whether they go together.
    #[must_use]
    pub const fn new(category: VatCategory, rate: VatRate) -> Self {
        Self { category, rate }
    }

    /// Whether the rate is one that the category may have; the fault names the rule, `BR-S-05` for a line.
    pub(crate) fn check(self, place: VatPlace, path: &str) -> Option<Fault> {
        let message = match self.category {
            VatCategory::Standard if self.rate.is_zero() => {
                "Category S needs a rate above 0. For 0 % choose Z, E, AE, K, G or O, by the reason."
            }
            VatCategory::Standard | VatCategory::Igic | VatCategory::Ipsi => return None,
            VatCategory::ReverseCharge
            | VatCategory::Exempt
            | VatCategory::Export
            | VatCategory::IntraCommunity
            | VatCategory::OutOfScope
            | VatCategory::ZeroRated => {
                if self.rate.is_zero() {
                    return None;
                }
                "This VAT category has no tax: its rate must be 0. For a taxed item choose S."
            }
        };
        Some(Fault::new(join(path, "rate"), &format!("{}-{}", self.category.rules(), place.rule()), message))
    }
}

/// Where a VAT category stands, since the rule numbers differ.
#[derive(Debug, Clone, Copy)]
pub(crate) enum VatPlace {
    Line,
    DocumentAllowance,
    DocumentCharge,
}

impl VatPlace {
    const fn rule(self) -> &'static str {
        match self {
            Self::Line => "05",
            Self::DocumentAllowance => "06",
            Self::DocumentCharge => "07",
        }
    }
}

#[cfg(test)]
mod tests;

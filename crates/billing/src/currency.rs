//! Currencies of ISO 4217, each with its number of decimals.

use crate::Error;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A currency that amounts can be stated in; metals, funds without a minor unit and test codes are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency {
    iso: iso_currency::Currency,
    /// Decimals that a received document counts in, where they are not the currency's own.
    decimals: Option<u8>,
}

impl Currency {
    /// The euro: the only currency of a SEPA payment code.
    pub const EUR: Self = Self { iso: iso_currency::Currency::EUR, decimals: None };

    /// The three letters, `EUR`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.iso.code()
    }

    /// Decimals of the minor unit: 0, 2, 3 or 4.
    ///
    /// As in ISO 4217, with one exception: the forint counts as having none. Its fillér was withdrawn in 1999,
    /// invoices are made out in whole forints, and the rule sets of XRechnung and Peppol allow for just that.
    #[must_use]
    pub fn decimals(self) -> u32 {
        if let Some(decimals) = self.decimals {
            return u32::from(decimals);
        }
        if self.iso == iso_currency::Currency::HUF {
            return 0;
        }
        // `from_str` let none in without an exponent.
        self.iso.exponent().map_or(2, u32::from)
    }

    /// The same currency counted with `decimals` decimals: EN 16931 lets a document in yen state hundredths. Such amounts
    /// cannot be put to amounts in the currency's own minor units.
    #[must_use]
    pub(crate) fn counted_with(self, decimals: u8) -> Self {
        let own = Self { decimals: None, ..self };
        if own.decimals() == u32::from(decimals) { own } else { Self { decimals: Some(decimals), ..self } }
    }
}

impl FromStr for Currency {
    type Err = Error;

    /// Three upper-case letters.
    fn from_str(code: &str) -> Result<Self, Error> {
        iso_currency::Currency::from_code(code)
            .filter(|currency| currency.exponent().is_some())
            .map(|iso| Self { iso, decimals: None })
            .ok_or(Error::UnknownCurrency)
    }
}

impl TryFrom<String> for Currency {
    type Error = Error;

    fn try_from(code: String) -> Result<Self, Error> {
        code.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_follow_iso_4217_and_the_forint_has_none() {
        for (code, decimals) in [
            ("EUR", 2),
            ("USD", 2),
            ("JPY", 0),
            ("ISK", 0),
            ("KRW", 0),
            ("BHD", 3),
            ("KWD", 3),
            ("TND", 3),
            ("CLF", 4),
            ("UYW", 4),
            ("HUF", 0),
        ] {
            assert_eq!(code.parse::<Currency>().unwrap().decimals(), decimals, "{code}");
        }
    }

    #[test]
    fn a_received_document_may_count_yen_in_hundredths() {
        let yen: Currency = "JPY".parse().unwrap();
        let fine = yen.counted_with(2);
        assert_eq!((fine.decimals(), fine.code()), (2, "JPY"));
        assert_ne!(fine, yen);
        assert_eq!(fine.counted_with(0), yen);
    }

    #[test]
    fn gold_test_codes_and_small_letters_are_no_currency() {
        for code in ["XAU", "XXX", "XTS", "eur", "", "EURO", "AAA"] {
            assert_eq!(code.parse::<Currency>(), Err(Error::UnknownCurrency), "{code}");
        }
    }
}

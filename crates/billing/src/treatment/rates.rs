//! Standard rates of VAT by country: what a first line starts with, to be overruled by whoever knows better.

use crate::VatRate;
use rust_decimal::Decimal;

/// The standard rate of a country (ISO 3166-1 alpha-2) as of November 2026; None where it is not known here.
#[must_use]
pub fn standard_rate(country: &str) -> Option<VatRate> {
    let tenths: i64 = match country {
        "CH" | "LI" => 81,
        "LU" => 170,
        "MT" => 180,
        "CY" | "DE" => 190,
        "AT" | "BG" | "FR" | "GB" | "MC" => 200,
        "BE" | "CZ" | "ES" | "LT" | "LV" | "NL" | "RO" => 210,
        "IT" | "SI" => 220,
        "IE" | "PL" | "PT" | "SK" => 230,
        "EE" | "GR" | "IS" => 240,
        "DK" | "HR" | "NO" | "SE" => 250,
        "FI" => 255,
        "HU" => 270,
        _ => return None,
    };
    VatRate::new(Decimal::new(tenths, 1)).ok()
}

//! Which VAT treatment fits a seller, a customer and a kind of supply: a proposal with its reason, never more.
//!
//! Directive 2006/112/EC: Art. 44 and 196 (services to a business abroad), Art. 138 (goods to a business in another member
//! state), Art. 45 and 33 (consumers), Art. 146 (export). Special places of supply (events, real estate, transport) and
//! national reverse charge are the seller's to know.

mod rates;

use crate::{Customer, Seller, Vat, VatCategory, VatRate, VatScheme};
use serde::Serialize;

pub use rates::standard_rate;

/// What is sold, as far as VAT asks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SupplyKind {
    /// Work, licences, advice.
    #[default]
    Services,
    /// Things that are sent or handed over.
    Goods,
}

/// Why a treatment is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VatCase {
    /// The seller's scheme charges no VAT at all.
    SmallBusiness,
    /// Seller and customer sit in one country.
    Domestic,
    /// Services to a business in another member state.
    EuBusinessServices,
    /// Goods to a business in another member state.
    EuBusinessGoods,
    /// A customer in another member state who has no VAT id.
    EuConsumer,
    /// Services to somebody outside the Union, or out of a country that is outside.
    AbroadServices,
    /// Goods that leave the Union, or a country that is outside.
    Export,
}

/// A proposal: category, rate and the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VatProposal {
    /// Which case it is.
    pub case: VatCase,
    /// Category and rate for the lines; of taxed cases the seller's standard rate.
    pub vat: Vat,
}

impl VatProposal {
    /// What fits; None while the country of either is not known, or the standard rate of the seller's is not.
    #[must_use]
    pub fn of(seller: &Seller, customer: &Customer, scheme: Option<VatScheme>, kind: SupplyKind) -> Option<Self> {
        if seller.country.is_empty() || customer.country.is_empty() {
            return None;
        }
        let case = case(seller, customer, scheme, kind);
        let zero = |category| Some(Vat::new(category, VatRate::ZERO));
        let vat = match case {
            VatCase::SmallBusiness => zero(VatCategory::Exempt),
            VatCase::Domestic | VatCase::EuConsumer => {
                standard_rate(&seller.country).map(|rate| Vat::new(VatCategory::Standard, rate))
            }
            VatCase::EuBusinessServices => zero(VatCategory::ReverseCharge),
            VatCase::EuBusinessGoods => zero(VatCategory::IntraCommunity),
            VatCase::AbroadServices => zero(VatCategory::OutOfScope),
            VatCase::Export => zero(VatCategory::Export),
        }?;
        Some(Self { case, vat })
    }

    /// The reason in words for the seller.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        match self.case {
            VatCase::SmallBusiness => "You write under a small-business scheme, so you charge no VAT.",
            VatCase::Domestic => "You and your customer are in the same country: your own VAT applies.",
            VatCase::EuBusinessServices => {
                "Your customer is a business in another EU country and has a VAT id: they owe the VAT on services \
                 (reverse charge), so you charge none. Report it in your recapitulative statement."
            }
            VatCase::EuBusinessGoods => {
                "Your customer is a business in another EU country and has a VAT id: goods sent there are exempt. Keep the \
                 proof of transport, and report it in your recapitulative statement."
            }
            VatCase::EuConsumer => {
                "Your customer is in another EU country and has no VAT id: your own VAT applies. Above EUR 10,000 a year \
                 of goods and digital services to consumers abroad it is their country's VAT (One Stop Shop)."
            }
            VatCase::AbroadServices => {
                "Your customer is outside the EU: services to a business are taxed where they are, outside the scope of \
                 your VAT. For a private customer your own VAT may apply."
            }
            VatCase::Export => "The goods leave the EU: an export is exempt. Keep the customs' proof.",
        }
    }
}

fn case(seller: &Seller, customer: &Customer, scheme: Option<VatScheme>, kind: SupplyKind) -> VatCase {
    let within = in_union(&seller.country) && (in_union(&customer.country) || is_northern_irish(customer, kind));
    let business = !customer.vat_id.is_empty();
    if customer.country == seller.country {
        return if scheme.is_some() { VatCase::SmallBusiness } else { VatCase::Domestic };
    }
    match (within, business, kind) {
        (true, true, SupplyKind::Services) => VatCase::EuBusinessServices,
        _ if scheme.is_some() => VatCase::SmallBusiness,
        (true, true, SupplyKind::Goods) => VatCase::EuBusinessGoods,
        (true, false, _) => VatCase::EuConsumer,
        (false, _, SupplyKind::Services) => VatCase::AbroadServices,
        (false, _, SupplyKind::Goods) => VatCase::Export,
    }
}

/// Northern Ireland counts as a member state for goods; its VAT ids begin with XI.
fn is_northern_irish(customer: &Customer, kind: SupplyKind) -> bool {
    kind == SupplyKind::Goods && customer.country == "GB" && customer.vat_id.starts_with("XI")
}

fn in_union(country: &str) -> bool {
    matches!(
        country,
        "AT" | "BE"
            | "BG"
            | "HR"
            | "CY"
            | "CZ"
            | "DE"
            | "DK"
            | "EE"
            | "ES"
            | "FI"
            | "FR"
            | "GR"
            | "HU"
            | "IE"
            | "IT"
            | "LT"
            | "LU"
            | "LV"
            | "MT"
            | "NL"
            | "PL"
            | "PT"
            | "RO"
            | "SE"
            | "SI"
            | "SK"
    )
}

#[cfg(test)]
mod tests;

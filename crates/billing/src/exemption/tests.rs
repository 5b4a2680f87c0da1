//! Which note stands on a document without VAT, and what is refused without one.

use super::*;
use crate::{Currency, Line, Prices, Vat, VatRate, VatScheme};
use rust_decimal::Decimal;

fn seller(country: &str) -> Seller {
    Seller {
        name: "Mara".to_owned(),
        country: country.to_owned(),
        vat_id: "DE123456789".to_owned(),
        ..Seller::default()
    }
}

fn customer(language: &str) -> Customer {
    Customer { name: "Acme".to_owned(), country: "FR".to_owned(), language: language.to_owned(), ..Customer::default() }
}

fn draft(category: VatCategory) -> Draft {
    let mut draft = Draft::new(Currency::EUR);
    draft.lines = vec![Line::new("Work", Decimal::ONE, Decimal::TEN, Vat::new(category, VatRate::ZERO))];
    draft
}

fn reason(draft: &Draft, country: &str, language: &str) -> String {
    let reasons = draft.exemption_reasons(&draft.totals().unwrap(), &seller(country), &customer(language));
    reasons.first().map(|exemption| format!("{}|{}", exemption.code, exemption.reason)).unwrap_or_default()
}

#[test]
fn the_note_is_in_the_language_of_the_law_and_in_that_of_the_reader() {
    for (category, country, language, expected) in [
        ("AE", "DE", "de", "VATEX-EU-AE|Steuerschuldnerschaft des Leistungsempfängers"),
        ("AE", "DE", "fr-FR", "VATEX-EU-AE|Steuerschuldnerschaft des Leistungsempfängers / Autoliquidation"),
        ("AE", "IT", "en", "VATEX-EU-AE|Inversione contabile / Reverse charge"),
        ("AE", "IE", "", "VATEX-EU-AE|Reverse charge"),
        (
            "K",
            "AT",
            "en",
            "VATEX-EU-IC|Steuerfreie innergemeinschaftliche Lieferung / VAT-exempt intra-Community supply",
        ),
        ("G", "NL", "de", "VATEX-EU-G|Uitvoer tegen 0 % btw / Steuerfreie Ausfuhr"),
        ("O", "FR", "fr", "VATEX-EU-O|Opération non soumise à la TVA"),
        ("Z", "DE", "de", ""),
        ("E", "DE", "de", "|"),
    ] {
        assert_eq!(reason(&draft(category.parse().unwrap()), country, language), expected, "{category} {country}");
    }
}

#[test]
fn each_scheme_has_its_note_and_a_reader_who_cannot_read_it_gets_a_second_one() {
    for (scheme, language, expected) in [
        ("de-19", "de", "|Steuerfreier Umsatz eines Kleinunternehmers nach § 19 UStG"),
        (
            "de-19",
            "en",
            "|Steuerfreier Umsatz eines Kleinunternehmers nach § 19 UStG / Exempt as a small business, § 19 of the German VAT act (UStG)",
        ),
        ("fr-293b", "fr", "VATEX-FR-FRANCHISE|TVA non applicable, art. 293 B du CGI"),
        (
            "be-56bis",
            "nl",
            "|Régime particulier de franchise des petites entreprises / Bijzondere vrijstellingsregeling kleine ondernemingen",
        ),
    ] {
        let mut draft = draft(VatCategory::Exempt);
        draft.scheme = VatScheme::from_code(scheme);
        assert_eq!(reason(&draft, "DE", language), expected, "{scheme} {language}");
    }
    assert!(VatScheme::ALL.into_iter().all(|scheme| VatScheme::from_code(scheme.code()) == Some(scheme)));
    assert!(VatScheme::ALL.is_sorted_by_key(|scheme| scheme.code()));
}

#[test]
fn what_was_typed_goes_before_what_is_proposed() {
    let mut draft = draft(VatCategory::Exempt);
    draft.scheme = Some(VatScheme::Germany);
    draft.exemptions = vec![Exemption {
        category: VatCategory::Exempt,
        code: "VATEX-EU-132".to_owned(),
        reason: " § 4 Nr. 21 UStG ".to_owned(),
    }];
    assert_eq!(reason(&draft, "DE", "de"), "VATEX-EU-132|§ 4 Nr. 21 UStG");
}

fn faults(draft: &Draft) -> Vec<(String, String)> {
    let faults = draft.check(&seller("DE"), Some(&customer("de")));
    faults.into_iter().map(|fault| (fault.path, fault.code)).collect()
}

#[test]
fn exempt_without_a_reason_is_not_issued_and_one_reason_of_either_kind_is_enough() {
    let mut draft = draft(VatCategory::Exempt);
    assert_eq!(faults(&draft), [("exemptions".to_owned(), "BR-E-10".to_owned())]);
    let exempt = |code: &str, reason: &str| Exemption {
        category: VatCategory::Exempt,
        code: code.to_owned(),
        reason: reason.to_owned(),
    };
    for given in [exempt("VATEX-EU-132", ""), exempt("", "§ 4 Nr. 21 UStG")] {
        draft.exemptions = vec![given];
        assert_eq!(faults(&draft), []);
    }
    draft.exemptions = vec![exempt("vatex", "§ 4")];
    assert_eq!(faults(&draft), [("exemptions.0.code".to_owned(), "BR-CL-22".to_owned())]);
    draft.exemptions = vec![exempt("", "§ 4"), Exemption { category: VatCategory::ZeroRated, ..exempt("", "x") }];
    assert_eq!(faults(&draft), [("exemptions.1".to_owned(), "BR-Z-10".to_owned())]);
}

#[test]
fn under_a_scheme_no_vat_slips_in() {
    let mut draft = draft(VatCategory::Standard);
    draft.prices = Prices::Gross;
    draft.lines[0].vat = Vat::new(VatCategory::Standard, VatRate::new(Decimal::from(19)).unwrap());
    assert_eq!(faults(&draft), []);
    draft.scheme = Some(VatScheme::Germany);
    assert_eq!(faults(&draft), [("lines.0.vat.category".to_owned(), "vat-under-scheme".to_owned())]);
}

//! What a page says of VAT inside prices, of VAT that is not charged, and of tax that the customer keeps back.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    dead_code,
    missing_docs,
    reason = "tests; shared fixtures"
)]

mod common;
#[path = "common/tools.rs"]
mod tools;

use billing::{
    Currency, Customer, Draft, Exemption, Prices, Supply, VatCategory, VatScheme, Withholding, parse_decimal,
};
use documents::{Language, invoice_pdf};

fn page(draft: Draft, customer: &Customer, language: Language) -> String {
    let drawn = invoice_pdf(&common::issue(draft, "R-7", customer), &common::extras(language)).unwrap();
    tools::assert_good(&drawn.pdf);
    tools::text(&drawn.pdf).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "`{part}` is missing in: {text}");
    }
}

fn work(price: &str, vat: billing::Vat) -> Draft {
    let mut draft = Draft::new(Currency::EUR);
    draft.lines = vec![common::line("Poster", "", "1", "C62", price, vat)];
    draft
}

#[test]
fn gross_prices_print_what_was_promised_and_what_vat_it_holds() {
    let mut draft = work("50000", common::standard("10"));
    draft.prices = Prices::Gross;
    let text = page(draft, &common::customer(), Language::English);
    says(&text, &["Gross EUR", "50,000.00", "All prices include VAT.", "Net, included 45,454.55", "included 4,545.45"]);
    says(&text, &["Amount due €50,000.00"]);
}

#[test]
fn a_small_business_says_its_provision_in_the_language_of_its_law_and_of_the_reader() {
    let mut draft = work("100", common::vat(VatCategory::Exempt, "0"));
    draft.scheme = Some(VatScheme::Germany);
    let own = "Steuerfreier Umsatz eines Kleinunternehmers nach § 19 UStG";
    let german = Customer { language: "de".to_owned(), ..common::customer() };
    let text = page(draft.clone(), &german, Language::German);
    says(&text, &[own]);
    assert!(!text.contains("small business"), "{text}");
    says(&page(draft, &common::customer(), Language::English), &[own, "Exempt as a small business"]);
}

#[test]
fn a_typed_reason_is_printed_as_it_was_typed() {
    let mut draft = work("100", common::vat(VatCategory::Exempt, "0"));
    let reason = "§ 4 Nr. 21 UStG".to_owned();
    draft.exemptions = vec![Exemption { category: VatCategory::Exempt, code: String::new(), reason }];
    says(&page(draft, &common::customer(), Language::German), &["Steuerhinweis", "§ 4 Nr. 21 UStG"]);
}

#[test]
fn what_is_withheld_stands_apart_from_vat_and_lowers_what_is_asked_for() {
    let mut draft = work("1000", common::standard("21"));
    draft.withholding = Some(Withholding::new("IRPF", parse_decimal("15").unwrap()));
    let text = page(draft, &common::customer(), Language::English);
    says(&text, &["VAT 21% 210.00", "Total with VAT 1,210.00", "Withheld: IRPF 15% of 1,000.00", "150.00"]);
    says(&text, &["Amount due €1,060.00"]);
}

#[test]
fn dates_of_the_supply_are_printed() {
    let mut draft = work("1000", common::standard("19"));
    draft.supply = Supply {
        delivery_date: Some(common::day(2026, 10, 30)),
        period_start: Some(common::day(2026, 10, 1)),
        period_end: Some(common::day(2026, 10, 31)),
        tax_point: Some(common::day(2026, 11, 1)),
    };
    let text = page(draft, &common::customer(), Language::German);
    says(
        &text,
        &["Lieferdatum", "30.10.2026", "Leistungszeitraum", "01.10.2026 – 31.10.2026", "Steuerzeitpunkt", "01.11.2026"],
    );
}

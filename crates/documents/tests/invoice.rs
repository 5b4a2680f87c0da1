//! What is on an invoice can be read out of it again, whoever made it and however long it is.

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

use billing::{Currency, Customer, Draft, IssuedInvoice, Seller};
use documents::{
    DocumentMark, Error, InvoiceExtras, Language, Parties, ReadBackError, Rendered, Warning, draft_pdf, invoice_pdf,
    read_back,
};
use proptest::prelude::*;

fn drawn(invoice: &IssuedInvoice, language: Language) -> Rendered {
    invoice_pdf(invoice, &common::extras(language)).unwrap()
}

/// Text with every kind of blank made one, as poppler and lopdf give it.
fn texts(pdf: &[u8]) -> Vec<String> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    tools::text_by_poppler(pdf, &[]).iter().chain([&tools::text(pdf)]).map(|text| plain(text)).collect()
}

fn assert_says(pdf: &[u8], expected: &[&str]) {
    for text in texts(pdf) {
        for part in expected {
            assert!(text.contains(part), "`{part}` is missing in: {text}");
        }
    }
}

#[test]
fn everything_on_a_german_invoice_can_be_read_out_again() {
    let rendered = drawn(&common::invoice(), Language::German);
    assert_eq!((rendered.pages, rendered.warnings.len()), (1, 0));
    assert_says(
        &rendered.pdf,
        &[
            "Marit Voss",
            "Gestaltung und Typografie",
            "Lindenallee 7",
            "20259 Hamburg",
            "marit@voss.example",
            "Kessler & Brandt Verlagsgesellschaft mbH",
            "Frau Dr. Johanna Brandt",
            "28195 Bremen",
            "Rechnung",
            "R-2026-0412",
            "20.11.2026",
            "04.12.2026",
            "01.10.–31.10.2026",
            "KB-4711 / Nordmeer",
            "DE987654321",
            "DE123456789",
            "Buchgestaltung »Nordmeer«, Innenteil",
            "46,5",
            "Std.",
            "4.278,00",
            "\u{2212}10",
            "1.665,00",
            "959,00",
            "640,00",
            "75,70",
            "299,00",
            "7.276,70",
            "1.382,57",
            "8.659,27",
            "44,80",
            "684,80",
            "7.916,70",
            "1.427,37",
            "9.344,07",
            "\u{2212}2.500,00",
            "6.844,07 €",
            "Zahlbar bis 4. Dezember 2026",
            "DE89 3704 0044 0532 0130 00",
            "COBADEFFXXX",
            "Bedingungen",
            "Counterfoil VEYZ-G344-HEPF-0FWR",
            "Seite 1 von 1",
        ],
    );
    tools::assert_good(&rendered.pdf);
    assert!(rendered.pdf.len() < 45_000, "{} bytes", rendered.pdf.len());
}

#[test]
fn an_english_invoice_says_it_in_english() {
    let rendered = drawn(&common::invoice(), Language::English);
    assert_says(
        &rendered.pdf,
        &[
            "Invoice",
            "20 Nov 2026",
            "4,278.00",
            "\u{2212}10%",
            "€6,844.07",
            "Payable by 4 December 2026",
            "Page 1 of 1",
        ],
    );
}

#[test]
fn reading_order_goes_from_letterhead_to_counterfoil() {
    let text = tools::text(&drawn(&common::invoice(), Language::German).pdf);
    let order = [
        "Gestaltung und",
        "Kessler",
        "Nummer",
        "Rechnung",
        "Vielen Dank",
        "Innenteil",
        "Im Verlag",
        "Zu zahlen",
        "Zahlbar bis",
        "Counterfoil",
    ];
    let places: Vec<usize> = order.iter().filter_map(|part| text.to_lowercase().find(&part.to_lowercase())).collect();
    assert!(places.len() == order.len() && places.is_sorted(), "{places:?} in {text}");
}

#[test]
fn sixty_lines_break_over_pages_and_carry_their_total() {
    let invoice = common::issue(common::long_draft(60), "R-2026-0414", &common::customer());
    let rendered = drawn(&invoice, Language::English);
    assert!(rendered.pages >= 3);
    let text = &texts(&rendered.pdf)[0];
    assert_eq!(text.matches("Carried forward").count(), rendered.pages - 1);
    for page in 1..rendered.pages {
        assert!(text.contains(&format!("Brought forward from page {page}")));
    }
    // Each carried sum stands twice, and is the calculator's sum of the rows before it.
    let mut sum = rust_decimal::Decimal::ZERO;
    let sums: Vec<String> = invoice
        .totals()
        .lines
        .iter()
        .map(|line| {
            sum += line.net.to_decimal();
            grouped(&sum.to_string())
        })
        .collect();
    let carried = sums.iter().filter(|sum| text.matches(sum.as_str()).count() >= 2).count();
    assert!(carried >= rendered.pages - 1, "{carried} sums carried over {} pages", rendered.pages);
    for (n, line) in (1..).zip(invoice.lines()) {
        assert!(text.contains(&line.name), "line {n} is missing");
    }
    tools::assert_good(&rendered.pdf);
    assert!(rendered.pdf.len() < 45_000 * rendered.pages);
}

fn grouped(decimal: &str) -> String {
    let (whole, cents) = decimal.split_once('.').unwrap();
    let at = whole.len().saturating_sub(3);
    if at == 0 { decimal.to_owned() } else { format!("{},{}.{cents}", &whole[..at], &whole[at..]) }
}

#[test]
fn a_row_taller_than_a_page_goes_on_over_pages_and_loses_nothing() {
    let mut draft = common::draft();
    draft.lines[1].description = (1..=950).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
    let rendered = drawn(&common::issue(draft, "R-1", &common::customer()), Language::English);
    assert!(rendered.pages >= 2);
    let text = tools::text(&rendered.pdf);
    let words: Vec<&str> = text.split(' ').collect();
    assert!((1..=950).all(|n| words.contains(&format!("w{n}").as_str())));
    assert!(text.contains("€6,844.07"));
}

#[test]
fn long_names_wrap_and_stay_whole() {
    let mut draft = common::draft();
    draft.lines.truncate(2);
    draft.lines[0].name =
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft und noch eine".into();
    draft.prepaid = billing::parse_decimal("0").unwrap();
    let customer = Customer { name: "Gesellschaft ".repeat(12), ..common::customer() };
    let rendered = drawn(&common::issue(draft, "R-1", &customer), Language::German);
    let text = tools::text(&rendered.pdf).replace(' ', "");
    assert!(
        text.contains("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftundnocheine"),
        "{text}"
    );
    assert_eq!(text.matches("Gesellschaft").count(), 12);
}

#[test]
fn many_rates_are_split_and_none_is_said_once() {
    let rates = drawn(&common::issue(common::many_rates(), "R-2", &common::customer()), Language::English);
    assert_says(
        &rates.pdf,
        &["5.5%", "8.1%", "25%", "E exempt", "0% zero rated", "€1,228.60", "Tuition, exempt by § 4"],
    );
    tools::assert_good(&rates.pdf);
    let none = drawn(&common::reverse_charge(), Language::English);
    assert_says(
        &none.pdf,
        &[
            "Łukasz Żółtowski Ωμέγα Жук",
            "80-831 Gdańsk POLAND",
            "Steuerschuldnerschaft des Leistungsempfängers / Reverse charge",
            "€4,200.00",
        ],
    );
    assert!(!tools::text(&none.pdf).contains("VAT rate"), "a document without VAT has no table of rates");
}

#[test]
fn a_credit_note_asks_for_nothing() {
    let rendered = drawn(&common::credit_note(), Language::English);
    assert_says(&rendered.pdf, &["Credit note", "Credits invoice R-2026-0412 of 20 November 2026", "Credited to you"]);
    let text = tools::text(&rendered.pdf);
    assert!(!text.contains("Scan") && !text.contains("Payable by") && !text.contains("Due"), "{text}");
}

#[test]
fn a_currency_without_decimals_and_without_payment_code() {
    let mut draft = Draft::new("JPY".parse::<Currency>().unwrap());
    draft.issue_date = Some(common::day(2026, 11, 20));
    draft.lines = vec![common::line("Logo", "", "1", "C62", "148193", common::standard("10"))];
    let rendered = drawn(&common::issue(draft, "R-3", &common::customer()), Language::English);
    assert_says(&rendered.pdf, &["148,193", "¥163,012", "Net JPY"]);
    assert!(!tools::text(&rendered.pdf).contains("Scan"), "the EPC code is for euros only");
}

#[test]
fn a_draft_has_a_mark_and_neither_number_code_nor_chain() {
    let draft = common::draft();
    let (seller, customer) = (common::seller(), common::customer());
    let parties = Parties { seller: &seller, customer: Some(&customer) };
    let rendered = draft_pdf(
        &draft,
        &draft.totals().unwrap(),
        parties,
        common::day(2026, 11, 20),
        &common::extras(Language::English),
    )
    .unwrap();
    assert_says(&rendered.pdf, &["Invoice Draft", "€6,844.07"]);
    let text = tools::text(&rendered.pdf);
    assert!(text.contains("DRAFT"), "the mark is drawn: {text}");
    assert!(!text.contains("Scan") && !text.contains("VEYZ") && !text.contains("Counterfoil"), "{text}");
    assert_eq!(read_back(&rendered.pdf), Err(ReadBackError::NoMark));
    tools::assert_good(&rendered.pdf);
}

#[test]
fn an_empty_draft_can_be_previewed() {
    let draft = Draft::new(Currency::EUR);
    let seller = Seller::default();
    let parties = Parties { seller: &seller, customer: None };
    let rendered =
        draft_pdf(&draft, &draft.totals().unwrap(), parties, common::day(2026, 1, 31), &InvoiceExtras::default())
            .unwrap();
    assert_eq!(rendered.pages, 1);
    tools::assert_sound(&rendered.pdf);
}

#[test]
fn the_mark_comes_back() {
    let rendered = drawn(&common::invoice(), Language::English);
    let expected = DocumentMark {
        document_id: Some("019a9f3e-7c1d-7d12-9a3b-0c5d8e2f4a61".into()),
        number: Some("R-2026-0412".into()),
        series: Some("R-{YYYY}-{seq:4}".into()),
        link_hex: Some("6f".repeat(32)),
    };
    assert_eq!(read_back(&rendered.pdf), Ok(expected));
}

#[test]
fn a_logo_is_drawn_and_a_bad_one_refused() {
    let logo = common::logo();
    let extras = InvoiceExtras { logo: Some(&logo), ..common::extras(Language::English) };
    let rendered = invoice_pdf(&common::invoice(), &extras).unwrap();
    tools::assert_good(&rendered.pdf);
    let bad = InvoiceExtras { logo: Some(b"not a picture"), ..InvoiceExtras::default() };
    assert!(matches!(invoice_pdf(&common::invoice(), &bad), Err(Error::Logo(_))));
}

#[test]
fn a_character_that_no_face_has_is_warned_of_and_can_still_be_copied() {
    let mut draft = common::draft();
    draft.lines[0].name = "漢字 and letters".into();
    let rendered = drawn(&common::issue(draft, "R-4", &common::customer()), Language::English);
    assert_eq!(rendered.warnings, ['字', '漢'].map(|character| Warning::NoFaceHas { character }));
    if let Some(text) = tools::text_by_poppler(&rendered.pdf, &[]) {
        assert!(text.contains("漢字 and letters"), "{text}");
    }
    tools::assert_good(&rendered.pdf);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_in_any_field_is_drawn_or_warned_of(texts in proptest::collection::vec("(?s).{0,80}", 12), quantity in 1_u32..1_000_000) {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        let mut draft = common::draft();
        draft.lines.truncate(2);
        draft.lines[0].quantity = quantity.into();
        (draft.lines[0].name, draft.lines[0].description, draft.lines[0].unit) = (next(), next(), next());
        (draft.notes, draft.terms, draft.description) = (next(), next(), next());
        (draft.delivered, draft.order_reference) = (next(), next());
        let seller = Seller { name: next(), trade: next(), ..common::seller() };
        let customer = Customer { name: next(), street: next(), ..common::customer() };
        let said: String = [&draft.lines[0].name, &draft.notes, &draft.terms, &customer.name].into_iter().cloned().collect();
        let parties = Parties { seller: &seller, customer: Some(&customer) };
        let rendered = draft_pdf(&draft, &draft.totals().unwrap(), parties, common::day(2026, 11, 20), &InvoiceExtras::default()).unwrap();
        let warned: Vec<char> = rendered.warnings.iter().map(|warning| match warning {
            Warning::NoFaceHas { character } => *character,
            _ => ' ',
        }).collect();
        for c in said.chars().filter(|c| ('\u{4E00}'..'\u{9FFF}').contains(c)) {
            prop_assert!(warned.contains(&c), "{c:?} vanished");
        }
    }
}

//! Each kind of paper says what it is, shows what it should and nothing that it should not, in both languages.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, dead_code, reason = "tests; shared fixtures")]

mod common;
#[path = "common/tools.rs"]
mod tools;

use billing::{Draft, Origin, TypeCode};
use documents::{Language, invoice_pdf};

fn text(draft: Draft, language: Language) -> String {
    let issued = common::issue(draft, "X-2026-0001", &common::customer());
    let drawn = invoice_pdf(&issued, &common::extras(language)).unwrap();
    assert!(drawn.warnings.is_empty());
    tools::assert_archival(&drawn.pdf);
    tools::text(&drawn.pdf).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of(kind: TypeCode) -> Draft {
    let mut draft = common::draft();
    (draft.type_code, draft.due_date) = (kind, None);
    draft
}

#[test]
fn each_kind_is_called_by_its_name_in_both_languages() {
    let titles = [
        (TypeCode::Quote, "Quote X-2026-0001", "Angebot X-2026-0001"),
        (TypeCode::Proforma, "Proforma invoice X-2026-0001", "Proforma-Rechnung X-2026-0001"),
        (TypeCode::DeliveryNote, "Delivery note X-2026-0001", "Lieferschein X-2026-0001"),
        (TypeCode::Prepayment, "Prepayment invoice X-2026-0001", "Anzahlungsrechnung X-2026-0001"),
        (TypeCode::Partial, "Partial invoice X-2026-0001", "Teilrechnung X-2026-0001"),
    ];
    for (kind, english, german) in titles {
        for (title, language) in [(english, Language::English), (german, Language::German)] {
            let text = text(of(kind), language);
            assert!(text.contains(title), "`{title}` is missing in: {text}");
        }
    }
}

#[test]
fn a_delivery_note_shows_what_was_delivered_and_no_amount_at_all() {
    let text = text(of(TypeCode::DeliveryNote), Language::English);
    let line = &common::draft().lines[0];
    assert!(text.contains(&line.name), "{text}");
    for money in ["€", "EUR", "VAT rate", "Amount due", "Price", "Net", "Payable"] {
        assert!(!text.contains(money), "`{money}` stands in: {text}");
    }
}

#[test]
fn a_quote_says_until_when_it_holds_and_asks_for_nothing() {
    let text = text(of(TypeCode::Quote), Language::German);
    assert!(text.contains("Gültig bis 20.12.2026") && text.contains("Gesamtbetrag"), "{text}");
    for asking in ["Fällig am", "Zu zahlen", "Zahlbar bis", "Rechnungsbetrag"] {
        assert!(!text.contains(asking), "`{asking}` stands in: {text}");
    }
}

#[test]
fn a_proforma_invoice_says_that_it_is_none() {
    let text = text(of(TypeCode::Proforma), Language::English);
    assert!(text.contains("This is not an invoice") && !text.contains("Amount due"), "{text}");
}

#[test]
fn the_invoice_that_ends_a_job_is_called_so_and_names_its_quote() {
    let mut draft = of(TypeCode::Invoice);
    let (number, issue_date) = ("Q-2026-0003".parse().unwrap(), common::day(2026, 9, 30));
    draft.based_on = Some(Origin { type_code: TypeCode::Quote, number, issue_date });
    let mut less = draft.lines[0].clone();
    (less.quantity, less.deducts) = (-less.quantity, Some("2026-0001".parse().unwrap()));
    draft.lines.push(less);
    let text = text(draft, Language::German);
    assert!(text.contains("Schlussrechnung X-2026-0001"), "{text}");
    assert!(text.contains("Unser Angebot") && text.contains("Q-2026-0003, 30.09.2026"), "{text}");
}

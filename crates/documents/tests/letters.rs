//! Reminders and receipts say what they are about, show their arithmetic, and are archival pages.

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

use billing::{Currency, Interest, Money, Reminder, Tone, parse_decimal};
use common::{customer, day, seller};
use documents::{InvoiceExtras, Language, ReceiptPaper, ReminderPaper, receipt_pdf, reminder_pdf};

fn euros(cents: i64) -> Money {
    Money::new(cents, Currency::EUR)
}

/// 1,190.00 due on 4 December 2026, 590.00 of it paid six days later, reminded of on 26 December.
fn reminder(tone: Tone) -> Reminder {
    let owed = [(day(2026, 12, 5), euros(119_000)), (day(2026, 12, 10), euros(60_000))];
    let rates = [(day(2025, 7, 1), parse_decimal("10.27").unwrap())];
    let date = day(2026, 12, 26);
    Reminder {
        tone,
        date,
        deadline: day(2027, 1, 5),
        open: euros(60_000),
        fee: euros(250),
        lump_sum: euros(4_000),
        interest: Interest::of(&owed, &rates, day(2026, 12, 5), date, Currency::EUR).unwrap(),
        charges_paid: euros(0),
    }
}

fn drawn(tone: Tone, language: Language) -> Vec<u8> {
    let (seller, customer, number, reminder) = (seller(), customer(), "2026-0007".parse().unwrap(), reminder(tone));
    let paper = ReminderPaper {
        seller: &seller,
        customer: &customer,
        number: &number,
        issue_date: day(2026, 11, 20),
        due_date: day(2026, 12, 4),
        reminder: &reminder,
    };
    let drawn = reminder_pdf(&paper, &InvoiceExtras { language, ..InvoiceExtras::default() }).unwrap();
    assert_eq!((drawn.pages, drawn.warnings), (1, Vec::new()));
    drawn.pdf
}

fn words(pdf: &[u8]) -> String {
    tools::text(pdf).replace(['\u{A0}', '\u{202F}', '\n'], " ")
}

#[test]
fn a_reminder_names_its_invoice_its_tone_its_sums_and_each_span_of_its_interest() {
    for (tone, language, expected) in [
        (Tone::Friendly, Language::English, ["Payment reminder", "overlooked"]),
        (Tone::Firm, Language::German, ["Mahnung", "22 Tage"]),
        (Tone::Last, Language::English, ["Last reminder", "pursued"]),
    ] {
        let said = words(&drawn(tone, language));
        for each in expected.iter().chain(&["2026-0007", "365"]) {
            assert!(said.contains(each), "{tone:?} {language:?}: {each} in {said}");
        }
    }
    let said = words(&drawn(Tone::Firm, Language::English));
    // 1,190.00 x 10.27 % x 5/365 = 1.67; 600.00 x 10.27 % x 17/365 = 2.87; with 600.00, 2.50 and 40.00: 647.04
    for each in ["€1,190.00", "10.27%", "5/365 = €1.67", "17/365 = €2.87", "€647.04", "bear no VAT"] {
        assert!(said.contains(each), "{each} in {said}");
    }
}

#[test]
fn a_receipt_names_who_paid_when_for_what_and_what_is_kept() {
    let (seller, customer) = (seller(), customer());
    let parts = [("2026-0007".to_owned(), euros(119_000)), ("2026-0009".to_owned(), euros(59_500))];
    let paper = ReceiptPaper {
        seller: &seller,
        customer: &customer,
        payment: "019aa2c4-61d7",
        date: day(2026, 11, 20),
        written: day(2026, 11, 21),
        amount: euros(200_000),
        parts: &parts,
        credit: euros(21_500),
    };
    let drawn = receipt_pdf(&paper, &InvoiceExtras::default()).unwrap();
    tools::assert_good(&drawn.pdf);
    let said = words(&drawn.pdf);
    for each in ["Receipt", "019aa2c4-61d7", "For invoice 2026-0009", "€595.00", "Kept as your credit", "€2,000.00"]
    {
        assert!(said.contains(each), "{each} in {said}");
    }
}

#[test]
fn a_reminder_is_one_sound_archival_page_and_equal_content_gives_equal_bytes() {
    let pdf = drawn(Tone::Last, Language::German);
    tools::assert_good(&pdf);
    assert_eq!(pdf, drawn(Tone::Last, Language::German));
}

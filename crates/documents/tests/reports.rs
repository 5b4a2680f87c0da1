//! Readable reports: what comes out on paper, in `golden-reports/*.txt`, as poppler reads it.
//!
//! A change that is meant is written by `COUNTERFOIL_GOLDEN=write cargo test -p documents --test reports`, and read in the
//! difference before it is committed.
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

use billing::VatCategory::{IntraCommunity, ReverseCharge, Standard};
use common::{day, logo, seller};
use documents::ReportColumn as Column;
use documents::ReportKind::{Aging, Gaps, RevenueByCustomer, RevenueByItem, RevenueByMonth, Vat};
use documents::ReportLabel as Label;
use documents::{
    InvoiceExtras, Language, Rendered, ReportColumn, ReportKind, ReportPaper, ReportRow, ReportTable, report_pdf,
};
use std::path::Path;

const REVENUE: [ReportColumn; 4] = [Column::Documents, Column::Net, Column::Vat, Column::Gross];
const BY_CUSTOMER: [ReportColumn; 5] = [Column::Share, Column::Documents, Column::Net, Column::Vat, Column::Gross];
const OWED: [ReportColumn; 7] =
    [Column::NotDue, Column::Days30, Column::Days60, Column::Days90, Column::Over90, Column::Open, Column::ToRefund];
const TAXED: [ReportColumn; 6] =
    [Column::Invoiced, Column::Vat, Column::Credited, Column::Vat, Column::Net, Column::Vat];

fn row(label: Label, cells: &str) -> ReportRow {
    let cells = cells.split(' ').map(|cell| if cell == "." { String::new() } else { cell.to_owned() });
    ReportRow { label, cells: cells.collect() }
}

fn named(name: &str, cells: &str) -> ReportRow {
    row(Label::Text(name.to_owned()), cells)
}

fn table(currency: &str, rows: Vec<ReportRow>, total: &str) -> ReportTable {
    let sums = if total.is_empty() { Vec::new() } else { vec![row(Label::Total, total)] };
    ReportTable { currency: currency.to_owned(), rows, sums, beside: Vec::new() }
}

fn drawn(kind: ReportKind, columns: &[ReportColumn], tables: Vec<ReportTable>, language: Language) -> Rendered {
    let (seller, logo) = (seller(), logo());
    let paper = ReportPaper { seller: &seller, made: day(2026, 11, 20), kind, columns, tables };
    let extras = InvoiceExtras { language, logo: Some(&logo), ..InvoiceExtras::default() };
    report_pdf(&paper, &extras).unwrap()
}

fn months() -> Vec<ReportTable> {
    let month = |year, month, cells| row(Label::Month(day(year, month, 1)), cells);
    let euros = vec![
        month(2026, 1, "4 4120.00 782.80 4902.80"),
        month(2026, 2, "3 2890.50 549.20 3439.70"),
        month(2026, 4, "1 -410.00 -77.90 -487.90"),
        month(2026, 9, "6 7215.30 1370.91 8586.21"),
        month(2026, 11, "2 1980.00 376.20 2356.20"),
    ];
    let yen = vec![month(2026, 3, "1 148193 0 148193")];
    vec![table("EUR", euros, ""), table("JPY", yen, "")]
}

fn customers() -> Vec<ReportTable> {
    let rows = vec![
        named("Kessler & Brandt Verlagsgesellschaft mbH", "18240.00 12 18240.00 3465.60 21705.60"),
        named("Kunsthalle Bremen", "6120.50 4 6120.50 1162.90 7283.40"),
        named("Łukasz Żółtowski Ωμέγα Жук", "4200.00 1 4200.00 0.00 4200.00"),
        named("Rückgabe und Söhne", "-310.00 2 -310.00 -58.90 -368.90"),
    ];
    vec![table("EUR", rows, ". 19 28250.50 4569.60 32820.10")]
}

fn items() -> Vec<ReportTable> {
    let rows = vec![
        named("Buchgestaltung »Nordmeer«, Innenteil", "17112.00 11 17112.00"),
        named(
            "A line whose name somebody wrote as a whole sentence, since that is what the customer had asked for in the order",
            "8200.00 1 8200.00",
        ),
        row(Label::NoLines, "940.00 3 940.00"),
    ];
    vec![table("EUR", rows, ". 14 26252.00")]
}

fn owed() -> Vec<ReportTable> {
    let rows = vec![
        named("Kessler & Brandt Verlagsgesellschaft mbH", "1190.00 0.00 238.00 0.00 12480.15 13908.15 0.00"),
        named("Kunsthalle Bremen", "0.00 357.00 0.00 0.00 0.00 357.00 119.00"),
    ];
    vec![table("EUR", rows, "1190.00 357.00 238.00 0.00 12480.15 14265.15 119.00")]
}

fn taxed() -> Vec<ReportTable> {
    let vat = |category, rate: &str, cells| row(Label::Vat(category, rate.to_owned()), cells);
    let rows = vec![
        vat(Standard, "19", "86663.56 16466.08 450.00 85.50 86213.56 16380.58"),
        vat(Standard, "7", "6286.13 440.03 0.00 0.00 6286.13 440.03"),
        vat(ReverseCharge, "0", "11045.26 0.00 0.00 0.00 11045.26 0.00"),
        vat(IntraCommunity, "0", "640.00 0.00 0.00 0.00 640.00 0.00"),
    ];
    let given_up = row(Label::WrittenOff(Standard, "19".to_owned()), ". . . . 1000.00 190.00");
    let mut table = table("EUR", rows, ". . . . 104184.95 16820.61");
    table.beside = vec![given_up];
    vec![table]
}

fn gaps() -> Vec<ReportTable> {
    let reason = "issued after the copy that this book goes on from";
    let gap = |number: &str| ReportRow {
        label: Label::Text("invoice".to_owned()),
        cells: vec![number.to_owned(), reason.to_owned()],
    };
    vec![table("", vec![gap("2026-0004"), gap("2026-0005")], "")]
}

/// As many customers as fill three pages.
fn many() -> Vec<ReportTable> {
    let rows = (1..=90).map(|n| named(&format!("Customer {n}"), &format!("{n}.00 1 {n}.00 0.00 {n}.00")));
    vec![table("EUR", rows.collect(), ". 90 4095.00 0.00 4095.00")]
}

fn all() -> Vec<(&'static str, Rendered)> {
    use Language::{English, German};
    let (first, last) = (day(2026, 7, 1), day(2026, 9, 30));
    let customers_of = RevenueByCustomer(Some(day(2026, 1, 1)), Some(day(2026, 12, 31)));
    vec![
        ("revenue", drawn(RevenueByMonth, &REVENUE, months(), English)),
        ("umsatz", drawn(RevenueByMonth, &REVENUE, months(), German)),
        ("customers", drawn(customers_of, &BY_CUSTOMER, customers(), English)),
        ("many-customers", drawn(RevenueByCustomer(None, None), &BY_CUSTOMER, many(), English)),
        ("leistungen", drawn(RevenueByItem(Some(first), None), &BY_CUSTOMER[..3], items(), German)),
        ("aging", drawn(Aging(day(2026, 11, 20)), &OWED, owed(), English)),
        ("offene-posten", drawn(Aging(day(2026, 11, 20)), &OWED, owed(), German)),
        ("vat", drawn(Vat(first, last), &TAXED, taxed(), English)),
        ("umsatzsteuer", drawn(Vat(first, last), &TAXED, taxed(), German)),
        ("gaps", drawn(Gaps, &[Column::Number, Column::Reason], gaps(), English)),
        ("nothing", drawn(Vat(first, last), &TAXED, Vec::new(), German)),
    ]
}

#[test]
fn each_report_comes_out_as_it_is_written_down() {
    let write = std::env::var_os("COUNTERFOIL_GOLDEN").is_some_and(|how| how == "write");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden-reports");
    let mut differing = Vec::new();
    for (name, report) in all() {
        assert_eq!(report.warnings, [], "{name}");
        let Some(text) = tools::text_by_poppler(&report.pdf, &["-layout"]) else { return };
        let rows = text.lines().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" "));
        let now = rows.filter(|row| !row.is_empty()).collect::<Vec<_>>().join("\n") + "\n";
        let expected = folder.join(name).with_extension("txt");
        if write {
            std::fs::write(&expected, now).unwrap();
            // To be looked at.
            let pages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reports");
            std::fs::create_dir_all(&pages).unwrap();
            std::fs::write(pages.join(name).with_extension("pdf"), &report.pdf).unwrap();
        } else if std::fs::read_to_string(&expected).ok().as_deref() != Some(&now) {
            differing.push(format!("{name}:\n{now}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn reports_are_sound_archival_pages_and_equal_content_gives_equal_bytes() {
    for ((name, report), (_, again)) in all().into_iter().zip(all()) {
        tools::assert_good(&report.pdf);
        assert!(report.pdf == again.pdf, "{name}");
    }
}

#[test]
fn a_table_goes_on_under_its_head_on_every_page_and_a_sum_never_stands_alone() {
    let pages = drawn(RevenueByCustomer(None, None), &BY_CUSTOMER, many(), Language::English);
    assert_eq!(pages.pages, 3);
    let text = tools::text(&pages.pdf);
    assert_eq!(text.matches("Without VAT").count(), 3, "{text}");
    for rows in 30..60 {
        let rows = (0..rows).map(|n| named(&format!("Customer {n}"), "1.00 1 1.00 0.00 1.00")).collect();
        let report = drawn(
            RevenueByCustomer(None, None),
            &BY_CUSTOMER,
            vec![table("EUR", rows, ". 1 1.00 0.00 1.00")],
            Language::English,
        );
        let document = lopdf::Document::load_mem(&report.pdf).unwrap();
        let last = document.extract_text(&[u32::try_from(report.pages).unwrap()]).unwrap();
        assert!(last.contains("Total") && last.contains("Customer"), "{last}");
    }
}

#[test]
fn names_of_any_length_and_letter_are_drawn() {
    let long = "x".repeat(5_000);
    let rows = vec![named(&long, "1.00 1 1.00"), named("قهوة", "999999999999.99 1 999999999999.99")];
    let report = drawn(RevenueByItem(None, None), &BY_CUSTOMER[..3], vec![table("EUR", rows, "")], Language::English);
    assert_eq!(report.pages, 1, "a name is cut, the figures stay");
}

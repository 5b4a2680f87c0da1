//! Readable documents: what is typed, in `golden/*.json`, and beside it what comes out, in `golden/*.txt`: the sums, then
//! the page as poppler reads it. Together they hold every VAT category, every kind of document and every class of currency.
//!
//! A change that is meant is written by `COUNTERFOIL_GOLDEN=write cargo test -p documents --test golden`, and read in the
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

use billing::{Currency, Customer, Draft, DraftText, IssuedInvoice, Origin, Preceding, Seller, TypeCode, VatCategory};
use chrono::NaiveDate;
use documents::{InvoiceExtras, Language, invoice_pdf};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use tools::text_by_poppler;

/// One document as a person would describe it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What it shows, for the reader of the file.
    #[serde(rename = "//")]
    _shows: String,
    #[serde(default)]
    seller: Option<Seller>,
    customer: Customer,
    number: String,
    issued: NaiveDate,
    #[serde(default)]
    preceding: Option<Preceding>,
    #[serde(default)]
    based_on: Option<Origin>,
    draft: DraftText,
}

impl Case {
    fn issue(self) -> IssuedInvoice {
        let mut draft = Draft::read(&self.draft, None, Currency::EUR);
        draft.preceding = self.preceding;
        draft.based_on = self.based_on;
        let seller = self.seller.unwrap_or_else(common::seller);
        draft.issue(self.number.parse().unwrap(), self.issued, &seller, Some(&self.customer)).unwrap_or_else(|faults| {
            panic!("{}: {faults:#?}", self.number);
        })
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn inputs() -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|file| file.extension().is_some_and(|kind| kind == "json"))
        .collect();
    files.sort();
    files
}

fn read(file: &Path) -> Case {
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The sums by their names, each amount with its currency's decimals.
fn sums(invoice: &IssuedInvoice) -> String {
    let totals = invoice.totals();
    let mut text = format!("{} {}, {}\n", invoice.type_code(), invoice.number(), invoice.currency());
    for (n, line) in totals.lines.iter().enumerate() {
        writeln!(text, "line {}: {}", n + 1, line.net).unwrap();
    }
    for (name, amount) in [
        ("allowances", totals.allowance_total),
        ("charges", totals.charge_total),
        ("net", totals.net_total),
        ("vat", totals.vat_total),
        ("gross", totals.gross_total),
        ("prepaid", totals.prepaid),
        ("rounding", totals.rounding),
        ("payable", totals.payable),
    ] {
        writeln!(text, "{name}: {amount}").unwrap();
    }
    for row in &totals.vat_breakdown {
        writeln!(text, "{} {} %: {} of {}", row.category, row.rate, row.tax, row.taxable).unwrap();
    }
    text
}

/// The page as it reads, row by row: blanks say nothing. None where poppler is missing.
fn page(invoice: &IssuedInvoice) -> Option<String> {
    let extras = InvoiceExtras {
        language: Language::from_tag(&invoice.customer().language),
        chain_code: Some("7KQM-2H4D-9XWT-0RBC".to_owned()),
        ..InvoiceExtras::default()
    };
    let rendered = invoice_pdf(invoice, &extras).unwrap();
    assert_eq!(rendered.warnings, [], "{}", invoice.number());
    let text = text_by_poppler(&rendered.pdf, &["-layout"])?;
    let rows = text.lines().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" "));
    Some(rows.filter(|row| !row.is_empty()).collect::<Vec<_>>().join("\n"))
}

#[test]
fn each_document_comes_out_as_it_is_written_down() {
    let write = std::env::var_os("COUNTERFOIL_GOLDEN").is_some_and(|how| how == "write");
    let mut differing = Vec::new();
    for input in inputs() {
        let invoice = read(&input).issue();
        let expected = input.with_extension("txt");
        let sums = sums(&invoice);
        let Some(page) = page(&invoice) else {
            let golden = std::fs::read_to_string(&expected).unwrap();
            assert!(golden.starts_with(&sums), "{}", input.display());
            continue;
        };
        let now = format!("{sums}\n{page}\n");
        if write {
            std::fs::write(&expected, now).unwrap();
        } else if std::fs::read_to_string(&expected).ok().as_deref() != Some(&now) {
            differing.push(format!("{}:\n{now}", input.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn every_category_kind_and_class_of_currency_has_its_document() {
    let invoices: Vec<_> = inputs().iter().map(|file| read(file).issue()).collect();
    assert!(invoices.len() >= 60, "only {}", invoices.len());
    let categories: BTreeSet<_> =
        invoices.iter().flat_map(|invoice| &invoice.totals().vat_breakdown).map(|row| row.category).collect();
    assert_eq!(categories.into_iter().collect::<Vec<_>>(), VatCategory::ALL);
    let kinds: BTreeSet<_> = invoices.iter().map(|invoice| invoice.type_code().code()).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), TypeCode::ALL.map(TypeCode::code));
    let decimals: BTreeSet<_> = invoices.iter().map(|invoice| invoice.currency().decimals()).collect();
    assert_eq!(decimals.into_iter().collect::<Vec<_>>(), [0, 2, 3, 4]);
}

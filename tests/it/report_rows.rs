//! What revenue is divided into comes to the whole, and each figure finds just the documents behind it.

use acceptance::{Machine, draft_for, kunsthalle};
use app::views::{
    AllowanceInput, CreditInput, CreditLineInput, CustomerInput, DraftInput, InvoiceQuery, ReportForm, ReportQuery,
    RevenueBy,
};
use app::{Session, customers, import, invoices, payments, reports};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

const NAMES: [&str; 3] = ["Kunsthalle Bremen", "Kunsthalle Bremen GmbH", "Haus \"Open\" Air"];

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// A book with three customers, and history of 2025: one document adds up, one does not, one was cancelled, one takes back.
fn book(machine: &Machine) -> Session {
    let mut book = machine.with_book().unwrap();
    for name in NAMES {
        customers::save(&mut book, None, &CustomerInput { name: name.into(), ..kunsthalle() }).unwrap();
    }
    let document = |id: u32, number: &str, kind: &str, status: &str, net: i64, lines: &[(&str, i64)]| {
        let lines: Vec<_> = lines
            .iter()
            .map(|(name, net)| {
                json!({"d": name, "u": "pc", "q": 1000 * net.signum(), "p": net.abs(), "disc": 0, "cat": "S",
                    "rate": 1900, "net": net})
            })
            .collect();
        json!({"t": "invoice", "id": id, "number": number, "kind": kind, "status": status, "client": 1,
            "issue": "2026-01-20", "due": "2026-02-03", "currency": "EUR", "fx_micro": 1_000_000, "po": null,
            "note": "", "net": net, "vat": net * 19 / 100, "gross": net + net * 19 / 100, "base_net": net,
            "base_vat": net * 19 / 100, "base_gross": net + net * 19 / 100, "lines": lines,
            "vats": [{"cat": "S", "rate": 1900, "net": net, "vat": net * 19 / 100}]})
    };
    let lines = [
        json!({"t": "business", "name": "Studio Vogt"}),
        json!({"t": "client", "id": 1, "name": "Zoë", "contact": null, "email": "", "country": "DE", "vat_id": null,
            "street": "", "city": "", "zip": "", "currency": "EUR", "terms_days": 14}),
        document(1, "ALT-1", "invoice", "issued", 30_000, &[("Design", 10_000), ("Über\u{a0}setzung", 20_000)]),
        document(2, "ALT-2", "invoice", "issued", 30_100, &[("Design", 10_000), ("Print\nand bind", 20_000)]),
        document(3, "ALT-3", "invoice", "void", 40_000, &[("Design", 40_000)]),
        document(4, "ALT-4", "credit", "issued", -10_000, &[("Design", -10_000)]),
    ];
    let path = machine.path("history.jsonl");
    std::fs::write(&path, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    import::jsonl(&mut book, &path, &mut |_| (), &AtomicBool::new(false)).unwrap();
    book
}

fn issue(book: &mut Session, draft: &DraftInput, on: NaiveDate) -> String {
    let draft = invoices::save(book, None, 0, draft).unwrap();
    invoices::issue(book, &draft.id, None, Some(on)).unwrap().number.unwrap()
}

fn minor(amount: &str) -> i64 {
    amount.replace('.', "").parse().unwrap()
}

/// Documents that a filter finds, and what they come to with VAT in its one currency.
fn found(book: &mut Session, filter: &str) -> (u32, i64) {
    let query = InvoiceQuery { text: filter.to_owned(), ..InvoiceQuery::default() };
    let list = invoices::list(book, &query).unwrap_or_else(|error| panic!("{filter}: {error:?}"));
    (list.count, list.gross.iter().map(|sum| minor(&sum.amount)).sum())
}

/// Net and gross by currency.
type Sums = BTreeMap<String, (i64, i64)>;

fn add(sums: &mut Sums, currency: &str, net: &str, gross: &str) {
    let sum = sums.entry(currency.to_owned()).or_default();
    *sum = (sum.0 + minor(net), sum.1 + minor(gross));
}

/// Holds every report over the whole book, or over whole months, against each other.
fn hold(book: &mut Session, from: &str, to: &str) -> Result<(), TestCaseError> {
    let mut months = Sums::new();
    for month in reports::revenue(book).unwrap() {
        prop_assert_eq!(found(book, &month.filter), (month.count, minor(&month.gross)), "{}", month.filter);
        let within = (from.is_empty() || from[..7] <= month.month[..]) && (to.is_empty() || month.month[..] <= to[..7]);
        if within {
            add(&mut months, &month.currency, &month.net, &month.gross);
        }
    }
    for row in reports::vat(book, "2026-01-01", "2026-12-31").unwrap().items {
        let counts = ["-credit-note", "credit-note"].map(|kind| found(book, &format!("{kind} {}", row.filter)).0);
        prop_assert_eq!(counts, [row.invoices, row.credit_notes], "{}", row.filter);
    }
    for row in reports::aging(book, "").unwrap().items {
        let counts = ["open", "to-refund"].map(|state| found(book, &format!("{state} {}", row.filter)).0);
        prop_assert_eq!(counts.iter().sum::<u32>(), row.count, "{}", row.filter);
    }
    let customers = reports::revenue_by(book, RevenueBy::Customer, from, to, None).unwrap();
    let items = reports::revenue_by(book, RevenueBy::Item, from, to, None).unwrap();
    prop_assert_eq!(&customers.totals, &items.totals);
    let (mut by_total, mut by_customer, mut by_item) = (Sums::new(), Sums::new(), Sums::new());
    for sum in &customers.totals {
        add(&mut by_total, &sum.currency, &sum.net, &sum.gross);
        prop_assert_eq!(found(book, &sum.filter), (sum.count, minor(&sum.gross)), "{}", sum.filter);
    }
    for row in &customers.items {
        let gross = row.gross.as_ref().unwrap();
        add(&mut by_customer, &row.currency, &row.net, gross);
        prop_assert_eq!(found(book, &row.filter), (row.count, minor(gross)), "{}", row.filter);
    }
    for row in &items.items {
        add(&mut by_item, &row.currency, &row.net, "0");
        prop_assert_eq!(found(book, &row.filter).0, row.count, "{}", row.filter);
    }
    prop_assert_eq!(&by_total, &months);
    prop_assert_eq!(&by_customer, &months);
    let nets = |sums: &Sums| sums.iter().map(|(currency, sum)| (currency.clone(), sum.0)).collect::<Vec<_>>();
    prop_assert_eq!(nets(&by_item), nets(&months));
    Ok(())
}

/// An invoice of one to three lines, of which a part is taken off as a whole.
fn documents() -> impl Strategy<Value = (DraftInput, u64, bool)> {
    let item = prop::sample::select(vec!["Design", "Print, A\"4\"", "overdue", "Satz und Umbruch", "Kunst  am Bau"]);
    let rate = prop::sample::select(vec!["19", "7"]);
    let line = (item, 1u32..40, 1u32..2_000_000, rate).prop_map(|(name, quantity, price, rate)| {
        let price = format!("{}.{:04}", price / 10_000, price % 10_000);
        draft_for("", &[(name, &quantity.to_string(), &price, rate)]).lines.remove(0)
    });
    let currency = prop::sample::select(vec!["EUR", "EUR", "JPY", "KWD"]);
    let prices = prop::sample::select(vec!["net", "gross"]);
    let customer = prop::sample::select(NAMES.to_vec());
    (prop::collection::vec(line, 1..4), currency, prices, customer, 0u64..85, any::<bool>(), any::<bool>()).prop_map(
        |(lines, currency, prices, customer, on, less, credited)| {
            let vat = lines[0].vat.clone();
            let allowance = AllowanceInput { percent: "3.7".into(), vat: Some(vat), ..AllowanceInput::default() };
            let draft = DraftInput {
                lines,
                currency: currency.into(),
                prices: prices.into(),
                allowances: if less { vec![allowance] } else { Vec::new() },
                ..draft_for(customer, &[])
            };
            (draft, on, credited)
        },
    )
}

/// One book that grows by a document, and sometimes its credit note, from case to case.
#[test]
fn revenue_by_customer_and_by_item_comes_to_the_months_and_each_row_finds_its_documents() {
    let machine = Machine::new().unwrap();
    let book = RefCell::new(book(&machine));
    hold(&mut book.borrow_mut(), "", "").unwrap();
    TestRunner::new(Config { max_shrink_iters: 0, ..Config::with_cases(30) })
        .run(&documents(), |(draft, on, credited)| {
            let book = &mut *book.borrow_mut();
            let on = day(1, 1) + Days::new(on);
            let number = issue(book, &draft, on);
            let owed =
                invoices::show(book, &number).unwrap().totals.payable.bytes().any(|b| (b'1'..=b'9').contains(&b));
            if credited && owed {
                let draft = invoices::credit(book, &number, &CreditInput::default()).unwrap();
                invoices::issue(book, &draft.id, None, Some(on + Days::new(1))).unwrap();
            }
            hold(book, "", "")?;
            hold(book, "2026-02-01", "2026-02-28")?;
            hold(book, "", "2026-01-31")?;
            hold(book, "2026-03-01", "")
        })
        .unwrap();
}

#[test]
fn what_a_document_takes_off_as_a_whole_is_spread_over_its_items() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    customers::save(&mut book, None, &kunsthalle()).unwrap();
    let lines = [("Design", "1", "100.00", "19"), ("Print", "2", "100.00", "19"), ("Design", "1", "100.00", "19")];
    let mut draft = draft_for("Kunsthalle Bremen", &lines);
    let vat = Some(draft.lines[0].vat.clone());
    draft.allowances = vec![AllowanceInput { amount: "0.10".into(), vat, ..AllowanceInput::default() }];
    let number = issue(&mut book, &draft, day(1, 31));
    let rows = |book: &mut Session| -> Vec<String> {
        let view = reports::revenue_by(book, RevenueBy::Item, "2026-01-01", "2026-12-31", None).unwrap();
        view.items.iter().map(|row| format!("{} {} {}", row.name, row.count, row.net)).collect()
    };
    // 0.10 over 100, 200 and 100: 0.025, 0.05 and 0.025, so 0.03 of the first and 0.02 of the last.
    assert_eq!(rows(&mut book), ["Design 1 199.95", "Print 1 199.95"]);
    let lines = vec![CreditLineInput { line: 2, quantity: "1".into() }];
    let note = invoices::credit(&mut book, &number, &CreditInput { lines, ..CreditInput::default() }).unwrap();
    invoices::issue(&mut book, &note.id, None, Some(day(2, 1))).unwrap();
    assert_eq!(rows(&mut book)[0], "Design 1 199.95");
    assert!(rows(&mut book)[1].starts_with("Print 2 "), "{:?}", rows(&mut book));
    let csv = reports::csv(
        &mut book,
        &ReportQuery::RevenueBy { by: RevenueBy::Item, from: String::new(), to: String::new() },
    );
    let csv = String::from_utf8(csv.unwrap()).unwrap();
    assert!(csv.starts_with("\u{feff}from,to,item,currency,documents,net\r\n,,Design,EUR,1,199.95\r\n"), "{csv}");
}

#[test]
fn two_customers_of_one_name_stay_two_rows_and_each_finds_its_own() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    for hours in ["1", "2"] {
        let customer = customers::save(&mut book, None, &kunsthalle()).unwrap();
        let draft = DraftInput { customer: customer.id, ..draft_for("", &[("Design", hours, "100.00", "19")]) };
        issue(&mut book, &draft, day(1, 31));
    }
    let view = reports::revenue_by(&mut book, RevenueBy::Customer, "", "", None).unwrap();
    let rows: Vec<_> = view.items.iter().map(|row| (row.name.as_str(), row.net.as_str(), row.count)).collect();
    assert_eq!(rows, [("Kunsthalle Bremen", "200.00", 1), ("Kunsthalle Bremen", "100.00", 1)]);
    let largest = reports::revenue_by(&mut book, RevenueBy::Customer, "", "", Some(1)).unwrap();
    assert_eq!((&largest.items[..], largest.left_out), (&view.items[..1], 1));
    assert_eq!(largest.totals, view.totals, "what is left out counts");
    for row in &view.items {
        assert_eq!(found(&mut book, &row.filter), (1, minor(row.gross.as_ref().unwrap())), "{}", row.filter);
    }
}

/// Base and VAT of what was written off, by rate.
fn written_off(book: &mut Session, from: &str, to: &str) -> Vec<String> {
    let view = reports::vat(book, from, to).unwrap();
    for row in &view.written_off {
        assert_eq!(found(book, &row.filter).0, 1, "{}", row.filter);
    }
    view.written_off.iter().map(|row| format!("{} {} {}", row.rate, row.taxable, row.tax)).collect()
}

#[test]
fn a_write_off_stands_in_the_vat_report_of_its_period_and_lowers_no_other_figure() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    customers::save(&mut book, None, &kunsthalle()).unwrap();
    let lines = [("Design", "10", "100.00", "19"), ("Book", "1", "100.00", "7")];
    let number = issue(&mut book, &draft_for("Kunsthalle Bremen", &lines), day(1, 31));
    let credit =
        CreditInput { lines: vec![CreditLineInput { line: 2, quantity: "1".into() }], ..CreditInput::default() };
    let note = invoices::credit(&mut book, &number, &credit).unwrap();
    invoices::issue(&mut book, &note.id, None, Some(day(2, 10))).unwrap();
    payments::write_off(&mut book, &number, "595.00", day(2, 20), "settlement").unwrap();
    let told = payments::write_off(&mut book, &number, "", day(4, 2), "insolvent").unwrap().claim.write_offs;
    let told: Vec<_> = told.iter().map(|each| each.vat.as_str()).collect();
    assert_eq!(told, ["95.00", "95.00"], "the invoice says the same");
    assert_eq!(written_off(&mut book, "2026-01-01", "2026-01-31"), [] as [String; 0]);
    assert_eq!(written_off(&mut book, "2026-02-01", "2026-02-28"), ["19 500.00 95.00"], "nothing at 7 % is left");
    assert_eq!(written_off(&mut book, "2026-04-01", "2026-04-30"), ["19 500.00 95.00"]);
    assert_eq!(written_off(&mut book, "2026-01-01", "2026-12-31"), ["19 1000.00 190.00"], "all of it, to the cent");
    let year = reports::vat(&mut book, "2026-01-01", "2026-12-31").unwrap();
    assert_eq!((year.totals[0].taxable.as_str(), year.totals[0].tax.as_str()), ("1000.00", "190.00"));
    payments::take_back(&mut book, &number).unwrap();
    assert_eq!(written_off(&mut book, "2026-11-01", "2026-11-30"), ["19 -1000.00 -190.00"], "asked for again today");
    let query = ReportQuery::Vat { from: "2026-02-01".into(), to: "2026-02-28".into() };
    let csv = String::from_utf8(reports::csv(&mut book, &query).unwrap()).unwrap();
    assert!(csv.ends_with("EUR,S,standard,19,,,,,,,,,500.00,95.00\r\n"), "{csv}");
}

#[test]
fn every_report_is_written_as_a_page_in_the_language_that_was_asked_for_or_the_seller_s() {
    let machine = Machine::new().unwrap();
    let mut book = book(&machine);
    issue(&mut book, &draft_for(NAMES[0], &[("Design", "1", "100.00", "19")]), day(1, 31));
    let (from, to) = (|| "2026-01-01".to_owned(), || "2026-12-31".to_owned());
    let queries = [
        ReportQuery::Revenue,
        ReportQuery::RevenueBy { by: RevenueBy::Customer, from: from(), to: String::new() },
        ReportQuery::RevenueBy { by: RevenueBy::Item, from: String::new(), to: to() },
        ReportQuery::Aging { at: String::new() },
        ReportQuery::Vat { from: from(), to: to() },
        ReportQuery::Gaps,
    ];
    for (n, query) in queries.iter().enumerate() {
        let path = machine.path(&format!("{n}.pdf"));
        reports::save(&mut book, query, ReportForm::Pdf, "", &path).unwrap();
        let pdf = std::fs::read(&path).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"), "{query:?}");
        assert!(reports::pdf(&mut book, query, "de").unwrap() == pdf, "the seller is in Germany: {query:?}");
        assert!(reports::pdf(&mut book, query, "en").unwrap() != pdf, "{query:?}");
        let again = reports::save(&mut book, query, ReportForm::Pdf, "", &path).unwrap_err().view().code;
        assert_eq!(again, "file-exists", "nothing is overwritten");
    }
    let backwards = ReportQuery::RevenueBy { by: RevenueBy::Item, from: to(), to: from() };
    assert_eq!(reports::pdf(&mut book, &backwards, "").unwrap_err().view().code, "unreadable");
}

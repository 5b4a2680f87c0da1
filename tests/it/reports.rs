//! What stands open and what goes into a VAT return: held against the documents themselves.

use acceptance::{Machine, draft_for, kunsthalle};
use app::views::{
    AgingAmountsView, CreditInput, CreditLineInput, CustomerInput, DraftInput, ExemptionInput, InvoiceQuery,
    ReportForm, ReportQuery, VatReportView,
};
use app::{Session, customers, invoices, reports};
use billing::{Currency, Money};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeMap;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// A book with two customers.
fn book(machine: &Machine) -> Session {
    let mut book = machine.with_book().unwrap();
    customers::save(&mut book, None, &kunsthalle()).unwrap();
    let acme = CustomerInput { name: "=ACME()".into(), ..kunsthalle() };
    customers::save(&mut book, None, &acme).unwrap();
    book
}

/// Issues an invoice over so many hours at 100.00 and 19 % on 2 January; its number.
fn owed(book: &mut Session, customer: &str, currency: &str, hours: &str, due: NaiveDate) -> String {
    let draft = DraftInput {
        currency: currency.into(),
        due_date: due.to_string(),
        ..draft_for(customer, &[("Design", hours, "100.00", "19")])
    };
    issue(book, &draft, day(1, 2))
}

fn issue(book: &mut Session, draft: &DraftInput, on: NaiveDate) -> String {
    let draft = invoices::save(book, None, 0, draft).unwrap();
    invoices::issue(book, &draft.id, None, Some(on)).unwrap().number.unwrap()
}

fn credit(book: &mut Session, number: &str, hours: &str, on: NaiveDate) -> String {
    let lines = vec![CreditLineInput { line: 1, quantity: hours.into() }];
    let draft = invoices::credit(book, number, &CreditInput { lines, ..CreditInput::default() }).unwrap();
    invoices::issue(book, &draft.id, None, Some(on)).unwrap().number.unwrap()
}

fn buckets(amounts: &AgingAmountsView) -> [&str; 7] {
    [
        &amounts.not_due,
        &amounts.days_1_30,
        &amounts.days_31_60,
        &amounts.days_61_90,
        &amounts.over_90,
        &amounts.open,
        &amounts.to_refund,
    ]
}

/// Customer, currency and amounts of each row, as of a day.
fn aged(book: &mut Session, at: NaiveDate) -> Vec<String> {
    let view = reports::aging(book, &at.to_string()).unwrap();
    let rows = view.items.iter().map(|row| (row.name.as_str(), &row.amounts));
    let sums = view.totals.iter().map(|sum| ("all", sum));
    rows.chain(sums).map(|(name, it)| format!("{name} {} {}", it.currency, buckets(it).join(" "))).collect()
}

#[test]
fn each_day_late_falls_into_its_bucket_and_the_due_day_itself_is_not_late() {
    let machine = Machine::new().unwrap();
    let mut book = book(&machine);
    let due = day(3, 1);
    owed(&mut book, "Kunsthalle Bremen", "EUR", "1", due);
    for (late, bucket) in [(0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (300, 4)] {
        let at = due + Days::new(late);
        let view = reports::aging(&mut book, &at.to_string()).unwrap();
        let mut expected = ["0.00"; 7];
        (expected[bucket], expected[5]) = ("119.00", "119.00");
        assert_eq!(buckets(&view.items[0].amounts), expected, "{late} days late");
    }
    assert!(reports::aging(&mut book, "2026-01-01").unwrap().items.is_empty(), "the day before it was issued");
    assert_eq!(reports::aging(&mut book, "").unwrap().at, "2026-11-20", "without a day: today");
    assert_eq!(reports::aging(&mut book, "soon").unwrap_err().view().code, "unreadable");
}

#[test]
fn payments_credit_notes_and_refunds_count_from_their_own_day() {
    let machine = Machine::new().unwrap();
    let mut book = book(&machine);
    let number = owed(&mut book, "Kunsthalle Bremen", "EUR", "10", day(2, 1));
    invoices::pay(&mut book, &number, "190.00", day(3, 1), "").unwrap();
    invoices::pay(&mut book, &number, "1000.00", day(4, 1), "").unwrap();
    credit(&mut book, &number, "4", day(5, 1));
    invoices::refund(&mut book, &number, "400.00", day(6, 1), "").unwrap();
    invoices::refund(&mut book, &number, "76.00", day(7, 1), "").unwrap();
    let open = |book: &mut Session, at: NaiveDate| -> (String, String) {
        let view = reports::aging(book, &at.to_string()).unwrap();
        view.items.first().map(|row| (row.amounts.open.clone(), row.amounts.to_refund.clone())).unwrap_or_default()
    };
    for (at, expected) in [
        (day(2, 28), ("1190.00", "0.00")),
        (day(3, 1), ("1000.00", "0.00")),
        (day(4, 1), ("", "")),
        (day(5, 1), ("0.00", "476.00")),
        (day(6, 1), ("0.00", "76.00")),
        (day(7, 1), ("", "")),
    ] {
        let (open, to_refund) = open(&mut book, at);
        assert_eq!((open.as_str(), to_refund.as_str()), expected, "{at}");
    }
}

#[test]
fn what_is_owed_back_stands_apart_and_currencies_are_never_added() {
    let machine = Machine::new().unwrap();
    let mut book = book(&machine);
    let paid = owed(&mut book, "Kunsthalle Bremen", "EUR", "10", day(2, 1));
    invoices::pay(&mut book, &paid, "1190.00", day(2, 1), "").unwrap();
    credit(&mut book, &paid, "1", day(2, 2));
    owed(&mut book, "Kunsthalle Bremen", "EUR", "2", day(3, 1));
    owed(&mut book, "Kunsthalle Bremen", "JPY", "3", day(3, 1));
    owed(&mut book, "=ACME()", "EUR", "1", day(1, 2));
    assert_eq!(
        aged(&mut book, day(3, 2)),
        [
            "=ACME() EUR 0.00 0.00 119.00 0.00 0.00 119.00 0.00",
            "Kunsthalle Bremen EUR 0.00 238.00 0.00 0.00 0.00 238.00 119.00",
            "Kunsthalle Bremen JPY 0 357 0 0 0 357 0",
            "all EUR 0.00 238.00 119.00 0.00 0.00 357.00 119.00",
            "all JPY 0 357 0 0 0 357 0",
        ]
    );
}

#[test]
fn a_customer_who_is_called_otherwise_now_stays_one_row() {
    let machine = Machine::new().unwrap();
    let mut book = book(&machine);
    owed(&mut book, "Kunsthalle Bremen", "EUR", "1", day(3, 1));
    let id = customers::list(&mut book, "Kunsthalle").unwrap()[0].id.clone();
    let renamed = CustomerInput { name: "Neue Kunsthalle".into(), ..kunsthalle() };
    customers::save(&mut book, Some(&id), &renamed).unwrap();
    owed(&mut book, "Neue Kunsthalle", "EUR", "1", day(3, 1));
    let rows = reports::aging(&mut book, "").unwrap().items;
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].name.as_str(), rows[0].count, rows[0].amounts.open.as_str()), ("Neue Kunsthalle", 2, "238.00"));
    assert_eq!(rows[0].customer.as_deref(), Some(id.as_str()));
}

/// An invoice of one line a treatment: 100.00 each.
fn taxed(treatments: &[(&str, &str)]) -> DraftInput {
    let lines: Vec<_> = treatments.iter().map(|(_, rate)| ("Design", "1", "100.00", *rate)).collect();
    let mut draft = draft_for("Kunsthalle Bremen", &lines);
    for (line, (category, _)) in draft.lines.iter_mut().zip(treatments) {
        line.vat.category = (*category).into();
    }
    draft
}

fn vat_rows(view: &VatReportView) -> Vec<String> {
    let row = |row: &app::views::VatRowView| {
        let less =
            format!("{} {} - {} {}", row.invoiced_taxable, row.invoiced_tax, row.credited_taxable, row.credited_tax);
        format!("{} {} {} {}: {less} = {} {}", row.currency, row.category, row.name, row.rate, row.taxable, row.tax)
    };
    view.items.iter().map(row).collect()
}

#[test]
fn a_vat_return_names_each_base_and_takes_credit_notes_off_in_their_own_period() {
    let machine = Machine::new().unwrap();
    let mut book = book(&machine);
    let first = issue(&mut book, &taxed(&[("S", "19"), ("S", "7"), ("S", "8.1"), ("Z", "0")]), day(1, 31));
    for category in ["AE", "K", "G", "O"] {
        issue(&mut book, &taxed(&[(category, "0")]), day(2, 1));
    }
    let reason =
        ExemptionInput { category: "E".into(), reason: "§ 4 Nr. 21 UStG".into(), ..ExemptionInput::default() };
    issue(&mut book, &DraftInput { exemptions: vec![reason], ..taxed(&[("E", "0")]) }, day(2, 1));
    issue(&mut book, &DraftInput { currency: "JPY".into(), ..taxed(&[("S", "10")]) }, day(2, 28));
    credit(&mut book, &first, "0.5", day(2, 28));
    let january = reports::vat(&mut book, "2026-01-01", "2026-01-31").unwrap();
    assert_eq!(
        vat_rows(&january),
        [
            "EUR S standard 19: 100.00 19.00 - 0.00 0.00 = 100.00 19.00",
            "EUR S standard 8.1: 100.00 8.10 - 0.00 0.00 = 100.00 8.10",
            "EUR S standard 7: 100.00 7.00 - 0.00 0.00 = 100.00 7.00",
            "EUR Z zero-rated 0: 100.00 0.00 - 0.00 0.00 = 100.00 0.00",
        ]
    );
    assert_eq!((january.totals[0].invoices, january.totals[0].credit_notes), (1, 0), "one document in four rows");
    let february = reports::vat(&mut book, "2026-02-01", "2026-02-28").unwrap();
    assert_eq!(
        vat_rows(&february),
        [
            "EUR S standard 19: 0.00 0.00 - 50.00 9.50 = -50.00 -9.50",
            "EUR AE reverse-charge 0: 100.00 0.00 - 0.00 0.00 = 100.00 0.00",
            "EUR E exempt 0: 100.00 0.00 - 0.00 0.00 = 100.00 0.00",
            "EUR G export 0: 100.00 0.00 - 0.00 0.00 = 100.00 0.00",
            "EUR K intra-community 0: 100.00 0.00 - 0.00 0.00 = 100.00 0.00",
            "EUR O out-of-scope 0: 100.00 0.00 - 0.00 0.00 = 100.00 0.00",
            "JPY S standard 10: 100 10 - 0 0 = 100 10",
        ]
    );
    let sums: Vec<_> = february.totals.iter().map(|sum| (sum.taxable.as_str(), sum.tax.as_str())).collect();
    assert_eq!(sums, [("450.00", "-9.50"), ("100", "10")]);
    for (from, to) in [("2026-02-01", "2026-01-31"), ("", "2026-01-31"), ("2026-02-30", "2026-03-31")] {
        assert_eq!(reports::vat(&mut book, from, to).unwrap_err().view().code, "unreadable");
    }
}

#[test]
fn a_spreadsheet_shows_what_somebody_typed_and_runs_none_of_it() {
    let machine = Machine::new().unwrap();
    let mut book = book(&machine);
    owed(&mut book, "=ACME()", "EUR", "1", day(3, 1));
    let path = machine.path("aging.csv");
    reports::save(&mut book, &ReportQuery::Aging { at: "2026-03-02".into() }, ReportForm::Csv, "", &path).unwrap();
    let head = "at,customer,currency,documents,not_due,days_1_30,days_31_60,days_61_90,over_90,open,to_refund";
    let row = "2026-03-02,'=ACME(),EUR,1,0.00,119.00,0.00,0.00,0.00,119.00,0.00";
    assert_eq!(std::fs::read_to_string(&path).unwrap(), format!("\u{feff}{head}\r\n{row}\r\n"));
    let again = reports::save(&mut book, &ReportQuery::Revenue, ReportForm::Csv, "", &path).unwrap_err().view().code;
    assert_eq!(again, "file-exists", "nothing is overwritten");
    let query = ReportQuery::Vat { from: "2026-01-01".into(), to: "2026-12-31".into() };
    let csv = String::from_utf8(reports::csv(&mut book, &query).unwrap()).unwrap();
    assert!(csv.ends_with("EUR,S,standard,19,1,100.00,19.00,0,0.00,0.00,100.00,19.00,,\r\n"), "{csv}");
}

/// Currency, category and rate.
type Key = (String, String, String);
type Bases = BTreeMap<Key, (Money, Money)>;

/// What the report says of a period.
fn reported(book: &mut Session, from: NaiveDate, to: NaiveDate) -> Bases {
    let view = reports::vat(book, &from.to_string(), &to.to_string()).unwrap();
    let mut bases = Bases::new();
    for row in view.items {
        let currency: Currency = row.currency.parse().unwrap();
        let parse = |text: &str| Money::parse(text, currency).unwrap();
        bases.insert((row.currency, row.category, row.rate), (parse(&row.taxable), parse(&row.tax)));
    }
    for sum in view.totals {
        let of = |pick: fn(&(Money, Money)) -> Money| {
            let own = bases.iter().filter(|((currency, ..), _)| *currency == sum.currency);
            Money::sum(own.map(|(_, pair)| pick(pair)), sum.currency.parse().unwrap()).unwrap().to_string()
        };
        assert_eq!((of(|pair| pair.0), of(|pair| pair.1)), (sum.taxable, sum.tax), "rows come to the sum");
    }
    bases
}

/// Adds what a document's own breakdown says.
fn add(bases: &mut Bases, key: Key, taxable: Money, tax: Money) {
    let nothing = Money::zero(taxable.currency());
    let so_far = bases.entry(key).or_insert((nothing, nothing));
    *so_far = (so_far.0.plus(taxable).unwrap(), so_far.1.plus(tax).unwrap());
}

fn of_documents(book: &mut Session, issued: &[(NaiveDate, String)], from: NaiveDate, to: NaiveDate) -> Bases {
    let mut bases = Bases::new();
    for (_, number) in issued.iter().filter(|(on, _)| *on >= from && *on <= to) {
        let document = invoices::show(book, number).unwrap();
        let currency: Currency = document.totals.currency.parse().unwrap();
        for row in document.totals.vat_breakdown {
            let signed = |text: &str| {
                let amount = Money::parse(text, currency).unwrap();
                if document.draft.type_code == "381" { amount.negate().unwrap() } else { amount }
            };
            let (taxable, tax) = (signed(&row.taxable), signed(&row.tax));
            add(&mut bases, (currency.to_string(), row.category, row.rate), taxable, tax);
        }
    }
    bases
}

/// A document of one to three lines, and the day of the year it is issued on.
fn documents() -> impl Strategy<Value = (DraftInput, u64, bool)> {
    let vat = prop::sample::select(vec![("S", "19"), ("S", "7"), ("S", "8.1"), ("Z", "0"), ("AE", "0"), ("K", "0")]);
    let line = (1u32..40, 1u32..2_000_000, vat).prop_map(|(quantity, price, (category, rate))| {
        let (quantity, price) =
            (format!("{}.{:02}", quantity / 4, quantity), format!("{}.{:04}", price / 10_000, price % 10_000));
        let mut draft = draft_for("Kunsthalle Bremen", &[("Design", &quantity, &price, rate)]);
        draft.lines[0].vat.category = category.into();
        draft.lines.remove(0)
    });
    let currency = prop::sample::select(vec!["EUR", "EUR", "JPY", "KWD"]);
    (prop::collection::vec(line, 1..4), currency, 0u64..60, any::<bool>()).prop_map(
        |(lines, currency, on, credited)| {
            let draft = DraftInput { lines, currency: currency.into(), ..draft_for("Kunsthalle Bremen", &[]) };
            (draft, on, credited)
        },
    )
}

/// One book that grows by a document, and sometimes its credit note, from case to case.
#[test]
fn a_vat_return_is_the_sum_of_its_documents_and_adjoining_periods_add_up() {
    let machine = Machine::new().unwrap();
    let book = RefCell::new(book(&machine));
    let issued = RefCell::new(Vec::new());
    let start = day(1, 1);
    let case = (documents(), 0u64..62, 0u64..62, 0u64..62);
    TestRunner::new(Config::with_cases(40))
        .run(&case, |((draft, on, credited), a, b, c)| {
            let (book, issued) = (&mut *book.borrow_mut(), &mut *issued.borrow_mut());
            let on = start + Days::new(on);
            let number = issue(book, &draft, on);
            issued.push((on, number.clone()));
            if credited
                && invoices::show(book, &number).unwrap().totals.payable.bytes().any(|b| (b'1'..=b'9').contains(&b))
            {
                let draft = invoices::credit(book, &number, &CreditInput::default()).unwrap();
                let later = on + Days::new(1);
                let note = invoices::issue(book, &draft.id, None, Some(later)).unwrap();
                issued.push((later, note.number.unwrap()));
            }
            let mut days = [a, b, c];
            days.sort_unstable();
            let [first, middle, last] = days.map(|n| start + Days::new(n));
            let whole = reported(book, first, last);
            prop_assert_eq!(&whole, &of_documents(book, issued, first, last));
            let (mut joined, after) = (reported(book, first, middle), middle + Days::new(1));
            if after <= last {
                for (key, (taxable, tax)) in reported(book, after, last) {
                    add(&mut joined, key, taxable, tax);
                }
            }
            prop_assert_eq!(whole, joined);
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_list_shows_the_documents_behind_a_period() {
    let machine = Machine::new().unwrap();
    let mut book = book(&machine);
    let first = issue(&mut book, &taxed(&[("S", "19")]), day(1, 31));
    issue(&mut book, &taxed(&[("S", "19")]), day(2, 1));
    let note = credit(&mut book, &first, "1", day(2, 28));
    invoices::save(&mut book, None, 0, &taxed(&[("S", "19")])).unwrap();
    for (from, to, state, expected) in [
        ("2026-02-01", "2026-02-28", "", vec![note.as_str(), "2026-0002"]),
        ("2026-02-01", "2026-02-28", "credit-note", vec![note.as_str()]),
        ("", "2026-01-31", "", vec!["2026-0001"]),
        ("2026-03-01", "", "", vec![]),
    ] {
        let query = InvoiceQuery { from: from.into(), to: to.into(), state: state.into(), ..InvoiceQuery::default() };
        let list = invoices::list(&mut book, &query).unwrap();
        let numbers: Vec<_> = list.items.iter().map(|row| row.number.as_deref().unwrap_or("a draft")).collect();
        assert_eq!((numbers, list.count as usize), (expected.clone(), expected.len()), "{from}..{to} {state}");
    }
    let query = InvoiceQuery { from: "spring".into(), ..InvoiceQuery::default() };
    assert_eq!(invoices::list(&mut book, &query).unwrap_err().view().code, "unreadable");
}

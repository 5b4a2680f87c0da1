//! History of another program: it comes in whole or not at all, comes to what its file says, and is told from our own.

use acceptance::{Machine, issue_one};
use app::views::{ImportProgressView, ImportView, InvoiceQuery, StateView};
use app::{Error, Session, import, invoices, reports};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

/// Minor units by name.
type Sums = BTreeMap<String, i64>;

/// Numbers that look random and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % end).unwrap()
    }
}

/// A document as the oracle of these stories remembers it.
struct Told {
    issue: NaiveDate,
    void: bool,
    currency: &'static str,
    net: i64,
    vat: i64,
    paid: Vec<(NaiveDate, i64)>,
}

impl Told {
    fn open_at(&self, day: NaiveDate) -> i64 {
        if self.void || self.issue > day {
            return 0;
        }
        self.net + self.vat - self.paid.iter().filter(|(date, _)| *date <= day).map(|(_, amount)| amount).sum::<i64>()
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rounded(amount: i64, parts: i64, whole: i64) -> i64 {
    let half = (amount * parts).abs() * 2 + whole;
    half / (2 * whole) * (amount * parts).signum()
}

/// A file of `count` documents over a year, and what it tells.
fn file(seed: u64, count: u64) -> (Vec<Value>, Vec<Told>) {
    let mut chance = Chance(seed * 7919);
    let mut lines = vec![json!({"t": "business", "name": "Studio Vogt"})];
    for id in 1..=3 {
        lines.push(json!({"t": "client", "id": id, "name": format!("Zoë {seed}-{id}"), "contact": null, "email": "",
            "country": "DE", "vat_id": null, "street": "", "city": "", "zip": "", "currency": "EUR", "terms_days": 14}));
    }
    let mut told = Vec::new();
    for id in 1..=count {
        let issue = day("2025-01-01").checked_add_days(Days::new(chance.below(365).unsigned_abs())).unwrap();
        let (credit, void) = (chance.below(5) == 0, chance.below(9) == 0);
        let currency = ["EUR", "JPY", "CHF"][usize::try_from(chance.below(3)).unwrap()];
        let (price, rate) = (chance.below(90_000) + 1, [1900, 700, 0][usize::try_from(chance.below(3)).unwrap()]);
        let quantity = (chance.below(9_000) + 1) * if credit { -1 } else { 1 };
        let net = rounded(quantity, price, 1000);
        let vat = rounded(net, rate, 10_000);
        let vat_row = json!({"cat": "S", "rate": rate, "net": net, "vat": vat});
        lines.push(json!({"t": "invoice", "id": id, "number": format!("ALT-{seed}-{id}"),
            "kind": if credit { "credit" } else { "invoice" }, "status": if void { "void" } else { "issued" },
            "client": chance.below(3) + 1, "issue": issue, "due": issue.checked_add_days(Days::new(14)).unwrap(),
            "currency": currency, "fx_micro": 1_000_000, "po": null, "note": "Netzwerkwartung", "net": net, "vat": vat,
            "gross": net + vat, "base_net": net, "base_vat": vat, "base_gross": net + vat,
            "lines": [{"d": "Übersetzung", "u": "h", "q": quantity, "p": price, "disc": 0, "cat": "S", "rate": rate, "net": net}],
            "vats": [vat_row]}));
        let mut paid = Vec::new();
        if !void && chance.below(3) > 0 {
            let amount = if chance.below(2) == 0 { net + vat } else { (net + vat) / 2 };
            let date = issue.checked_add_days(Days::new(chance.below(90).unsigned_abs())).unwrap();
            lines.push(json!({"t": "payment", "id": id, "invoice": id, "date": date, "amount": amount,
                "currency": currency, "base_amount": amount, "method": "bank", "ref": "TX"}));
            paid.push((date, amount));
        }
        told.push(Told { issue, void, currency, net, vat, paid });
    }
    (lines, told)
}

fn written(machine: &Machine, name: &str, lines: &[Value]) -> PathBuf {
    let path = machine.path(name);
    std::fs::write(&path, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    path
}

fn imported(machine: &Machine, session: &mut Session, name: &str, lines: &[Value]) -> app::Result<ImportView> {
    import::jsonl(session, &written(machine, name, lines), &mut |_| (), &AtomicBool::new(false))
}

fn minor(currency: &str, amount: &str) -> i64 {
    let digits: i64 = amount.replace('.', "").parse().unwrap();
    assert_eq!(currency == "JPY", !amount.contains('.'), "{amount} {currency}");
    digits
}

fn whole_list(session: &mut Session, query: &InvoiceQuery) -> Vec<app::views::InvoiceRowView> {
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        let window = invoices::list(session, &InvoiceQuery { after, ..query.clone() }).unwrap();
        rows.extend(window.items);
        after = window.next;
        if after.is_none() {
            return rows;
        }
    }
}

#[test]
fn reports_and_lists_come_to_what_the_files_say_on_every_day_and_in_every_period() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let mut told = Vec::new();
    for seed in 1..=4 {
        let (lines, more) = file(seed, 40);
        let view = imported(&machine, &mut session, &format!("{seed}.jsonl"), &lines).unwrap();
        assert_eq!((view.documents, view.flawed, view.new_customers), (40, 0, 3));
        told.extend(more);
    }
    let counted: Vec<&Told> = told.iter().filter(|it| !it.void).collect();

    let (mut expected, mut found) = (Sums::new(), Sums::new());
    for it in &counted {
        *expected.entry(format!("{} {}", it.issue.format("%Y-%m"), it.currency)).or_default() += it.net + it.vat;
    }
    for row in reports::revenue(&mut session).unwrap() {
        found.insert(format!("{} {}", row.month, row.currency), minor(&row.currency, &row.gross));
    }
    assert_eq!(found, expected, "revenue");

    let days = ["2025-01-01", "2025-02-28", "2025-03-01", "2025-03-31", "2025-07-15", "2025-12-31", "2026-06-30"];
    for (place, first) in days.iter().enumerate() {
        for last in &days[place..] {
            let (mut expected, mut found) = (Sums::new(), Sums::new());
            for it in counted.iter().filter(|it| (day(first)..=day(last)).contains(&it.issue)) {
                *expected.entry(it.currency.to_owned()).or_default() += it.vat;
            }
            for row in reports::vat(&mut session, first, last).unwrap().items {
                *found.entry(row.currency.clone()).or_default() += minor(&row.currency, &row.tax);
            }
            assert_eq!(found, expected, "VAT from {first} to {last}");
        }
        let (mut expected, mut found) = (Sums::new(), Sums::new());
        for it in &told {
            let open = it.open_at(day(first));
            *expected.entry(it.currency.to_owned()).or_default() += open.max(0);
            *expected.entry(format!("{} back", it.currency)).or_default() += (-open).max(0);
        }
        for row in reports::aging(&mut session, first).unwrap().totals {
            found.insert(row.currency.clone(), minor(&row.currency, &row.open));
            found.insert(format!("{} back", row.currency), minor(&row.currency, &row.to_refund));
        }
        expected.retain(|_, sum| *sum != 0);
        found.retain(|_, sum| *sum != 0);
        assert_eq!(found, expected, "aging at {first}");
    }

    for limit in [7, 160, 500] {
        assert_eq!(whole_list(&mut session, &InvoiceQuery { limit, ..InvoiceQuery::default() }).len(), told.len());
    }
    let overdue = InvoiceQuery { state: "overdue".into(), limit: 9, ..InvoiceQuery::default() };
    let late = whole_list(&mut session, &overdue);
    assert!(
        late.iter().all(|row| row.state == StateView::Overdue && row.imported)
            && late.is_sorted_by_key(|row| row.due_date.clone())
    );
    assert!(app::audit::verify(&mut session).unwrap().findings.is_empty());
}

#[test]
fn what_is_imported_stands_after_what_was_issued_here_and_is_found_and_shown_as_it_was_given() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let own = issue_one(&mut session, "8").unwrap();
    let (lines, _) = file(1, 3);
    imported(&machine, &mut session, "alt.jsonl", &lines).unwrap();
    let rows = whole_list(&mut session, &InvoiceQuery { limit: 1, ..InvoiceQuery::default() });
    let marked: Vec<_> = rows.iter().map(|row| row.imported).collect();
    assert_eq!((rows[0].number.as_deref(), marked), (Some(own.as_str()), vec![false, true, true, true]));

    let found = invoices::list(&mut session, &InvoiceQuery { text: "ubersetz zoe".into(), ..InvoiceQuery::default() });
    assert_eq!(found.unwrap().count, 3, "diacritics are folded, and the last letters may be missing");
    let given = &lines.iter().find(|line| line["number"] == "ALT-1-2").unwrap();
    let shown = import::show(&mut session, "ALT-1-2").unwrap();
    assert_eq!(minor(&shown.row.currency, &shown.row.gross), given["gross"].as_i64().unwrap());
    assert_eq!((shown.note.as_str(), shown.lines[0].description.as_str()), ("Netzwerkwartung", "Übersetzung"));
    assert!(import::find(&mut session, &own).unwrap().is_none());
}

#[test]
fn the_same_file_again_changes_nothing_and_says_so() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let (lines, _) = file(3, 12);
    let first = imported(&machine, &mut session, "alt.jsonl", &lines).unwrap();
    let entries = app::audit::verify(&mut session).unwrap().entries;
    let again = imported(&machine, &mut session, "copy.jsonl", &lines).unwrap();
    assert!(again.already && again.sums == first.sums);
    assert_eq!(app::audit::verify(&mut session).unwrap().entries, entries);
    assert!(import::look(&mut session, &machine.path("copy.jsonl")).unwrap().before.is_some());
}

#[test]
fn an_import_that_was_stopped_half_way_leaves_nothing_and_can_begin_again() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let (lines, _) = file(5, 1500);
    let path = written(&machine, "alt.jsonl", &lines);
    let cancel = AtomicBool::new(false);
    let mut watch = |progress: ImportProgressView| cancel.store(progress.documents > 200, Ordering::Relaxed);
    let stopped = import::jsonl(&mut session, &path, &mut watch, &cancel);
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!(invoices::list(&mut session, &InvoiceQuery::default()).unwrap().count, 0);
    assert!(app::customers::list(&mut session, "").unwrap().is_empty());
    assert!(app::audit::verify(&mut session).unwrap().findings.is_empty());
    assert_eq!(imported(&machine, &mut session, "alt.jsonl", &lines).unwrap().documents, 1500);
}

#[test]
fn one_line_that_cannot_be_kept_is_named_and_keeps_the_whole_file_out() {
    type Break = fn(&mut Vec<Value>);
    let cases: [(&str, usize, Break); 10] = [
        ("its `t` is none of business, client, invoice, payment", 5, |file| file[4]["t"] = json!("order")),
        ("the document cannot be read", 5, |file| file[4]["colour"] = json!("red")),
        ("the document cannot be read", 5, |file| file[4]["issue"] = json!("2025-02-30")),
        ("the document cannot be read", 5, |file| file[4]["net"] = json!(1.5)),
        ("its currency is none of ISO 4217", 5, |file| file[4]["currency"] = json!("EURO")),
        ("it has no line", 5, |file| file[4]["lines"] = json!([])),
        ("no client before it has this id", 5, |file| file[4]["client"] = json!(99)),
        ("no invoice before it has the id in `ref`", 5, |file| file[4]["ref"] = json!(77)),
        ("a document with its number is in the book already", 6, |file| file[5]["number"] = file[4]["number"].clone()),
        ("it is in another currency than its document", 7, |file| file[6]["currency"] = json!("USD")),
    ];
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let (mut sound, _) = file(8, 2);
    sound.retain(|line| line["t"] != "payment");
    sound.push(json!({"t": "payment", "id": 1, "invoice": 1, "date": "2025-03-01", "amount": 1,
        "currency": sound[4]["currency"], "base_amount": 1, "method": "bank", "ref": ""}));
    for (place, (expected, at, change)) in cases.into_iter().enumerate() {
        let mut broken = sound.clone();
        change(&mut broken);
        match imported(&machine, &mut session, &format!("{place}.jsonl"), &broken) {
            Err(Error::ImportRow { line, what }) => assert_eq!((what, line), (expected, at as u64)),
            other => panic!("{expected}: {other:?}"),
        }
    }
    assert_eq!(invoices::list(&mut session, &InvoiceQuery::default()).unwrap().count, 0);
    imported(&machine, &mut session, "sound.jsonl", &sound).unwrap();
}

#[test]
fn a_document_that_does_not_add_up_is_kept_as_it_was_given_and_named() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let (mut lines, _) = file(2, 2);
    let gross = lines[4]["gross"].as_i64().unwrap();
    lines[4]["gross"] = json!(gross + 1);
    let view = imported(&machine, &mut session, "alt.jsonl", &lines).unwrap();
    assert_eq!((view.flawed, view.flaws.len(), view.flaws[0].line), (1, 1, 5));
    assert_eq!(view.flaws[0].what, "net and VAT give another gross");
    let shown = import::show(&mut session, &view.flaws[0].number).unwrap();
    assert_eq!((shown.flaws, minor(&shown.row.currency, &shown.row.gross)), (1, gross + 1));
}

#[test]
fn a_number_that_an_imported_document_bears_is_never_given_again() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let first = issue_one(&mut session, "1").unwrap();
    let (mut lines, _) = file(4, 1);
    lines[4]["number"] = json!(first);
    let refused = imported(&machine, &mut session, "ours.jsonl", &lines);
    assert!(matches!(refused, Err(Error::ImportRow { line: 5, .. })), "{refused:?}");
    lines[4]["number"] = json!(format!("{}2", &first[..first.len() - 1]));
    imported(&machine, &mut session, "next.jsonl", &lines).unwrap();
    assert_eq!(issue_one(&mut session, "1").unwrap(), format!("{}3", &first[..first.len() - 1]));
    let gaps = app::reports::gaps(&mut session).unwrap().items;
    assert_eq!((gaps.len(), gaps[0].number.as_str()), (1, lines[4]["number"].as_str().unwrap()));
    assert_eq!(gaps[0].reason, "Another document of the book bears this number.");
}

#[test]
fn customers_whom_the_book_knows_just_so_are_not_made_twice() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let (lines, _) = file(6, 2);
    imported(&machine, &mut session, "one.jsonl", &lines).unwrap();
    let (mut more, _) = file(6, 2);
    for (number, line) in more.iter_mut().skip(4).filter(|line| line["t"] == "invoice").enumerate() {
        line["number"] = json!(format!("NEU-{number}"));
    }
    let view = imported(&machine, &mut session, "two.jsonl", &more).unwrap();
    assert_eq!((view.customers, view.new_customers), (3, 0));
    assert_eq!(app::customers::list(&mut session, "").unwrap().len(), 3);
}

#[test]
fn what_is_typed_into_the_filter_finds_our_own_and_imported_documents_and_drafts_alike() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let own = issue_one(&mut session, "8").unwrap(); // 952.00 EUR, today
    let draft = acceptance::draft_for("Kunsthalle Bremen", &[("Poster", "1", "100.00", "19")]);
    invoices::save(&mut session, None, 0, &draft).unwrap();
    let (lines, told) = file(9, 60);
    imported(&machine, &mut session, "alt.jsonl", &lines).unwrap();
    let mut count = |text: &str| {
        let query = InvoiceQuery { text: text.to_owned(), limit: 500, ..InvoiceQuery::default() };
        let rows = whole_list(&mut session, &query).len();
        let counted = invoices::list(&mut session, &query).unwrap().count as usize;
        assert_eq!(rows, counted, "{text}: sums count what is listed");
        rows
    };
    let of = |like: &dyn Fn(&Told) -> bool| told.iter().filter(|it| like(it)).count();
    let month = |it: &Told| it.issue.format("%Y-%m").to_string();
    let spring = ["2025-03", "2025-05"];
    let cases: [(&str, usize); 16] = [
        ("", 62),
        ("imported", 60),
        ("-imported", 2),
        ("draft", 1),
        ("customer:kunst", 2),
        ("customer:zo -imported", 0),
        (">900 -imported", 1),
        ("gross=952 currency:eur -imported", 1),
        ("void", of(&|it| it.void)),
        ("imported currency:jpy", of(&|it| it.currency == "JPY")),
        ("imported 2025-03", of(&|it| month(it) == "2025-03")),
        ("imported 2025-03..2025-05 -2025-04", of(&|it| spring.contains(&month(it).as_str()))),
        ("currency:jpy >5000", of(&|it| it.currency == "JPY" && it.net + it.vat > 5_000)),
        ("currency:chf net<=-10.5", of(&|it| it.currency == "CHF" && it.net <= -1_050)),
        ("overdue imported", of(&|it| it.open_at(day("2026-11-20")) > 0)),
        ("ubersetz -netzwerk", 0),
    ];
    for (text, expected) in cases {
        assert_eq!(count(text), expected, "{text}");
    }
    assert_eq!(count(&format!("number:{}", &own[..own.len() - 1])), 1);
    let found = app::search(&mut session, "Netzwerkwart", 5).unwrap();
    assert!(found.len() == 5 && found.iter().all(|hit| hit.kind == "imported" && hit.title.starts_with("ALT-9-")));
    let refused = invoices::list(&mut session, &InvoiceQuery { text: "colour:red".into(), ..InvoiceQuery::default() });
    assert_eq!(refused.unwrap_err().view().code, "filter");
}

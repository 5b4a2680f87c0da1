//! The whole book as JSON: out, into a new vault, and out again as the same file.

use acceptance::{Machine, draft_for, issue_one, kunsthalle, passphrase};
use app::json::{self, JsonImportRequest, JsonImportedView};
use app::views::{
    AllocationInput, AnswerInput, CreditInput, DraftInput, ItemInput, PaymentInput, PeriodChoice, PortionInput,
    ReminderInput, ScheduleInput, TimesInput,
};
use app::{ExitCode, Session, audit, customers, invoices, items, payments, recurring, reminders, series, templates};
use billing::TypeCode;
use chrono::Duration;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

fn export(session: &mut Session, path: &Path) -> app::Result<String> {
    json::export(session, path, &mut |_| (), &AtomicBool::new(false))?;
    Ok(std::fs::read_to_string(path)?)
}

fn import(machine: &Machine, file: &Path, name: &str) -> app::Result<JsonImportedView> {
    let (kit, code) = (machine.path(&format!("{name}-kit.pdf")), machine.path(&format!("{name}-code.txt")));
    let request = JsonImportRequest {
        file,
        to: &machine.path(&format!("{name}.counterfoil")),
        passphrase: &passphrase().unwrap(),
        portable: false,
        kit: &kit,
        code: Some(&code),
    };
    json::import(&machine.around(machine.places()), &request, &mut |_| ())
}

/// The imported book, open.
fn opened(machine: &Machine, name: &str) -> Session {
    let places = app::Places { vault: machine.path(&format!("{name}.counterfoil")), ..machine.places() };
    let mut session = Session::new(machine.around(places));
    app::unlock(&mut session, &passphrase().unwrap()).unwrap();
    session
}

/// What docs/formats/json-export.md, section 4, says may differ is taken out: as many entries and versions stay as there
/// were before.
fn without_what_differs(text: &str, like: &Value) -> String {
    let mut file: Value = serde_json::from_str(text).unwrap();
    for name in ["epoch", "exported", "rows"] {
        file[name] = Value::Null;
    }
    for row in file["tables"]["series"].as_array_mut().unwrap() {
        row["held"] = Value::Null;
    }
    let entries = like["tables"]["audit"].as_array().unwrap().len() as u64;
    let old = |row: &Value, column: &str| row[column].as_u64().unwrap() <= entries;
    file["tables"]["audit"].as_array_mut().unwrap().retain(|row| old(row, "seq"));
    file["tables"]["version"].as_array_mut().unwrap().retain(|row| old(row, "entry"));
    file.to_string()
}

/// Every line of the first file that says something else in the second, but for what may differ.
fn lines_that_differ<'t>(first: &'t str, second: &str) -> Vec<&'t str> {
    let there: std::collections::BTreeSet<&str> = second.lines().map(|line| line.trim_end_matches(',')).collect();
    first.lines().filter(|line| !there.contains(line.trim_end_matches(','))).collect()
}

fn paper(kind: &str) -> DraftInput {
    let lines = [("Design", "32", "95.00", "19"), ("Photograph", "12", "38.50", "7")];
    DraftInput { type_code: kind.into(), ..draft_for("Kunsthalle Bremen", &lines) }
}

fn issue(session: &mut Session, draft: &DraftInput) -> String {
    let draft = invoices::save(session, None, 0, draft).unwrap();
    invoices::issue(session, &draft.id, None, None).unwrap().number.unwrap()
}

/// A book in which every subject of the trade has left a row.
fn everything(machine: &Machine) -> Session {
    let mut book = machine.with_book().unwrap();
    customers::save(&mut book, None, &kunsthalle()).unwrap();
    items::save(&mut book, None, &ItemInput { name: "Brückentag".into(), ..ItemInput::default() }).unwrap();
    quote_to_final(&mut book);
    money(machine, &mut book);
    recurring(&mut book);
    app::import::jsonl(&mut book, &history(machine), &mut |_| (), &AtomicBool::new(false)).unwrap();
    let draft = invoices::save(&mut book, None, 0, &paper("380")).unwrap();
    templates::save(&mut book, "Catalogue", &draft.id).unwrap();
    let changed = DraftInput { notes: "a line\nwith “quotes” and \\".into(), ..paper("380") };
    invoices::save(&mut book, Some(&draft.id), draft.version, &changed).unwrap();
    let gone = invoices::save(&mut book, None, 0, &paper("380")).unwrap();
    invoices::delete(&mut book, &gone.id).unwrap();
    app::backups::now(&mut book).unwrap();
    book
}

fn quote_to_final(book: &mut Session) {
    let quote = issue(book, &paper("310"));
    let yes = AnswerInput { answer: "accepted".into(), by: "Ada Byron".into(), ..AnswerInput::default() };
    invoices::answer(book, &quote, &yes).unwrap();
    let deposit = PortionInput { type_code: "386".into(), percent: "30".into(), ..PortionInput::default() };
    let deposit = invoices::portion(book, &quote, &deposit).unwrap();
    invoices::issue(book, &deposit.id, None, None).unwrap();
    let last = invoices::follow(book, &quote, TypeCode::Invoice).unwrap();
    let last = invoices::deduct(book, &last.id).unwrap();
    invoices::issue(book, &last.id, None, None).unwrap();
}

fn money(machine: &Machine, book: &mut Session) {
    let (first, second, third) =
        (issue_one(book, "10").unwrap(), issue_one(book, "5").unwrap(), issue_one(book, "2").unwrap());
    let paid = PaymentInput {
        customer: "Kunsthalle Bremen".into(),
        amount: "9000.00".into(),
        date: "2026-11-20".into(),
        keep_credit: true,
        allocations: vec![AllocationInput { invoice: first, amount: "1190.00".into(), ..Default::default() }],
        ..PaymentInput::default()
    };
    let movement = payments::record(book, &paid).unwrap();
    payments::save_receipt(book, &movement.id, &machine.path("receipt.pdf")).unwrap();
    payments::write_off(book, &second, "1.00", "2026-11-20".parse().unwrap(), "bank fee").unwrap();
    machine.clock.advance(Duration::days(40));
    let terms = reminders::terms(book).unwrap();
    let interest = billing::InterestTerms::Statutory;
    reminders::save_terms(book, &billing::ReminderTerms { interest, ..terms }).unwrap();
    for _ in ["friendly", "firm"] {
        reminders::write(book, &second, &ReminderInput::default()).unwrap();
        machine.clock.advance(Duration::days(15));
    }
    let charges = AllocationInput { invoice: second.clone(), charges: true, ..AllocationInput::default() };
    let paid = PaymentInput { date: "2027-01-20".into(), amount: "5.00".into(), allocations: vec![charges], ..paid };
    payments::record(book, &paid).unwrap();
    let note = invoices::credit(book, &third, &CreditInput::default()).unwrap();
    invoices::issue(book, &note.id, None, None).unwrap();
}

fn recurring(book: &mut Session) {
    let monthly = ScheduleInput {
        name: "Hosting".into(),
        times: TimesInput { rhythm: "monthly".into(), start: "2026-10-31".into(), ..TimesInput::default() },
        draft: draft_for("Kunsthalle Bremen", &[("Hosting, {period}", "1", "40.00", "19")]),
    };
    recurring::save(book, None, &monthly).unwrap();
    let due = recurring::due(book).unwrap().items.remove(0);
    let dates = due.periods.into_iter().map(|period| period.date).collect();
    recurring::make(book, &[PeriodChoice { schedule: due.schedule, dates }]).unwrap();
}

fn history(machine: &Machine) -> PathBuf {
    let path = machine.path("history.jsonl");
    let lines = [
        r#"{"t":"client","id":1,"name":"Zoë Ångström","country":"SE"}"#,
        r#"{"t":"invoice","id":1,"number":"A-1","kind":"invoice","status":"partial","client":1,"issue":"2024-03-01","due":"2024-03-15","currency":"EUR","fx_micro":1000000,"po":"PO 7","note":"Danke","net":10000,"vat":1900,"gross":11900,"base_net":10000,"base_vat":1900,"base_gross":11900,"lines":[{"d":"Kunstdruck","u":"pc","q":1000,"p":10000,"disc":0,"cat":"S","rate":1900,"net":10000}],"vats":[{"cat":"S","rate":1900,"net":10000,"vat":1900}]}"#,
        r#"{"t":"payment","id":1,"invoice":1,"date":"2024-04-01","amount":5000,"currency":"EUR","base_amount":5000,"method":"bank","ref":"x"}"#,
    ];
    std::fs::write(&path, lines.join("\n")).unwrap();
    path
}

#[test]
fn out_in_and_out_again_is_the_same_book() {
    let machine = Machine::new().unwrap();
    let mut book = everything(&machine);
    assert_eq!(audit::verify(&mut book).unwrap().findings, []);
    let first = export(&mut book, &machine.path("first.json")).unwrap();
    let like: Value = serde_json::from_str(&first).unwrap();
    let empty: Vec<&String> = like["tables"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, rows)| rows == &&serde_json::json!([]))
        .map(|(name, _)| name)
        .collect();
    app::quit(&mut book).unwrap();

    let view = import(&machine, &machine.path("first.json"), "again").unwrap();
    assert_eq!((view.epoch, view.kit_groups.len(), view.rows), (2, 2, like["rows"].as_u64().unwrap()));
    let mut again = opened(&machine, "again");
    assert!(audit::require_intact(&mut again).unwrap().ok);
    assert!(series::list(&mut again).unwrap().iter().all(|series| series.held));
    let found = app::search(&mut again, "kunstdruck", 20).unwrap();
    assert_eq!(found.iter().map(|hit| hit.title.as_str()).collect::<Vec<_>>(), ["A-1"]);

    let second = export(&mut again, &machine.path("second.json")).unwrap();
    assert_eq!(without_what_differs(&second, &like), without_what_differs(&first, &like));
    let differs = lines_that_differ(&first, &second);
    let allowed = ["\"epoch\"", "\"exported\"", "\"rows\"", "\"held\""];
    assert!(differs.iter().all(|line| allowed.iter().any(|member| line.contains(member))), "{differs:#?}");
    assert_eq!(
        empty,
        ["attachment", "customer_merge", "gap", "kept_logo", "note", "unfinished"],
        "rows of every other table"
    );
}

#[test]
fn nothing_that_opens_a_vault_or_a_backup_stands_in_it() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let text = export(&mut book, &machine.path("book.json")).unwrap();
    assert!(!text.contains("AGE-SECRET-KEY") && !text.contains("kit-check"));
    assert_eq!(export(&mut book, &machine.path("book.json")).unwrap_err().view().code, "file-exists");
    let kinds = audit::log(&mut book, 1, 100).unwrap().into_iter().map(|entry| entry.kind.to_string());
    assert_eq!(kinds.filter(|kind| kind == "book-exported").count(), 1);
}

#[test]
fn a_tool_may_indent_it() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    let text = export(&mut book, &machine.path("book.json")).unwrap();
    // As jq does: white space between all tokens, and the order of members kept.
    let mut spaced = String::new();
    let (mut inside, mut escaped) = (false, false);
    for letter in text.chars() {
        spaced.push(letter);
        match letter {
            '"' if !escaped => inside = !inside,
            ',' | ':' | '{' | '[' if !inside => spaced.push_str("\n  "),
            _ => {}
        }
        escaped = inside && letter == '\\' && !escaped;
    }
    std::fs::write(machine.path("spaced.json"), spaced).unwrap();
    assert_eq!(import(&machine, &machine.path("spaced.json"), "spaced").unwrap().documents, 1);
}

/// `(what was done to the file, code, exit code, part of the sentence)`
type Refusal = (&'static str, fn(&str) -> String, &'static str, ExitCode, &'static str);

const REFUSALS: [Refusal; 13] = [
    (
        "an amount",
        |text| text.replacen("\"net\":10000", "\"net\":10001", 1),
        "export-refused",
        ExitCode::Damaged,
        "audit log",
    ),
    ("a name", |text| text.replace("Kunsthalle", "Kunsthülle"), "export-refused", ExitCode::Damaged, "audit log"),
    (
        "a file",
        |text| text.replacen("\"data\":\"", "\"data\":\"AAAA", 1),
        "export-refused",
        ExitCode::Damaged,
        "a file is not what its row says",
    ),
    ("cut off", |text| text[..text.len() / 2].to_owned(), "export-refused", ExitCode::Damaged, "cut off"),
    (
        "a line less",
        |text| text.replacen("\n{\"key\":\"currency\",\"value\":\"EUR\"},", "", 1),
        "export-refused",
        ExitCode::Damaged,
        "rows are missing",
    ),
    (
        "a newer form",
        |text| text.replacen("\"version\":1", "\"version\":2", 1),
        "newer-export",
        ExitCode::Failed,
        "version 2",
    ),
    (
        "a newer schema",
        |text| text.replacen("\"schema\":3", "\"schema\":4", 1),
        "newer-schema",
        ExitCode::Failed,
        "schema 4",
    ),
    ("another file", |_| "{\"name\":1}".to_owned(), "export-refused", ExitCode::Damaged, "no export of a whole book"),
    ("nothing", |_| String::new(), "export-refused", ExitCode::Damaged, "cut off"),
    (
        "a fraction",
        |text| text.replacen("\"net\":10000", "\"net\":100.0", 1),
        "export-refused",
        ExitCode::Damaged,
        "another type",
    ),
    (
        "a table more",
        |text| text.replacen("\"gap\":[", "\"gip\":[", 1),
        "export-refused",
        ExitCode::Damaged,
        "out of its order",
    ),
    (
        "a column more",
        |text| text.replacen("{\"key\":", "{\"kay\":", 1),
        "export-refused",
        ExitCode::Damaged,
        "another column",
    ),
    ("something after it", |text| format!("{text}{{}}"), "export-refused", ExitCode::Damaged, "it is not JSON"),
];

#[test]
fn what_was_changed_is_refused_and_leaves_nothing() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    let whole = export(&mut book, &machine.path("book.json")).unwrap();
    app::quit(&mut book).unwrap();
    for (place, (what, change, code, exit, part)) in REFUSALS.into_iter().enumerate() {
        let changed = change(&whole);
        assert_ne!(changed, whole, "{what}");
        let file = machine.path(&format!("changed-{place}.json"));
        std::fs::write(&file, changed).unwrap();
        let name = format!("refused-{place}");
        let error = import(&machine, &file, &name).unwrap_err();
        assert_eq!((error.view().code.as_str(), error.exit_code()), (code, exit), "{what}: {}", error.view().message);
        assert!(error.view().message.contains(part), "{what}: {}", error.view().message);
        let left = [
            format!("{name}.counterfoil"),
            format!("{name}.counterfoil.partial"),
            format!("{name}-kit.pdf"),
            format!("{name}-code.txt"),
        ];
        assert!(left.iter().all(|left| !machine.path(left).exists()), "{what}");
    }
}

#[test]
fn who_stops_it_gets_no_file() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let path = machine.path("book.json");
    let stopped = json::export(&mut book, &path, &mut |_| (), &AtomicBool::new(true)).unwrap_err();
    assert_eq!(stopped.view().code, "cancelled");
    assert!(!path.exists() && !machine.path("book.json.partial").exists());
}

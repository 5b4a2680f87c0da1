//! No number is given twice: whatever left the house after the copy that the book goes on from.

use acceptance::{Machine, draft_for, issue_one, kunsthalle, passphrase};
use app::backups::{self, Key, RestoreRequest};
use app::views::{BusinessView, CreditInput};
use app::{ExitCode, Session, customers, invoices, rollback, series};
use chrono::{Duration, NaiveDate};
use std::path::Path;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A book whose invoices are numbered by `pattern`.
fn numbered(machine: &Machine, pattern: &str) -> Session {
    let mut book = machine.with_book().unwrap();
    let business = app::business(&mut book).unwrap();
    app::save_business(&mut book, &BusinessView { number_pattern: pattern.into(), ..business }).unwrap();
    customers::save(&mut book, None, &kunsthalle()).unwrap();
    book
}

fn issue_on(book: &mut Session, date: &str) -> app::Result<String> {
    let draft = draft_for("Kunsthalle Bremen", &[("Design", "1", "100.00", "19")]);
    let draft = invoices::save(book, None, 0, &draft)?;
    Ok(invoices::issue(book, &draft.id, None, Some(day(date)))?.number.unwrap_or_default())
}

fn credit(book: &mut Session, invoice: &str, date: Option<&str>) -> app::Result<String> {
    let draft = invoices::credit(book, invoice, &CreditInput { amount: "1.00".into(), ..CreditInput::default() })?;
    Ok(invoices::issue(book, &draft.id, None, date.map(day))?.number.unwrap_or_default())
}

/// The newest backup as a book in a folder of that name, open.
fn restored(machine: &Machine, name: &str) -> Session {
    let file = machine.backups("disk-1").pop().unwrap();
    restored_from(machine, &file, name)
}

fn restored_from(machine: &Machine, file: &Path, name: &str) -> Session {
    let to = machine.path(name);
    let places = app::Places { vault: to.clone(), ..machine.places() };
    let key = Key::Code(machine.code().unwrap());
    let typed = passphrase().unwrap();
    let request = RestoreRequest { file, to: &to, key, passphrase: &typed, portable: true, kit: None };
    backups::restore(&machine.around(places.clone()), &request).unwrap();
    let mut book = Session::new(machine.around(places));
    app::unlock(&mut book, &typed).unwrap();
    book
}

fn gaps(book: &mut Session, name: &str) -> Vec<String> {
    let row = series::list(book).unwrap().into_iter().find(|row| row.name == name).unwrap();
    row.gaps.into_iter().map(|(number, _)| number).collect()
}

#[test]
fn a_month_between_the_backup_and_the_restore_gives_no_number_again() {
    let machine = Machine::new().unwrap();
    let mut book = numbered(&machine, "{YYYY}-{MM}-{seq:3}");
    for date in ["2026-09-01", "2026-09-02"] {
        issue_on(&mut book, date).unwrap();
    }
    backups::now(&mut book).unwrap();
    let mut again = restored(&machine, "restored.counterfoil");

    let ahead = series::look_ahead(&mut again, "invoice", "2026-10-002").unwrap();
    assert_eq!((ahead.skipped, ahead.next_number.as_str()), (2, "2026-11-001"));
    series::release(&mut again, "invoice", "2026-10-002").unwrap();
    assert_eq!(gaps(&mut again, "invoice"), ["2026-10-001", "2026-10-002"]);
    let refused = issue_on(&mut again, "2026-09-25").unwrap_err();
    assert_eq!((refused.view().code.as_str(), refused.exit_code()), ("date-before-series", ExitCode::Refused));
    assert_eq!(issue_on(&mut again, "2026-10-25").unwrap(), "2026-10-003");
}

#[test]
fn a_year_that_the_backup_knows_nothing_of_gives_no_number_again() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    app::quit(&mut book).unwrap();
    machine.clock.advance(Duration::days(100));
    let mut again = restored(&machine, "restored.counterfoil");

    series::release(&mut again, "credit-note", "CN-2026-0003").unwrap();
    series::release(&mut again, "invoice", "2026-0001").unwrap();
    assert_eq!(gaps(&mut again, "credit-note"), ["CN-2026-0001", "CN-2026-0002", "CN-2026-0003"]);
    let business = app::business(&mut again).unwrap();
    for pattern in ["K-{seq}", "CN-{YYYY}-{seq:4}"] {
        app::save_business(&mut again, &BusinessView { credit_pattern: pattern.into(), ..business.clone() }).unwrap();
    }
    let number = credit(&mut again, "2026-0001", None).unwrap();
    assert!(!gaps(&mut again, "credit-note").contains(&number), "{number}");
    assert_eq!(number, "CN-2027-0004", "another pattern counts on from there");
}

#[test]
fn what_an_earlier_restore_passed_over_is_known_after_the_next_one() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    backups::now(&mut book).unwrap();
    let before = machine.backups("disk-1");
    let mut again = restored(&machine, "second.counterfoil");
    let last = [("credit-note", "CN-2026-0002"), ("invoice", "2026-0003")];
    for (name, number) in last {
        series::release(&mut again, name, number).unwrap();
    }
    backups::now(&mut again).unwrap();
    let newer = machine.backups("disk-1").into_iter().find(|file| !before.contains(file)).unwrap();

    let mut third = restored_from(&machine, &newer, "third.counterfoil");
    for (name, number) in last {
        assert_eq!(series::look_ahead(&mut third, name, number).unwrap().skipped, 0, "{name}");
        series::release(&mut third, name, number).unwrap();
    }
    assert_eq!(gaps(&mut third, "credit-note"), ["CN-2026-0001", "CN-2026-0002"]);
    assert_eq!(issue_one(&mut third, "1").unwrap(), "2026-0004");
}

#[test]
fn a_series_that_is_not_held_skips_nothing() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    let refused = series::release(&mut book, "invoice", "2026-0009").unwrap_err();
    assert_eq!((refused.view().code.as_str(), refused.exit_code()), ("series-not-held", ExitCode::Refused));
    assert_eq!(issue_one(&mut book, "1").unwrap(), "2026-0002");
}

#[test]
fn a_book_that_is_not_older_is_not_accepted_as_an_older_one() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let refused = rollback::accept(&mut book, &passphrase().unwrap()).unwrap_err();
    assert_eq!((refused.view().code.as_str(), refused.exit_code()), ("not-older", ExitCode::Refused));
    let log = app::audit::look(&mut book, &app::views::AuditQuery::default()).unwrap();
    assert!(log.items.iter().all(|entry| entry.kind != "rollback-accepted"));
}

#[test]
fn a_credit_note_is_not_dated_before_its_invoice() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    let refused = credit(&mut book, "2026-0001", Some("2025-11-20")).unwrap_err().view();
    assert_eq!(refused.faults.iter().map(|fault| fault.path.as_str()).collect::<Vec<_>>(), ["issue_date"]);
    assert_eq!(credit(&mut book, "2026-0001", Some("2026-11-20")).unwrap(), "CN-2026-0001");
}

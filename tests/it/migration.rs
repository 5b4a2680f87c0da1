//! An older book meets a newer program.

use acceptance::{Machine, copy_folder, issue_one, passphrase};
use app::keys_in::RecoveryCode;
use app::views::{CreditInput, InvoiceQuery, StateView};
use app::{Migration, Session, Surroundings, audit, backups, invoices, reports, rollback, series};
use std::path::{Path, PathBuf};

/// A step that a later version could bring.
const NEXT: &[Migration] = &[
    app::MIGRATIONS[0],
    app::MIGRATIONS[1],
    app::MIGRATIONS[2],
    Migration { to: 4, sql: "ALTER TABLE customer ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0;", lens: "" },
];
/// A step with a mistake in it: it loses a payment's cent.
const LOSSY: &[Migration] = &[
    app::MIGRATIONS[0],
    app::MIGRATIONS[1],
    app::MIGRATIONS[2],
    Migration { to: 4, sql: "DROP TRIGGER invoice_never_changes; UPDATE invoice SET gross = gross - 1;", lens: "" },
];

fn later(machine: &Machine, migrations: &'static [Migration]) -> Session {
    Session::new(Surroundings { migrations, ..machine.around(machine.places()) })
}

/// A machine with the book that version 0.1.0 left behind.
fn with_schema_1() -> Machine {
    let machine = Machine::new().unwrap();
    copy_folder(&schema_1("studio.counterfoil"), &machine.places().vault).unwrap();
    machine
}

fn schema_1(name: &str) -> PathBuf {
    fixture("schema-1", name)
}

fn fixture(schema: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(schema).join(name)
}

/// What is open, and what was invoiced, whatever the schema.
fn figures(book: &mut Session) -> (String, String, u32) {
    let list = invoices::list(book, &InvoiceQuery::default()).unwrap();
    (list.open[0].amount.clone(), reports::revenue(book).unwrap()[0].gross.clone(), list.count)
}

/// 10 and 2 hours invoiced, 1,000.00 of it paid, and one hour in a credit note of before credit notes had an invoice.
const FIGURES: (&str, &str, u32) = ("428.00", "1309.00", 4);

#[test]
fn the_book_of_version_0_1_0_is_backed_up_upgraded_and_can_be_credited() {
    let machine = with_schema_1();
    let mut book = machine.session();
    app::unlock(&mut book, &passphrase().unwrap()).unwrap();
    let (open, gross, count) = figures(&mut book);
    assert_eq!((open.as_str(), gross.as_str(), count), FIGURES);
    assert!(machine.places().vault.join("book.before-schema-2.db").exists());
    assert!(backups::list(&mut book).unwrap().backups.iter().any(|made| made.trigger == "before-migration"));
    assert!(audit::require_intact(&mut book).unwrap().ok);

    let kept = invoices::show(&mut book, "2026-0003").unwrap();
    assert_eq!((kept.state, kept.credits), (StateView::CreditNote, None));
    let draft = invoices::credit(&mut book, "2026-0001", &CreditInput::default()).unwrap();
    let note = invoices::issue(&mut book, &draft.id, None, None).unwrap();
    assert_eq!(note.number.as_deref(), Some("CN-2026-0001"));
    assert_eq!(invoices::show(&mut book, "2026-0001").unwrap().to_refund, "1000.00");
    assert!(audit::require_intact(&mut book).unwrap().ok);
}

#[test]
fn a_book_of_schema_2_is_read_as_it_stands_and_upgraded_with_every_cent() {
    let machine = Machine::new().unwrap();
    copy_folder(&fixture("schema-2", "studio.counterfoil"), &machine.places().vault).unwrap();
    let expected = ("309.00".to_owned(), "1309.00".to_owned(), 4);
    let mut book = machine.session();
    app::unlock_for_reading(&mut book, &passphrase().unwrap()).unwrap();
    assert_eq!(figures(&mut book), expected);
    drop(book);

    let mut book = machine.session();
    app::unlock(&mut book, &passphrase().unwrap()).unwrap();
    assert_eq!(figures(&mut book), expected);
    assert!(machine.places().vault.join("book.before-schema-3.db").exists());
    assert_eq!(invoices::show(&mut book, "2026-0002").unwrap().open, "119.00");
    assert!(audit::require_intact(&mut book).unwrap().ok);
}

#[test]
fn the_book_of_version_0_1_0_can_be_looked_at_without_an_upgrade() {
    let machine = with_schema_1();
    let before = std::fs::read(machine.places().vault.join("book.db")).unwrap();
    let mut book = machine.session();
    app::unlock_for_reading(&mut book, &passphrase().unwrap()).unwrap();
    let (open, gross, count) = figures(&mut book);
    assert_eq!((open.as_str(), gross.as_str(), count), FIGURES);
    assert_eq!(invoices::show(&mut book, "2026-0001").unwrap().open, "190.00");
    drop(book);
    assert_eq!(std::fs::read(machine.places().vault.join("book.db")).unwrap(), before);
}

#[test]
fn the_book_of_version_0_1_0_put_back_over_a_newer_one_is_read_accepted_and_upgraded_with_both_series_waiting() {
    let machine = with_schema_1();
    let older = std::fs::read(machine.places().vault.join("book.db")).unwrap();
    let mut book = machine.session();
    app::unlock(&mut book, &passphrase().unwrap()).unwrap();
    app::quit(&mut book).unwrap();
    std::fs::write(machine.places().vault.join("book.db"), older).unwrap();

    app::unlock(&mut book, &passphrase().unwrap()).unwrap();
    assert_eq!(figures(&mut book).0, FIGURES.0);
    rollback::accept(&mut book, &passphrase().unwrap()).unwrap();
    let refused = invoices::credit(&mut book, "2026-0001", &CreditInput::default()).unwrap_err();
    assert_eq!(refused.view().code, "open-for-reading", "its schema is still the older one");
    app::quit(&mut book).unwrap();
    app::unlock(&mut book, &passphrase().unwrap()).unwrap();
    let series = series::list(&mut book).unwrap();
    assert!(series.iter().all(|it| it.held) && series.len() == 5, "those that the upgrade made, too");
    assert!(audit::require_intact(&mut book).unwrap().ok);
}

#[test]
fn a_backup_of_version_0_1_0_is_restored_upgraded_and_both_series_wait() {
    let machine = Machine::new().unwrap();
    let code = std::fs::read_to_string(schema_1("code.txt")).unwrap();
    let request = backups::RestoreRequest {
        file: &schema_1("backup.tar.zst.age"),
        to: &machine.places().vault,
        key: backups::Key::Code(RecoveryCode::parse(code.trim()).unwrap()),
        passphrase: &passphrase().unwrap(),
        portable: true,
        kit: None,
    };
    let restored = backups::restore(&machine.around(machine.places()), &request).unwrap();
    let held: Vec<_> = restored.held.iter().map(|held| (held.series.as_str(), held.issued)).collect();
    let none = ["credit-note", "delivery-note", "proforma", "quote"].map(|name| (name, 0));
    assert_eq!(held, [&none[..2], &[("invoice", 3)], &none[2..]].concat());
    let mut book = machine.session();
    app::unlock(&mut book, &passphrase().unwrap()).unwrap();
    let (open, gross, count) = figures(&mut book);
    assert_eq!((open.as_str(), gross.as_str(), count), FIGURES);
    let draft = invoices::credit(&mut book, "2026-0002", &CreditInput::default()).unwrap();
    let refused = invoices::issue(&mut book, &draft.id, None, None).unwrap_err();
    assert_eq!(refused.view().code, "series-held");
    series::release(&mut book, "credit-note", "CN-2026-0002").unwrap();
    let note = invoices::issue(&mut book, &draft.id, None, None).unwrap();
    assert_eq!(note.number.as_deref(), Some("CN-2026-0003"));
}

#[test]
fn an_upgrade_is_backed_up_rehearsed_and_leaves_the_way_back() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    app::quit(&mut book).unwrap();

    let mut newer = later(&machine, NEXT);
    app::unlock(&mut newer, &passphrase().unwrap()).unwrap();
    assert_eq!(invoices::show(&mut newer, "2026-0001").unwrap().totals.payable, "119.00");
    assert!(backups::list(&mut newer).unwrap().backups.iter().any(|made| made.trigger == "before-migration"));
    assert!(machine.places().vault.join("book.before-schema-4.db").exists());
    assert!(app::audit::require_intact(&mut newer).unwrap().ok);
    app::quit(&mut newer).unwrap();

    let older = app::unlock(&mut machine.session(), &passphrase().unwrap()).unwrap_err();
    assert_eq!(older.view().code, "newer-schema");
}

#[test]
fn an_upgrade_that_would_change_a_total_is_refused_and_the_book_stays() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    app::quit(&mut book).unwrap();
    let before = std::fs::read(machine.places().vault.join("book.db")).unwrap();
    let refused = app::unlock(&mut later(&machine, LOSSY), &passphrase().unwrap()).unwrap_err();
    assert_eq!(refused.view().code, "upgrade-refused");
    assert_eq!(std::fs::read(machine.places().vault.join("book.db")).unwrap(), before);
    app::unlock(&mut machine.session(), &passphrase().unwrap()).unwrap();
}

//! An older book meets a newer program.

use acceptance::{Machine, issue_one, passphrase};
use app::{Migration, Session, Surroundings, backups, invoices};

/// A step that a later version could bring.
const NEXT: &[Migration] = &[
    app::MIGRATIONS[0],
    Migration { to: 2, sql: "ALTER TABLE customer ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0;" },
];
/// A step with a mistake in it: it loses a payment's cent.
const LOSSY: &[Migration] = &[
    app::MIGRATIONS[0],
    Migration { to: 2, sql: "DROP TRIGGER invoice_never_changes; UPDATE invoice SET gross = gross - 1;" },
];

fn later(machine: &Machine, migrations: &'static [Migration]) -> Session {
    Session::new(Surroundings { migrations, ..machine.around(machine.places()) })
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
    assert!(machine.places().vault.join("book.before-schema-2.db").exists());
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

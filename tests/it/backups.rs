//! Sealed, proven, copied, restored.

use acceptance::{Machine, issue_one, passphrase};
use app::backups::{self, Key, RestoreRequest};
use app::views::{BackupsView, LockReason};
use app::{ExitCode, Session, invoices};
use std::path::Path;
use std::process::Command;

#[test]
fn a_lock_seals_what_changed_to_both_folders_and_an_idle_one_seals_nothing() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    app::lock(&mut book, LockReason::Asked).unwrap();
    assert_eq!((machine.backups("disk-1").len(), machine.backups("disk-2").len()), (1, 1));
    app::unlock(&mut book, &passphrase().unwrap()).unwrap();
    app::lock(&mut book, LockReason::Asked).unwrap();
    assert_eq!(machine.backups("disk-1").len(), 1, "nothing changed, nothing sealed");
}

#[test]
fn four_hours_of_changed_work_are_sealed_by_the_clock() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    backups::now(&mut book).unwrap();
    issue_one(&mut book, "1").unwrap();
    machine.clock.advance(chrono::Duration::minutes(239));
    assert!(!backups::when_due(&mut book).unwrap());
    machine.clock.advance(chrono::Duration::minutes(1));
    assert!(backups::when_due(&mut book).unwrap());
    let view = backups::list(&mut book).unwrap();
    assert_eq!(view.backups[0].trigger, "interval");
    assert_eq!(view.backups[0].places.len(), 2);
    assert!(view.badge.last_proven.is_some());
}

#[test]
fn work_that_a_crash_left_unsealed_is_named_and_sealed_at_the_next_unlock() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    app::quit(&mut book).unwrap();
    app::unlock(&mut book, &passphrase().unwrap()).unwrap();
    issue_one(&mut book, "1").unwrap();
    drop(book); // the process is gone: nothing was sealed, the marker stays
    let mut next = machine.session();
    app::unlock(&mut next, &passphrase().unwrap()).unwrap();
    let newest = &backups::list(&mut next).unwrap().backups[0];
    assert_eq!(newest.trigger, "crash-leftover");
}

#[test]
fn stock_tools_and_the_kit_alone_restore_a_backup() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "3").unwrap();
    app::quit(&mut book).unwrap();
    let backup = machine.backups("disk-1").pop().unwrap();
    let script = r#"set -eu
        pdftotext kit.pdf - | grep -o 'AGE-SECRET-KEY-1[0-9A-Z]*' | head -n 1 > key.txt
        mkdir out && age --decrypt -i key.txt "$BACKUP" | zstd -d | tar -f - -x -C out
        sqlite3 out/vault.sqlite 'pragma integrity_check; select number, gross from invoice;
            select count(*) from search where search match "kunsth*";'"#;
    let output =
        Command::new("bash").args(["-c", script]).env("BACKUP", backup).current_dir(machine.home.path()).output();
    let output = output.expect("bash, age, zstd, tar, sqlite3 and poppler-utils are needed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "ok\n2026-0001|35700\n2\n");
}

#[test]
fn a_restore_with_the_kit_opens_and_no_number_is_given_twice() {
    let home = Machine::new().unwrap();
    let mut book = home.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    issue_one(&mut book, "2").unwrap();
    app::quit(&mut book).unwrap();
    let backup = home.backups("disk-2").pop().unwrap();

    let fresh = Machine::new().unwrap();
    let request = RestoreRequest {
        file: &backup,
        to: &fresh.places().vault,
        key: Key::Code(home.code().unwrap()),
        passphrase: &passphrase().unwrap(),
        portable: false,
        kit: None,
    };
    let restored = backups::restore(&fresh.around(fresh.places()), &request).unwrap();
    assert_eq!((restored.documents, restored.epoch, restored.held.len()), (2, 2, 5));

    let mut book = fresh.session();
    app::unlock(&mut book, &passphrase().unwrap()).unwrap();
    assert_eq!(invoices::show(&mut book, "2026-0002").unwrap().totals.payable, "238.00");
    assert!(invoices::pdf(&mut book, "2026-0001").unwrap().starts_with(b"%PDF-"));
    let held = issue_one(&mut book, "1").unwrap_err();
    assert_eq!((held.view().code.as_str(), held.exit_code()), ("series-held", ExitCode::Refused));
    let view = app::series::release(&mut book, "invoice", "2026-0004").unwrap();
    let invoices = view.iter().find(|series| series.name == "invoice").unwrap();
    assert_eq!(invoices.gaps.iter().map(|(number, _)| number.as_str()).collect::<Vec<_>>(), ["2026-0003", "2026-0004"]);
    assert_eq!(issue_one(&mut book, "1").unwrap(), "2026-0005");
    assert!(app::audit::require_intact(&mut book).unwrap().ok);
}

#[test]
fn a_damaged_a_foreign_and_a_cut_backup_are_refused_and_nothing_is_left() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    app::quit(&mut book).unwrap();
    let backup = machine.backups("disk-1").pop().unwrap();
    let good = std::fs::read(&backup).unwrap();
    let mut flipped = good.clone();
    let last = flipped.len() - 1;
    flipped[last] ^= 1;
    let other = Machine::new().unwrap();
    drop(other.with_book().unwrap());
    let cases = [
        (flipped, machine.code().unwrap(), ExitCode::Damaged),
        (good[..good.len() / 2].to_vec(), machine.code().unwrap(), ExitCode::Damaged),
        (b"not a backup".to_vec(), machine.code().unwrap(), ExitCode::Damaged),
        (good, other.code().unwrap(), ExitCode::Locked),
    ];
    for (bytes, code, exit) in cases {
        std::fs::write(machine.path("case.age"), bytes).unwrap();
        let request = RestoreRequest {
            file: &machine.path("case.age"),
            to: &machine.path("restored.counterfoil"),
            key: Key::Code(code),
            passphrase: &passphrase().unwrap(),
            portable: false,
            kit: None,
        };
        let error = backups::restore(&machine.around(machine.places()), &request).unwrap_err();
        assert_eq!(error.exit_code(), exit, "{error}");
        assert!(
            !machine.path("restored.counterfoil").exists() && !machine.path("restored.counterfoil.partial").exists()
        );
    }
}

#[test]
fn a_missing_folder_is_named_and_caught_up_with() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    std::fs::rename(machine.path("disk-2"), machine.path("unplugged")).unwrap();
    issue_one(&mut book, "1").unwrap();
    let view = backups::now(&mut book).unwrap();
    assert_eq!(view.badge.problems.iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>(), ["folder-missing"]);
    std::fs::rename(machine.path("unplugged"), machine.path("disk-2")).unwrap();
    machine.clock.advance(chrono::Duration::days(1));
    issue_one(&mut book, "1").unwrap();
    backups::now(&mut book).unwrap();
    assert_eq!(machine.backups("disk-2").len(), 2, "what it missed was copied");
}

#[test]
fn a_folder_that_is_there_again_is_behind_until_the_next_backup() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    std::fs::rename(machine.path("disk-2"), machine.path("unplugged")).unwrap();
    issue_one(&mut book, "1").unwrap();
    backups::now(&mut book).unwrap();
    std::fs::rename(machine.path("unplugged"), machine.path("disk-2")).unwrap();
    let codes = |view: &BackupsView| view.badge.problems.iter().map(|it| it.code.clone()).collect::<Vec<_>>();
    let behind = backups::list(&mut book).unwrap();
    assert_eq!((codes(&behind), behind.destinations[1].tone.as_str()), (vec!["folder-behind".to_owned()], "warn"));
    assert!(behind.destinations[1].problem.contains("is there again"), "{}", behind.destinations[1].problem);
    assert_eq!(codes(&backups::now(&mut book).unwrap()), Vec::<String>::new());
}

#[test]
fn a_book_left_alone_locks_and_says_so_even_where_no_folder_takes_its_backup() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    for disk in ["disk-1", "disk-2"] {
        std::fs::rename(machine.path(disk), machine.path(&format!("{disk}-unplugged"))).unwrap();
    }
    machine.clock.advance(chrono::Duration::hours(1));
    assert!(app::tick(&mut book).unwrap(), "the window must forget its page");
    assert!(!book.is_open());
}

#[test]
fn a_backup_is_verified_again_from_a_folder_when_the_outbox_lost_it() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let name = backups::now(&mut book).unwrap().backups[0].name.clone();
    let outbox = std::fs::read_dir(machine.path("state")).unwrap().filter_map(|entry| {
        let file = entry.unwrap().path().join("outbox").join(&name);
        file.exists().then_some(file)
    });
    outbox.for_each(|file| std::fs::remove_file(file).unwrap());
    assert!(backups::verify(&mut book, &name).unwrap().backups[0].proven_at.is_some());
}

#[test]
fn the_book_from_before_a_restore_is_named_on_the_same_computer() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    app::quit(&mut book).unwrap();
    let backup = machine.backups("disk-1").pop().unwrap();
    let to = machine.path("restored.counterfoil");
    let places = app::Places { vault: to.clone(), ..machine.places() };
    let request = RestoreRequest {
        file: &backup,
        to: &to,
        key: Key::Code(machine.code().unwrap()),
        passphrase: &passphrase().unwrap(),
        portable: false,
        kit: None,
    };
    backups::restore(&machine.around(places.clone()), &request).unwrap();
    let mut restored = app::Session::new(machine.around(places));
    app::unlock(&mut restored, &passphrase().unwrap()).unwrap();
    app::series::release(&mut restored, "invoice", "2026-0001").unwrap();
    assert_eq!(issue_one(&mut restored, "1").unwrap(), "2026-0002");
    app::quit(&mut restored).unwrap();

    let old = app::unlock(&mut book, &passphrase().unwrap()).unwrap();
    assert_eq!(old.freshness, Some(app::views::FreshnessView::RolledBack));
    let refused = issue_one(&mut book, "1").unwrap_err();
    assert_eq!(refused.view().code, "rolled-back", "2026-0002 is not given a second time");
}

/// Restores a backup on the computer that it was made on, and opens what came of it.
fn restored_beside(machine: &Machine, backup: &Path) -> Session {
    let to = machine.path("restored.counterfoil");
    let places = app::Places { vault: to.clone(), ..machine.places() };
    let request = RestoreRequest {
        file: backup,
        to: &to,
        key: Key::Code(machine.code().unwrap()),
        passphrase: &passphrase().unwrap(),
        portable: false,
        kit: None,
    };
    backups::restore(&machine.around(places.clone()), &request).unwrap();
    Session::new(machine.around(places))
}

#[test]
fn restoring_an_older_backup_lets_the_newer_ones_stand_in_every_folder() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    backups::now(&mut book).unwrap();
    let older = machine.path("older.tar.zst.age");
    std::fs::copy(machine.backups("disk-1").pop().unwrap(), &older).unwrap();
    for quantity in ["1", "2"] {
        issue_one(&mut book, quantity).unwrap();
        backups::now(&mut book).unwrap();
    }
    app::quit(&mut book).unwrap();
    let newest = machine.backups("disk-1").pop().unwrap();

    let mut restored = restored_beside(&machine, &older);
    app::unlock(&mut restored, &passphrase().unwrap()).unwrap();
    for _ in 0..3 {
        backups::now(&mut restored).unwrap();
    }
    let view = backups::list(&mut restored).unwrap();

    for disk in ["disk-1", "disk-2"] {
        let held = machine.backups(disk);
        assert!(held.iter().any(|file| file.file_name() == newest.file_name()), "{disk}: {held:?}");
        assert_eq!(held.len(), 2, "of its own seals of a day it keeps the newest: {held:?}");
    }
    let kept: Vec<_> = view.backups.iter().map(|made| made.kept_as.join(" ")).collect();
    assert_eq!(kept, ["newest newest-proven daily weekly monthly yearly", "unrecorded"]);
}

#[test]
fn a_keyless_run_after_a_restore_waits_for_the_first_seal_and_calls_nothing_damaged() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    backups::now(&mut book).unwrap();
    app::quit(&mut book).unwrap();
    let folders = [machine.path("disk-1").display().to_string()];
    let former = app::status(&mut book).unwrap().users[0].verifying_key.clone();

    let mut restored = restored_beside(&machine, &machine.backups("disk-1").pop().unwrap());
    assert_eq!(backups::ship(&mut restored, None, &folders).unwrap(), None);
    app::unlock(&mut restored, &passphrase().unwrap()).unwrap();
    app::quit(&mut restored).unwrap();
    let shipped = backups::ship(&mut restored, None, &folders).unwrap().unwrap();
    assert_eq!((shipped[0].there, shipped[0].problem.as_deref()), (2, None));

    // A key that was named and signs no longer is told: a timer would else carry nothing for ever, and say nothing.
    let refused = backups::ship(&mut restored, Some(&former), &folders).unwrap_err();
    assert_eq!((refused.view().code.as_str(), refused.exit_code()), ("other-signer", ExitCode::Refused));
}

#[test]
fn a_restore_with_the_identity_alone_asks_for_its_new_kit() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    app::quit(&mut book).unwrap();
    let backup = machine.backups("disk-1").pop().unwrap();
    app::recovery_identity(&machine.code().unwrap(), &machine.path("key.txt")).unwrap();
    let fresh = Machine::new().unwrap();
    let request = RestoreRequest {
        file: &backup,
        to: &fresh.places().vault,
        key: Key::Identity(std::fs::read_to_string(machine.path("key.txt")).unwrap().into()),
        passphrase: &passphrase().unwrap(),
        portable: false,
        kit: Some(&fresh.path("new-kit.pdf")),
    };
    let restored = backups::restore(&fresh.around(fresh.places()), &request).unwrap();
    assert_eq!(restored.kit_groups.len(), 2);
    let mut book = fresh.session();
    let view = app::unlock(&mut book, &passphrase().unwrap()).unwrap();
    assert_eq!(view.kit_groups, restored.kit_groups);
    let old_code = app::confirm_kit_with_code(&mut book, &machine.code().unwrap()).unwrap_err();
    assert_eq!(old_code.view().code, "wrong-recovery-code");
}

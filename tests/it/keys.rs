//! Who gets in, who does not, and what each is told.

use acceptance::{Machine, PASSPHRASE, copy_folder, issue_one, passphrase, studio_vogt};
use app::keys_in::Passphrase;
use app::views::{CreateRequest, KeyringView, ReadingView, Stage};
use app::{ExitCode, Idle, Places, invoices};

#[test]
fn locked_means_that_every_verb_says_so_and_the_passphrase_opens_again() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    app::lock(&mut book, app::views::LockReason::Asked).unwrap();
    let error = invoices::show(&mut book, "2026-0001").unwrap_err();
    assert_eq!((error.view().code.as_str(), error.exit_code()), ("vault-locked", ExitCode::Locked));
    assert_eq!(app::unlock(&mut book, &passphrase().unwrap()).unwrap().stage, Stage::Unlocked);
    assert_eq!(invoices::show(&mut book, "2026-0001").unwrap().totals.payable, "119.00");
}

#[test]
fn a_wrong_passphrase_is_calm_and_is_noted_at_the_next_unlock() {
    let machine = Machine::new().unwrap();
    drop(machine.with_book().unwrap());
    let mut session = machine.session();
    let wrong = Passphrase::new("not the right one at all").unwrap();
    let error = app::unlock(&mut session, &wrong).unwrap_err();
    assert_eq!((error.view().code.as_str(), error.exit_code()), ("wrong-passphrase", ExitCode::Locked));
    app::unlock(&mut session, &passphrase().unwrap()).unwrap();
    let log = app::audit::log(&mut session, 1, 100).unwrap();
    assert!(log.iter().any(|entry| entry.kind.to_string() == "unlock-failed"));
}

#[test]
fn a_stolen_folder_is_useless_with_the_right_passphrase_and_the_kit_opens_it() {
    let home = Machine::new().unwrap();
    let mut book = home.with_book().unwrap();
    issue_one(&mut book, "3").unwrap();
    app::quit(&mut book).unwrap();

    let thief = Machine::new().unwrap();
    copy_folder(&home.places().vault, &thief.places().vault).unwrap();
    let mut stolen = thief.session();
    let error = app::unlock(&mut stolen, &passphrase().unwrap()).unwrap_err();
    assert_eq!((error.view().code.as_str(), error.exit_code()), ("device-secret-wiped", ExitCode::Locked));
    assert!(error.view().help.contains("recovery kit"), "{}", error.view().help);

    let new = Passphrase::new("another computer, another phrase").unwrap();
    let view = app::recover(&mut stolen, &home.code().unwrap(), &new, false).unwrap();
    assert_eq!(view.stage, Stage::Unlocked);
    assert_eq!(invoices::show(&mut stolen, "2026-0001").unwrap().totals.payable, "357.00");
}

#[test]
fn each_state_of_the_keyring_has_its_own_sentence_and_none_makes_an_empty_book() {
    use app::keys_in::MemoryState as State;
    let cases = [
        (State::Absent, "keyring-absent", KeyringView::Absent),
        (State::Locked, "keyring-locked", KeyringView::Locked),
    ];
    for (state, code, shown) in cases {
        let machine = Machine::new().unwrap();
        app::quit(&mut machine.with_book().unwrap()).unwrap();
        let before = std::fs::read(machine.places().vault.join("book.db")).unwrap();
        machine.keyring.become_(state);
        let mut session = machine.session();
        assert_eq!(session.view().unwrap().keyring, shown);
        let error = app::unlock(&mut session, &passphrase().unwrap()).unwrap_err();
        assert_eq!((error.view().code.as_str(), error.exit_code()), (code, ExitCode::Locked));
        assert_eq!(std::fs::read(machine.places().vault.join("book.db")).unwrap(), before);
    }
}

#[test]
fn no_document_is_saved_before_the_kit_was_typed_back() {
    let machine = Machine::new().unwrap();
    let mut session = machine.session();
    let request = CreateRequest {
        business: studio_vogt(),
        kit_path: machine.path("kit.pdf").display().to_string(),
        ..CreateRequest::default()
    };
    let created = app::create(&mut session, &passphrase().unwrap(), &request).unwrap();
    assert_eq!(session.view().unwrap().kit_groups, created.kit_groups);
    let refused = app::customers::save(&mut session, None, &acceptance::kunsthalle()).unwrap_err();
    assert_eq!(refused.view().code, "kit-unproven");
    let wrong = app::confirm_kit(&mut session, "0000 0000").unwrap_err();
    assert_eq!(wrong.view().code, "kit-mismatch");

    let text = pdf_text(&machine.path("kit.pdf"));
    let groups = printed_groups(&text);
    let typed: Vec<&str> = created.kit_groups.iter().map(|group| groups[*group as usize - 1]).collect();
    let view = app::confirm_kit(&mut session, &typed.join(" ").to_lowercase()).unwrap();
    assert_eq!(view.stage, Stage::Unlocked);
    app::customers::save(&mut session, None, &acceptance::kunsthalle()).unwrap();
}

#[test]
fn a_second_writer_is_told_who_has_it_and_a_reader_is_let_in() {
    let machine = Machine::new().unwrap();
    let mut first = machine.with_book().unwrap();
    issue_one(&mut first, "1").unwrap();
    let mut second = machine.session();
    let error = app::unlock(&mut second, &passphrase().unwrap()).unwrap_err();
    assert_eq!((error.view().code.as_str(), error.exit_code()), ("in-use", ExitCode::InUse));
    assert!(error.view().message.contains("a story"), "{}", error.view().message);
    app::unlock_for_reading(&mut second, &passphrase().unwrap()).unwrap();
    assert_eq!(invoices::show(&mut second, "2026-0001").unwrap().totals.payable, "119.00");
    let refused = issue_one(&mut second, "1").unwrap_err();
    assert!(refused.to_string().contains("open for reading only"), "a reader writes nothing: {refused}");
    assert_eq!(second.view().unwrap().reading, Some(ReadingView::InUse));
    app::quit(&mut second).unwrap();
    app::quit(&mut first).unwrap();
    app::unlock_for_reading(&mut second, &passphrase().unwrap()).unwrap();
    assert_eq!(second.view().unwrap().reading, Some(ReadingView::Asked));
    app::quit(&mut second).unwrap();
    assert_eq!(app::unlock(&mut second, &passphrase().unwrap()).unwrap().reading, None);
}

#[test]
fn a_portable_vault_opens_anywhere_with_a_long_passphrase_only() {
    let machine = Machine::new().unwrap();
    machine.keyring.become_(app::keys_in::MemoryState::Absent);
    let request = |kit: &str| CreateRequest {
        business: studio_vogt(),
        portable: true,
        kit_path: machine.path(kit).display().to_string(),
        ..CreateRequest::default()
    };
    let mut session = machine.session();
    let short = app::create(&mut session, &Passphrase::new("too short").unwrap(), &request("a.pdf")).unwrap_err();
    assert_eq!(short.view().code, "passphrase-refused");
    app::create(&mut session, &passphrase().unwrap(), &request("b.pdf")).unwrap();
    app::quit(&mut session).unwrap();
    let elsewhere = Machine::new().unwrap();
    copy_folder(&machine.places().vault, &elsewhere.places().vault).unwrap();
    assert_eq!(app::unlock(&mut elsewhere.session(), &passphrase().unwrap()).unwrap().stage, Stage::KitUnproven);
}

#[test]
fn a_vault_is_never_made_over_another_one() {
    let machine = Machine::new().unwrap();
    app::quit(&mut machine.with_book().unwrap()).unwrap();
    let mut again = machine.session();
    let request = CreateRequest {
        business: studio_vogt(),
        kit_path: machine.path("k2.pdf").display().to_string(),
        ..CreateRequest::default()
    };
    let error = app::create(&mut again, &passphrase().unwrap(), &request).unwrap_err();
    assert_eq!(error.view().code, "vault-exists");
}

#[test]
fn quick_unlock_opens_without_typing_until_it_is_switched_off() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let wanted = app::views::SettingsView { quick_unlock: true, ..app::settings(&mut book).unwrap() };
    assert!(app::save_settings(&mut book, &wanted).unwrap().quick_unlock);
    app::quit(&mut book).unwrap();
    assert_eq!(app::unlock_quick(&mut book).unwrap().stage, Stage::Unlocked);
    app::quit(&mut book).unwrap();
    machine.clock.advance(chrono::Duration::hours(13));
    assert_eq!(app::unlock_quick(&mut book).unwrap_err().view().code, "quick-unlock-refused");
    app::unlock(&mut book, &passphrase().unwrap()).unwrap();
    let off = app::views::SettingsView { quick_unlock: false, ..wanted };
    assert!(!app::save_settings(&mut book, &off).unwrap().quick_unlock);
}

#[test]
fn idle_time_locks_and_says_why() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    machine.clock.advance(chrono::Duration::minutes(9));
    assert!(!app::tick(&mut book).unwrap());
    machine.clock.advance(chrono::Duration::minutes(1));
    assert_eq!(app::idle(&book).unwrap(), Idle::Due);
    assert!(app::tick(&mut book).unwrap());
    assert_eq!(app::idle(&book).unwrap(), Idle::No);
    let view = book.view().unwrap();
    assert_eq!((view.stage, view.locked_because), (Stage::Locked, Some(app::views::LockReason::Idle)));
}

#[test]
fn what_cannot_be_kept_puts_the_lock_off_for_as_long_again_and_no_longer() {
    let machine = Machine::new().unwrap();
    let book = machine.with_book().unwrap();
    let after = [(9, Idle::No), (1, Idle::Due), (9, Idle::Due), (1, Idle::Overdue), (-21, Idle::Overdue)];
    for (minutes, idle) in after {
        machine.clock.advance(chrono::Duration::minutes(minutes));
        assert_eq!(app::idle(&book).unwrap(), idle, "after {minutes} minutes more");
    }
}

#[test]
fn secrets_are_not_printed() {
    let typed = passphrase().unwrap();
    assert!(!format!("{typed:?}").contains(PASSPHRASE));
}

#[test]
fn the_default_place_follows_the_environment() {
    let places = Places::find(None, |name| (name == "XDG_DATA_HOME").then(|| "/data".into()));
    assert_eq!(places.vault, std::path::Path::new("/data/counterfoil/default.counterfoil"));
}

/// The nine groups in the order in which they are printed, row by row.
fn printed_groups(text: &str) -> Vec<&str> {
    let rows = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let of_groups =
        |row: &Vec<&str>| row.len() == 3 && row.iter().all(|word| word.len() == 4 && *word == word.to_uppercase());
    let groups: Vec<&str> = rows.filter(of_groups).flatten().collect();
    assert_eq!(groups.len(), 9, "{text}");
    groups
}

fn pdf_text(path: &std::path::Path) -> String {
    let output = std::process::Command::new("pdftotext").arg("-raw").arg(path).arg("-").output();
    let output = output.expect("pdftotext is needed: apt-get install poppler-utils");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_new_passphrase_needs_the_old_one_and_leaves_kit_and_quick_unlock_as_they_are() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let wanted = app::views::SettingsView { quick_unlock: true, ..app::settings(&mut book).unwrap() };
    app::save_settings(&mut book, &wanted).unwrap();
    let new = Passphrase::new("gravel mitten pepper canoe lantern").unwrap();
    let wrong = Passphrase::new("not the right one at all").unwrap();
    let error = app::change_passphrase(&mut book, &wrong, &new).unwrap_err();
    assert_eq!((error.view().code.as_str(), error.exit_code()), ("wrong-passphrase", ExitCode::Locked));
    let weak = Passphrase::new("password1").unwrap();
    let error = app::change_passphrase(&mut book, &passphrase().unwrap(), &weak).unwrap_err();
    assert_eq!(error.view().code, "passphrase-refused");

    machine.clock.advance(chrono::Duration::hours(11));
    app::change_passphrase(&mut book, &passphrase().unwrap(), &new).unwrap();
    app::quit(&mut book).unwrap();
    machine.clock.advance(chrono::Duration::hours(11));
    let mut session = machine.session();
    assert_eq!(app::unlock(&mut session, &passphrase().unwrap()).unwrap_err().view().code, "wrong-passphrase");
    app::unlock_quick(&mut session).expect("its twelve hours count from the change");
    app::quit(&mut session).unwrap();
    app::unlock(&mut session, &new).unwrap();
    let failed: Vec<_> = app::audit::log(&mut session, 1, 100).unwrap();
    let failed = failed.iter().find(|entry| entry.kind.to_string() == "unlock-failed").expect("both wrong ones count");
    assert_eq!(failed.note["count"], "2");
    app::quit(&mut session).unwrap();
    app::recover(&mut session, &machine.code().unwrap(), &passphrase().unwrap(), false).expect("the kit stays valid");
}

#[test]
fn a_book_that_the_passphrase_alone_opens_stays_so_when_it_was_opened_without_typing() {
    let machine = Machine::new().unwrap();
    let mut session = machine.session();
    let request = CreateRequest {
        business: studio_vogt(),
        portable: true,
        kit_path: machine.path("kit.pdf").display().to_string(),
        ..CreateRequest::default()
    };
    app::create_with_code_file(&mut session, &passphrase().unwrap(), &request, &machine.path("code.txt")).unwrap();
    let wanted = app::views::SettingsView { quick_unlock: true, ..app::settings(&mut session).unwrap() };
    app::save_settings(&mut session, &wanted).unwrap();
    app::quit(&mut session).unwrap();
    app::unlock_quick(&mut session).unwrap();
    let new = Passphrase::new("gravel mitten pepper canoe lantern").unwrap();
    app::change_passphrase(&mut session, &passphrase().unwrap(), &new).unwrap();
    app::quit(&mut session).unwrap();
    assert!(session.view().unwrap().portable);
    app::unlock(&mut session, &new).unwrap();
}

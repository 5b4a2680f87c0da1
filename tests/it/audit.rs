//! What SQLCipher opens without a word is named here: an older book, an older page, a cut log, an older header.

use acceptance::{Machine, issue_one, passphrase};
use app::views::FreshnessView;
use app::{ExitCode, Session, audit, invoices};
use std::path::PathBuf;

struct Case {
    machine: Machine,
    session: Session,
}

impl Case {
    /// A book with one invoice, closed.
    fn new() -> Self {
        let machine = Machine::new().unwrap();
        let mut session = machine.with_book().unwrap();
        issue_one(&mut session, "1").unwrap();
        app::quit(&mut session).unwrap();
        Self { machine, session }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.machine.places().vault.join(name)
    }

    fn act(&mut self) {
        app::unlock(&mut self.session, &passphrase().unwrap()).unwrap();
        issue_one(&mut self.session, "2").unwrap();
        app::quit(&mut self.session).unwrap();
    }

    fn findings(&mut self) -> Vec<String> {
        app::unlock(&mut self.session, &passphrase().unwrap()).unwrap();
        audit::verify(&mut self.session).unwrap().findings.into_iter().map(|finding| finding.code).collect()
    }
}

#[test]
fn an_untouched_book_verifies() {
    let mut case = Case::new();
    case.act();
    assert_eq!(case.findings(), Vec::<String>::new());
    let view = audit::require_intact(&mut case.session).unwrap();
    assert_eq!((view.documents, view.files, view.freshness.as_str()), (2, 2, "fresh"));
}

#[test]
fn an_older_book_is_named_opens_for_reading_and_can_be_accepted_on_purpose() {
    let mut case = Case::new();
    let older = std::fs::read(case.file("book.db")).unwrap();
    case.act();
    std::fs::write(case.file("book.db"), older).unwrap();
    let view = app::unlock(&mut case.session, &passphrase().unwrap()).unwrap();
    assert_eq!(view.freshness, Some(FreshnessView::RolledBack));
    let refused = issue_one(&mut case.session, "1").unwrap_err();
    assert_eq!((refused.view().code.as_str(), refused.exit_code()), ("rolled-back", ExitCode::Damaged));
    assert_eq!(invoices::show(&mut case.session, "2026-0001").unwrap().totals.payable, "119.00");
    assert!(audit::verify(&mut case.session).unwrap().findings.iter().any(|finding| finding.code == "rolled-back"));
    let accepted = app::accept_rollback(&mut case.session).unwrap();
    assert_eq!(accepted.freshness, Some(FreshnessView::Fresh));
    issue_one(&mut case.session, "1").unwrap();
}

#[test]
fn one_older_page_is_named() {
    const PAGE: usize = 4096;
    let mut case = Case::new();
    let older = std::fs::read(case.file("book.db")).unwrap();
    case.act();
    let newer = std::fs::read(case.file("book.db")).unwrap();
    let changed: Vec<usize> = (1..older.len() / PAGE)
        .filter(|page| older[page * PAGE..(page + 1) * PAGE] != newer[page * PAGE..(page + 1) * PAGE])
        .collect();
    assert!(changed.len() > 3, "the act touched pages");
    let truth = {
        let mut session = case.machine.session();
        app::unlock_for_reading(&mut session, &passphrase().unwrap()).unwrap();
        answers(&mut session)
    };
    let mut missed = Vec::new();
    for page in changed {
        let mut mixed = newer.clone();
        mixed[page * PAGE..(page + 1) * PAGE].copy_from_slice(&older[page * PAGE..(page + 1) * PAGE]);
        std::fs::write(case.file("book.db"), &mixed).unwrap();
        let mut session = case.machine.session();
        let named = match app::unlock_for_reading(&mut session, &passphrase().unwrap()) {
            Err(error) => error.exit_code() == ExitCode::Damaged,
            Ok(_) => audit::require_intact(&mut session).is_err_and(|error| error.exit_code() == ExitCode::Damaged),
        };
        // A page whose rows are the same in both books may come from either.
        if !named && answers(&mut session) != truth {
            missed.push(page + 1);
        }
    }
    assert_eq!(missed, Vec::<usize>::new(), "older pages that were put back unnoticed");
}

/// Everything that the book answers.
fn answers(session: &mut Session) -> String {
    let all = app::views::InvoiceQuery::default();
    let list = invoices::list(session, &all);
    let customers = app::customers::list(session, "");
    let found: Vec<_> = ["kunsthalle", "tidal", "design", "2026"].map(|word| app::search(session, word, 0)).into();
    let log = audit::log(session, 1, 1000);
    let series = app::series::list(session);
    let settings = (app::settings(session), app::business(session));
    format!("{list:?}{customers:?}{found:?}{log:?}{series:?}{settings:?}")
}

#[test]
fn an_older_header_is_named() {
    let mut case = Case::new();
    let older: Vec<_> = ["keys.a", "keys.b"].map(|name| (name, std::fs::read(case.file(name)).unwrap())).into();
    app::unlock(&mut case.session, &passphrase().unwrap()).unwrap();
    let wanted = app::views::SettingsView { quick_unlock: true, ..app::settings(&mut case.session).unwrap() };
    app::save_settings(&mut case.session, &wanted).unwrap();
    app::quit(&mut case.session).unwrap();
    for (name, bytes) in older {
        std::fs::write(case.file(name), bytes).unwrap();
    }
    assert!(case.findings().contains(&"header-older".to_owned()));
}

#[test]
fn an_exchanged_and_a_missing_file_are_named() {
    let mut case = Case::new();
    case.act();
    let mut sealed: Vec<PathBuf> = Vec::new();
    for shard in std::fs::read_dir(case.file("files")).unwrap() {
        sealed.extend(std::fs::read_dir(shard.unwrap().path()).unwrap().map(|file| file.unwrap().path()));
    }
    std::fs::copy(&sealed[0], &sealed[1]).unwrap();
    assert!(case.findings().contains(&"file-damaged".to_owned()));
    app::quit(&mut case.session).unwrap();
    std::fs::remove_file(&sealed[1]).unwrap();
    assert!(case.findings().contains(&"file-missing".to_owned()));
}

#[test]
fn a_lost_anchor_is_a_warning_and_never_called_fresh() {
    let mut case = Case::new();
    for entry in std::fs::read_dir(case.machine.path("state/anchors")).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
    case.machine.forget_keyring_anchor();
    let view = app::unlock(&mut case.session, &passphrase().unwrap()).unwrap();
    assert_eq!(view.freshness, Some(FreshnessView::AnchorMissing));
}

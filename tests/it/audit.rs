//! What SQLCipher opens without a word is named here: an older book, an older page, a cut log, an older header.

use acceptance::{Machine, issue_one, passphrase};
use app::keys_in::Passphrase;
use app::views::{AuditQuery, FreshnessView, RollbackKind};
use app::{ExitCode, Session, audit, invoices, rollback};
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
    assert!(view.pages > 10 && view.entries > 5, "{view:?}");
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
    let wrong = Passphrase::new("not the right one at all").unwrap();
    let refused = rollback::accept(&mut case.session, &wrong).unwrap_err();
    assert_eq!(refused.view().code, "wrong-passphrase");
    assert_eq!(case.session.view().unwrap().freshness, Some(FreshnessView::RolledBack));
    let accepted = rollback::accept(&mut case.session, &passphrase().unwrap()).unwrap();
    assert_eq!(accepted.freshness, Some(FreshnessView::Fresh));
    assert_eq!(rollback::rollback(&mut case.session).unwrap(), None);
}

#[test]
fn what_an_older_book_may_lack_is_said_and_no_number_is_given_before_the_last_one_is_confirmed() {
    let mut case = Case::new();
    let older = std::fs::read(case.file("book.db")).unwrap();
    case.act();
    std::fs::write(case.file("book.db"), older).unwrap();
    app::unlock(&mut case.session, &passphrase().unwrap()).unwrap();
    let known = rollback::rollback(&mut case.session).unwrap().unwrap();
    assert_eq!((known.kind, known.missing.is_some_and(|acts| acts > 2)), (RollbackKind::Shorter, true));
    assert_eq!((known.last_number.as_deref(), known.next_number.as_str()), (Some("2026-0001"), "2026-0002"));
    rollback::accept(&mut case.session, &passphrase().unwrap()).unwrap();
    let refused = issue_one(&mut case.session, "1").unwrap_err();
    assert_eq!(refused.view().code, "series-held", "2026-0002 left the house from the newer book");
    app::series::release(&mut case.session, "invoice", "2026-0002").unwrap();
    assert_eq!(issue_one(&mut case.session, "1").unwrap(), "2026-0003");
    assert_eq!(audit::verify(&mut case.session).unwrap().findings, []);
}

#[test]
fn an_older_header_holds_no_series_when_it_is_accepted() {
    let mut case = Case::new();
    let older: Vec<_> = ["keys.a", "keys.b"].map(|name| (name, std::fs::read(case.file(name)).unwrap())).into();
    app::unlock(&mut case.session, &passphrase().unwrap()).unwrap();
    let wanted = app::views::SettingsView { quick_unlock: true, ..app::settings(&mut case.session).unwrap() };
    app::save_settings(&mut case.session, &wanted).unwrap();
    app::quit(&mut case.session).unwrap();
    for (name, bytes) in older {
        std::fs::write(case.file(name), bytes).unwrap();
    }
    app::unlock(&mut case.session, &passphrase().unwrap()).unwrap();
    let known = rollback::rollback(&mut case.session).unwrap().unwrap();
    assert_eq!((known.kind, known.missing), (RollbackKind::OlderKeys, None));
    rollback::accept(&mut case.session, &passphrase().unwrap()).unwrap();
    assert_eq!(issue_one(&mut case.session, "1").unwrap(), "2026-0002");
}

#[test]
fn the_log_is_read_newest_first_with_numbers_and_names() {
    let mut case = Case::new();
    app::unlock(&mut case.session, &passphrase().unwrap()).unwrap();
    let issued = |session: &mut Session, text: &str, kinds: &[&str]| {
        let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        let query = AuditQuery { text: text.to_owned(), kinds, ..AuditQuery::default() };
        let found = audit::look(session, &query).unwrap();
        assert_eq!(found.count as usize, found.items.len());
        found.items.into_iter().map(|entry| entry.kind).collect::<Vec<_>>()
    };
    let cases: [(&str, &[&str], &[&str]); 7] = [
        ("issued", &[], &["invoice-issued"]),
        ("2026-0001", &[], &["invoice-issued", "draft-saved"]),
        ("issued kunsthalle", &[], &["invoice-issued"]),
        ("", &["customer-saved", "vault-created"], &["customer-saved", "vault-created"]),
        ("issued", &["customer-saved"], &[]),
        ("nobody", &[], &[]),
        ("kunsthalle", &["customer-saved"], &["customer-saved"]),
    ];
    for (text, kinds, expected) in cases {
        assert_eq!(issued(&mut case.session, text, kinds), expected, "{text:?} {kinds:?}");
    }
    let query = AuditQuery { text: "issued".to_owned(), ..AuditQuery::default() };
    let entry = audit::look(&mut case.session, &query).unwrap().items.remove(0);
    assert_eq!(entry.number.as_deref(), Some("2026-0001"));
    assert_eq!(
        (entry.customer.as_deref(), entry.user.as_str(), entry.here),
        (Some("Kunsthalle Bremen"), "Owner", true)
    );
}

#[test]
fn windows_of_the_log_join_without_a_gap() {
    let mut case = Case::new();
    app::unlock(&mut case.session, &passphrase().unwrap()).unwrap();
    let whole = audit::look(&mut case.session, &AuditQuery { limit: 500, ..AuditQuery::default() }).unwrap();
    let (mut joined, mut before) = (Vec::new(), None);
    loop {
        let window = audit::look(&mut case.session, &AuditQuery { limit: 3, before, ..AuditQuery::default() }).unwrap();
        joined.extend(window.items);
        before = window.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(joined, whole.items);
    assert!(whole.items.windows(2).all(|pair| pair[0].seq == pair[1].seq + 1 && pair[0].prev == pair[1].hash));
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
    let findings = audit::verify(&mut case.session).unwrap().findings;
    let damaged = findings.iter().find(|finding| finding.code == "file-damaged").unwrap();
    assert!(damaged.number.as_deref().is_some_and(|number| number.starts_with("2026-000")), "{damaged:?}");
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

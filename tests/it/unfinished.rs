//! What stood in open forms when the book was locked comes back with it, and is a record of nothing.

use acceptance::{Machine, kunsthalle, passphrase};
use app::views::{LockReason, UnfinishedView};
use app::{audit, customers, unfinished};

fn left(form: &str, words: &str) -> UnfinishedView {
    UnfinishedView { form: form.into(), words: words.into() }
}

#[test]
fn a_form_comes_back_with_the_book_until_it_is_finished() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    unfinished::keep(&mut session, &left("settings", r#"{"name":"Stu"}"#)).unwrap();
    unfinished::keep(&mut session, &left("customers/new", r#"{"name":"Kun"}"#)).unwrap();
    machine.clock.advance(chrono::Duration::seconds(1));
    unfinished::keep(&mut session, &left("settings", r#"{"name":"Studio"}"#)).unwrap();
    app::lock(&mut session, LockReason::Idle).unwrap();
    assert_eq!(unfinished::list(&mut session).unwrap_err().view().code, "vault-locked");

    app::unlock(&mut session, &passphrase().unwrap()).unwrap();
    let both = [left("settings", r#"{"name":"Studio"}"#), left("customers/new", r#"{"name":"Kun"}"#)];
    assert_eq!(unfinished::list(&mut session).unwrap(), both);
    unfinished::drop(&mut session, "settings").unwrap();
    unfinished::drop(&mut session, "never/there").unwrap();
    assert_eq!(unfinished::list(&mut session).unwrap(), both[1..]);
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn half_a_sentence_changes_no_record() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let before = customers::save(&mut session, None, &kunsthalle()).unwrap();
    unfinished::keep(&mut session, &left(&format!("customers/{}", before.id), r#"{"name":"Kunst"}"#)).unwrap();
    app::lock(&mut session, LockReason::Asked).unwrap();
    app::unlock(&mut session, &passphrase().unwrap()).unwrap();
    assert_eq!(customers::list(&mut session, "").unwrap()[0].details.name, before.details.name);
}

#[test]
fn what_no_form_says_is_refused() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let long = "x".repeat(256 * 1024 + 1);
    let places = ["", "/", "customers/", "a/b/c", "../book", "customers/new?at=x"];
    for refused in places.map(|form| left(form, "{}")).into_iter().chain([left("settings", &long)]) {
        assert_eq!(unfinished::keep(&mut session, &refused).unwrap_err().view().code, "unreadable", "{}", refused.form);
    }
    for n in 0..64 {
        unfinished::keep(&mut session, &left(&format!("customers/{n}"), "{}")).unwrap();
    }
    assert!(unfinished::keep(&mut session, &left("customers/one-more", "{}")).is_err());
    unfinished::keep(&mut session, &left("customers/63", "{}")).unwrap();
    assert_eq!(unfinished::list(&mut session).unwrap().len(), 64);
}

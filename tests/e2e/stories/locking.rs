//! Lock, and come back to the same word.

use crate::harness::keys::{CONTROL, ENTER, Keys, TAB};
use crate::harness::{Desktop, Refused, Window, book, in_time};
use serde_json::json;

#[tokio::test]
async fn locking_empties_the_page_and_unlocking_returns_to_the_same_field() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.reload().await;
    window.find("[data-book]").await;
    let keys = Keys::of(&window);
    keys.press(&[CONTROL, 'n']).await;
    keys.at("customer").await;
    window.ask("document.querySelector('[data-field=subject]').focus(); window.planted = true", vec![]).await;
    keys.fill("subject", "Half a thought").await;

    keys.press(&[CONTROL, 'l']).await;

    keys.at("passphrase").await;
    window.shoot("locked").await;
    assert_eq!(window.ask("return window.planted ?? null", vec![]).await, json!(null));
    assert!(!window.text().await.contains("Half a thought"));
    let list = json!({ "query": { "text": "", "state": "", "limit": 1, "after": null } });
    assert_eq!(window.invoke("invoices_list", list).await, Err(Refused { code: "vault-locked".to_owned() }));
    assert_eq!(window.axe().await, Vec::<String>::new());

    keys.fill("passphrase", "not the right one at all").await.press(&[ENTER]).await;
    window.reads("That passphrase does not open this book").await;
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;

    keys.at("subject").await;
    let kept = window.ask("return document.activeElement.value", vec![]).await;
    assert_eq!(kept, "Half a thought");
    window.quit().await;
}

#[tokio::test]
async fn a_form_that_the_idle_lock_finds_open_comes_back_as_it_was_left() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let mut settings = window.invoke("settings", json!({})).await.expect("the settings");
    settings["lock_after_minutes"] = json!(1);
    window.invoke("settings_save", json!({ "settings": settings })).await.expect("a minute is enough");
    window.reload().await;
    window.find("[data-book]").await;
    window.ask("location.hash = '#/customers/new'", vec![]).await;
    let keys = Keys::of(&window);
    keys.fill("customer-name", "Half a customer").await.press(&[TAB]).await;
    keys.press(&[TAB]).await;
    keys.fill("customer-street", "Kai").await;

    left_alone(&window).await;

    keys.at("passphrase").await;
    window.shoot("locked-idle").await;
    assert!(!window.text().await.contains("Half a customer"));
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    keys.at("customer-street").await;
    let typed =
        "return ['customer-name', 'customer-street'].map(at => document.querySelector(`[data-field=${at}]`).value)";
    assert_eq!(window.ask(typed, vec![]).await, json!(["Half a customer", "Kai"]));
    window.shoot("unlocked-form").await;
    let customers = window.invoke("customers_list", json!({ "text": "" })).await;
    assert_eq!(customers, Ok(json!([])), "nobody saved the form");
    window.quit().await;
}

/// A minute without a touch, and at most half of one until the next tick: longer than anything else is waited for.
async fn left_alone(window: &Window) {
    let locked =
        async || (window.ask("return !document.querySelector('[data-book]')", vec![]).await == true).then_some(());
    assert!(in_time(locked).await.is_some() || in_time(locked).await.is_some(), "nobody locked the book");
}

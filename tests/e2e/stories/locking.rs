//! Lock, and come back to the same word.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Refused, Window, book};
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

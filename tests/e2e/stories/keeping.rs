//! Keeping the keys: another passphrase for an open book, and an older book that is accepted on purpose.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Refused, Window, book};
use serde_json::json;
use std::fs;

const NEW: &str = "harbor violet ninety tuft marble";
const WRONG: &str = "not the right one at all";

#[tokio::test]
async fn a_new_passphrase_is_given_against_the_old_one_and_wrong_tries_are_counted() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.reload().await;
    window.find("[data-book]").await;
    let keys = Keys::of(&window);
    keys.press(&[CONTROL, 'k']).await;
    window.find("[data-testid=palette-input]:focus").await;
    window.type_text("change pass").await;
    keys.press(&[ENTER]).await;

    keys.fill("current-passphrase", WRONG).await.press(&[ENTER]).await;
    keys.fill("new-passphrase", NEW).await.press(&[ENTER]).await;
    window.reads("That is not the passphrase of this book").await;
    window.shoot("passphrase-wrong").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    keys.fill("current-passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.reads("Passphrase changed").await;

    keys.press(&[CONTROL, 'l']).await;
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.reads("That passphrase does not open this book").await;
    keys.fill("passphrase", NEW).await.press(&[ENTER]).await;
    window.find("[data-book]").await;
    window.ask("location.hash = '#/audit'", vec![]).await;
    window.reads("2 wrong passphrases").await;
    window.quit().await;
}

#[tokio::test]
async fn an_older_book_is_accepted_only_with_the_passphrase_and_gives_no_number_before_the_last_is_confirmed() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.quit().await;
    let file = desktop.home().join(".local/share/counterfoil/default.counterfoil/book.db");
    let older = fs::read(&file).expect("the book as it was");

    let window = unlocked(&desktop).await;
    let number = book::issue(&window).await.expect("issued")["number"].take();
    window.quit().await;
    fs::write(&file, older).expect("the older book is put back");

    let window = Window::open(&desktop).await;
    let keys = Keys::of(&window);
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.reads("missing at its end").await;
    window.find("[data-testid=rolled-read]:focus").await;
    window.find("[data-testid=rolled-accept]").await.click().await.expect("a click");
    keys.fill("accept-passphrase", WRONG).await.press(&[ENTER]).await;
    window.reads("That is not the passphrase of this book").await;
    let draft = json!({ "id": null, "version": 0, "draft": book::draft("Nordlicht Verlag GmbH") });
    let refused = window.invoke("draft_save", draft).await;
    assert_eq!(refused, Err(Refused { code: "rolled-back".to_owned() }));

    keys.fill("accept-passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-book]").await;
    window.reads("Confirm the last number").await;
    let held = book::issue(&window).await;
    assert_eq!(held, Err(Refused { code: "series-held".to_owned() }), "{number} left the house already");
    window.invoke("series_release", json!({ "name": "invoice", "last": number })).await.expect("the last number");
    let next = book::issue(&window).await.expect("issued")["number"].take();
    assert!(next.as_str() > number.as_str(), "{next} follows {number}");
    window.ask("location.hash = '#/audit'", vec![]).await;
    window.reads("Older book accepted").await;
    window.quit().await;
}

#[tokio::test]
async fn a_chosen_theme_is_there_before_the_book_is_unlocked() {
    const PAPER: &str = "return [document.documentElement.dataset.theme ?? 'system',
        getComputedStyle(document.documentElement).backgroundColor]";
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.reload().await;
    window.find("[data-book]").await;
    let light = window.ask(PAPER, vec![]).await;
    window.ask("location.hash = '#/settings'", vec![]).await;
    window.find("[data-testid=theme-dark]").await.click().await.expect("a click");
    window.find("[data-theme=dark]").await;
    let dark = window.ask(PAPER, vec![]).await;
    assert_eq!((&light[0], &dark[0]), (&json!("system"), &json!("dark")));
    assert_ne!(light[1], dark[1]);
    window.quit().await;

    let window = Window::open(&desktop).await;
    Keys::of(&window).at("passphrase").await;
    assert_eq!(window.ask(PAPER, vec![]).await, dark);
    window.invoke("theme_set", json!({ "choice": "system" })).await.expect("the theme is kept");
    window.reload().await;
    Keys::of(&window).at("passphrase").await;
    assert_eq!(window.ask(PAPER, vec![]).await, light);
    window.quit().await;
}

async fn unlocked(desktop: &Desktop) -> Window {
    let window = Window::open(desktop).await;
    Keys::of(&window).fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-book]").await;
    window
}

//! Every orderly way out seals the book first; what is killed is named at the next start.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Window, book, until};
use serde_json::json;

#[tokio::test]
async fn the_quit_command_seals() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let before = book::sealed(&desktop);

    window.quit().await;

    assert!(book::sealed(&desktop).len() > before.len(), "{}", desktop.said());
}

#[tokio::test]
async fn the_cross_in_the_title_bar_seals() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let before = book::sealed(&desktop);

    window.close().await;

    assert!(book::sealed(&desktop).len() > before.len(), "{}", desktop.said());
}

#[tokio::test]
async fn what_was_typed_a_moment_before_the_window_is_closed_is_there_at_the_next_start() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.reload().await;
    window.find("[data-book]").await;
    let keys = Keys::of(&window);
    keys.press(&[CONTROL, 'n']).await;
    keys.fill("customer", "Halle 9").await.press(&[ENTER]).await;
    keys.fill("new-street", "Kai 3").await;
    window.ask("document.querySelector('[data-field=subject]').focus()", vec![]).await;
    keys.fill("subject", "Half a thought").await;

    window.close().await;

    let window = Window::open(&desktop).await;
    let keys = Keys::of(&window);
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.click("unfinished-go").await;
    let typed = "return ['subject', 'new-street'].map(at => document.querySelector(`[data-field=${at}]`)?.value)";
    until("both are there", async || {
        (window.ask(typed, vec![]).await == json!(["Half a thought", "Kai 3"])).then_some(())
    })
    .await;
    window.shoot("unfinished").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.quit().await;
}

#[tokio::test]
async fn the_end_of_the_login_session_seals() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let before = book::sealed(&desktop);

    window.program().terminate();
    window.program().ended().await;

    assert!(book::sealed(&desktop).len() > before.len(), "{}", desktop.said());
}

#[tokio::test]
async fn work_that_a_kill_left_unsealed_is_named_and_sealed_at_the_next_start() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.quit().await;
    let window = Window::open(&desktop).await;
    window.invoke_raw("unlock", book::PASSPHRASE, None).await.expect("the book opens");
    let customer = json!({ "name": "Nordlicht Verlag", "street": "Kai 3", "city": "Bremen", "postcode": "28195", "country": "DE" });
    window.invoke("customer_save", json!({ "id": null, "customer": customer })).await.expect("a customer");
    let before = book::sealed(&desktop);

    window.program().kill();
    window.program().ended().await;
    assert_eq!(book::sealed(&desktop), before, "a killed program seals nothing");
    let window = Window::open(&desktop).await;
    window.invoke_raw("unlock", book::PASSPHRASE, None).await.expect("the book opens");

    let backups = window.invoke("backups", json!({})).await.expect("the backups");
    assert_eq!(backups["backups"][0]["trigger"], "crash-leftover");
    window.quit().await;
}

#[tokio::test]
async fn a_second_start_ends_at_once_and_leaves_the_first_one_alone() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;

    let second = desktop.command(crate::harness::built("counterfoil-desktop")).status().expect("a second start");

    assert!(second.success(), "{}", desktop.said());
    assert!(window.program().runs() && window.is_shown());
    window.quit().await;
}

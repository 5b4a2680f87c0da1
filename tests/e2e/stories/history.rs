//! What was before: an older version of a draft comes back, a deleted draft and a customer leave the trash again, Ctrl+Z
//! takes back what was just done, and a template begins the next document.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Window, book, until};
use serde_json::{Value, json};

#[tokio::test]
async fn an_older_version_comes_back_and_nothing_deleted_is_lost() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let draft = book::keep_draft(&window).await.expect("a draft");
    window.reload().await;
    let keys = Keys::of(&window);
    let first = draft["draft"]["description"].as_str().expect("a subject").to_owned();

    open(&window, &draft).await;
    window.ask("const at = document.querySelector('[data-field=subject]'); at.focus(); at.select()", vec![]).await;
    keys.fill("subject", "Quite another subject").await;
    keys.press(&[ENTER]).await.at("line-0-name").await;
    window.find("[data-testid=saved]").await;
    window.click("history-open").await;
    window.find("[data-testid=version-2]").await;
    window.reads("Quite another subject").await;
    window.shoot("history-1-versions").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.click("version-1").await;
    window.reads(&first).await;
    window.shoot("history-2-first").await;
    window.click("version-restore").await;
    subject_is(&window, &first).await;
    window.shoot("history-3-restored").await;

    at_rest(&window).await;
    window.ask("document.activeElement?.blur()", vec![]).await;
    keys.press(&[CONTROL, 'z']).await;
    subject_is(&window, "Quite another subject").await;
    window.shoot("history-4-undone").await;

    let id = draft["id"].as_str().expect("an id");
    window.invoke("draft_delete", json!({ "id": id })).await.expect("a deleted draft");
    let lost = json!({ "id": null, "customer": customer("Ada Ltd") });
    let customer = window.invoke("customer_save", lost).await.expect("a customer");
    window.invoke("customer_delete", json!({ "id": customer["id"] })).await.expect("a deleted customer");
    window.ask("location.hash = '#/trash'", vec![]).await;
    window.reads("Ada Ltd").await;
    window.shoot("trash-1-list").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.ask("location.hash = arguments[0]", vec![json!(format!("#/trash/{id}"))]).await;
    window.find("[data-testid=trash-restore]").await;
    window.shoot("trash-2-opened").await;
    window.click("trash-restore").await;
    open(&window, &draft).await;
    subject_is(&window, "Quite another subject").await;

    window.ask("location.hash = arguments[0]", vec![json!(format!("#/trash/{}", text(&customer["id"])))]).await;
    window.click("trash-forget").await;
    window.find("[data-testid=trash-sure]").await;
    window.shoot("trash-3-for-good").await;
    window.click("trash-sure").await;
    window.reads("Nothing in the trash").await;
    at_rest(&window).await;
    window.shoot("trash-4-empty").await;
    window.quit().await;
}

#[tokio::test]
async fn a_template_begins_the_next_document() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let draft = book::keep_draft(&window).await.expect("a draft");
    window.reload().await;
    let keys = Keys::of(&window);
    open(&window, &draft).await;
    at_rest(&window).await;
    keys.press(&[CONTROL, 'k']).await;
    window.find("[data-testid=palette-input]:focus").await;
    window.type_text("keep as a").await;
    keys.press(&[ENTER]).await.at("template-name").await;
    window.shoot("template-1-keep").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    keys.press(&[ENTER]).await;
    window.reads("Template kept").await;
    at_rest(&window).await;
    window.ask("location.hash = '#/invoices'", vec![]).await;
    window.click("new-other").await;
    window.click("new-other-template").await;
    window.find("[data-testid=template-begin]:focus").await;
    window.shoot("template-2-choose").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    keys.press(&[ENTER]).await;
    subject_is(&window, "Book covers").await;
    let drafts = window.invoke("invoices_list", json!({ "query": { "state": "draft" } })).await.expect("the drafts");
    assert_eq!(drafts["count"], 2);
    window.quit().await;
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn customer(name: &str) -> Value {
    json!({ "name": name, "street": "1 Analytical Row", "city": "London", "postcode": "N1 9GU", "country": "GB" })
}

async fn open(window: &Window, document: &Value) {
    window.ask("location.hash = arguments[0]", vec![json!(format!("#/invoices/{}", text(&document["id"])))]).await;
    window.find("[data-field=subject]").await;
}

async fn subject_is(window: &Window, subject: &str) {
    let asked = "return document.querySelector('[data-field=subject]')?.value ?? ''";
    until("the subject", async || (window.ask(asked, vec![]).await == json!(subject)).then_some(())).await;
}

/// A dialog that is still going away keeps keys from meaning anything else.
async fn at_rest(window: &Window) {
    let gone = "return !document.querySelector('[role=dialog]')";
    until("no dialog", async || (window.ask(gone, vec![]).await == json!(true)).then_some(())).await;
}

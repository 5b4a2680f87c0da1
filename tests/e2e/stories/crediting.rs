//! A mistake on an issued invoice: one of three pieces comes back, then all the rest, after it was paid.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Window, book, until};
use serde_json::{Value, json};
use std::process::Command;

const ARROW_DOWN: char = '\u{e015}';

#[tokio::test]
async fn a_mistake_is_put_right_by_credit_notes_and_the_money_goes_back() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let invoice = book::issue(&window).await.expect("an invoice over three pieces");
    window.reload().await;
    let keys = Keys::of(&window);

    open(&window, &invoice).await;
    at_rest(&window).await;
    keys.press(&['c']).await;
    says(&window, "credit-dialog", "1,606.50").await;
    keys.press(&[ARROW_DOWN]).await;
    window.find("[data-testid=credit-line-1]:not(:disabled)").await.click().await.expect("the line is picked");
    let quantity = window.find("[data-testid=credit-quantity-1]").await;
    quantity.clear().await.expect("an empty field");
    quantity.send_keys("1").await.expect("one piece");
    says(&window, "credit-dialog", "535.50").await;
    window.shoot("credit-1-lines").await;
    quantity.send_keys(&ENTER.to_string()).await.expect("Enter");

    keys.fill("notes", "One of three came back.").await;
    window.find("footer .good").await;
    window.shoot("credit-2-draft").await;
    keys.press(&[CONTROL, ENTER]).await;
    window.find("[data-testid=issue-confirm]:focus").await;
    window.shoot("credit-3-issue").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=credits]").await;
    window.shoot("credit-4-issued").await;
    let paper = paper(&desktop, &window).await;
    assert!(paper.contains("Credit note CN-") && paper.contains("One of three came back."), "{paper}");
    assert!(paper.contains(&format!("Credits invoice {}", invoice["number"].as_str().expect("a number"))), "{paper}");

    window.find("[data-testid=credits]").await.click().await.expect("the invoice that it credits");
    shows(&window, "invoice-open", "€1,071.00").await;
    window.shoot("credit-5-invoice").await;
    at_rest(&window).await;
    keys.press(&['p']).await.at("pay-amount").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=credit]").await;
    shows(&window, "invoice-open", "–").await;

    at_rest(&window).await;
    keys.press(&['c']).await;
    says(&window, "credit-dialog", "1,071.00").await;
    keys.press(&[ENTER]).await.at("notes").await;
    window.find("footer .good").await;
    keys.press(&[CONTROL, ENTER]).await;
    window.find("[data-testid=issue-confirm]:focus").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=credits]").await;
    open(&window, &invoice).await;
    shows(&window, "invoice-to-refund", "€1,071.00").await;
    window.shoot("credit-6-to-refund").await;
    at_rest(&window).await;
    keys.press(&['r']).await.at("pay-amount").await;
    window.shoot("credit-7-refund").await;
    keys.press(&[ENTER]).await;
    shows(&window, "invoice-open", "–").await;
    window.reads("Credited").await;
    window.shoot("credit-8-credited").await;

    window.ask("location.hash = '#/invoices'", vec![]).await;
    window.reads("Credits 2").await;
    window.shoot("credit-9-list").await;
    let sums = window.find("[data-testid=totals-row]").await.text().await.expect("the sums");
    assert!(sums.contains("€0.00"), "what was invoiced was credited: {sums}");
    window.quit().await;
}

async fn open(window: &Window, document: &Value) {
    let address = format!("#/invoices/{}", document["id"].as_str().expect("an id"));
    window.ask("location.hash = arguments[0]", vec![json!(address)]).await;
    window.find("[data-testid=chain-code]").await;
}

/// A dialog that is still going away keeps keys from meaning anything else.
async fn at_rest(window: &Window) {
    let gone = "return !document.querySelector('[role=dialog]')";
    until("no dialog stands", async || (window.ask(gone, vec![]).await == true).then_some(())).await;
}

/// Waits until a place of the page shows exactly this.
async fn shows(window: &Window, place: &str, text: &str) {
    let script = format!("return document.querySelector('[data-testid={place}]')?.textContent ?? ''");
    let shown = async || (window.ask(&script, vec![]).await == text).then_some(());
    until(&format!("{place} shows {text}"), shown).await;
}

/// Waits until a place of the page says this somewhere.
async fn says(window: &Window, place: &str, text: &str) {
    let script = format!("return document.querySelector('[data-testid={place}]')?.textContent ?? ''");
    let said =
        async || window.ask(&script, vec![]).await.as_str().is_some_and(|found| found.contains(text)).then_some(());
    until(&format!("{place} says {text}"), said).await;
}

/// The newest credit note as it is printed.
async fn paper(desktop: &Desktop, window: &Window) -> String {
    let query = json!({ "query": { "text": "", "state": "credit-note", "limit": 1, "after": null } });
    let list = window.invoke("invoices_list", query).await.expect("the list");
    let path = desktop.home().join("note.pdf");
    let id = list["items"][0]["id"].clone();
    window.invoke("invoice_save_pdf", json!({ "id": id, "path": path })).await.expect("the PDF is written");
    let read = Command::new("pdftotext").args(["-layout"]).arg(path).arg("-").output().expect("pdftotext");
    let text = String::from_utf8(read.stdout).expect("text");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Prices with VAT inside for a customer abroad: the VAT that fits is offered and taken, a sum explains itself, and what was
//! promised is what is asked for, on screen and on paper.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Window, book, until};
use serde_json::{Value, json};
use std::process::Command;

#[tokio::test]
async fn vat_is_offered_with_its_reason_and_gross_prices_keep_their_total() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let draft = draft_for_paris(&window).await;
    window.reload().await;
    open(&window, &draft).await;

    says(&window, "vat-proposal", "they owe the VAT").await;
    window.shoot("prices-1-proposal").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    price_them_gross(&window).await;
    explain_the_vat(&window).await;
    let paper = issue(&desktop, &window).await;
    assert!(paper.contains("All prices include VAT.") && paper.contains("1,190.00"), "{paper}");
    take_the_proposal(&desktop, &window).await;
    window.quit().await;
}

/// One poster for 1,190.00 at 19 %, for a business in Paris.
async fn draft_for_paris(window: &Window) -> Value {
    let customer = json!({
        "name": "Galerie Rue", "contact": "", "street": "3 rue du Bac", "city": "Paris", "postcode": "75007", "country": "FR",
        "vat_id": "FR40303265045", "tax_id": "", "email": "", "iban": "", "language": "", "currency": "",
    });
    window.invoke("customer_save", json!({ "id": null, "customer": customer })).await.expect("a customer");
    let vat = json!({ "category": "S", "rate": "19" });
    let line = json!({ "name": "Poster", "quantity": "1", "unit": "C62", "price": "1190", "vat": vat });
    let draft = json!({ "customer": "Galerie Rue", "description": "Posters", "lines": [line] });
    window.invoke("draft_save", json!({ "id": null, "version": 0, "draft": draft })).await.expect("a draft")
}

async fn price_them_gross(window: &Window) {
    shows(window, "amount-due", "€1,416.10").await;
    window.click("tax-terms").await;
    let prices = window.find("[data-field=prices]").await;
    prices.select_by_value("gross").await.expect("prices with VAT");
    shows(window, "amount-due", "€1,190.00").await;
    window.shoot("prices-2-gross").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
}

async fn explain_the_vat(window: &Window) {
    window.find("[data-testid='why-vat_breakdown.0']").await.click().await.expect("the mark beside VAT");
    window.reads("1190.00 − 1190.00 × 100 / 119 (S)").await;
    says(window, "other-method", "the same").await;
    window.shoot("prices-3-why").await;
}

/// Issues what is on screen; the text of the sealed page.
async fn issue(desktop: &Desktop, window: &Window) -> String {
    window.find("footer .good").await;
    Keys::of(window).press(&[CONTROL, ENTER]).await;
    window.find("[data-testid=issue-confirm]:focus").await;
    Keys::of(window).press(&[ENTER]).await;
    window.find("[data-testid=chain-code]").await;
    window.click("why-due").await;
    window.reads("Total with VAT").await;
    window.shoot("prices-4-issued").await;
    paper(desktop, window).await
}

/// A second draft, where the user takes what is offered.
async fn take_the_proposal(desktop: &Desktop, window: &Window) {
    let draft = json!({ "customer": "Galerie Rue", "description": "Concept", "lines": [
        { "name": "Concept", "quantity": "8", "unit": "HUR", "price": "100", "vat": { "category": "S", "rate": "19" } },
    ] });
    let kept = window.invoke("draft_save", json!({ "id": null, "version": 0, "draft": draft })).await.expect("a draft");
    open(window, &kept).await;
    window.click("vat-take-services").await;
    shows(window, "amount-due", "€800.00").await;
    window.shoot("prices-5-reverse-charge").await;
    window.find("footer .good").await;
    Keys::of(window).press(&[CONTROL, ENTER]).await;
    window.find("[data-testid=issue-confirm]:focus").await;
    Keys::of(window).press(&[ENTER]).await;
    says(window, "reasons", "Steuerschuldnerschaft des Leistungsempfängers / Reverse charge").await;
    let said = paper(desktop, window).await;
    assert!(said.contains("Steuerschuldnerschaft des Leistungsempfängers"), "{said}");
}

async fn open(window: &Window, document: &Value) {
    let address = format!("#/invoices/{}", document["id"].as_str().expect("an id"));
    window.ask("location.hash = arguments[0]", vec![json!(address)]).await;
    window.find("[data-testid=tax-terms]").await;
}

async fn says(window: &Window, place: &str, text: &str) {
    let script = format!("return document.querySelector('[data-testid={place}]')?.textContent ?? ''");
    let said =
        async || window.ask(&script, vec![]).await.as_str().is_some_and(|said| said.contains(text)).then_some(());
    until(&format!("{place} says {text}"), said).await;
}

/// Waits until a place of the page shows exactly this.
async fn shows(window: &Window, place: &str, text: &str) {
    let script = format!("return document.querySelector('[data-testid={place}]')?.textContent?.trim() ?? ''");
    let shown = async || (window.ask(&script, vec![]).await == text).then_some(());
    until(&format!("{place} shows {text}"), shown).await;
}

/// Text of the newest open invoice, as it was sealed.
async fn paper(desktop: &Desktop, window: &Window) -> String {
    let query = json!({ "query": { "text": "", "state": "open", "limit": 1, "after": null } });
    let list = window.invoke("invoices_list", query).await.expect("the list");
    let id = list["items"][0]["id"].clone();
    let path = desktop.home().join(format!("{}.pdf", id.as_str().expect("an id")));
    window.invoke("invoice_save_pdf", json!({ "id": id, "path": path })).await.expect("the PDF is written");
    let read = Command::new("pdftotext").args(["-layout"]).arg(path).arg("-").output().expect("pdftotext");
    let text = String::from_utf8(read.stdout).expect("text");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

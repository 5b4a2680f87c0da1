//! From a figure of a report to the documents behind it, and into files.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Window, book, until};
use serde_json::json;
use std::path::Path;
use std::process::Command;

const ALT: char = '\u{e00a}';

#[tokio::test]
async fn a_vat_return_leads_to_its_documents_and_into_a_spreadsheet() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let invoice = book::issue(&window).await.expect("an invoice over three pieces");
    let lines = json!({ "lines": [{ "line": 1, "quantity": "1" }], "amount": "", "notes": "" });
    let note = window.invoke("invoice_credit", json!({ "id": invoice["id"], "credit": lines })).await.expect("a draft");
    let issue = json!({ "id": note["id"], "version": note["version"] });
    window.invoke("invoice_issue", issue).await.expect("a credit note over one of them");
    window.reload().await;
    let keys = Keys::of(&window);

    keys.press(&[ALT, '6']).await;
    window.find("[data-testid=plot]").await;
    window.shoot("report-1-revenue").await;
    window.click("tab-aging").await;
    window.reads("1,071.00").await;
    window.shoot("report-2-aging").await;
    window.click("tab-vat").await;
    window.click("period-this-month").await;
    for figure in ["1,350.00", "256.50", "450.00", "85.50", "900.00", "171.00"] {
        window.reads(figure).await;
    }
    window.shoot("report-3-vat").await;
    assert_eq!(window.axe().await, [] as [String; 0]);

    save(&window, &keys, "report-csv", &desktop.home().join("vat.csv"), "report-4-save").await;
    let csv = std::fs::read_to_string(desktop.home().join("vat.csv")).expect("the file");
    assert!(csv.trim_end().ends_with(",EUR,S,standard,19,1,1350.00,256.50,1,450.00,85.50,900.00,171.00,,"), "{csv}");
    save(&window, &keys, "report-pdf", &desktop.home().join("vat.pdf"), "report-5-save-pdf").await;
    let page = Command::new("pdftotext").arg("-layout").arg(desktop.home().join("vat.pdf")).arg("-").output();
    let page = String::from_utf8(page.expect("pdftotext").stdout).expect("text");
    assert!(page.contains("Umsatzsteuer") && page.contains("171,00"), "a page in German, as the seller is: {page}");

    let credited = "[data-testid=figures-row] td:nth-child(5) button";
    window.find(credited).await.click().await.expect("what was credited");
    window.reads("1 found").await;
    window.find("[data-testid=row]").await.click().await.expect("the credit note");
    window.find("[data-testid=credits]").await;
    window.shoot("report-6-document").await;
    window.quit().await;
}

#[tokio::test]
async fn revenue_of_a_customer_and_of_an_item_leads_to_just_their_documents() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    book::issue(&window).await.expect("an invoice over three pieces");
    let other = json!({ "name": "Haus Open Air", "street": "Am Wall 207", "city": "Bremen", "postcode": "28195", "country": "DE" });
    window.invoke("customer_save", json!({ "id": null, "customer": other })).await.expect("another customer");
    for (name, price) in [("Poster", "120.00"), ("Cover design", "80.00")] {
        let mut draft = book::draft("Haus Open Air");
        draft["lines"][0]["name"] = json!(name);
        draft["lines"][0]["price"] = json!(price);
        let kept =
            window.invoke("draft_save", json!({ "id": null, "version": 0, "draft": draft })).await.expect("a draft");
        let issue = json!({ "id": kept["id"], "version": kept["version"] });
        window.invoke("invoice_issue", issue).await.expect("an invoice");
    }
    window.reload().await;
    let keys = Keys::of(&window);

    keys.press(&[ALT, '6']).await;
    window.click("by-customers").await;
    window.reads("Haus Open Air").await;
    window.reads("1,350.00").await;
    window.find("[data-testid=share]").await;
    window.shoot("report-7-customers").await;
    assert_eq!(window.axe().await, [] as [String; 0]);
    window.find("[data-testid=figures-row]:nth-child(2) td:nth-child(5) button").await.click().await.expect("600.00");
    window.reads("2 found").await;
    window.shoot("report-8-documents-of-a-customer").await;

    keys.press(&[ALT, '6']).await;
    window.click("by-items").await;
    window.reads("1,590.00").await;
    window.shoot("report-9-items").await;
    assert_eq!(window.axe().await, [] as [String; 0]);
    window.find("[data-testid=figures-row]:nth-child(2) td:nth-child(5) button").await.click().await.expect("Poster");
    window.reads("1 found").await;
    window.find("[data-testid=row]").await.click().await.expect("the invoice over posters");
    window.reads("Poster").await;
    window.quit().await;
}

/// Saves the report that is shown to a path that is typed.
async fn save(window: &Window, keys: &Keys<'_>, act: &str, path: &Path, picture: &str) {
    window.click(act).await;
    let proposed = "return document.querySelector('[data-field=save-path]')?.value !== ''";
    until("a path is proposed", async || (window.ask(proposed, vec![]).await == true).then_some(())).await;
    keys.at("save-path").await;
    keys.press(&[CONTROL, 'a']).await.fill("save-path", &path.display().to_string()).await;
    window.shoot(picture).await;
    keys.press(&[ENTER]).await;
    window.reads("Saved to").await;
    let gone = "return document.querySelector('[data-testid=save-dialog]') === null";
    until("the dialog has gone", async || (window.ask(gone, vec![]).await == true).then_some(())).await;
}

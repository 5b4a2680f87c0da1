//! From an empty home to the first invoice on paper, by keyboard alone.

use crate::harness::keys::{CONTROL, ENTER, Keys, TAB};
use crate::harness::{Desktop, Window, book, until};
use serde_json::json;
use std::process::Command;

/// The most keys that this may take, beside the text itself.
const MOST: u32 = 25;

#[tokio::test]
async fn first_run_to_first_pdf_by_keyboard_alone() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let keys = Keys::of(&window);

    window.find("[data-testid=start-new]:focus").await;
    keys.press(&[ENTER]).await;
    window.shoot("journey-1-business").await;
    for (field, text) in [
        ("business-name", "Studio Lena Brandt"),
        ("business-street", "Lindenweg 4"),
        ("business-postcode", "79098"),
        ("business-city", "Freiburg"),
    ] {
        keys.fill(field, text).await.press(&[ENTER]).await;
    }
    keys.fill("business-country", "DE").await.press(&[TAB]).await;
    keys.fill("business-vat", "DE123456788").await.press(&[ENTER]).await;

    keys.fill("new-passphrase", book::PASSPHRASE).await;
    window.shoot("journey-2-passphrase").await;
    keys.press(&[ENTER]).await;

    keys.at("kit-path").await;
    window.shoot("journey-3-kit").await;
    let kit = window.ask("return document.activeElement.value", vec![]).await;
    keys.press(&[ENTER]).await;
    keys.at("kit-group-0").await;
    window.shoot("journey-4-type-back").await;
    let asked = window.invoke("session", json!({})).await.expect("the session")["kit_groups"].take();
    let groups = book::groups_of(kit.as_str().expect("a path").as_ref(), &asked);
    keys.fill("kit-group-0", &groups[0]).await;
    keys.fill("kit-group-1", &groups[1]).await.press(&[ENTER]).await;

    keys.at("backup-folder-0").await;
    window.shoot("journey-5-places").await;
    keys.press(&[ENTER]).await;

    window.find("[data-book]").await;
    window.shoot("journey-6-home").await;
    keys.press(&[CONTROL, 'n']).await;
    keys.fill("customer", "Nordlicht Verlag GmbH").await.press(&[ENTER]).await;
    for (field, text) in [("new-street", "Hafenstr. 12"), ("new-postcode", "20457"), ("new-city", "Hamburg")] {
        keys.fill(field, text).await.press(&[ENTER]).await;
    }
    keys.fill("subject", "Book covers, autumn list").await.press(&[ENTER]).await;
    keys.fill("line-0-name", "Cover design").await.press(&[TAB]).await;
    keys.fill("line-0-quantity", "3").await.press(&[TAB]).await.press(&[TAB]).await;
    keys.fill("line-0-price", "450").await;
    window.shoot("journey-7-draft").await;
    keys.press(&[CONTROL, ENTER]).await;
    window.find("[data-testid=issue-confirm]:focus").await;
    window.shoot("journey-8-issue").await;
    keys.press(&[ENTER]).await;

    window.find("[data-testid=save-pdf]").await;
    until("the issued page is drawn beside it", async || has_ink(&window).await.then_some(())).await;
    window.shoot("journey-9-issued").await;
    let pdf = issued_pdf(&desktop, &window).await;
    assert!(pdf.contains("Nordlicht Verlag GmbH") && pdf.contains("1,606.50") || pdf.contains("1.606,50"), "{pdf}");
    println!("{} keys from an empty home to the first PDF, beside the text", keys.pressed());
    assert!(keys.pressed() <= MOST, "{} keys", keys.pressed());
    window.quit().await;
}

/// Whether the page beside the document shows more than white.
async fn has_ink(window: &Window) -> bool {
    let script = "const sheet = document.querySelector('[data-testid=pdf-page] canvas');
        const dots = sheet?.getContext('2d').getImageData(0, 0, sheet.width, sheet.height).data ?? [];
        return dots.some((value, at) => at % 4 === 0 && value < 128 && dots[at + 3] > 128)";
    window.ask(script, vec![]).await == true
}

async fn issued_pdf(desktop: &Desktop, window: &Window) -> String {
    let path = desktop.home().join("first.pdf");
    let list = json!({ "query": { "text": "", "state": "", "limit": 1, "after": null } });
    let list = window.invoke("invoices_list", list).await.expect("the list");
    let id = list["items"][0]["id"].clone();
    window.invoke("invoice_save_pdf", json!({ "id": id, "path": path })).await.expect("the PDF is written");
    let read = Command::new("pdftotext").args(["-layout"]).arg(path).arg("-").output().expect("pdftotext");
    String::from_utf8(read.stdout).expect("text")
}

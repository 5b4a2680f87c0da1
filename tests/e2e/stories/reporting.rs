//! From a figure of a VAT return to the document behind it, and into a file for a spreadsheet.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Window, book, until};
use serde_json::json;

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

    window.click("report-save").await;
    let path = desktop.home().join("vat.csv");
    let proposed = "return document.querySelector('[data-field=csv-path]')?.value.endsWith('.csv') ?? false";
    until("a path is proposed", async || (window.ask(proposed, vec![]).await == true).then_some(())).await;
    keys.at("csv-path").await;
    keys.press(&[CONTROL, 'a']).await.fill("csv-path", &path.display().to_string()).await;
    window.shoot("report-4-save").await;
    keys.press(&[ENTER]).await;
    window.reads("Saved to").await;
    let csv = std::fs::read_to_string(&path).expect("the file");
    assert!(csv.trim_end().ends_with(",EUR,S,standard,19,1,1350.00,256.50,1,450.00,85.50,900.00,171.00"), "{csv}");

    let credited = "[data-testid=figures-row] td:nth-child(5) button";
    window.find(credited).await.click().await.expect("what was credited");
    window.reads("1 found").await;
    window.find("[data-testid=row]").await.click().await.expect("the credit note");
    window.find("[data-testid=credits]").await;
    window.shoot("report-5-document").await;
    window.quit().await;
}

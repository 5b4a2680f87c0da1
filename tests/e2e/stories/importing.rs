//! History of another program in the window: a table is dropped, asked about, mapped, taken over and compared; payments follow,
//! and a file of JSON Lines.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Window, book, until};
use serde_json::json;

/// Drops a file on the window, as a file manager does.
const DROP: &str = "
    const carried = new DataTransfer();
    carried.items.add(new File([arguments[1]], arguments[0]));
    const over = (kind) => window.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
    over('dragover');
    over('drop');";

/// Dates that can be read in two ways, a column that no table of headings knows, and a row of sums.
const INVOICES: &str = "\
Rechnungsnr.;Datum;Kunde;PLZ;Netto;USt. %;Brutto;Rest
RE-2024-001;01/02/2024;Nordblau Verlag GmbH;10115;1.000,00;19;1.190,00;0,00
RE-2024-002;03/04/2024;Galerie Weiß;20095;2.500,50;7;2.675,54;2.675,54
Summe;;;;3.500,50;;3.865,54;2.675,54
";
const PAYMENTS: &str = "\
Rechnungsnummer;Zahlungsdatum;Betrag;Verwendungszweck
RE-2024-002;2024-05-02;1.675,54;Danke
";

#[tokio::test]
async fn a_table_that_is_dropped_is_asked_about_mapped_and_reconciled() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.reload().await;
    window.ask("location.hash = '#/import'", vec![]).await;
    window.find("[data-testid=import-choose]").await;
    window.shoot("import-1-empty").await;

    drop(&window, "rechnungen.csv", INVOICES).await;
    window.reads("can be read in two ways").await;
    window.shoot("import-2-asked").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.find("[data-testid=csv-date]").await.select_by_value("dmy").await.expect("the day first");
    window.find("[data-testid=csv-faults]").await;
    let rest = window.find("[data-testid='csv-column-Rest']").await;
    rest.select_by_value("open").await.expect("what is open");
    window.click("csv-leave-out").await;
    window.find("[data-testid=import-run]").await;
    window.shoot("import-3-preview").await;
    assert_eq!(window.axe().await, Vec::<String>::new());

    window.click("import-run").await;
    window.find("[data-testid=import-done]").await;
    window.reads("3 rows read: 2 used, 1 left out.").await;
    window.shoot("import-4-reconciled").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    let shown = window.invoke("imported_show", json!({ "id": "RE-2024-002" })).await.expect("the document");
    assert_eq!((&shown["row"]["open"], &shown["row"]["issue_date"]), (&json!("2675.54"), &json!("2024-04-03")));

    drop(&window, "rechnungen.csv", INVOICES).await;
    window.find("[data-testid=import-before]").await;
    window.shoot("import-5-before").await;
    pay(&window).await;
    window.quit().await;
}

/// The next file is one of payments, which its headings say.
async fn pay(window: &Window) {
    drop(window, "zahlungen.csv", PAYMENTS).await;
    window.find("[data-testid=csv-first]").await;
    window.shoot("import-6-payments").await;
    window.click("import-run").await;
    window.reads("One payment came in").await;
    let shown = window.invoke("imported_show", json!({ "id": "RE-2024-002" })).await.expect("the document");
    assert_eq!(shown["row"]["open"], "1000.00");
    let again = window.invoke("csv_run", json!({ "path": null, "map": { "kind": "payments" } })).await;
    assert_eq!(again.expect_err("the very file").code, "import-twice");
}

#[tokio::test]
async fn a_file_of_json_lines_is_looked_at_taken_over_and_shown() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let path = desktop.home().join("history.jsonl");
    let line =
        json!({"d": "Lektorat", "u": "h", "q": 5000, "p": 10_000, "disc": 0, "cat": "S", "rate": 1900, "net": 50_000});
    let vat = json!({"cat": "S", "rate": 1900, "net": 50_000, "vat": 9_500});
    let lines = [
        json!({"t": "client", "id": 1, "name": "Nordblau Verlag GmbH", "country": "DE"}),
        json!({"t": "invoice", "id": 1, "number": "ALT-1", "kind": "invoice", "status": "issued", "client": 1,
            "issue": "2024-01-05", "due": "2024-01-19", "currency": "EUR", "fx_micro": 1_000_000, "net": 50_000, "vat": 9_500,
            "gross": 59_500, "base_net": 50_000, "base_vat": 9_500, "base_gross": 59_500, "lines": [line], "vats": [vat]}),
    ];
    std::fs::write(&path, lines.map(|line| format!("{line}\n")).concat()).expect("the file is written");
    let look = window.invoke("import_look", json!({ "path": path })).await.expect("what it holds");
    assert_eq!((&look["documents"], &look["sums"][0][1]["gross"]), (&json!(1), &json!("595.00")));
    let done = window.invoke("import_run", json!({ "path": path })).await.expect("it comes in");
    assert_eq!(done["sums"][0]["file"], done["sums"][0]["book"]);
    window.reload().await;
    let keys = Keys::of(&window);
    keys.press(&[CONTROL, 'k']).await;
    window.find("[data-field=palette]:focus, [role=dialog] input:focus").await;
    window.type_text("ALT-1").await;
    until("the palette finds it", async || {
        let said = window.ask("return document.querySelector('[role=dialog]')?.textContent ?? ''", vec![]).await;
        said.as_str().is_some_and(|said| said.contains("ALT-1")).then_some(())
    })
    .await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=imported]").await;
    window.shoot("import-7-jsonl-document").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.quit().await;
}

async fn drop(window: &Window, name: &str, text: &str) {
    window.ask(DROP, vec![json!(name), json!(text)]).await;
}

//! Notes and files in the window: typed, dropped, changed, removed and brought back; on a draft, an issued document and
//! a customer.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Window, book, until};
use serde_json::{Value, json};

/// Drops a file on the window, as a file manager does.
const DROP: &str = "
    const carried = new DataTransfer();
    carried.items.add(new File([arguments[1]], arguments[0]));
    const over = (kind) => window.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
    over('dragover');
    if (arguments[2]) over('drop');";

#[tokio::test]
async fn notes_and_files_stay_with_a_document_from_draft_to_issue_and_come_back_when_removed() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let draft = book::keep_draft(&window).await.expect("a draft");
    window.reload().await;
    let keys = Keys::of(&window);
    open(&window, &draft["id"], "[data-testid=kept]").await;
    into_view(&window).await;
    window.shoot("notes-1-draft-empty").await;

    fill(&window, &keys, "note-new", "Ask for the purchase order before this goes out.").await;
    keys.press(&[CONTROL, ENTER]).await;
    window.find("[data-testid=kept-note]").await;
    drop_file(&window, "time sheet November.csv", "Monday,8", false).await;
    window.reads("Drop to attach").await;
    window.shoot("notes-2-over").await;
    drop_file(&window, "time sheet November.csv", "Monday,8", true).await;
    window.reads("time sheet November.csv").await;
    into_view(&window).await;
    window.shoot("notes-3-draft").await;
    assert_eq!(window.axe().await, Vec::<String>::new());

    let version =
        window.invoke("invoice_show", json!({ "id": draft["id"] })).await.expect("the draft")["version"].clone();
    window.ask("location.hash = '#/invoices'", vec![]).await;
    window.find("[data-testid=new-other]").await;
    window.invoke("invoice_issue", json!({ "id": draft["id"], "version": version })).await.expect("an issue");
    open(&window, &draft["id"], "[data-testid=kept-file]").await;
    into_view(&window).await;
    window.click("note-edit-open").await;
    fill(&window, &keys, "note-edit", "The purchase order is 4711.").await;
    keys.press(&[CONTROL, ENTER]).await;
    window.find("[data-testid=note-history]").await;
    window.shoot("notes-4-issued").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.click("note-history").await;
    window.find("[data-testid=version-2]").await;
    window.reads("Ask for the purchase order").await;
    window.shoot("notes-5-history").await;
    window.ask("document.querySelector('[role=dialog] button[aria-label]').click()", vec![]).await;
    at_rest(&window).await;

    window.click("file-save").await;
    let path = desktop.home().join("copy.csv");
    window.find("[data-testid=save-path]").await;
    fill(&window, &keys, "save-path", &path.display().to_string()).await;
    window.click("save-confirm").await;
    until("the copy", async || std::fs::read(&path).ok().filter(|bytes| bytes == b"Monday,8")).await;
    at_rest(&window).await;

    window.click("file-remove").await;
    window.reads("time sheet November.csv removed").await;
    window.ask("document.activeElement?.blur()", vec![]).await;
    keys.press(&[CONTROL, 'z']).await;
    window.find("[data-testid=kept-file]").await;
    let kept = window.invoke("notes_and_files", json!({ "owner": owner(&draft) })).await.expect("what is kept");
    assert_eq!(
        (kept["notes"].as_array().map(Vec::len), kept["attachments"].as_array().map(Vec::len)),
        (Some(1), Some(1))
    );
    assert_eq!(window.invoke("audit_verify", json!({})).await.expect("a verification")["ok"], true);
    window.quit().await;
}

#[tokio::test]
async fn a_customer_keeps_what_is_typed_when_the_page_is_left_and_too_large_a_file_is_refused() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    book::keep_draft(&window).await.expect("a draft");
    let customers = window.invoke("customers_list", json!({ "text": "" })).await.expect("customers");
    let id = customers[0]["id"].clone();
    window.reload().await;
    let keys = Keys::of(&window);
    window.ask("location.hash = arguments[0]", vec![json!(format!("#/customers/{}", text(&id)))]).await;
    window.find("[data-testid=kept]").await;
    into_view(&window).await;
    fill(&window, &keys, "note-new", "Prefers mornings").await;
    window.ask_async(LARGE, vec![]).await;
    window.notice("attachment-too-large").await;
    into_view(&window).await;
    window.shoot("notes-6-customer").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    let owner = format!("customer/{}", text(&id));
    window.ask("location.hash = '#/'", vec![]).await;
    until("the note", async || {
        let kept = window.invoke("notes_and_files", json!({ "owner": owner })).await.ok()?;
        (kept["notes"][0]["text"] == "Prefers mornings").then_some(())
    })
    .await;
    window.quit().await;
}

const LARGE: &str = "
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(26214401)], 'film.mp4'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
    arguments[arguments.length - 1](null);";

/// Puts the cursor into a field, over whatever stands there, and types.
async fn fill(window: &Window, keys: &Keys<'_>, field: &str, text: &str) {
    window.find(&format!("[data-field={field}]")).await;
    let script = "const at = document.querySelector(arguments[0]); at.focus(); at.select()";
    window.ask(script, vec![json!(format!("[data-field={field}]"))]).await;
    keys.fill(field, text).await;
}

async fn drop_file(window: &Window, name: &str, content: &str, lets_go: bool) {
    window.ask(DROP, vec![json!(name), json!(content), json!(lets_go)]).await;
}

async fn open(window: &Window, id: &Value, awaited: &str) {
    window.ask("location.hash = arguments[0]", vec![json!(format!("#/invoices/{}", text(id)))]).await;
    window.find(awaited).await;
}

async fn into_view(window: &Window) {
    window.ask("document.querySelector('[data-testid=kept]').scrollIntoView({ block: 'end' })", vec![]).await;
}

/// A dialog that is still going away keeps keys from meaning anything else.
async fn at_rest(window: &Window) {
    let gone = "return !document.querySelector('[role=dialog]')";
    until("no dialog", async || (window.ask(gone, vec![]).await == json!(true)).then_some(())).await;
}

fn owner(document: &Value) -> String {
    format!("document/{}", text(&document["id"]))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

//! Everything goes out as JSON in the window: said that anybody can read it, written once, and named in the audit log.

use crate::harness::keys::Keys;
use crate::harness::{Desktop, Window, book};
use serde_json::json;

#[tokio::test]
async fn everything_goes_out_as_one_file_that_says_that_anybody_can_read_it() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.reload().await;
    window.ask("location.hash = '#/backups'", vec![]).await;
    window.click("export-json").await;
    window.find("[data-testid=json-write]").await;
    window.reads("not encrypted").await;
    window.shoot("export-1-asked").await;
    assert_eq!(window.axe().await, Vec::<String>::new());

    let path = desktop.home().join("everything.json");
    let script = "const field = document.querySelector('[data-field=json-path]'); field.focus(); field.select()";
    window.ask(script, vec![]).await;
    Keys::of(&window).fill("json-path", &path.display().to_string()).await;
    window.click("json-write").await;
    window.find("[data-testid=json-sha]").await;
    window.shoot("export-2-written").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    let text = std::fs::read_to_string(&path).expect("the file");
    assert!(text.starts_with("{\"format\":\"counterfoil-json\""));
    assert!(!text.contains("AGE-SECRET-KEY"));

    let again = window.invoke("book_export", json!({ "path": path.display().to_string() })).await;
    assert_eq!(again.expect_err("a file that is there").code, "file-exists");
    let log = window
        .invoke("audit_log", json!({ "query": { "text": "", "kinds": ["book-exported"], "before": null, "limit": 0 } }))
        .await;
    assert_eq!(log.expect("the log")["count"], 1);
    window.quit().await;
}

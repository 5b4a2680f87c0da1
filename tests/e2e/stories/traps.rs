//! Four traps of a web view as a shell, each found the hard way: a reload runs a request twice, a worker has no policy,
//! a hidden window draws nothing, and a closed session seals nothing.

use crate::harness::{Desktop, Refused, Window, book, until, workspace};
use serde_json::json;

#[tokio::test]
async fn a_request_that_comes_twice_runs_once() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let id = "018f0000-0000-7000-8000-000000000001";

    assert!(window.invoke_as(id, "session", json!({})).await.is_ok());
    let again = window.invoke_as(id, "session", json!({})).await;

    assert_eq!(again, Err(Refused { code: "duplicate-request".to_owned() }));
    window.quit().await;
}

#[tokio::test]
async fn a_reload_in_the_middle_of_an_act_does_not_do_it_twice() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let request = book::request(&desktop);

    window.begin_raw("create_vault", book::PASSPHRASE, &request).await;
    window.reload().await;

    until("the vault is made", async || {
        let session = window.invoke("session", json!({})).await.ok()?;
        (session["stage"] == "kit-unproven").then_some(())
    })
    .await;
    let said = desktop.said();
    assert!(said.contains("refused `create_vault`: this request was already taken"), "the trap is gone?\n{said}");
    window.quit().await;
}

#[tokio::test]
async fn every_script_carries_a_policy_of_its_own_since_a_worker_obeys_no_other() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    window.find("h1").await;

    let scripts = face_files(&["js", "mjs"]);
    let ask = "const [scripts, done] = arguments;
        Promise.all(scripts.map(async s => [s, (await fetch(s)).headers.get('content-security-policy')])).then(done)";
    let policies = window.ask_async(ask, vec![json!(scripts)]).await;

    let policies = policies.as_array().expect("a list");
    assert!(!policies.is_empty(), "the face has no script?");
    for policy in policies {
        assert_eq!(policy[1], "default-src 'none'; script-src 'self'", "{policy}");
    }
    window.quit().await;
}

#[tokio::test]
async fn the_page_reports_ready_while_hidden_and_is_shown_without_the_fallback() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;

    let said = desktop.said();
    assert!(!said.contains("did not report that it is ready"), "{said}");
    window.quit().await;
}

#[tokio::test]
async fn nothing_of_tauris_own_can_be_called() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let foreign = [
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:webview|internal_toggle_devtools",
        "plugin:path|resolve_directory",
        "plugin:app|version",
        "plugin:event|emit",
        "plugin:resources|close",
        "no_such_command",
    ];

    for command in foreign {
        let refused = window.invoke(command, json!({})).await.expect_err(command).code;
        assert!(refused.contains("not allowed") || refused.contains("not found"), "{command}: {refused}");
    }
    window.quit().await;
}

#[tokio::test]
async fn the_window_cannot_be_led_away() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let home = window.ask("return location.origin", vec![]).await;

    for place in ["http://127.0.0.1:9/", "https://example.com/", "data:text/html,gone", "file:///etc/hostname"] {
        window.ask("location.href = arguments[0]", vec![json!(place)]).await;
        assert_eq!(window.ask("return location.origin", vec![]).await, home, "{place}");
    }
    window.quit().await;
}

/// Paths of the built face's files with one of these endings, as the page would fetch them.
fn face_files(endings: &[&str]) -> Vec<String> {
    let dist = workspace().join("ui/dist");
    let mut folders = vec![dist.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("ui/dist").filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| endings.iter().any(|wanted| e == *wanted)) {
                files.push(format!("/{}", path.strip_prefix(&dist).expect("under dist").display()));
            }
        }
    }
    files
}

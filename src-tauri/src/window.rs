//! The one window: what it loads, where it may go (nowhere), and when it is shown.

use std::borrow::Cow;
use std::path::Path;
use std::time::Duration;
use tauri::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use tauri::http::{Request, Response};
use tauri::webview::{NewWindowResponse, PermissionResponse, WebviewWindowBuilder};
use tauri::{App, AppHandle, Manager, Url, WebviewWindow};

use crate::leave::Leaving;
use crate::notice;
use crate::theme::Theme;

/// The window's label in tauri.conf.json and in the capability.
pub const MAIN: &str = "main";

/// A face that does not say it is ready within this time is shown as it is: a broken page is better than none.
const SHOW_ANYWAY: Duration = Duration::from_secs(15);

/// Tauri sends its policy with HTML only, and a worker obeys the policy of its own script's response: without this one
/// a worker could run `eval` and reach the network.
const SCRIPT_POLICY: &str = "default-src 'none'; script-src 'self'";

/// Builds the window, hidden.
pub fn build(app: &App) -> tauri::Result<WebviewWindow> {
    let config = app.config().app.windows.iter().find(|window| window.label == MAIN);
    let config = config.ok_or(tauri::Error::WindowNotFound)?;
    let theme = app.state::<Theme>().inner().clone();
    let builder = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_our_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .on_web_resource_request(move |request, response| {
            add_script_policy(request, response);
            theme.put_on(response);
        })
        .general_autofill_enabled(false);
    storage_off_the_disk(builder).build()
}

/// What the web view must keep (caches, storage) goes to the login session's runtime folder, which lies in memory and
/// ends with the session; where there is none, it keeps nothing.
fn storage_off_the_disk(
    builder: WebviewWindowBuilder<'_, tauri::Wry, App>,
) -> WebviewWindowBuilder<'_, tauri::Wry, App> {
    match std::env::var_os("XDG_RUNTIME_DIR") {
        Some(runtime) => builder.data_directory(Path::new(&runtime).join("counterfoil/webview")),
        None => builder.incognito(true),
    }
}

fn is_our_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // WebView2 has no custom schemes; Tauri serves the same assets under this host there.
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

fn add_script_policy(_: Request<Vec<u8>>, response: &mut Response<Cow<'static, [u8]>>) {
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let is_page = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(SCRIPT_POLICY));
    }
}

/// Shows the window if it was not shown yet; tells whether it did. A page that was reloaded by a lock is drawn again, and
/// must not push itself in front of what the user does now.
pub fn show_first(app: &AppHandle) -> bool {
    let first = !is_shown(app) && !app.state::<Leaving>().has_begun();
    if first {
        show(app);
    }
    first
}

/// Shows the window and brings it to the front.
pub fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // Each of these may be refused by the desktop; the window is then where the user left it.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

fn is_shown(app: &AppHandle) -> bool {
    app.get_webview_window(MAIN).is_none_or(|window| window.is_visible().unwrap_or(true))
}

/// Shows the window after a while even if the face never reports that it is ready.
pub fn show_anyway_later(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(SHOW_ANYWAY).await;
        if show_first(&app) {
            notice::say("the page did not report that it is ready; the window is shown as it is");
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_page_is_gone_to() {
        let cases = [
            ("tauri://localhost/", true),
            ("tauri://localhost/index.html#/invoices", true),
            ("tauri://elsewhere/", false),
            ("http://localhost/", false),
            ("https://example.com/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,hello", false),
            ("about:blank", false),
            ("blob:tauri://localhost/1", false),
        ];
        for (url, allowed) in cases {
            let url: Url = url.parse().unwrap();
            assert_eq!(is_our_page(&url), allowed, "{url}");
        }
    }

    #[test]
    fn a_script_gets_its_own_policy_and_a_page_keeps_tauris() {
        let request = || Request::new(Vec::new());
        let response = |kind: &str| {
            Response::builder()
                .header(CONTENT_TYPE, kind)
                .header(CONTENT_SECURITY_POLICY, "from tauri")
                .body(Cow::Borrowed(&b""[..]))
                .unwrap()
        };
        for (kind, policy) in [
            ("text/javascript", SCRIPT_POLICY),
            ("application/wasm", SCRIPT_POLICY),
            ("text/html", "from tauri"),
            ("text/html; charset=utf-8", "from tauri"),
        ] {
            let mut response = response(kind);
            add_script_policy(request(), &mut response);
            assert_eq!(response.headers()[CONTENT_SECURITY_POLICY], policy, "{kind}");
            assert_eq!(response.headers()[X_CONTENT_TYPE_OPTIONS], "nosniff", "{kind}");
        }
    }
}

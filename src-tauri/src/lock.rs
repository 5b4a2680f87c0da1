//! Locking: the core seals and drops the keys, then the page is loaded anew, so that nothing of the book stays in the
//! memory of the web view's script.

use crate::desk::Desk;
use crate::{notice, window};
use app::views::LockReason;
use tauri::{AppHandle, Manager};

/// Locks, on a thread of its own: a reload must not cut off the request that asked for it.
pub fn lock(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        if let Err(error) = app.state::<Desk>().turn(|session| app::lock(session, LockReason::Asked)) {
            notice::say(&format!("locked, but not all was done: {}", error.code));
        }
        forget(&app);
    });
}

/// Loads the page anew.
pub fn forget(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(window::MAIN)
        && let Err(error) = window.reload()
    {
        notice::say(&format!("the page could not be loaded anew ({error}); leaving instead"));
        crate::leave::leave(app);
    }
}

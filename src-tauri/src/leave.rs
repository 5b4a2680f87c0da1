//! The one way out. Closing the window, the quit command and a signal all come here: hide, keep what is typed,
//! seal, exit.

use crate::desk::Desk;
use crate::{keeping, notice};
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::{AppHandle, Manager, RunEvent, WindowEvent};

/// How far leaving has come.
#[derive(Default)]
pub struct Leaving {
    begun: AtomicBool,
    sealed: AtomicBool,
}

impl Leaving {
    /// Whether the program is on its way out.
    pub fn has_begun(&self) -> bool {
        self.begun.load(Ordering::SeqCst)
    }
}

/// Hides the window at once, seals on a thread of its own, then ends the program. A second call changes nothing.
pub fn leave(app: &AppHandle) {
    if app.state::<Leaving>().begun.swap(true, Ordering::SeqCst) {
        return;
    }
    for window in app.webview_windows().values() {
        let _ = window.hide();
    }
    let app = app.clone();
    std::thread::spawn(move || {
        // Nobody is there to be asked about what could not be kept: the window is closed.
        tauri::async_runtime::block_on(keeping::everything(&app));
        if let Err(error) = app.state::<Desk>().last_turn(app::quit) {
            notice::say(&format!("left without a new backup: {}", error.code));
        }
        app.state::<Leaving>().sealed.store(true, Ordering::SeqCst);
        app.exit(0);
    });
}

/// Keeps the event loop alive until the book is sealed, whoever asked it to end.
pub fn on_event(app: &AppHandle, event: &RunEvent) {
    if let RunEvent::WindowEvent { event: WindowEvent::CloseRequested { api, .. }, .. } = event {
        api.prevent_close();
        leave(app);
    }
    if let RunEvent::ExitRequested { api, .. } = event
        && !app.state::<Leaving>().sealed.load(Ordering::SeqCst)
    {
        api.prevent_exit();
        leave(app);
    }
}

/// SIGTERM, SIGINT and SIGHUP end a process at once by default; here they are a request to leave.
#[cfg(unix)]
pub fn on_signals(app: &AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    for kind in [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()] {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            match signal(kind) {
                Ok(mut signals) => {
                    signals.recv().await;
                    leave(&app);
                }
                Err(error) => notice::say(&format!("a signal cannot be waited for ({error})")),
            }
        });
    }
}

//! Tells every screen of the face that something changed, whichever of them asked for it.

use crate::desk::Answer;
use serde::Serialize;
use tauri::{AppHandle, Emitter};

/// What has moved.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Documents and payments.
    Invoices,
    /// Customers.
    Customers,
    /// Backups, destinations and the badge.
    Backups,
}

#[derive(Clone, Serialize)]
struct Changed {
    what: What,
}

/// Says so if the command did it, and passes its answer on.
pub fn after<T>(app: &AppHandle, what: What, answer: Answer<T>) -> Answer<T> {
    if answer.is_ok() {
        tell(app, what);
    }
    answer
}

/// Says so. A page that is just loading hears nothing and asks anyway.
pub fn tell(app: &AppHandle, what: What) {
    let _ = app.emit("changed", Changed { what });
}

//! Tells the face what it did not ask for: that something changed, and how far a restore or an import has come.

use crate::desk::Answer;
use app::views::{ImportProgressView, RestoreProgressView};
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
    /// The price list.
    Items,
    /// Recurring documents, and what of them is due.
    Schedules,
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

/// As [`after`], of an act that may be about anything that lists show: an older state, two customers who are one.
pub fn after_all<T>(app: &AppHandle, answer: Answer<T>) -> Answer<T> {
    if answer.is_ok() {
        for what in [What::Customers, What::Items, What::Schedules] {
            tell(app, what);
        }
    }
    after(app, What::Invoices, answer)
}

/// Says so. A page that is just loading hears nothing and asks anyway.
pub fn tell(app: &AppHandle, what: What) {
    let _ = app.emit("changed", Changed { what });
}

/// Says how far a restore has come. Nobody who does not wait for one hears it.
pub fn restoring(app: &AppHandle) -> impl FnMut(RestoreProgressView) + Send + use<> {
    let app = app.clone();
    move |progress| {
        let _ = app.emit("restoring", progress);
    }
}

/// Says how far an import has come. Nobody who does not wait for one hears it.
pub fn importing(app: &AppHandle) -> impl FnMut(ImportProgressView) + Send + use<> {
    let app = app.clone();
    move |progress| {
        let _ = app.emit("importing", progress);
    }
}

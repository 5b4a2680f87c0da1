//! Tells the face that something changed which it did not ask for itself.

use serde::Serialize;
use tauri::{AppHandle, Emitter};

/// What has moved.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Locked, unlocked, or the badge.
    Session,
    /// Backups and destinations.
    Backups,
}

#[derive(Clone, Serialize)]
struct Changed {
    what: What,
}

/// Says so. A page that is just loading hears nothing and asks anyway.
pub fn tell(app: &AppHandle, what: What) {
    let _ = app.emit("changed", Changed { what });
}

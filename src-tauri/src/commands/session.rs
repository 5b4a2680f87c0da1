//! Where the vault stands: opening, locking, leaving.

use crate::desk::{Answer, Desk};
use crate::{leave, window};
use app::views::SessionView;
use tauri::{AppHandle, State};

/// What the window shows first.
#[tauri::command]
pub async fn session(desk: State<'_, Desk>) -> Answer<SessionView> {
    desk.work(|session| app::session::view(session)).await
}

/// The face is drawn: the window may be seen.
#[tauri::command]
pub fn ready(app: AppHandle) {
    window::show(&app);
}

/// Seals and ends the program.
#[tauri::command]
pub fn quit(app: AppHandle) {
    leave::leave(&app);
}

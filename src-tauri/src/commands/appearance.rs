//! How the window looks on this machine.

use crate::desk::Answer;
use crate::theme::{Choice, Theme};
use tauri::State;

/// Keeps a theme for this machine; the page that asks shows it by itself.
#[tauri::command]
pub fn theme_set(theme: State<'_, Theme>, choice: Choice) -> Answer<()> {
    theme.keep(choice)
}

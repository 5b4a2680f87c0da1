//! Sealed backups: what there is, one more now, and the proof that one can be restored.

use crate::desk::{Answer, Desk};
use app::backups;
use app::views::BackupsView;
use tauri::State;

/// Backups, destinations and the badge.
#[tauri::command]
pub async fn backups(desk: State<'_, Desk>) -> Answer<BackupsView> {
    desk.work(backups::show).await
}

/// Seals the book now and copies it to every destination.
#[tauri::command]
pub async fn backup_now(desk: State<'_, Desk>) -> Answer<BackupsView> {
    desk.work(backups::now).await
}

/// Reads one backup back whole and checks it.
#[tauri::command]
pub async fn backup_verify(desk: State<'_, Desk>, name: String) -> Answer<BackupsView> {
    desk.work(move |session| backups::verify(session, &name)).await
}

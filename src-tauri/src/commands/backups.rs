//! Sealed backups: what there is, one more now, and the proof that one can be restored.

use crate::changes::{What, after};
use crate::desk::{Answer, Desk};
use app::backups;
use app::views::BackupsView;
use tauri::{AppHandle, State};

/// Backups, destinations and the badge.
#[tauri::command]
pub async fn backups(desk: State<'_, Desk>) -> Answer<BackupsView> {
    desk.work(backups::list).await
}

/// Seals the book now and copies it to every destination.
#[tauri::command]
pub async fn backup_now(app: AppHandle, desk: State<'_, Desk>) -> Answer<BackupsView> {
    let answer = desk.work(backups::now).await;
    after(&app, What::Backups, answer)
}

/// Reads one backup back whole and checks it.
#[tauri::command]
pub async fn backup_verify(app: AppHandle, desk: State<'_, Desk>, name: String) -> Answer<BackupsView> {
    let answer = desk.work(move |session| backups::verify(session, &name)).await;
    after(&app, What::Backups, answer)
}

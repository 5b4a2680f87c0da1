//! What was before: versions, the trash, and taking back the last act.

use crate::changes::{What, after, after_all};
use crate::desk::{Answer, Desk};
use app::history::{self, Reach, trash};
use app::views::{DiffView, HistoryView, TrashItemView, UndoneView};
use tauri::{AppHandle, State};

/// Every version of a draft, a customer or the business, newest first.
#[tauri::command]
pub async fn history_list(desk: State<'_, Desk>, object: String) -> Answer<HistoryView> {
    desk.work(move |session| history::list(session, &object)).await
}

/// What differs between two versions, field by field.
#[tauri::command]
pub async fn history_diff(desk: State<'_, Desk>, object: String, from: u32, to: u32) -> Answer<DiffView> {
    desk.work(move |session| history::difference(session, &object, from, to)).await
}

/// Goes back to a version; what is there now stays one.
#[tauri::command]
pub async fn history_restore(
    app: AppHandle,
    desk: State<'_, Desk>,
    object: String,
    version: u32,
) -> Answer<HistoryView> {
    let answer = desk.work(move |session| history::restore(session, &object, version)).await;
    after_all(&app, answer)
}

/// Ends the editing session of a draft: what was typed becomes a version.
#[tauri::command]
pub async fn draft_close(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.work(move |session| history::end_editing(session, &id)).await
}

/// Takes back the last act of this opening that can be.
#[tauri::command]
pub async fn undo(app: AppHandle, desk: State<'_, Desk>) -> Answer<UndoneView> {
    let answer = desk.work(|session| history::undo(session, Reach::ThisOpening)).await;
    after_all(&app, answer)
}

/// What lies in the trash.
#[tauri::command]
pub async fn trash_list(desk: State<'_, Desk>) -> Answer<Vec<TrashItemView>> {
    desk.work(trash::list).await
}

/// Brings a thing back as it was; what is left in the trash.
#[tauri::command]
pub async fn trash_restore(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<Vec<TrashItemView>> {
    let answer = desk.work(move |session| trash::restore(session, &id)).await;
    after_all(&app, answer)
}

/// Takes one thing, or everything, out of the trash for good.
#[tauri::command]
pub async fn trash_empty(desk: State<'_, Desk>, id: Option<String>) -> Answer<Vec<TrashItemView>> {
    desk.work(move |session| trash::empty(session, id.as_deref())).await
}

/// Moves a customer whom no document names to the trash.
#[tauri::command]
pub async fn customer_delete(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<()> {
    let answer = desk.work(move |session| trash::delete_customer(session, &id)).await;
    after(&app, What::Customers, answer)
}

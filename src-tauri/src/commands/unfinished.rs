//! What stands in the forms of a page that is about to be locked.

use crate::desk::{Answer, Desk};
use crate::keeping::Asked;
use app::unfinished;
use app::views::UnfinishedView;
use tauri::State;

/// Forms that were open when the book was locked, the last one first.
#[tauri::command]
pub async fn unfinished_list(desk: State<'_, Desk>) -> Answer<Vec<UnfinishedView>> {
    desk.work(unfinished::list).await
}

/// Keeps what stands in a form.
#[tauri::command]
pub async fn unfinished_keep(desk: State<'_, Desk>, left: UnfinishedView) -> Answer<()> {
    desk.work(move |session| unfinished::keep(session, &left)).await
}

/// The form was finished, or given up.
#[tauri::command]
pub async fn unfinished_drop(desk: State<'_, Desk>, form: String) -> Answer<()> {
    desk.work(move |session| unfinished::drop(session, &form)).await
}

/// The page's word on whether everything typed is kept; it was asked before a lock or the end.
#[tauri::command]
pub fn leaving_kept(asked: State<'_, Asked>, turn: u64, kept: bool) {
    asked.answered(turn, kept);
}

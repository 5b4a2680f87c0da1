//! Search over everything.

use crate::desk::{Answer, Desk};
use app::HitView;
use tauri::State;

/// The best finds of every kind, best first.
#[tauri::command]
pub async fn search(desk: State<'_, Desk>, text: String, limit: u32) -> Answer<Vec<HitView>> {
    desk.work(move |session| app::search(session, &text, limit)).await
}

//! Number series: where each stands, and what a restore left held.

use crate::changes::{What, after};
use crate::desk::{Answer, Desk};
use app::series;
use app::views::{ReleaseView, SeriesView};
use tauri::{AppHandle, State};

/// All series, with the numbers that each skipped.
#[tauri::command]
pub async fn series_list(desk: State<'_, Desk>) -> Answer<Vec<SeriesView>> {
    desk.work(series::list).await
}

/// What confirming this last number would do; does nothing.
#[tauri::command]
pub async fn series_look_ahead(desk: State<'_, Desk>, name: String, last: String) -> Answer<ReleaseView> {
    desk.work(move |session| series::look_ahead(session, &name, &last)).await
}

/// Confirms the last number that left the house.
#[tauri::command]
pub async fn series_release(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    last: String,
) -> Answer<Vec<SeriesView>> {
    let answer = desk.work(move |session| series::release(session, &name, &last)).await;
    after(&app, What::Invoices, answer)
}

//! Documents to begin others with.

use crate::changes::{What, after};
use crate::desk::{Answer, Desk};
use app::templates;
use app::views::{InvoiceView, TemplateView};
use tauri::{AppHandle, State};

/// All of them, in order of name.
#[tauri::command]
pub async fn templates_list(desk: State<'_, Desk>) -> Answer<Vec<TemplateView>> {
    desk.work(templates::list).await
}

/// Keeps a draft or an issued document as a template.
#[tauri::command]
pub async fn template_save(desk: State<'_, Desk>, name: String, id: String) -> Answer<TemplateView> {
    desk.work(move |session| templates::save(session, &name, &id)).await
}

/// Gives one another name.
#[tauri::command]
pub async fn template_rename(desk: State<'_, Desk>, id: String, name: String) -> Answer<TemplateView> {
    desk.work(move |session| templates::rename(session, &id, &name)).await
}

/// Moves one to the trash.
#[tauri::command]
pub async fn template_delete(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.work(move |session| templates::delete(session, &id)).await
}

/// Begins a draft with one.
#[tauri::command]
pub async fn template_begin(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<InvoiceView> {
    let answer = desk.work(move |session| templates::begin(session, &id)).await;
    after(&app, What::Invoices, answer)
}

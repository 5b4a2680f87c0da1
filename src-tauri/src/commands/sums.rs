//! How sums came about.

use crate::desk::{Answer, Desk};
use app::invoices;
use app::views::{DraftInput, ExplanationView};
use tauri::State;

/// Every step of what is typed; saves nothing.
#[tauri::command]
pub async fn draft_explain(desk: State<'_, Desk>, draft: DraftInput) -> Answer<ExplanationView> {
    desk.work(move |session| invoices::explain_draft(session, &draft)).await
}

/// Every step of a document of the book.
#[tauri::command]
pub async fn invoice_explain(desk: State<'_, Desk>, id: String) -> Answer<ExplanationView> {
    desk.work(move |session| invoices::explain(session, &id)).await
}

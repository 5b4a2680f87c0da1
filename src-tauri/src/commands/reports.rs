//! Reports: figures over many documents, on screen and for a spreadsheet.

use crate::desk::{Answer, Desk};
use app::reports;
use app::views::{AgingView, ReportQuery, RevenueView, VatReportView};
use std::path::PathBuf;
use tauri::State;

/// What was invoiced by month and currency.
#[tauri::command]
pub async fn report_revenue(desk: State<'_, Desk>) -> Answer<Vec<RevenueView>> {
    desk.work(reports::revenue).await
}

/// Who owes what as of a day (empty = today).
#[tauri::command]
pub async fn report_aging(desk: State<'_, Desk>, at: String) -> Answer<AgingView> {
    desk.work(move |session| reports::aging(session, &at)).await
}

/// Bases and taxes of a period.
#[tauri::command]
pub async fn report_vat(desk: State<'_, Desk>, from: String, to: String) -> Answer<VatReportView> {
    desk.work(move |session| reports::vat(session, &from, &to)).await
}

/// Writes a report as CSV to where the user chose.
#[tauri::command]
pub async fn report_save(desk: State<'_, Desk>, query: ReportQuery, path: PathBuf) -> Answer<String> {
    desk.work(move |session| {
        reports::save_csv(session, &query, &path)?;
        Ok(path.display().to_string())
    })
    .await
}

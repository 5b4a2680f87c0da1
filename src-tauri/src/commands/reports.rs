//! Reports: figures over many documents, on screen, for a spreadsheet and on paper.

use crate::desk::{Answer, Desk};
use app::reports;
use app::views::{AgingView, GapsView, ReportForm, ReportQuery, RevenueBy, RevenueByView, RevenueView, VatReportView};
use std::path::PathBuf;
use tauri::State;

/// More rows of one currency nobody reads in a window; a file has them all.
const SHOWN: usize = 200;

/// What was invoiced by month and currency.
#[tauri::command]
pub async fn report_revenue(desk: State<'_, Desk>) -> Answer<Vec<RevenueView>> {
    desk.work(reports::revenue).await
}

/// What was invoiced in a period by customer or item; a day that is empty is left open.
#[tauri::command]
pub async fn report_revenue_by(
    desk: State<'_, Desk>,
    by: RevenueBy,
    from: String,
    to: String,
) -> Answer<RevenueByView> {
    desk.work(move |session| reports::revenue_by(session, by, &from, &to, Some(SHOWN))).await
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

/// Which numbers were never given.
#[tauri::command]
pub async fn report_gaps(desk: State<'_, Desk>) -> Answer<GapsView> {
    desk.work(reports::gaps).await
}

/// Writes a report to where the user chose, as a table or as a page.
#[tauri::command]
pub async fn report_save(
    desk: State<'_, Desk>,
    query: ReportQuery,
    form: ReportForm,
    language: String,
    path: PathBuf,
) -> Answer<String> {
    desk.work(move |session| {
        reports::save(session, &query, form, &language, &path)?;
        Ok(path.display().to_string())
    })
    .await
}

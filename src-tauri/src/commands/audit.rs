//! The audit log, and the book held against it.

use crate::desk::{Answer, Desk};
use app::views::{AuditLogView, AuditQuery, AuditView};
use tauri::State;

/// A window of the log, newest first.
#[tauri::command]
pub async fn audit_log(desk: State<'_, Desk>, query: AuditQuery) -> Answer<AuditLogView> {
    desk.work(move |session| app::audit::look(session, &query)).await
}

/// Reads the whole book and says what differs.
#[tauri::command]
pub async fn audit_verify(desk: State<'_, Desk>) -> Answer<AuditView> {
    desk.work(app::audit::verify).await
}

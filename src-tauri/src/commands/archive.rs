//! What leaves the book in one file: the archive for the accountant, and everything in the clear.

use super::body;
use super::imports::Stop;
use crate::changes;
use crate::desk::{Answer, Desk};
use app::views::{ArchiveView, ImportProgressView, JsonExportView};
use app::{archive, json};
use std::path::PathBuf;
use tauri::ipc::{Request, Response};
use tauri::{AppHandle, State};

/// A passphrase for the next archive, in words.
#[tauri::command]
pub async fn archive_words() -> Answer<Response> {
    archive::generate_words().map(|words| Response::new(words.as_bytes().to_vec())).map_err(|error| error.view())
}

/// Exports the documents of a period under a passphrase of their own.
#[tauri::command]
pub async fn archive_export(desk: State<'_, Desk>, request: Request<'_>) -> Answer<ArchiveView> {
    let (passphrase, asked) = (body::text(&request)?, body::parameters(&request)?);
    desk.work(move |session| archive::export(session, &passphrase, &asked)).await
}

/// Writes everything where the user chose, readable by anybody; `import_stop` stops it.
#[tauri::command]
pub async fn book_export(
    app: AppHandle,
    desk: State<'_, Desk>,
    stop: State<'_, Stop>,
    path: PathBuf,
) -> Answer<JsonExportView> {
    let (stop, mut tell) = (stop.anew(), changes::importing(&app));
    let mut watch = move |percent| tell(ImportProgressView { percent, documents: 0 });
    desk.work(move |session| json::export(session, &path, &mut watch, &stop)).await
}

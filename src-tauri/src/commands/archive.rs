//! The archive for the accountant.

use super::body;
use crate::desk::{Answer, Desk};
use app::archive;
use app::views::ArchiveView;
use tauri::State;
use tauri::ipc::{Request, Response};

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

//! Notes and attached files of documents and customers.

use super::body;
use crate::desk::{Answer, Desk};
use app::notes_and_files::{self, attachments, notes};
use app::views::{AttachRequest, AttachmentView, NoteView, NotesAndFilesView};
use std::path::PathBuf;
use tauri::State;
use tauri::ipc::Request;

/// Everything that is kept with a document or a customer.
#[tauri::command]
pub async fn notes_and_files(desk: State<'_, Desk>, owner: String) -> Answer<NotesAndFilesView> {
    desk.work(move |session| notes_and_files::list(session, &owner)).await
}

/// Writes a note.
#[tauri::command]
pub async fn note_add(desk: State<'_, Desk>, owner: String, text: String) -> Answer<NoteView> {
    desk.work(move |session| notes::add(session, &owner, &text)).await
}

/// Changes a note; what it was stays a version of it.
#[tauri::command]
pub async fn note_edit(desk: State<'_, Desk>, id: String, text: String) -> Answer<NoteView> {
    desk.work(move |session| notes::edit(session, &id, &text)).await
}

/// Moves a note to the trash.
#[tauri::command]
pub async fn note_remove(desk: State<'_, Desk>, id: String) -> Answer<NoteView> {
    desk.work(move |session| notes::remove(session, &id)).await
}

/// Attaches a file that the user chose.
#[tauri::command]
pub async fn attachment_add(desk: State<'_, Desk>, owner: String, path: PathBuf) -> Answer<AttachmentView> {
    desk.work(move |session| attachments::add(session, &owner, &path)).await
}

/// Attaches a file that was dropped on the window: its bytes, and beside them its name.
#[tauri::command]
pub async fn attachment_drop(desk: State<'_, Desk>, request: Request<'_>) -> Answer<AttachmentView> {
    let (asked, bytes): (AttachRequest, _) = (body::parameters(&request)?, body::file(&request)?);
    desk.work(move |session| attachments::add_bytes(session, &asked.owner, &asked.name, &bytes)).await
}

/// Writes an attached file to where the user chose.
#[tauri::command]
pub async fn attachment_save(desk: State<'_, Desk>, id: String, path: PathBuf) -> Answer<String> {
    desk.work(move |session| Ok(attachments::save(session, &id, &path)?.display().to_string())).await
}

/// Moves an attached file to the trash.
#[tauri::command]
pub async fn attachment_remove(desk: State<'_, Desk>, id: String) -> Answer<AttachmentView> {
    desk.work(move |session| attachments::remove(session, &id)).await
}

//! What asks for the passphrase again although the book is open.

use super::body;
use crate::desk::{Answer, Desk};
use app::keys_in::Passphrase;
use app::views::{RollbackView, SessionView};
use tauri::State;
use tauri::ipc::Request;

/// Gives the vault a new passphrase.
#[tauri::command]
pub async fn passphrase_change(desk: State<'_, Desk>, request: Request<'_>) -> Answer<SessionView> {
    let typed = body::text(&request)?;
    desk.work(move |session| {
        let (now_valid, new) = body::two_lines(&typed);
        app::change_passphrase(session, &Passphrase::new(now_valid)?, &Passphrase::new(new)?)
    })
    .await
}

/// In which way the open book is older than the one that this computer last saw.
#[tauri::command]
pub async fn rollback(desk: State<'_, Desk>) -> Answer<Option<RollbackView>> {
    desk.work(app::rollback::rollback).await
}

/// Makes an older book the book, on the owner's word.
#[tauri::command]
pub async fn rollback_accept(desk: State<'_, Desk>, request: Request<'_>) -> Answer<SessionView> {
    let typed = body::bytes(&request)?;
    desk.work(move |session| app::rollback::accept(session, &Passphrase::from_utf8(&typed)?)).await
}

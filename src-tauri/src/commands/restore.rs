//! A backup becomes the book of this computer: looked into first, restored then, its progress told on the way.

use super::body;
use crate::changes;
use crate::desk::{Answer, Desk};
use app::backups;
use app::keys_in::{Passphrase, RecoveryCode};
use app::views::{BackupInsideView, RestoreAskedView, RestoredBookView};
use tauri::ipc::Request;
use tauri::{AppHandle, State};

/// What lies in a backup that the typed code opens, once it was read to its last byte.
#[tauri::command]
pub async fn restore_look(app: AppHandle, desk: State<'_, Desk>, request: Request<'_>) -> Answer<BackupInsideView> {
    let (typed, asked) = (body::text(&request)?, body::parameters::<RestoreAskedView>(&request)?);
    let mut watch = changes::restoring(&app);
    desk.work(move |_| backups::look_inside(&RecoveryCode::parse(&typed)?, &asked, &mut watch)).await
}

/// Restores it under a new passphrase and opens it: code and passphrase come on two lines.
#[tauri::command]
pub async fn restore(app: AppHandle, desk: State<'_, Desk>, request: Request<'_>) -> Answer<RestoredBookView> {
    let (typed, asked) = (body::text(&request)?, body::parameters::<RestoreAskedView>(&request)?);
    let mut watch = changes::restoring(&app);
    desk.work(move |session| {
        let (code, passphrase) = body::two_lines(&typed);
        let code = RecoveryCode::parse(code)?;
        backups::restore_here(session, code, &Passphrase::new(passphrase)?, &asked, &mut watch)
    })
    .await
}

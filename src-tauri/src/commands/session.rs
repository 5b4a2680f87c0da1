//! Where the vault stands: making it, opening it, locking it, leaving.

use super::body;
use crate::desk::{Answer, Desk};
use crate::kit::WrittenKit;
use crate::{leave, lock as locking, window};
use app::keys_in::{Passphrase, RecoveryCode};
use app::views::{CreatedView, FirstRunView, SessionView, StrengthView};
use std::path::Path;
use tauri::ipc::{Request, Response};
use tauri::{AppHandle, State};

/// What the window shows first.
#[tauri::command]
pub async fn session(desk: State<'_, Desk>) -> Answer<SessionView> {
    desk.work(app::Session::view).await
}

/// The face is drawn: the window may be seen.
#[tauri::command]
pub fn ready(app: AppHandle) {
    window::show_first(&app);
}

/// What the first run proposes on this machine.
#[tauri::command]
pub async fn first_run(desk: State<'_, Desk>) -> Answer<FirstRunView> {
    desk.work(|session| Ok(app::first_run(session))).await
}

/// Six words for a passphrase.
#[tauri::command]
pub async fn generate_words(desk: State<'_, Desk>) -> Answer<Response> {
    desk.work(|_| Ok(app::generate_words()?.as_bytes().to_vec())).await.map(Response::new)
}

/// How strong the passphrase is that is being typed.
#[tauri::command]
pub async fn judge_passphrase(desk: State<'_, Desk>, request: Request<'_>) -> Answer<StrengthView> {
    let (typed, portable) = (body::bytes(&request)?, body::flag(&request, "x-portable"));
    desk.work(move |_| app::judge(&typed, portable)).await
}

/// Makes vault, book and recovery kit.
#[tauri::command]
pub async fn create_vault(
    desk: State<'_, Desk>,
    kit: State<'_, WrittenKit>,
    request: Request<'_>,
) -> Answer<CreatedView> {
    let (typed, asked) = (body::bytes(&request)?, body::parameters(&request)?);
    let made = desk.work(move |session| app::create(session, &Passphrase::from_utf8(&typed)?, &asked)).await?;
    kit.is_at(Path::new(&made.kit_path));
    Ok(made)
}

/// Holds the two typed groups against the kit.
#[tauri::command]
pub async fn confirm_kit(desk: State<'_, Desk>, request: Request<'_>) -> Answer<SessionView> {
    let groups = body::text(&request)?;
    desk.work(move |session| app::confirm_kit(session, &groups)).await
}

/// Shows the kit in the system's own viewer.
#[tauri::command]
pub fn open_kit(kit: State<'_, WrittenKit>) -> Answer<()> {
    kit.open()
}

/// Opens the vault; on request only for reading, beside another program that writes or from a folder that cannot be
/// written.
#[tauri::command]
pub async fn unlock(desk: State<'_, Desk>, request: Request<'_>) -> Answer<SessionView> {
    let (typed, reading) = (body::bytes(&request)?, body::flag(&request, "x-reading"));
    desk.work(move |session| {
        let typed = Passphrase::from_utf8(&typed)?;
        if reading { app::unlock_for_reading(session, &typed) } else { app::unlock(session, &typed) }
    })
    .await
}

/// Opens the vault with what the keyring keeps.
#[tauri::command]
pub async fn unlock_quick(desk: State<'_, Desk>) -> Answer<SessionView> {
    desk.work(app::unlock_quick).await
}

/// Opens the vault with the kit's code, under a new passphrase: one that opens it alone where the user said so.
#[tauri::command]
pub async fn recover(desk: State<'_, Desk>, request: Request<'_>) -> Answer<SessionView> {
    let (typed, portable) = (body::text(&request)?, body::flag(&request, "x-portable"));
    desk.work(move |session| {
        let (code, passphrase) = body::two_lines(&typed);
        let code = RecoveryCode::parse(code)?;
        app::recover(session, &code, &Passphrase::new(passphrase)?, portable)
    })
    .await
}

/// Seals, drops the keys and loads the page anew.
#[tauri::command]
pub fn lock(app: AppHandle) {
    locking::lock(&app);
}

/// The user did something: the idle lock counts from here.
#[tauri::command]
pub async fn touch(desk: State<'_, Desk>) -> Answer<()> {
    desk.work(|session| {
        session.touch();
        Ok(())
    })
    .await
}

/// Seals and ends the program.
#[tauri::command]
pub fn quit(app: AppHandle) {
    leave::leave(&app);
}

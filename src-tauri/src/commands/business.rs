//! Whose book this is, its logo, and the settings.

use super::body;
use crate::changes::{What, after};
use crate::desk::{Answer, Desk};
use app::views::{BusinessView, SettingsView};
use tauri::ipc::Request;
use tauri::{AppHandle, State};

/// The seller's profile.
#[tauri::command]
pub async fn business(desk: State<'_, Desk>) -> Answer<BusinessView> {
    desk.work(app::business).await
}

/// Changes the seller's profile; issued documents keep the one they were issued with.
#[tauri::command]
pub async fn business_save(desk: State<'_, Desk>, business: BusinessView) -> Answer<BusinessView> {
    desk.work(move |session| app::save_business(session, &business)).await
}

/// Takes a PNG as the logo.
#[tauri::command]
pub async fn logo_set(desk: State<'_, Desk>, request: Request<'_>) -> Answer<BusinessView> {
    let png = body::bytes(&request)?;
    desk.work(move |session| app::save_logo(session, Some(&png))).await
}

/// Goes back to no logo.
#[tauri::command]
pub async fn logo_remove(desk: State<'_, Desk>) -> Answer<BusinessView> {
    desk.work(|session| app::save_logo(session, None)).await
}

/// The settings.
#[tauri::command]
pub async fn settings(desk: State<'_, Desk>) -> Answer<SettingsView> {
    desk.work(app::settings).await
}

/// Changes the settings.
#[tauri::command]
pub async fn settings_save(app: AppHandle, desk: State<'_, Desk>, settings: SettingsView) -> Answer<SettingsView> {
    let answer = desk.work(move |session| app::save_settings(session, &settings)).await;
    after(&app, What::Backups, answer)
}

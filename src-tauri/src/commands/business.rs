//! Whose book this is, its logo, and the settings.

use super::body;
use crate::desk::{Answer, Desk};
use app::views::{BusinessView, SettingsView};
use app::{business, settings};
use tauri::State;
use tauri::ipc::Request;

/// The seller's profile.
#[tauri::command]
pub async fn business(desk: State<'_, Desk>) -> Answer<BusinessView> {
    desk.work(business::show).await
}

/// Changes the seller's profile; issued documents keep the one they were issued with.
#[tauri::command]
pub async fn business_save(desk: State<'_, Desk>, business: BusinessView) -> Answer<BusinessView> {
    desk.work(move |session| business::save(session, &business)).await
}

/// Takes a PNG as the logo.
#[tauri::command]
pub async fn logo_set(desk: State<'_, Desk>, request: Request<'_>) -> Answer<BusinessView> {
    let png = body::bytes(&request)?;
    desk.work(move |session| business::set_logo(session, &png)).await
}

/// Goes back to no logo.
#[tauri::command]
pub async fn logo_remove(desk: State<'_, Desk>) -> Answer<BusinessView> {
    desk.work(business::remove_logo).await
}

/// The settings.
#[tauri::command]
pub async fn settings(desk: State<'_, Desk>) -> Answer<SettingsView> {
    desk.work(settings::show).await
}

/// Changes the settings.
#[tauri::command]
pub async fn settings_save(desk: State<'_, Desk>, settings: SettingsView) -> Answer<SettingsView> {
    desk.work(move |session| settings::save(session, &settings)).await
}

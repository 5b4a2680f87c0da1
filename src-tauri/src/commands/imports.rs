//! History of another program: looked at, taken over while the face hears how far it is, stopped on request, and shown.

use crate::changes::{self, What};
use crate::desk::{Answer, Desk};
use app::import;
use app::views::{CsvDoneView, CsvLookView, CsvMap, ImportLookView, ImportView, ImportedView};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::{AppHandle, State};

/// Whether the import under way is to stop. It is asked without a turn at the desk, which the import holds.
#[derive(Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

/// What a file would bring.
#[tauri::command]
pub async fn import_look(desk: State<'_, Desk>, path: PathBuf) -> Answer<ImportLookView> {
    desk.work(move |session| import::look(session, &path)).await
}

/// Takes a file over: all of it, or nothing.
#[tauri::command]
pub async fn import_run(
    app: AppHandle,
    desk: State<'_, Desk>,
    stop: State<'_, Stop>,
    path: PathBuf,
) -> Answer<ImportView> {
    let (stop, mut watch) = (Arc::clone(&stop.0), changes::importing(&app));
    stop.store(false, Ordering::Relaxed);
    let answer = desk.work(move |session| import::jsonl(session, &path, &mut watch, &stop)).await;
    let answer = changes::after(&app, What::Customers, answer);
    changes::after(&app, What::Invoices, answer)
}

/// How a table is read, and what it would bring.
#[tauri::command]
pub async fn csv_look(desk: State<'_, Desk>, path: PathBuf, map: CsvMap) -> Answer<CsvLookView> {
    desk.work(move |session| import::csv::look(session, &path, &map)).await
}

/// Takes a table over: all of it, or nothing.
#[tauri::command]
pub async fn csv_run(
    app: AppHandle,
    desk: State<'_, Desk>,
    stop: State<'_, Stop>,
    path: PathBuf,
    map: CsvMap,
) -> Answer<CsvDoneView> {
    let (stop, mut watch) = (Arc::clone(&stop.0), changes::importing(&app));
    stop.store(false, Ordering::Relaxed);
    let answer = desk.work(move |session| import::csv::run(session, &path, &map, &mut watch, &stop)).await;
    let answer = changes::after(&app, What::Customers, answer);
    let answer = changes::after(&app, What::Items, answer);
    changes::after(&app, What::Invoices, answer)
}

/// Stops the import under way; the book stays as it was.
#[tauri::command]
pub async fn import_stop(stop: State<'_, Stop>) -> Answer<()> {
    stop.0.store(true, Ordering::Relaxed);
    Ok(())
}

/// One imported document, as it was given.
#[tauri::command]
pub async fn imported_show(desk: State<'_, Desk>, id: String) -> Answer<ImportedView> {
    desk.work(move |session| import::show(session, &id)).await
}

//! History of another program: looked at, taken over while the face hears how far it is, stopped on request, and shown.

use super::body;
use crate::changes::{self, What};
use crate::desk::{Answer, Desk};
use app::import;
use app::views::{CsvDoneView, CsvLookView, CsvMap, ImportLookView, ImportView, ImportedView};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tauri::ipc::Request;
use tauri::{AppHandle, State};

/// Whether the import or export under way is to stop. It is asked without a turn at the desk, which the work holds.
#[derive(Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// For work that begins now: nobody wishes it to stop yet.
    pub fn anew(&self) -> Arc<AtomicBool> {
        self.0.store(false, Ordering::Relaxed);
        Arc::clone(&self.0)
    }
}

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
    let (stop, mut watch) = (stop.anew(), changes::importing(&app));
    let answer = desk.work(move |session| import::jsonl(session, &path, &mut watch, &stop)).await;
    let answer = changes::after(&app, What::Customers, answer);
    changes::after(&app, What::Invoices, answer)
}

/// A table that was dropped on the window: it has no path that the page could name.
#[derive(Clone, Default)]
pub struct Dropped(Arc<Mutex<Vec<u8>>>);

impl Dropped {
    /// The file at this path; without one, what was dropped last.
    fn bytes(&self, path: Option<&Path>) -> app::Result<Vec<u8>> {
        path.map_or_else(|| Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()), import::csv::bytes_of)
    }
}

/// Keeps a table that was dropped until the next one is.
#[tauri::command]
pub async fn csv_drop(dropped: State<'_, Dropped>, request: Request<'_>) -> Answer<()> {
    *dropped.0.lock().unwrap_or_else(PoisonError::into_inner) = body::file(&request)?.to_vec();
    Ok(())
}

/// How a table is read, and what it would bring.
#[tauri::command]
pub async fn csv_look(
    desk: State<'_, Desk>,
    dropped: State<'_, Dropped>,
    path: Option<PathBuf>,
    map: CsvMap,
) -> Answer<CsvLookView> {
    let dropped = dropped.inner().clone();
    desk.work(move |session| import::csv::look(session, dropped.bytes(path.as_deref())?, &map)).await
}

/// Takes a table over: all of it, or nothing.
#[tauri::command]
pub async fn csv_run(
    app: AppHandle,
    desk: State<'_, Desk>,
    stop: State<'_, Stop>,
    dropped: State<'_, Dropped>,
    path: Option<PathBuf>,
    map: CsvMap,
) -> Answer<CsvDoneView> {
    let (stop, dropped, mut watch) = (stop.anew(), dropped.inner().clone(), changes::importing(&app));
    let run =
        move |session: &mut _| import::csv::run(session, dropped.bytes(path.as_deref())?, &map, &mut watch, &stop);
    let answer = desk.work(run).await;
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

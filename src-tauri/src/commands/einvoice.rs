//! E-invoices of other programs: looked at, or taken into a draft.

use crate::desk::{Answer, Desk};
use app::einvoice;
use app::views::{EInvoiceDraftView, EInvoiceView};
use std::path::PathBuf;
use tauri::State;

/// Reads a file that the user chose.
#[tauri::command]
pub async fn einvoice_read(desk: State<'_, Desk>, path: PathBuf) -> Answer<EInvoiceView> {
    desk.work(move |_| einvoice::read(&path)).await
}

/// Makes a draft of a file that the user chose.
#[tauri::command]
pub async fn einvoice_draft(desk: State<'_, Desk>, path: PathBuf) -> Answer<EInvoiceDraftView> {
    desk.work(move |session| einvoice::to_draft(session, &path)).await
}

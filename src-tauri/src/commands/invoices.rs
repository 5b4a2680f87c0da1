//! Documents, from the first letter typed to the last payment.

use crate::changes::{What, after};
use crate::desk::{Answer, Desk};
use app::invoices;
use app::views::{
    CreditCheckView, CreditInput, DraftCheckView, DraftInput, InvoiceListView, InvoiceQuery, InvoiceView,
};
use chrono::NaiveDate;
use std::path::PathBuf;
use tauri::ipc::Response;
use tauri::{AppHandle, State};

/// A window of the list, with sums over all that the filter lets through.
#[tauri::command]
pub async fn invoices_list(desk: State<'_, Desk>, query: InvoiceQuery) -> Answer<InvoiceListView> {
    desk.work(move |session| invoices::list(session, &query)).await
}

/// One document as it stands.
#[tauri::command]
pub async fn invoice_show(desk: State<'_, Desk>, id: String) -> Answer<InvoiceView> {
    desk.work(move |session| invoices::show(session, &id)).await
}

/// Calculates what is typed and names what is missing; saves nothing.
#[tauri::command]
pub async fn draft_check(desk: State<'_, Desk>, draft: DraftInput) -> Answer<DraftCheckView> {
    desk.work(move |session| invoices::check(session, &draft)).await
}

/// Saves a new draft, or what was typed into one since `version`.
#[tauri::command]
pub async fn draft_save(
    desk: State<'_, Desk>,
    id: Option<String>,
    version: u32,
    draft: DraftInput,
) -> Answer<InvoiceView> {
    desk.work(move |session| invoices::save(session, id.as_deref(), version, &draft)).await
}

/// Discards a draft.
#[tauri::command]
pub async fn draft_delete(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<()> {
    let answer = desk.work(move |session| invoices::delete(session, &id)).await;
    after(&app, What::Invoices, answer)
}

/// The PDF of what is typed, marked as a draft.
#[tauri::command]
pub async fn draft_preview(desk: State<'_, Desk>, draft: DraftInput) -> Answer<Response> {
    desk.work(move |session| invoices::preview(session, &draft)).await.map(Response::new)
}

/// Issues a draft as the user saw it.
#[tauri::command]
pub async fn invoice_issue(app: AppHandle, desk: State<'_, Desk>, id: String, version: u32) -> Answer<InvoiceView> {
    let answer = desk.work(move |session| invoices::issue(session, &id, Some(version), None)).await;
    after(&app, What::Invoices, answer)
}

/// Records a payment.
#[tauri::command]
pub async fn invoice_pay(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    amount: String,
    date: String,
    note: String,
) -> Answer<InvoiceView> {
    let answer = desk.work(move |session| invoices::pay(session, &id, &amount, day(&date)?, &note)).await;
    after(&app, What::Invoices, answer)
}

/// Records money that was paid back.
#[tauri::command]
pub async fn invoice_refund(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    amount: String,
    date: String,
    note: String,
) -> Answer<InvoiceView> {
    let answer = desk.work(move |session| invoices::refund(session, &id, &amount, day(&date)?, &note)).await;
    after(&app, What::Invoices, answer)
}

/// Says what crediting would come to; saves nothing.
#[tauri::command]
pub async fn credit_check(desk: State<'_, Desk>, id: String, credit: CreditInput) -> Answer<CreditCheckView> {
    desk.work(move |session| invoices::credit_check(session, &id, &credit)).await
}

/// Drafts a credit note over an issued invoice.
#[tauri::command]
pub async fn invoice_credit(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    credit: CreditInput,
) -> Answer<InvoiceView> {
    let answer = desk.work(move |session| invoices::credit(session, &id, &credit)).await;
    after(&app, What::Invoices, answer)
}

/// The PDF as it was issued.
#[tauri::command]
pub async fn invoice_pdf(desk: State<'_, Desk>, id: String) -> Answer<Response> {
    desk.work(move |session| invoices::pdf(session, &id)).await.map(Response::new)
}

/// Writes the PDF as it was issued to where the user chose.
#[tauri::command]
pub async fn invoice_save_pdf(desk: State<'_, Desk>, id: String, path: PathBuf) -> Answer<String> {
    desk.work(move |session| {
        invoices::save_pdf(session, &id, &path)?;
        Ok(path.display().to_string())
    })
    .await
}

fn day(text: &str) -> app::Result<NaiveDate> {
    text.parse().map_err(|_| app::Error::Unreadable { what: "the date" })
}

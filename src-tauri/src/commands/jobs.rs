//! Quotes and jobs: what was answered, what follows, and what is asked for piece by piece.

use crate::changes::{What, after};
use crate::desk::{Answer, Desk};
use app::invoices;
use app::views::{AnswerInput, InvoiceView, PortionInput};
use tauri::{AppHandle, State};

/// Records what a customer answered to a quote.
#[tauri::command]
pub async fn quote_answer(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    answer: AnswerInput,
) -> Answer<InvoiceView> {
    let answered = desk.work(move |session| invoices::answer(session, &id, &answer)).await;
    after(&app, What::Invoices, answered)
}

/// Drafts the same again, or the next paper of its job: `code` is the kind (UNTDID 1001).
#[tauri::command]
pub async fn invoice_follow(app: AppHandle, desk: State<'_, Desk>, id: String, code: String) -> Answer<InvoiceView> {
    let draft = desk.work(move |session| invoices::follow(session, &id, code.parse()?)).await;
    after(&app, What::Invoices, draft)
}

/// Drafts a deposit or a partial invoice over a share of a job.
#[tauri::command]
pub async fn job_portion(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    portion: PortionInput,
) -> Answer<InvoiceView> {
    let draft = desk.work(move |session| invoices::portion(session, &id, &portion)).await;
    after(&app, What::Invoices, draft)
}

/// Lets a draft deduct what its job was asked for before.
#[tauri::command]
pub async fn job_deduct(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<InvoiceView> {
    let draft = desk.work(move |session| invoices::deduct(session, &id)).await;
    after(&app, What::Invoices, draft)
}

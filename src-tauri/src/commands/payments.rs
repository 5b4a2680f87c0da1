//! Money as it moves: payments, credit, write-offs, and the reminders that ask for it.

use crate::changes::{What, after};
use crate::desk::{Answer, Desk};
use app::views::{
    InvoiceView, MovementListView, MovementView, PaymentCheckView, PaymentInput, ReminderInput, ReminderTermsView,
    ReminderView,
};
use app::{payments, reminders};
use chrono::NaiveDate;
use std::path::PathBuf;
use tauri::{AppHandle, State};

/// Says what a payment would do; records nothing.
#[tauri::command]
pub async fn payment_check(desk: State<'_, Desk>, payment: PaymentInput) -> Answer<PaymentCheckView> {
    desk.work(move |session| payments::check(session, &payment)).await
}

/// Records a payment over one or several invoices.
#[tauri::command]
pub async fn payment_record(app: AppHandle, desk: State<'_, Desk>, payment: PaymentInput) -> Answer<MovementView> {
    let answer = desk.work(move |session| payments::record(session, &payment)).await;
    after(&app, What::Invoices, answer)
}

/// Movements of a period, oldest first.
#[tauri::command]
pub async fn payments_list(desk: State<'_, Desk>, from: String, to: String) -> Answer<MovementListView> {
    desk.work(move |session| payments::list(session, &from, &to)).await
}

/// Records that credit was paid back to the customer.
#[tauri::command]
pub async fn credit_return(
    app: AppHandle,
    desk: State<'_, Desk>,
    customer: String,
    amount: String,
    currency: String,
    date: String,
    note: String,
) -> Answer<Vec<MovementView>> {
    let answer = desk
        .work(move |session| payments::return_credit(session, &customer, &amount, &currency, day(&date)?, &note))
        .await;
    after(&app, What::Invoices, answer)
}

/// Takes back a payment that was recorded by mistake.
#[tauri::command]
pub async fn payment_reverse(app: AppHandle, desk: State<'_, Desk>, id: String, note: String) -> Answer<MovementView> {
    let answer = desk.work(move |session| payments::reverse(session, &id, &note)).await;
    after(&app, What::Invoices, answer)
}

/// Writes the receipt of a payment to where the user chose.
#[tauri::command]
pub async fn receipt_save_pdf(app: AppHandle, desk: State<'_, Desk>, id: String, path: PathBuf) -> Answer<String> {
    let answer = desk
        .work(move |session| {
            payments::save_receipt(session, &id, &path)?;
            Ok(path.display().to_string())
        })
        .await;
    after(&app, What::Invoices, answer)
}

/// Settles an invoice from the credit of its customer.
#[tauri::command]
pub async fn credit_use(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<InvoiceView> {
    let answer = desk.work(move |session| payments::use_credit(session, &id, "")).await;
    after(&app, What::Invoices, answer)
}

/// Keeps what is owed back on an invoice as credit.
#[tauri::command]
pub async fn credit_keep(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<InvoiceView> {
    let answer = desk.work(move |session| payments::keep_as_credit(session, &id)).await;
    after(&app, What::Invoices, answer)
}

/// Gives up what an invoice still asks for.
#[tauri::command]
pub async fn invoice_write_off(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    amount: String,
    date: String,
    reason: String,
) -> Answer<InvoiceView> {
    let answer = desk.work(move |session| payments::write_off(session, &id, &amount, day(&date)?, &reason)).await;
    after(&app, What::Invoices, answer)
}

/// Asks again for what was written off.
#[tauri::command]
pub async fn invoice_take_up(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<InvoiceView> {
    let answer = desk.work(move |session| payments::take_back(session, &id)).await;
    after(&app, What::Invoices, answer)
}

/// Every reminder that is due today.
#[tauri::command]
pub async fn reminders_due(desk: State<'_, Desk>) -> Answer<Vec<ReminderView>> {
    desk.work(reminders::propose).await
}

/// When reminders are proposed, and what they ask for.
#[tauri::command]
pub async fn reminder_terms(desk: State<'_, Desk>) -> Answer<ReminderTermsView> {
    desk.work(reminders::shown_terms).await
}

/// Changes that.
#[tauri::command]
pub async fn reminder_terms_save(
    app: AppHandle,
    desk: State<'_, Desk>,
    terms: ReminderTermsView,
) -> Answer<ReminderTermsView> {
    let answer = desk.work(move |session| reminders::save_typed_terms(session, &terms)).await;
    after(&app, What::Invoices, answer)
}

/// What a reminder of one invoice would say today.
#[tauri::command]
pub async fn reminder_look(desk: State<'_, Desk>, id: String, reminder: ReminderInput) -> Answer<ReminderView> {
    desk.work(move |session| reminders::propose_one(session, &id, &reminder)).await
}

/// Writes a reminder; nothing is sent.
#[tauri::command]
pub async fn reminder_write(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    reminder: ReminderInput,
) -> Answer<ReminderView> {
    let answer = desk.work(move |session| reminders::write(session, &id, &reminder)).await;
    after(&app, What::Invoices, answer)
}

/// Writes the PDF of a reminder to where the user chose.
#[tauri::command]
pub async fn reminder_save_pdf(desk: State<'_, Desk>, id: String, path: PathBuf) -> Answer<String> {
    desk.work(move |session| {
        reminders::save_pdf(session, &id, &path)?;
        Ok(path.display().to_string())
    })
    .await
}

fn day(text: &str) -> app::Result<NaiveDate> {
    text.parse().map_err(|_| app::Error::Unreadable { what: "the date" })
}

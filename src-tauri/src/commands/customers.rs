//! Whom documents are for.

use crate::changes::{What, after, after_all};
use crate::desk::{Answer, Desk};
use app::customers::{self, Take};
use app::views::{CustomerInput, CustomerView, LookAlikeView, MergeView};
use tauri::{AppHandle, State};

/// The customers whose name, city or address holds every word of `text`; all when it is empty.
#[tauri::command]
pub async fn customers_list(desk: State<'_, Desk>, text: String) -> Answer<Vec<CustomerView>> {
    desk.work(move |session| customers::list(session, &text)).await
}

/// Saves a new customer, or changes one.
#[tauri::command]
pub async fn customer_save(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Option<String>,
    customer: CustomerInput,
    bank_confirmed: Option<bool>,
) -> Answer<CustomerView> {
    let save = if bank_confirmed == Some(true) { customers::save_confirmed } else { customers::save };
    let answer = desk.work(move |session| save(session, id.as_deref(), &customer)).await;
    after(&app, What::Customers, answer)
}

/// Keeps that a part of a customer was checked today.
#[tauri::command]
pub async fn customer_check(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    part: String,
    how: String,
) -> Answer<CustomerView> {
    let answer = desk.work(move |session| customers::check(session, &id, &part, &how)).await;
    after(&app, What::Customers, answer)
}

/// Who may be the same as the customer that is typed.
#[tauri::command]
pub async fn customer_look_alikes(
    desk: State<'_, Desk>,
    id: Option<String>,
    customer: CustomerInput,
) -> Answer<Vec<LookAlikeView>> {
    desk.work(move |session| customers::look_alikes(session, id.as_deref(), &customer)).await
}

/// What comes together if two customers are made one; without a choice, the one who stays keeps what they say.
#[tauri::command]
pub async fn customer_merge_look(
    desk: State<'_, Desk>,
    kept: String,
    other: String,
    take: Option<Vec<String>>,
) -> Answer<MergeView> {
    desk.work(move |session| {
        let take = take.as_deref().map_or(Take::Filling(&[]), Take::Only);
        customers::preview_merge(session, &kept, &other, take)
    })
    .await
}

/// Makes two customers one, with exactly these parts of the other one's record.
#[tauri::command]
pub async fn customer_merge(
    app: AppHandle,
    desk: State<'_, Desk>,
    kept: String,
    other: String,
    take: Vec<String>,
) -> Answer<CustomerView> {
    let answer = desk.work(move |session| customers::merge(session, &kept, &other, Take::Only(&take))).await;
    after_all(&app, answer)
}

/// Lets a customer who was made one with another stand alone again.
#[tauri::command]
pub async fn customer_unmerge(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<CustomerView> {
    let answer = desk.work(move |session| customers::unmerge(session, &id)).await;
    after_all(&app, answer)
}

//! Whom documents are for.

use crate::changes::{What, after};
use crate::desk::{Answer, Desk};
use app::customers;
use app::views::{CustomerInput, CustomerView};
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
) -> Answer<CustomerView> {
    let answer = desk.work(move |session| customers::save(session, id.as_deref(), &customer)).await;
    after(&app, What::Customers, answer)
}

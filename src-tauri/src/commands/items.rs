//! The price list, and what of it fits a line that is being typed.

use crate::changes::{What, after};
use crate::desk::{Answer, Desk};
use app::items;
use app::views::{ItemInput, ItemOfferView, ItemView, LineInput};
use tauri::{AppHandle, State};

/// The items that hold every word of `text`; all when it is empty.
#[tauri::command]
pub async fn items_list(desk: State<'_, Desk>, text: String) -> Answer<Vec<ItemView>> {
    desk.work(move |session| items::list(session, &text)).await
}

/// Saves a new item, or changes one.
#[tauri::command]
pub async fn item_save(app: AppHandle, desk: State<'_, Desk>, id: Option<String>, item: ItemInput) -> Answer<ItemView> {
    let answer = desk.work(move |session| items::save(session, id.as_deref(), &item)).await;
    after(&app, What::Items, answer)
}

/// Takes an item off the list.
#[tauri::command]
pub async fn item_remove(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<()> {
    let answer = desk.work(move |session| items::remove(session, &id)).await;
    after(&app, What::Items, answer)
}

/// The items that fit what is typed into a line, as lines of the document at hand.
#[tauri::command]
pub async fn items_offer(
    desk: State<'_, Desk>,
    text: String,
    currency: String,
    prices: String,
) -> Answer<Vec<ItemOfferView>> {
    desk.work(move |session| items::offer(session, &text, &currency, &prices)).await
}

/// Keeps a line as an item.
#[tauri::command]
pub async fn item_keep(
    app: AppHandle,
    desk: State<'_, Desk>,
    line: LineInput,
    currency: String,
    prices: String,
) -> Answer<ItemView> {
    let answer = desk.work(move |session| items::keep(session, &line, &currency, &prices)).await;
    after(&app, What::Items, answer)
}

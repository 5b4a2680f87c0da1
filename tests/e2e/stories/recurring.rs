//! An invoice becomes recurring; after an absence what waits is seen at unlock, and each period becomes one draft.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Window, book, until};
use serde_json::{Value, json};

#[tokio::test]
async fn after_an_absence_what_recurs_waits_at_unlock_and_is_made_once() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let invoice = book::issue(&window).await.expect("an invoice");
    window.reload().await;
    let keys = Keys::of(&window);

    go(&window, &format!("#/invoices/{}", invoice["id"].as_str().expect("an id"))).await;
    window.click("recur").await;
    window.find("[data-testid=schedule-preview] li:nth-child(6)").await;
    let start = days_ago(&window, 75).await;
    write(&window, "schedule-start", &start).await;
    write(&window, "schedule-line-0", "Cover design, {period}").await;
    write(&window, "schedule-name", "Book covers every month").await;
    window.reads("have come already").await;
    window.shoot("recurring-1-form").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=schedule-state]").await;
    at_rest(&window).await;
    window.shoot("recurring-2-schedule").await;

    // Away, and back: the window opens on a book in which three months wait.
    keys.press(&[CONTROL, 'l']).await;
    keys.fill("passphrase", book::PASSPHRASE).await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=due-news]").await;
    go(&window, "#/home").await;
    window.reads("3 recurring documents wait").await;
    window.shoot("recurring-3-home").await;
    window.click("due-go").await;
    window.find("[data-testid=due-make]:not(:disabled)").await;
    window.shoot("recurring-4-catch-up").await;
    assert_eq!(window.axe().await, Vec::<String>::new());

    // The first of the three is not wanted now.
    window.click(&format!("due-{start}")).await;
    window.click("due-make").await;
    until("two drafts are made", async || (drafts(&window).await == 2).then_some(())).await;
    at_rest(&window).await;
    let again = window.invoke("schedule_make", json!({ "choices": everything(&window).await })).await.expect("again");
    assert_eq!(again["made"], 0, "what was made is not made twice: {again}");
    go(&window, "#/recurring/due").await;
    window.click("due-pass").await;
    at_rest(&window).await;
    assert_eq!(window.invoke("schedules_due", json!({})).await.expect("what waits")["count"], 0);

    let schedule = window.invoke("schedules_list", json!({})).await.expect("the schedules")[0].clone();
    go(&window, &format!("#/recurring/{}", schedule["id"].as_str().expect("an id"))).await;
    window.reads("passed over").await;
    window.shoot("recurring-5-so-far").await;
    window.find("[data-testid=period-document]").await.click().await.expect("the draft of the last month");
    window.find("[data-testid=issue]").await;
    window.find("footer .good").await;
    window.shoot("recurring-6-draft").await;
    assert_eq!(drafts(&window).await, 2, "nothing is issued by itself");
    window.quit().await;
}

#[tokio::test]
async fn a_line_is_made_from_the_price_list_and_kept_in_it() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.reload().await;
    let keys = Keys::of(&window);
    go(&window, "#/items/new").await;
    for (field, text) in [("name", "Editorial design"), ("unit", "h"), ("vat", "19"), ("price-0", "95.00")] {
        write(&window, &format!("item-{field}"), text).await;
    }
    window.shoot("items-1-form").await;
    keys.press(&[ENTER]).await;
    window.reads("Editorial design").await;
    at_rest(&window).await;
    window.shoot("items-2-list").await;

    keys.press(&[CONTROL, 'n']).await.at("customer").await;
    write(&window, "line-0-name", "edit").await;
    window.find("[data-testid=item-offer]").await;
    window.shoot("items-3-offer").await;
    keys.press(&['\u{e015}']).await;
    keys.press(&[ENTER]).await;
    until("the line has the item's price", async || (value(&window, "line-0-price").await == "95.00").then_some(()))
        .await;
    write(&window, "line-1-name", "Proof prints").await;
    write(&window, "line-1-price", "12.50").await;
    window.find("[data-testid=line-1-name]").await.click().await.expect("the name again");
    window.click("item-keep").await;
    window.reads("is an item now").await;
    window.shoot("items-4-kept").await;
    let kept = window.invoke("items_list", json!({ "text": "proof" })).await.expect("the list");
    assert_eq!(kept[0]["amounts"][0]["price"], "12.50");
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.quit().await;
}

async fn go(window: &Window, address: &str) {
    window.ask("location.hash = arguments[0]", vec![json!(address)]).await;
}

/// Types into the field of this name, in place of what stands there.
async fn write(window: &Window, field: &str, text: &str) {
    let element = window.find(&format!("[data-testid={field}]")).await;
    element.clear().await.expect("an empty field");
    element.send_keys(text).await.expect("the letters arrive");
}

/// A civil day of the machine that the window runs on, as the window counts them.
async fn days_ago(window: &Window, days: u32) -> String {
    let script = "const now = new Date();
        return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() - arguments[0])).toISOString().slice(0, 10)";
    window.ask(script, vec![json!(days)]).await.as_str().expect("a day").to_owned()
}

async fn drafts(window: &Window) -> u64 {
    let query = json!({ "query": { "text": "", "state": "draft", "limit": 50, "after": null } });
    window.invoke("invoices_list", query).await.expect("the list")["count"].as_u64().expect("a count")
}

/// Every period that was made, as if somebody asked for it again.
async fn everything(window: &Window) -> Value {
    let list = window.invoke("schedules_list", json!({})).await.expect("the schedules");
    let id = list[0]["id"].clone();
    let shown = window.invoke("schedule_show", json!({ "id": id })).await.expect("the schedule");
    let periods = shown["periods"].as_array().expect("its periods").iter();
    let dates: Vec<_> =
        periods.filter(|period| period["state"] == "made").map(|period| period["date"].clone()).collect();
    json!([{ "schedule": id, "dates": dates }])
}

async fn value(window: &Window, field: &str) -> String {
    let script = "return document.querySelector(`[data-testid=${arguments[0]}]`)?.value ?? ''";
    window.ask(script, vec![json!(field)]).await.as_str().unwrap_or_default().to_owned()
}

/// A dialog that is still going away keeps keys from meaning anything else.
async fn at_rest(window: &Window) {
    let gone = "return !document.querySelector('[role=dialog]')";
    until("no dialog stands", async || (window.ask(gone, vec![]).await == true).then_some(())).await;
}

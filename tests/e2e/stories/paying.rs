//! What a late invoice asks for beside itself is set, paid, and found again; what came in too much goes back.

use crate::harness::keys::{ENTER, Keys};
use crate::harness::{Desktop, Window, book, until};
use serde_json::{Value, json};

#[tokio::test]
async fn late_fees_are_set_and_paid_and_what_came_in_too_much_goes_back() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.reload().await;
    ask_for_a_fee(&window).await;
    let id = remind_of_a_late_invoice(&window).await;
    pay_with_the_fee(&window, &id).await;
    too_much_comes_in(&window).await;
    give_it_back(&window).await;
    window.quit().await;
}

/// 5.00 with the first reminder, set where settings are.
async fn ask_for_a_fee(window: &Window) {
    go(window, "settings").await;
    window.find("[data-field=reminder-fee-friendly]").await.click().await.expect("the field");
    let select = "document.activeElement.select()";
    window.ask(select, vec![]).await;
    Keys::of(window).fill("reminder-fee-friendly", "5,00").await.press(&[ENTER]).await;
    window.reads("Settings saved").await;
    let terms = window.invoke("reminder_terms", json!({})).await.expect("the terms");
    assert_eq!(terms["fees"][0], "5.00");
}

/// Over 1,606.50, due forty days ago.
async fn remind_of_a_late_invoice(window: &Window) -> String {
    let kept = book::keep_draft(window).await.expect("a draft");
    let day = |ago: u32| format!("return new Date(Date.now() - {ago} * 864e5).toISOString().slice(0, 10)");
    let mut draft = kept["draft"].clone();
    draft["issue_date"] = window.ask(&day(60), vec![]).await;
    draft["due_date"] = window.ask(&day(40), vec![]).await;
    let saved = json!({ "id": kept["id"], "version": kept["version"], "draft": draft });
    let saved = window.invoke("draft_save", saved).await.expect("a dated draft");
    let issue = json!({ "id": saved["id"], "version": saved["version"] });
    let id = text(&window.invoke("invoice_issue", issue).await.expect("a late invoice")["id"]);
    let reminder = json!({ "id": id, "reminder": { "tone": "", "waive": false } });
    window.invoke("reminder_write", reminder).await.expect("a reminder");
    id
}

async fn pay_with_the_fee(window: &Window, id: &str) {
    let keys = Keys::of(window);
    go(window, &format!("invoices/{id}")).await;
    window.find("[data-testid=record-payment]").await;
    keys.press(&['p']).await.at("pay-amount").await;
    window.click("pay-charges").await;
    let proposed = "return document.querySelector('[data-field=pay-amount]').value === '1,611.50'";
    until("the fee is proposed too", async || (window.ask(proposed, vec![]).await == true).then_some(())).await;
    window.shoot("paying-1-fee").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.click("pay-confirm").await;
    window.reads("late fees and interest").await;
    let paid = window.invoke("invoice_show", json!({ "id": id })).await.expect("the invoice");
    assert_eq!((&paid["state"], &paid["claim"]["charges_open"]), (&json!("settled"), &json!("0.00")));
}

async fn too_much_comes_in(window: &Window) {
    let issued = book::issue(window).await.expect("another invoice");
    let today = window.ask("return new Intl.DateTimeFormat('sv').format(new Date())", vec![]).await;
    let payment = json!({
        "customer": "", "date": today, "amount": "1650.00", "currency": "", "fee": "", "rate": "", "note": "too much",
        "allocations": [{ "invoice": issued["id"], "amount": "", "charges": false, "issue_rate": "" }],
        "keep_credit": true,
    });
    window.invoke("payment_record", json!({ "payment": payment })).await.expect("a payment with a rest");
}

async fn give_it_back(window: &Window) {
    let keys = Keys::of(window);
    go(window, "payments").await;
    let filter = window.find("[data-testid=filter]").await;
    filter.send_keys(" credit").await.expect("the filter");
    let one = "return document.querySelectorAll('[data-testid=row]').length === 1";
    until("one has a rest", async || (window.ask(one, vec![]).await == true).then_some(())).await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=row]:focus").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=payment-detail]").await;
    window.shoot("paying-2-credit").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.click("payment-return").await;
    keys.at("return-amount").await;
    window.shoot("paying-3-return").await;
    keys.press(&[ENTER]).await;
    window.reads("€43.50 paid back to Nordlicht Verlag GmbH").await;
    window.reads("Nothing found").await;
}

async fn go(window: &Window, page: &str) {
    window.ask("location.hash = arguments[0]", vec![json!(format!("#/{page}"))]).await;
}

fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

//! Customers in the window: people and places, a check that goes stale, bank data that must be meant, and two who are one
//! and the same; and an item that is changed, deleted and brought back.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Window, book, until};
use serde_json::{Value, json};

#[tokio::test]
async fn a_customer_is_kept_with_people_and_checks_and_changed_bank_data_must_be_meant() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.reload().await;
    go(&window, "#/customers/new").await;
    for (field, text) in [("name", "Nordlicht Verlag"), ("street", "Hafen 3"), ("city", "Bremen"), ("iban", IBAN)] {
        write(&window, &format!("customer-{field}"), text).await;
    }
    window.find("[data-testid=customer-more]").await.click().await.expect("terms, people, notes");
    window.click("contact-add").await;
    write(&window, "contact-name-0", "Ada Falk").await;
    write(&window, "contact-role-0", "Accounts").await;
    window.shoot("customers-1-form").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    Keys::of(&window).press(&[ENTER]).await;
    window.reads("Nordlicht Verlag").await;
    at_rest(&window).await;

    let id = only(&window).await["id"].as_str().expect("an id").to_owned();
    go(&window, &format!("#/customers/{id}")).await;
    window.click("check-bank").await;
    write(&window, "check-how", "called the number that we had").await;
    window.click("check-keep").await;
    window.reads("called the number that we had").await;
    window.shoot("customers-2-checked").await;

    write(&window, "customer-iban", "GB33BUKB20201555555555").await;
    window.click("customer-save").await;
    window.find("[data-testid=bank-meant]").await;
    window.shoot("customers-3-bank-asked").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    assert_eq!(only(&window).await["iban"], IBAN, "nothing is changed before somebody says that it is meant");
    window.click("bank-meant").await;
    window.click("customer-save").await;
    at_rest(&window).await;
    let kept = only(&window).await;
    assert_eq!((&kept["iban"], &kept["checks"][0]["stale"]), (&json!("GB33BUKB20201555555555"), &json!(true)));
    assert_eq!(kept["contacts"][0]["name"], "Ada Falk");
    window.quit().await;
}

#[tokio::test]
async fn two_customers_who_look_alike_are_made_one_and_separated_again() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let kept = customer(&window, "Nordlicht Verlag", "Hafen 3", "").await;
    let other = customer(&window, "Nordlicht Verlag GmbH", "Domshof 1", "post@nordlicht.example").await;
    for id in [&kept, &other] {
        issue(&window, id).await;
    }
    window.reload().await;
    let keys = Keys::of(&window);
    go(&window, &format!("#/customers/{kept}")).await;
    window.find("[data-testid=look-alikes]").await;
    window.shoot("merge-1-alike").await;
    window.click(&format!("merge-{other}")).await;
    window.find("[data-testid=merge-moves]").await;
    window.reads("1 issued document").await;
    window.shoot("merge-2-side-by-side").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.click("merge-name-other").await;
    window.find("[data-testid=merge-name-other]:checked").await;
    window.click("merge-do").await;
    window.reads("Both are one customer now").await;
    let name = async || {
        let name = "return document.querySelector('[data-testid=customer-name]')?.value";
        (window.ask(name, vec![]).await == "Nordlicht Verlag GmbH").then_some(())
    };
    until("the form says what the record says", name).await;
    window.find("[data-testid=merged]").await;
    window.shoot("merge-3-one").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    let one = only(&window).await;
    assert_eq!((&one["id"], &one["documents"], &one["open"][0]["amount"]), (&json!(kept), &json!(2), &json!("238.00")));
    assert_eq!((&one["name"], &one["email"]), (&json!("Nordlicht Verlag GmbH"), &json!("post@nordlicht.example")));

    window.click(&format!("separate-{other}")).await;
    window.reads("stands alone again").await;
    assert_eq!(customers(&window).await.len(), 2);
    go(&window, "#/customers").await;
    at_rest(&window).await;
    keys.press(&[CONTROL, 'z']).await;
    window.reads("is merged again").await;
    keys.press(&[CONTROL, 'z']).await;
    until("both are as they were", async || (customers(&window).await.len() == 2).then_some(())).await;
    let names: Vec<_> = customers(&window).await.iter().map(|each| each["name"].clone()).collect();
    assert_eq!(names, ["Nordlicht Verlag", "Nordlicht Verlag GmbH"]);

    // Nobody looks alike: then the other one is looked for by name.
    go(&window, &format!("#/customers/{kept}")).await;
    window.click("merge-open").await;
    write(&window, "merge-find", "gmbh").await;
    window.find(&format!("[data-testid=merge-with-{other}]")).await;
    window.shoot("merge-4-find").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.quit().await;
}

#[tokio::test]
async fn an_item_is_changed_deleted_and_brought_back() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let id = item(&window, None, "95.00").await;
    item(&window, Some(&id), "120.00").await;
    window.reload().await;
    go(&window, &format!("#/items/{id}")).await;
    window.click("history-open").await;
    window.find("[data-testid=version-1]").await;
    window.reads("120.00").await;
    window.shoot("items-5-history").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.click("version-1").await;
    window.click("version-restore").await;
    at_rest(&window).await;
    assert_eq!(items(&window).await[0]["amounts"][0]["price"], "95.00");
    go(&window, &format!("#/items/{id}")).await;
    window.click("item-remove").await;
    window.reads("Item deleted").await;
    go(&window, "#/trash").await;
    window.reads("Editorial design").await;
    window.shoot("items-6-trash").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    Keys::of(&window).press(&[CONTROL, 'z']).await;
    until("the item is back", async || (items(&window).await.len() == 1).then_some(())).await;
    window.quit().await;
}

const IBAN: &str = "DE02120300000000202051";

async fn customer(window: &Window, name: &str, street: &str, email: &str) -> String {
    let customer = json!({
        "name": name, "contact": "", "street": street, "city": "Bremen", "postcode": "28195", "country": "DE", "vat_id": "",
        "tax_id": "", "email": email, "iban": "", "language": "", "currency": "",
    });
    let kept = window.invoke("customer_save", json!({ "id": null, "customer": customer })).await.expect("a customer");
    kept["id"].as_str().expect("an id").to_owned()
}

/// An invoice over 119.00.
async fn issue(window: &Window, customer: &str) {
    let vat = json!({ "category": "S", "rate": "19" });
    let line = json!({ "name": "Design", "quantity": "1", "unit": "C62", "price": "100.00", "vat": vat });
    let draft = json!({ "customer": customer, "description": "Cover", "lines": [line] });
    let kept = window.invoke("draft_save", json!({ "id": null, "version": 0, "draft": draft })).await.expect("a draft");
    let asked = json!({ "id": kept["id"], "version": kept["version"] });
    window.invoke("invoice_issue", asked).await.expect("an invoice");
}

async fn item(window: &Window, id: Option<&str>, price: &str) -> String {
    let item = json!({
        "name": "Editorial design", "number": "D-1", "description": "", "unit": "HUR", "prices": "net",
        "vat": { "category": "S", "rate": "19" }, "amounts": [{ "currency": "EUR", "price": price }],
    });
    let kept = window.invoke("item_save", json!({ "id": id, "item": item })).await.expect("an item");
    kept["id"].as_str().expect("an id").to_owned()
}

async fn items(window: &Window) -> Vec<Value> {
    let list = window.invoke("items_list", json!({ "text": "" })).await.expect("the price list");
    list.as_array().expect("a list").clone()
}

async fn customers(window: &Window) -> Vec<Value> {
    let list = window.invoke("customers_list", json!({ "text": "" })).await.expect("the customers");
    list.as_array().expect("a list").clone()
}

/// The one customer that there is.
async fn only(window: &Window) -> Value {
    let mut all = customers(window).await;
    assert_eq!(all.len(), 1, "one customer");
    all.remove(0)
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

/// A dialog that is still going away keeps keys from meaning anything else.
async fn at_rest(window: &Window) {
    let gone = "return !document.querySelector('[role=dialog]')";
    until("no dialog stands", async || (window.ask(gone, vec![]).await == true).then_some(())).await;
}

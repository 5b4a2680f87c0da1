//! Fourteen weeks of a designer's business, entered through the commands that the face calls: what the pictures show.

use crate::harness::Window;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

const LEDGER: &str = include_str!("ledger.json");
const BUSINESS: &str = include_str!("../../../../assets/demo/business.json");

/// Documents that the pictures open.
pub struct Ledger {
    /// How many rows the list has.
    pub documents: usize,
    /// How many customers there are.
    pub customers: usize,
    /// A draft with several lines that can be issued.
    pub draft: String,
    /// An issued document of which a part was paid.
    pub part_paid: String,
    /// A credit note over a part of an invoice that was paid.
    pub credit_note: String,
    /// A customer with a long name and open amounts.
    pub customer: String,
}

/// The seller.
pub fn business() -> Value {
    serde_json::from_str(BUSINESS).expect("the demo's business")
}

/// Enters it all, dated back from today, and makes one backup.
pub async fn enter(window: &Window) -> Ledger {
    let ledger: Value = serde_json::from_str(LEDGER).expect("the ledger");
    let today = today(window).await;
    let mut customer = String::new();
    for details in list(&ledger["customers"]) {
        let made = call(window, "customer_save", json!({ "id": null, "customer": details })).await;
        if details["name"] == "Galeria Łódź Żuraw" {
            customer = id(&made);
        }
    }
    let (mut part_paid, mut credit_note) = (String::new(), String::new());
    for entry in list(&ledger["issued"]) {
        let issued = issue(window, entry, today).await;
        if settle(window, entry, &issued, today).await == "part-paid" {
            part_paid = id(&issued);
        }
        if !entry["credit"].is_null() {
            credit_note = id(&credit(window, entry, &issued).await);
        }
    }
    let mut draft = String::new();
    for kept in list(&ledger["drafts"]) {
        draft = id(&call(window, "draft_save", json!({ "id": null, "version": 0, "draft": kept })).await);
    }
    call(window, "backup_now", json!({})).await;
    let documents = list(&ledger["issued"]).len() + list(&ledger["drafts"]).len() + 1;
    Ledger { documents, customers: list(&ledger["customers"]).len(), draft, part_paid, credit_note, customer }
}

async fn issue(window: &Window, entry: &Value, today: NaiveDate) -> Value {
    let day = today - Days::new(number(&entry["days_ago"]));
    let mut draft = entry["draft"].clone();
    draft["issue_date"] = json!(day);
    draft["due_date"] = json!(day + Days::new(number(&entry["terms"])));
    let kept = call(window, "draft_save", json!({ "id": null, "version": 0, "draft": draft })).await;
    call(window, "invoice_issue", json!({ "id": kept["id"], "version": kept["version"] })).await
}

/// Records what was paid, a few days after the issue, and returns where the document stands then.
async fn settle(window: &Window, entry: &Value, issued: &Value, today: NaiveDate) -> Value {
    let amount = match entry["paid"].as_str() {
        None => return issued["state"].clone(),
        Some("all") => issued["open"].clone(),
        Some(part) => json!(part),
    };
    let day = today - Days::new(number(&entry["days_ago"]).saturating_sub(9));
    let payment = json!({ "id": issued["id"], "amount": amount, "date": day, "note": "" });
    call(window, "invoice_pay", payment).await["state"].take()
}

/// Credits what the ledger names of an invoice.
async fn credit(window: &Window, entry: &Value, issued: &Value) -> Value {
    let kept = call(window, "invoice_credit", json!({ "id": issued["id"], "credit": entry["credit"] })).await;
    call(window, "invoice_issue", json!({ "id": kept["id"], "version": kept["version"] })).await
}

/// The day as the window knows it.
async fn today(window: &Window) -> NaiveDate {
    let day = window.ask("return new Intl.DateTimeFormat('sv').format(new Date())", vec![]).await;
    day.as_str().expect("a day").parse().expect("a date")
}

async fn call(window: &Window, command: &str, arguments: Value) -> Value {
    match window.invoke(command, arguments.clone()).await {
        Ok(answer) => answer,
        Err(refused) => panic!("{command} is refused ({}): {arguments}", refused.code),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

fn id(view: &Value) -> String {
    view["id"].as_str().expect("an id").to_owned()
}

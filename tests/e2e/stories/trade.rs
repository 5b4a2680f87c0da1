//! One job from its quote to the invoice that ends it: a step a function, each in the window as a person takes it.

use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Window, book, until};
use serde_json::{Value, json};
use std::process::Command;

#[tokio::test]
async fn a_job_runs_from_its_quote_over_a_deposit_to_the_invoice_that_ends_it() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.reload().await;
    let quote = issue_the_quote(&window).await;
    let said = paper(&desktop, &window, &quote).await;
    assert!(said.contains("Quote Q-") && said.contains("Valid until") && !said.contains("Amount due"), "{said}");
    accept_it(&window).await;
    let deposit = ask_for_a_deposit(&window).await;
    let end = end_the_job(&window, &quote).await;
    let said = paper(&desktop, &window, &end).await;
    assert!(said.contains("Final invoice") && said.contains(&format!("Less prepayment invoice {deposit}")), "{said}");
    everything_in_the_list(&window).await;
    begin_a_quote(&window).await;
    window.quit().await;
}

/// The New menu begins a quote: it says until when it holds, where an invoice says when it is due.
async fn begin_a_quote(window: &Window) {
    window.click("new-other").await;
    window.find("[data-testid=new-other-310]").await;
    window.shoot("trade-9-new").await;
    window.click("new-other-310").await;
    window.reads("Valid until").await;
    window.reads("Quote, draft").await;
}

async fn issue_the_quote(window: &Window) -> String {
    let kept = book::keep_draft(window).await.expect("a draft");
    let mut draft = kept["draft"].clone();
    draft["type_code"] = json!("310");
    let arguments = json!({ "id": kept["id"], "version": kept["version"], "draft": draft });
    let kept = window.invoke("draft_save", arguments).await.expect("a quote");
    open(window, kept["id"].as_str().expect("an id")).await;
    issue(window).await;
    window.find("[data-testid=quote-accept]").await;
    window.shoot("trade-1-quote").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    number(window).await
}

async fn accept_it(window: &Window) {
    let keys = Keys::of(window);
    window.click("quote-accept").await;
    window.find("[data-testid=answer-dialog]").await;
    window.find("[data-field=answer-by]").await.click().await.expect("the field");
    keys.fill("answer-by", "Ada Byron").await;
    window.shoot("trade-2-answer").await;
    window.click("answer-confirm").await;
    window.find("[data-testid=answers]").await;
    at_rest(window).await;
}

/// 30 % is proposed; the draft opens by itself. The number that it takes.
async fn ask_for_a_deposit(window: &Window) -> String {
    window.click("portion").await;
    window.find("[data-testid=portion-dialog]").await;
    window.shoot("trade-3-deposit").await;
    window.click("portion-draft").await;
    window.reads("Deposit, draft").await;
    issue(window).await;
    window.find("[data-testid=job]").await;
    window.shoot("trade-4-deposit-issued").await;
    number(window).await
}

async fn end_the_job(window: &Window, quote: &str) -> String {
    window.find("[data-testid=based-on]").await.click().await.expect("the quote that it was made from");
    until_number(window, quote).await;
    window.shoot("trade-5-quote-with-job").await;
    window.click("quote-invoice").await;
    window.find("footer .good").await;
    window.shoot("trade-6-end-draft").await;
    issue(window).await;
    let left = window.find("[data-testid=job-left]").await.text().await.expect("what is left");
    assert_eq!(left, "€0.00");
    window.shoot("trade-7-end").await;
    number(window).await
}

async fn everything_in_the_list(window: &Window) {
    window.ask("location.hash = '#/invoices'", vec![]).await;
    window.reads("Invoiced").await;
    window.shoot("trade-8-list").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
}

async fn issue(window: &Window) {
    let keys = Keys::of(window);
    window.find("footer .good").await;
    keys.press(&[CONTROL, ENTER]).await;
    window.find("[data-testid=issue-confirm]:focus").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=chain-code]").await;
    at_rest(window).await;
}

async fn open(window: &Window, id: &str) {
    window.ask("location.hash = arguments[0]", vec![json!(format!("#/invoices/{id}"))]).await;
}

async fn number(window: &Window) -> String {
    window.find("[data-testid=invoice-number]").await.text().await.expect("a number")
}

async fn until_number(window: &Window, number: &str) {
    let shown = "return document.querySelector('[data-testid=invoice-number]')?.textContent === arguments[0]";
    until("the document is shown", async || (window.ask(shown, vec![json!(number)]).await == true).then_some(())).await;
}

/// A dialog that is still going away keeps keys from meaning anything else.
async fn at_rest(window: &Window) {
    let gone = "return !document.querySelector('[role=dialog]')";
    until("no dialog stands", async || (window.ask(gone, vec![]).await == true).then_some(())).await;
}

/// What stands on the sealed page of a document.
async fn paper(desktop: &Desktop, window: &Window, number: &str) -> String {
    let file = desktop.home().join(format!("{number}.pdf"));
    let shown: Value = window.invoke("invoice_show", json!({ "id": number })).await.expect("a document");
    window.invoke("invoice_save_pdf", json!({ "id": shown["id"], "path": file })).await.expect("a file");
    let read = Command::new("pdftotext").args(["-layout".as_ref(), file.as_os_str(), "-".as_ref()]).output();
    let text = String::from_utf8(read.expect("pdftotext").stdout).expect("text");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_late_invoice_is_paid_in_part_reminded_of_and_its_rest_credited() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let id = issue_long_ago(&window).await;
    window.reload().await;
    open(&window, &id).await;
    window.find("[data-testid=claim]").await;
    pay_a_part(&window).await;
    remind(&window).await;
    remind_from_the_list(&window).await;
    open(&window, &id).await;
    take_the_payment_back(&window).await;
    credit_the_rest(&window, &id).await;
    window.quit().await;
}

/// Over 1,606.50, sixty days old and due forty days ago.
async fn issue_long_ago(window: &Window) -> String {
    let day = |ago: u32| format!("return new Date(Date.now() - {ago} * 864e5).toISOString().slice(0, 10)");
    let kept = book::keep_draft(window).await.expect("a draft");
    let mut draft = kept["draft"].clone();
    draft["issue_date"] = window.ask(&day(60), vec![]).await;
    draft["due_date"] = window.ask(&day(40), vec![]).await;
    let saved = json!({ "id": kept["id"], "version": kept["version"], "draft": draft });
    let saved = window.invoke("draft_save", saved).await.expect("a dated draft");
    let issue = json!({ "id": saved["id"], "version": saved["version"] });
    let issued = window.invoke("invoice_issue", issue).await.expect("a late invoice");
    issued["id"].as_str().expect("an id").to_owned()
}

async fn pay_a_part(window: &Window) {
    let keys = Keys::of(window);
    at_rest(window).await;
    keys.press(&['p']).await.at("pay-amount").await;
    keys.fill("pay-amount", "606.50").await;
    window.shoot("money-1-pay").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=take-back]").await;
    at_rest(window).await;
    let open = window.find("[data-testid=invoice-open]").await.text().await.expect("what is open");
    assert_eq!(open, "€1,000.00");
}

async fn remind(window: &Window) {
    let keys = Keys::of(window);
    keys.press(&['r']).await;
    window.find("[data-testid=remind-total]").await;
    window.find("[data-testid=remind-confirm]:focus").await;
    window.shoot("money-2-remind").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    keys.press(&[ENTER]).await;
    window.find("[data-testid=reminder]").await;
    at_rest(window).await;
    window.shoot("money-3-reminded").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
}

/// Once one runs, nothing is due; a second late invoice is found from the list and reminded of there.
async fn remind_from_the_list(window: &Window) {
    issue_long_ago(window).await;
    window.ask("location.hash = '#/invoices'", vec![]).await;
    let filter = window.find("[data-testid=filter]").await;
    filter.send_keys("overdue").await.expect("the filter");
    window.find("[data-testid=remind-all]").await;
    window.shoot("money-4-due").await;
    window.click("remind-all").await;
    let gone = "return !document.querySelector('[data-testid=reminders-due]')";
    until("nothing is due", async || (window.ask(gone, vec![]).await == true).then_some(())).await;
}

async fn take_the_payment_back(window: &Window) {
    window.click("take-back").await;
    window.reads("€1,606.50").await;
    let gone = "return !document.querySelector('[data-testid=take-back]')";
    until("it counts no longer", async || (window.ask(gone, vec![]).await == true).then_some(())).await;
    window.shoot("money-5-taken-back").await;
}

async fn credit_the_rest(window: &Window, id: &str) {
    let keys = Keys::of(window);
    at_rest(window).await;
    keys.press(&['c']).await;
    window.find("[data-testid=credit-all]:focus").await;
    keys.press(&[ENTER]).await.at("notes").await;
    issue(window).await;
    open(window, id).await;
    window.reads("Credited").await;
    window.shoot("money-6-credited").await;
}

//! A job in a terminal: offered, accepted, asked for in part, ended; by the real program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a story that cannot go on fails

mod home;

use home::Home;
use serde_json::Value;

/// A customer, and a quote over 32 hours at 95.00 with 19 %: its number.
fn quoted(home: &Home) -> String {
    home.json(&["customer", "add", "--from", "customer.json"]);
    home.write("quote.json", r#"{"customer":"Kunsthalle Bremen","type_code":"310","lines":[{"name":"Design","quantity":"32","unit":"HUR","price":"95.00","vat":{"category":"S","rate":"19"}}]}"#);
    let draft = home.json(&["invoice", "draft", "--from", "quote.json"]);
    text(&issue(home, &draft)["number"])
}

fn issue(home: &Home, draft: &Value) -> Value {
    home.json(&["invoice", "issue", draft["id"].as_str().unwrap()])
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn a_quote_is_accepted_a_deposit_is_asked_for_and_the_invoice_deducts_it() {
    let home = Home::with_vault();
    let quote = quoted(&home);
    assert!(quote.starts_with("Q-"));
    let accepted = home.json(&["quote", "accept", &quote, "--by", "Ada Byron"]);
    assert_eq!((&accepted["state"], &accepted["answers"][0]["by"]), (&"accepted".into(), &"Ada Byron".into()));
    assert_eq!(home.refusal(&["quote", "accept", &quote]), (Some(5), "already-answered".to_owned()));
    assert_eq!(home.refusal(&["job", "deposit", &quote, "--percent", "101"]), (Some(5), "more-than-job".to_owned()));

    let deposit = issue(&home, &home.json(&["job", "deposit", &quote, "--percent", "30"]));
    assert_eq!((&deposit["draft"]["type_code"], &deposit["totals"]["payable"]), (&"386".into(), &"1085.28".into()));
    let end = issue(&home, &home.json(&["quote", "to-invoice", &quote]));
    assert_eq!(end["totals"]["payable"], "2532.32");
    let job = home.json(&["job", "show", &quote]);
    assert_eq!((&job["whole"], &job["left"], &job["to_deduct"]), (&"3617.60".into(), &"0.00".into(), &"0.00".into()));
    let quotes = home.json(&["invoice", "list", "--kind", "quote", "--status", "invoiced"]);
    assert_eq!(quotes["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(home.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn an_invoice_is_duplicated_delivered_and_corrected() {
    let home = Home::with_vault();
    let number = home.issue();
    let copy = home.json(&["invoice", "duplicate", &number]);
    assert_eq!((&copy["number"], &copy["draft"]["issue_date"]), (&Value::Null, &"".into()));
    let note = issue(&home, &home.json(&["invoice", "convert", &number, "--to", "delivery-note"]));
    assert!(text(&note["number"]).starts_with("DN-") && note["based_on"]["number"] == number.as_str());
    let corrected = issue(&home, &home.json(&["invoice", "convert", &number, "--to", "corrected"]));
    assert_eq!(
        (&corrected["draft"]["type_code"], &corrected["draft"]["preceding"]),
        (&"384".into(), &number.as_str().into())
    );
    assert_eq!(home.json(&["invoice", "show", &number])["state"], "credited");
    assert_eq!(home.json(&["report", "revenue"])["items"][0]["gross"], "3617.60", "each counts once");
    assert_eq!(home.run(&["invoice", "convert", &number, "--to", "poem"]).status.code(), Some(2));
}

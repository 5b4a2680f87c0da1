//! Customers at the terminal, as scripts see them: two who are one and the same.
#![cfg(test)]
#![allow(clippy::unwrap_used)] // a story that cannot go on fails

mod home;

use home::Home;

#[test]
fn a_script_looks_merges_separates_and_takes_it_back() {
    let home = Home::with_vault();
    home.write("one.json", r#"{"name":"Nordlicht","city":"Bremen","country":"DE"}"#);
    home.write(
        "two.json",
        r#"{"name":"Nordlicht GmbH","city":"Bremen","country":"DE","email":"post@nordlicht.example"}"#,
    );
    let one = home.json(&["customer", "add", "--from", "one.json"])["id"].clone();
    let two = home.json(&["customer", "add", "--from", "two.json"])["id"].clone();
    let (one, two) = (one.as_str().unwrap(), two.as_str().unwrap());
    let look = home.json(&["customer", "merge", one, two, "--dry-run", "--take", "name"]);
    assert_eq!((&look["fields"][0]["field"], &look["fields"][0]["taken"]), (&"name".into(), &true.into()));
    assert_eq!(look["result"]["email"], "post@nordlicht.example");
    assert_eq!(home.json(&["customer", "list"])["items"].as_array().map(Vec::len), Some(2), "only looked at");

    let merged = home.json(&["customer", "merge", one, two, "--take", "name"]);
    assert_eq!((&merged["id"], &merged["name"]), (&one.into(), &"Nordlicht GmbH".into()));
    assert_eq!(merged["merged"][0]["id"], two);
    assert_eq!(home.json(&["customer", "show", two])["id"], one);
    assert_eq!(home.refusal(&["customer", "merge", one, two]), (Some(5), "not-mergeable".to_owned()));
    assert_eq!(home.refusal(&["customer", "merge", one, two, "--take", "street"]).0, Some(5));
    assert_eq!(home.refusal(&["customer", "delete", one]), (Some(5), "still-merged".to_owned()));
    assert_eq!(home.json(&["customer", "unmerge", two])["id"], two);
    assert_eq!(home.refusal(&["customer", "unmerge", two]), (Some(1), "not-found".to_owned()));
    assert_eq!(home.json(&["undo"])["act"], "customer-unmerged");
    assert_eq!(home.json(&["undo"])["act"], "customer-merged");
    assert_eq!(home.json(&["customer", "show", one])["name"], "Nordlicht", "the record too");
    assert_eq!(home.json(&["audit", "verify"])["ok"], true);
}

//! `counterfoil schedule` and `counterfoil item`, held by the real program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a story that cannot go on fails

mod home;
mod schema;

use home::Home;

#[test]
fn a_schedule_is_previewed_added_made_once_paused_and_ended() {
    let home = Home::with_vault();
    home.json(&["customer", "add", "--from", "customer.json"]);
    home.write("schedule.json", r#"{"name":"Hosting","times":{"rhythm":"monthly","start":"2025-01-31","until":"2025-04-30","covers":"back","month_end":true},"draft":{"customer":"Kunsthalle Bremen","description":"Hosting {month}","lines":[{"name":"Hosting, {period}","quantity":"1","price":"40","vat":{"category":"S","rate":"19"}}]}}"#);
    let preview = home.json(&["schedule", "preview", "--from", "schedule.json", "--count", "3"]);
    let words: Vec<_> = preview["periods"].as_array().unwrap().iter().map(|period| period["words"].clone()).collect();
    assert_eq!(words, ["January 2025", "February 2025", "March 2025"]);
    let added = home.json(&["schedule", "add", "--from", "schedule.json"]);
    assert_eq!(
        (&added["state"], &added["due"], &added["payable"]["amount"]),
        (&"ended".into(), &4.into(), &"47.60".into())
    );
    let id = added["id"].as_str().unwrap();
    assert_eq!(home.json(&["schedule", "due"])["count"], 4);
    let made = home.json(&["schedule", "make", "Hosting", "--date", "2025-02-28"]);
    assert_eq!((&made["made"], &made["items"][0]["new"]), (&1.into(), &true.into()));
    let again = home.json(&["schedule", "make", "Hosting", "--date", "2025-02-28"]);
    assert_eq!((&again["made"], &again["items"][0]["document"]), (&0.into(), &made["items"][0]["document"]));
    assert_eq!(home.json(&["schedule", "pass", id, "--date", "2025-01-31"])["count"], 2);
    assert_eq!(home.json(&["schedule", "make"])["made"], 2);
    assert_eq!(home.json(&["schedule", "make"])["made"], 0);
    assert_eq!(home.json(&["invoice", "list", "--status", "draft"])["count"], 3);
    assert_eq!(home.refusal(&["schedule", "make", id, "--date", "2025-02-27"]), (Some(5), "not-ready".to_owned()));
    assert_eq!(home.json(&["schedule", "pause", id])["state"], "paused");
    assert_eq!(home.json(&["schedule", "resume", id])["state"], "ended");
    assert_eq!(home.json(&["schedule", "end", id, "--on", "2025-03-31"])["times"]["until"], "2025-03-31");
    assert_eq!(
        home.json(&["schedule", "show", id])["periods"].as_array().map(Vec::len),
        Some(3),
        "April is beyond the end now"
    );
    assert_eq!(home.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn a_document_becomes_a_schedule_on_the_command_line() {
    let home = Home::with_vault();
    let number = home.issue();
    let year: i32 = number[..4].parse().unwrap();
    let start = format!("{}-01-15", year + 1);
    let added = home.json(&["schedule", "add", "--of", &number, "--rhythm", "yearly", "--start", &start]);
    assert_eq!(
        (&added["times"]["rhythm"], &added["next"], &added["due"]),
        (&"yearly".into(), &start.as_str().into(), &0.into())
    );
    let coming = home.json(&["schedule", "preview", "Catalogue", "--count", "2"]);
    assert_eq!(coming["periods"][1]["date"], format!("{}-01-15", year + 2));
    assert_eq!(home.json(&["schedule", "list"])["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn items_are_added_found_changed_and_removed() {
    let home = Home::with_vault();
    home.write("item.json", r#"{"name":"Design","number":"D-1","unit":"HUR","vat":{"category":"S","rate":"19"},"amounts":[{"currency":"EUR","price":"95.00"}]}"#);
    let added = home.json(&["item", "add", "--from", "item.json"]);
    home.write("item.json", r#"{"name":"Design","number":"D-1","unit":"HUR","vat":{"category":"S","rate":"19"},"amounts":[{"currency":"EUR","price":"98.00"}]}"#);
    assert_eq!(home.json(&["item", "edit", "D-1", "--from", "item.json"])["id"], added["id"]);
    assert_eq!(home.json(&["item", "list", "des"])["items"][0]["amounts"][0]["price"], "98.00");
    assert_eq!(home.json(&["item", "show", "Design"])["number"], "D-1");
    home.json(&["item", "remove", "D-1"]);
    assert_eq!(home.refusal(&["item", "show", "D-1"]), (Some(1), "not-found".to_owned()));
}

#[test]
fn files_keep_their_schemas() {
    let home = Home::with_vault();
    home.issue();
    let number = home.json(&["invoice", "list"])["items"][0]["number"].as_str().unwrap().to_owned();
    home.json(&["schedule", "add", "--of", &number]);
    home.write("item.json", r#"{"name":"Design","amounts":[{"currency":"EUR","price":"95.00"}]}"#);
    home.json(&["item", "add", "--from", "item.json"]);
    let schedule = home.json(&["schedule", "list"])["items"][0].clone();
    let schema = schema::read("schedule");
    let times = &schema["properties"]["times"];
    assert_eq!(schema::breach(&schema, times, &schedule["times"], "times"), None);
    assert!(schema::keys(&schema["properties"]).iter().all(|key| schedule.get(key).is_some()));
    let mut item = home.json(&["item", "list"])["items"][0].clone();
    item.as_object_mut().unwrap().remove("id");
    let schema = schema::read("item");
    assert_eq!(schema::breach(&schema, &schema, &item, ""), None);
}

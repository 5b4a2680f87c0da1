//! The past at the terminal: versions, the trash, undo and templates, as scripts see them.
#![cfg(test)]
#![allow(clippy::unwrap_used)] // a story that cannot go on fails

mod home;

use home::Home;

#[test]
fn a_script_goes_back_a_version_and_out_of_the_trash() {
    let home = Home::with_vault();
    home.json(&["customer", "add", "--from", "customer.json"]);
    let draft = home.json(&["invoice", "draft", "--from", "draft.json"]);
    let id = draft["id"].as_str().unwrap();
    home.write("other.json", r#"{"customer":"Kunsthalle Bremen","description":"Poster","lines":[]}"#);
    home.json(&["invoice", "draft", "--from", "other.json", "--id", id]);
    home.json(&["invoice", "delete", id]);
    let trash = home.json(&["trash", "list"]);
    assert_eq!((&trash["items"][0]["title"], &trash["items"][0]["days_left"]), (&"Poster".into(), &90.into()));
    assert_eq!(home.json(&["trash", "restore", id])["items"].as_array().map(Vec::len), Some(0));
    let history = home.json(&["history", "restore", id, "1"]);
    assert_eq!(history["versions"].as_array().map(Vec::len), Some(5), "begun, edited, deleted, back, restored");
    assert_eq!(home.json(&["invoice", "show", id])["draft"]["description"], "Catalogue");
    let changes = home.json(&["history", "diff", id]);
    assert_eq!(changes["changes"][0]["path"], "description");
    assert_eq!(home.json(&["history", "show", id, "2"])["details"]["description"], "Poster");
    assert_eq!(home.json(&["undo"])["title"], "Poster");
    assert_eq!(home.json(&["invoice", "show", id])["draft"]["description"], "Poster");

    home.json(&["template", "save", "Posters", "--from", id]);
    assert_eq!(home.json(&["template", "new", "Posters"])["draft"]["description"], "Poster");
    home.json(&["template", "delete", "Posters"]);
    home.json(&["trash", "empty", "--everything"]);
    assert_eq!(home.refusal(&["template", "new", "Posters"]), (Some(1), "not-found".to_owned()));
    assert_eq!(home.refusal(&["customer", "delete", "Kunsthalle Bremen"]), (Some(5), "still-named".to_owned()));
    assert_eq!(home.refusal(&["trash", "empty"]).0, Some(2), "everything is said, never meant");
    assert_eq!(home.json(&["audit", "verify"])["ok"], true);
}

//! Notes and attached files at the terminal, as scripts see them.
#![cfg(test)]
#![allow(clippy::unwrap_used)] // a story that cannot go on fails

mod home;

use home::Home;
use serde_json::Value;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn a_script_keeps_notes_and_files_and_takes_them_out_again() {
    let home = Home::with_vault();
    home.json(&["customer", "add", "--from", "customer.json"]);
    let number = home.issue();

    let note = home.json(&["note", "add", &number, "Paid by whom?"]);
    let known = ["changed_at", "changed_by", "id", "owner", "state", "text", "written_at", "written_by"];
    assert_eq!((keys(&note), &note["state"]), (known.into(), &"kept".into()));
    home.write("long.txt", "One line\r\nand another\n");
    home.json(&["note", "edit", note["id"].as_str().unwrap(), "--from", "long.txt"]);
    home.json(&["note", "add", "Kunsthalle Bremen", "-5 % next time"]);
    assert_eq!(home.json(&["note", "list", &number])["items"][0]["text"], "One line\nand another");
    assert_eq!(home.json(&["note", "list", "Kunsthalle Bremen"])["items"][0]["text"], "-5 % next time");

    home.write("hours.csv", "Monday;8");
    let file = home.json(&["attachment", "add", &number, "hours.csv"]);
    let known = ["added_at", "added_by", "id", "media", "name", "owner", "sha256", "size", "state"];
    assert_eq!((keys(&file), &file["name"], &file["size"]), (known.into(), &"hours.csv".into(), &8.into()));
    let id = file["id"].as_str().unwrap();
    home.json(&["attachment", "save", id, "-o", "copy.csv"]);
    assert_eq!(std::fs::read(home.path("copy.csv")).unwrap(), b"Monday;8");
    assert_eq!(home.refusal(&["attachment", "save", id, "-o", "copy.csv"]), (Some(1), "file-exists".to_owned()));

    assert_eq!(home.json(&["attachment", "remove", id])["state"], "removed");
    assert_eq!(home.json(&["trash", "list"])["items"][0]["about"], number.as_str());
    assert_eq!(home.json(&["undo"])["act"], "attachment-removed");
    assert_eq!(home.json(&["search", "hours"])["items"][0]["owner_title"], number.as_str());
    assert_eq!(home.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn what_cannot_be_kept_is_refused_with_its_exit_code() {
    let home = Home::with_vault();
    home.json(&["customer", "add", "--from", "customer.json"]);
    let of = "Kunsthalle Bremen";
    let table: [(&[&str], i32, &str); 6] = [
        (&["note", "add", of, " "], 5, "not-ready"),
        (&["note", "add", "nobody", "x"], 1, "not-found"),
        (&["note", "edit", "0193b2", "x"], 1, "not-found"),
        (&["attachment", "add", of, "."], 5, "not-a-file"),
        (&["attachment", "add", of, "nowhere.pdf"], 1, "file-failed"),
        (&["attachment", "save", "0193b2"], 1, "not-found"),
    ];
    for (words, exit, code) in table {
        assert_eq!(home.refusal(words), (Some(exit), code.to_owned()), "{words:?}");
    }
    assert_eq!(home.refusal(&["note", "add", of]).0, Some(2), "a note has words");
}

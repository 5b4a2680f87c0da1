//! `counterfoil export json` and `import json`, held by the real program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a story that cannot go on fails

mod home;

use home::Home;

#[test]
fn a_whole_book_goes_out_comes_back_and_waits_for_its_kit_and_its_numbers() {
    let home = Home::with_vault();
    let number = home.issue();
    let written = home.json(&["export", "json", "-o", "book.json"]);
    assert_eq!(written["path"], "book.json");
    assert_eq!(home.refusal(&["export", "json", "-o", "book.json"]), (Some(1), "file-exists".to_owned()));

    let import =
        ["import", "json", "book.json", "--to", "again.counterfoil", "--recovery-code-out", "again.txt", "--portable"];
    let made = home.json(&import);
    assert_eq!((&made["rows"], &made["documents"], &made["epoch"]), (&written["rows"], &1.into(), &2.into()));
    assert_eq!(made["kit"], "again recovery kit.pdf");
    assert_eq!(home.refusal(&import), (Some(1), "file-exists".to_owned()));

    let vault = ["--vault", "again.counterfoil"];
    let there = |words: &[&'static str]| [&vault, words].concat();
    assert_eq!(home.json(&there(&["audit", "verify"]))["ok"], true);
    assert_eq!(home.json(&[vault[0], vault[1], "invoice", "show", &number])["number"], number.as_str());
    let proven = home.json(&there(&["vault", "confirm-kit", "--recovery-code-file", "again.txt"]));
    assert_eq!(proven["done"], "The kit is proven: documents can be saved.");
    assert_eq!(home.json(&there(&["series", "list"]))["items"][0]["held"], true);
    home.write("cut.json", "{\"format\":\"counterfoil-json\",");
    let cut = ["import", "json", "cut.json", "--to", "cut.counterfoil", "--portable"];
    assert_eq!(home.refusal(&cut), (Some(4), "export-refused".to_owned()));
}

//! The command line contract, held by the real program: exit codes, JSON shapes, and that no secret is an argument.
//! Vaults here are portable, so that no desktop is needed; the keyring has its own stories.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a story that cannot go on fails

mod home;
mod schema;

use home::{Home, said};
use serde_json::Value;
use std::process::Stdio;

#[test]
fn the_whole_job_from_create_to_archive() {
    let home = Home::with_vault();
    let number = home.issue();
    let year = &number[..4];
    assert!(number.ends_with("-0001"));
    let shown = home.json(&["invoice", "show", &number]);
    assert_eq!((&shown["totals"]["payable"], &shown["state"]), (&"3617.60".into(), &"open".into()));
    home.json(&["invoice", "pdf", &number, "-o", "out.pdf"]);
    assert_eq!(home.json(&["invoice", "verify", "out.pdf"])["genuine"], true);
    let today = shown["draft"]["issue_date"].as_str().unwrap();
    let paid = home.json(&["invoice", "pay", &number, "--amount", "3617.60", "--date", today]);
    assert_eq!((&paid["state"], &paid["open"]), (&"settled".into(), &"0.00".into()));

    let backups = home.json(&["backup", "now", "--to", "usb"]);
    assert_eq!(backups["backups"][0]["places"].as_array().map(Vec::len), Some(2));
    let copy = backups["copy"].as_str().unwrap();
    assert_eq!(home.json(&["backup", "verify", copy])["seq"], backups["backups"][0]["seq"]);

    let (from, to) = (format!("{year}-01-01"), format!("{year}-12-31"));
    home.json(&["archive", "export", "--from", &from, "--to", &to, "-o", "year.html", "--words-out", "words.txt"]);
    assert_eq!(home.json(&["archive", "verify", "year.html", "--words-file", "words.txt"])["documents"], 1);
    assert_eq!(home.json(&["audit", "verify"])["ok"], true);
    assert_eq!(home.json(&["report", "revenue"])["items"][0]["gross"], "3617.60");
    assert_eq!(home.json(&["search", "kunst"])["items"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_mistake_is_credited_and_the_money_goes_back() {
    let home = Home::with_vault();
    let number = home.issue();
    let year = &number[..4];
    let day = home.json(&["invoice", "show", &number])["draft"]["issue_date"].as_str().unwrap().to_owned();
    home.json(&["invoice", "pay", &number, "--amount", "3617.60", "--date", &day]);
    home.write("credit.json", r#"{"lines":[{"line":1,"quantity":"2"}],"notes":"Two hours fewer"}"#);
    let draft = home.json(&["invoice", "credit", &number, "--from", "credit.json"]);
    assert_eq!((&draft["state"], &draft["credits"]["number"]), (&"draft".into(), &number.as_str().into()));
    let note = home.json(&["invoice", "issue", draft["id"].as_str().unwrap()]);
    assert_eq!((&note["number"], &note["state"]), (&format!("CN-{year}-0001").into(), &"credit-note".into()));
    let invoice = home.json(&["invoice", "show", &number]);
    assert_eq!((&invoice["state"], &invoice["to_refund"]), (&"to-refund".into(), &"226.10".into()));
    assert_eq!(invoice["credited_by"][0]["number"], note["number"]);
    let refund = |amount| ["invoice", "refund", &number, "--amount", amount, "--date", &day].map(str::to_owned);
    let too_much = refund("226.11");
    let refused = home.refusal(&too_much.each_ref().map(String::as_str));
    assert_eq!(refused, (Some(5), "over-refunded".to_owned()));
    assert_eq!(home.json(&refund("226.10").each_ref().map(String::as_str))["state"], "settled");

    home.json(&["invoice", "pdf", &format!("CN-{year}-0001"), "-o", "note.pdf"]);
    assert_eq!(home.json(&["invoice", "verify", "note.pdf"])["number"], note["number"]);
    assert_eq!(home.json(&["report", "revenue"])["items"][0]["gross"], "3391.50");
    let listed = home.json(&["invoice", "list", "--status", "credit-note"]);
    assert_eq!(
        (&listed["items"][0]["credits"], &listed["items"][0]["gross"]),
        (&number.as_str().into(), &"-226.10".into())
    );
    assert_eq!(home.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn too_much_is_kept_as_credit_on_request_and_a_mistake_is_taken_back() {
    let home = Home::with_vault();
    let number = home.issue();
    let day = home.json(&["invoice", "show", &number])["draft"]["issue_date"].as_str().unwrap().to_owned();
    let pay = ["invoice", "pay", &number, "--amount", "4000.00", "--date", &day];
    assert_eq!(home.refusal(&pay), (Some(5), "overpaid".to_owned()));
    let paid = home.json(&[&pay[..], &["--keep-credit", "--fee", "2.90"]].concat());
    assert_eq!((&paid["state"], &paid["claim"]["credit"]), (&"settled".into(), &"382.40".into()));
    let list = home.json(&["payment", "list"]);
    assert_eq!((&list["sums"][0]["amount"], &list["sums"][0]["fee"]), (&"4000.00".into(), &"2.90".into()));
    let id = list["items"][0]["id"].as_str().unwrap();
    home.json(&["payment", "receipt", id, "-o", "receipt.pdf"]);
    assert_eq!(home.json(&["payment", "reverse", id, "--note", "typed twice"])["kind"], "reversal");
    assert_eq!(home.json(&["payment", "show", id])["state"], "reversed");
    let gone = home.json(&["invoice", "write-off", &number, "--date", &day, "--reason", "insolvent"]);
    assert_eq!((&gone["state"], &gone["claim"]["written_off"]), (&"written-off".into(), &"3617.60".into()));
    assert_eq!(home.json(&["invoice", "list", "--status", "written-off"])["items"][0]["number"], number.as_str());
    assert_eq!(home.json(&["invoice", "write-off", &number, "--take-back"])["open"], "3617.60");
    assert_eq!(home.json(&["reminder", "propose"])["items"], Value::Array(Vec::new()));
    assert_eq!(home.refusal(&["reminder", "write", &number]), (Some(5), "not-late".to_owned()));
    assert_eq!(home.json(&["reminder", "terms"])["interest"], "none");
    assert_eq!(home.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn reports_keep_their_schemas_and_a_spreadsheet_gets_the_same_figures() {
    let home = Home::with_vault();
    let number = home.issue();
    let year = number[..4].to_owned();
    home.write("credit.json", r#"{"lines":[{"line":1,"quantity":"2"}]}"#);
    let draft = home.json(&["invoice", "credit", &number, "--from", "credit.json"]);
    home.json(&["invoice", "issue", draft["id"].as_str().unwrap()]);
    let (from, to) = (format!("{year}-01-01"), format!("{year}-12-31"));
    let by = |what| vec!["report", "revenue", "--by", what, "--from", &from, "--to", &to];
    let table: [(&str, Vec<&str>, &str); 6] = [
        ("report-revenue", vec!["report", "revenue"], ",EUR,2,2850.00,541.50,3391.50,0.00"),
        ("report-aging", vec!["report", "aging", "--at", &to], ",3391.50,0.00"),
        (
            "report-vat",
            vec!["report", "vat", "--from", &from, "--to", &to],
            ",3040.00,577.60,1,190.00,36.10,2850.00,541.50,,",
        ),
        ("report-revenue-by", by("customer"), "Kunsthalle Bremen,EUR,2,2850.00,541.50,3391.50"),
        ("report-revenue-by", by("item"), ",EUR,2,2850.00"),
        ("report-gaps", vec!["report", "gaps"], "series,number,reason"),
    ];
    for (name, words, end_of_row) in table {
        let schema = schema::read(name);
        assert_eq!(schema::breach(&schema, &schema, &home.json(&words), ""), None, "{name}");
        let csv = home.run(&[words.clone(), vec!["--csv"]].concat());
        let csv = String::from_utf8(csv.stdout).unwrap();
        assert!(csv.starts_with('\u{feff}') && csv.trim_end().ends_with(end_of_row), "{name}: {csv}");
        let both = home.run(&[words.clone(), vec!["--csv", "--json"]].concat());
        assert_eq!(both.status.code(), Some(2), "{name}: one form at a time");
    }
    home.json(&[by("item"), vec!["-o", "items.pdf"]].concat());
    assert!(std::fs::read(home.path("items.pdf")).unwrap().starts_with(b"%PDF-"));
    assert_eq!(home.refusal(&[by("item"), vec!["-o", "items.pdf"]].concat()), (Some(1), "file-exists".to_owned()));
    assert!(home.run(&["report", "gaps", "--csv", "gaps.csv"]).status.success());
    assert!(std::fs::read_to_string(home.path("gaps.csv")).unwrap().ends_with("series,number,reason\r\n"));
    let months = home.refusal(&["report", "revenue", "--from", &from]);
    assert_eq!(months, (Some(2), "usage".to_owned()), "by month there are all months");
    for row in home.json(&by("customer"))["items"].as_array().unwrap() {
        let found = home.json(&["invoice", "list", "--where", row["filter"].as_str().unwrap()]);
        assert_eq!(found["items"].as_array().unwrap().len(), 2, "the filter of a row finds its documents");
    }
    assert_eq!(home.refusal(&["report", "vat", "--from", &to, "--to", &from]), (Some(2), "unreadable".to_owned()));
    let words = String::from_utf8(home.run(&["report", "vat", "--from", &from, "--to", &to]).stdout).unwrap();
    assert!(words.contains("invoices: 1, credit notes: 1"), "{words}");
}

#[test]
fn every_exit_code_has_its_case() {
    let home = Home::with_vault();
    home.issue();
    let nothing = Home::empty();
    let first = home.json(&["invoice", "list"])["items"][0]["id"].as_str().unwrap().to_owned();
    let table = [
        (1, "no-vault", nothing.refusal(&["invoice", "list"])),
        (1, "not-found", home.refusal(&["invoice", "show", "2099-0001"])),
        (
            1,
            "file-exists",
            home.refusal(&["vault", "recovery-identity", "--recovery-code-file", "code.txt", "-o", "kit.pdf"]),
        ),
        (3, "wrong-passphrase", home.refusal(&["invoice", "list", "--passphrase-file", "wrong.txt"])),
        (4, "not-our-pdf", home.refusal(&["invoice", "verify", "kit.pdf"])),
        (4, "not-a-backup", home.refusal(&["backup", "verify", "kit.pdf"])),
        (5, "already-issued", home.refusal(&["invoice", "delete", &first])),
        (2, "usage", home.refusal(&["customer", "add", "--from", "passphrase.txt"])),
    ];
    for (exit, code, found) in table {
        assert_eq!(found, (Some(exit), code.to_owned()));
    }
    assert_eq!(home.run(&["invoice", "frobnicate"]).status.code(), Some(2));
}

#[test]
fn a_second_writer_waits_two_seconds_and_is_told_who_has_it() {
    let home = Home::with_vault();
    let mut holder = home.command(&["batch", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    use std::io::{BufRead, BufReader, Write};
    let mut input = holder.stdin.take().unwrap();
    writeln!(input, "invoice list").unwrap();
    let mut first = String::new();
    BufReader::new(holder.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.contains("elapsed_us"), "the holder has the vault open");
    assert_eq!(home.refusal(&["customer", "add", "--from", "customer.json"]), (Some(7), "in-use".to_owned()));
    assert_eq!(home.json(&["invoice", "list"])["count"], 0, "readers are let in");
    drop(input);
    assert!(holder.wait().unwrap().success());
}

#[test]
fn a_batch_answers_each_line_and_goes_on_after_a_refusal() {
    let home = Home::with_vault();
    home.write("lines.txt", "# a comment\ncustomer add --from customer.json\n[\"invoice\", \"draft\", \"--from\", \"draft.json\"]\ninvoice show nothing\ndemo x\n");
    let output = home.run(&["batch", "lines.txt"]);
    assert_eq!(output.status.code(), Some(1), "some failed");
    let lines: Vec<Value> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .take(4)
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let exits: Vec<_> = lines.iter().map(|line| line["exit"].as_u64()).collect();
    assert_eq!(exits, [Some(0), Some(0), Some(1), Some(2)]);
    assert!(lines.iter().all(|line| line["elapsed_us"].is_u64()));
    home.write("lines.txt", "customer list\n");
    assert_eq!(home.run(&["batch", "lines.txt"]).status.code(), Some(0), "none failed");
}

#[test]
fn a_restore_by_identity_makes_a_new_kit_and_by_code_keeps_it() {
    let home = Home::with_vault();
    home.issue();
    let copy = home.json(&["backup", "now", "--to", "usb"])["copy"].as_str().unwrap().to_owned();
    home.json(&["vault", "recovery-identity", "--recovery-code-file", "code.txt", "-o", "key.txt"]);
    let by_code = home.json(&[
        "backup",
        "restore",
        &copy,
        "--to",
        "a.counterfoil",
        "--recovery-code-file",
        "code.txt",
        "--portable",
    ]);
    assert_eq!((&by_code["documents"], &by_code["epoch"]), (&1.into(), &2.into()));
    let by_identity = home.json(&[
        "backup",
        "restore",
        &copy,
        "--to",
        "b.counterfoil",
        "--identity",
        "key.txt",
        "--recovery-kit",
        "new-kit.pdf",
        "--portable",
    ]);
    assert_eq!(by_identity["documents"], 1);
    assert!(home.path("new-kit.pdf").exists());
    assert_eq!(
        home.refusal(&[
            "backup",
            "restore",
            &copy,
            "--to",
            "a.counterfoil",
            "--recovery-code-file",
            "code.txt",
            "--portable"
        ]),
        (Some(1), "file-exists".to_owned())
    );
    let held = home.refusal(&["invoice", "issue", "x", "--vault", "a.counterfoil"]);
    assert_eq!(held.0, Some(1), "no such draft");
    let series = home.json(&["series", "list", "--vault", "a.counterfoil"]);
    assert_eq!(series["items"][0]["held"], true);
}

#[test]
fn status_needs_no_key_and_recover_gives_a_new_passphrase() {
    let home = Home::with_vault();
    let status = home.json(&["vault", "status", "--passphrase-file", "wrong.txt"]);
    assert_eq!(
        (&status["locked"], &status["stage"], status["slots"].as_array().map(Vec::len)),
        (&true.into(), &"locked".into(), Some(2))
    );
    home.write("new.txt", "seven brass lanterns over water");
    home.json(&[
        "vault",
        "recover",
        "--recovery-code-file",
        "code.txt",
        "--new-passphrase-file",
        "new.txt",
        "--portable",
    ]);
    assert_eq!(home.refusal(&["invoice", "list"]), (Some(3), "wrong-passphrase".to_owned()));
    assert_eq!(home.json(&["invoice", "list", "--passphrase-file", "new.txt"])["count"], 0);
}

#[test]
fn without_a_terminal_it_says_how_to_give_the_passphrase() {
    let home = Home::with_vault();
    let output = home.command(&["invoice", "list"]).env_remove("COUNTERFOIL_PASSPHRASE_FILE").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("--passphrase-file"), "{}", said(&output));
}

#[test]
fn completions_and_the_manual_are_made() {
    let home = Home::empty();
    for shell in ["bash", "zsh", "fish"] {
        assert!(String::from_utf8_lossy(&home.run(&["completions", shell]).stdout).contains("counterfoil"));
    }
    assert!(String::from_utf8_lossy(&home.run(&["man"]).stdout).contains(".TH"));
}

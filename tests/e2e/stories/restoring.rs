//! A laptop burned: a stick, the printed kit and a new computer bring the book back, and no number is given twice.

use crate::harness::keys::{CONTROL, ENTER, Keys, TAB};
use crate::harness::{Desktop, Refused, Window, book, until};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Of the restored book, on the new computer.
const NEW_PASSPHRASE: &str = "copper window thistle ledger moss harbour";

/// The kit of a book that is nobody's (docs/formats/vault.md).
const STRANGERS_KIT: &str = "003GW58W4CN32E1Z8S6N8PV2D5R7EZM5PKHZ";

/// Writes down each step of the work as the page names it.
const NOTE_STEPS: &str = "window.told = [];
    const look = () => window.told.push(document.querySelector('[data-testid=restore-progress] .now')?.textContent.trim());
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })";

#[tokio::test]
async fn a_burnt_book_comes_back_from_a_stick_and_no_number_is_given_twice() {
    let burnt = Burnt::with_a_stick().await;
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let keys = Keys::of(&window);

    window.find("[data-testid=start-new]:focus").await;
    keys.press(&[TAB]).await.press(&[ENTER]).await;
    keys.fill("restore-file", &burnt.stick.display().to_string()).await;
    window.shoot("restoring-1-backup").await;
    keys.press(&[ENTER]).await;
    keys.fill("kit-code-0", &burnt.code).await;
    window.shoot("restoring-2-code").await;
    keys.press(&[ENTER]).await;
    keys.fill("new-passphrase", NEW_PASSPHRASE).await;
    window.reads("It holds 2 issued documents").await;
    window.shoot("restoring-3-passphrase").await;
    window.ask(NOTE_STEPS, vec![]).await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=open-restored]:focus").await;
    let told = window.ask("return window.told.join('; ')", vec![]).await;
    assert!(told.as_str().is_some_and(|told| told.contains("Checking every page, entry and file")), "{told}");
    window.shoot("restoring-4-back").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    keys.press(&[ENTER]).await;

    window.find("[data-book]").await;
    window.reads("Before you issue").await;
    let draft = draft_for(&window, "Kunsthalle Bremen").await;
    let issue = json!({ "id": draft["id"], "version": draft["version"] });
    let refused = window.invoke("invoice_issue", issue.clone()).await;
    assert_eq!(refused, Err(Refused { code: "series-held".to_owned() }));
    go(&window, &format!("invoices/{}", draft["id"].as_str().expect("an id"))).await;
    window.find("footer .good").await;
    keys.press(&[CONTROL, ENTER]).await;
    window.find("[data-testid=issue-held-go]:focus").await;
    window.shoot("restoring-5-held").await;
    keys.press(&[ENTER]).await;

    // The third one left the house after the stick was written.
    release(&window, &[("Invoices", &burnt.last), ("Credit notes", "")]).await;
    let issued = window.invoke("invoice_issue", issue).await.expect("it is issued");
    assert_eq!(issued["number"], burnt.after_last, "{} was given already", burnt.last);
    assert!(!window.text().await.contains("Before you issue"));
    let series = window.invoke("series_list", json!({})).await.expect("the series");
    assert_eq!(gaps_of(&series), [burnt.last.as_str()]);
    window.quit().await;

    let window = Window::open(&desktop).await;
    Keys::of(&window).fill("passphrase", NEW_PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-book]").await;
    window.quit().await;
}

#[tokio::test]
async fn a_wrong_code_and_a_wrong_file_are_named_and_the_book_that_stands_here_stays_untouched() {
    let burnt = Burnt::with_a_stick().await;
    let desktop = &burnt.desktop;
    let before = bytes_of(&vaults(desktop).join("default.counterfoil"));
    let letter = desktop.folder("usb").join("letter.txt");
    fs::write(&letter, "Dear tax office").expect("a letter");
    let window = Window::open(desktop).await;
    let keys = Keys::of(&window);
    keys.at("passphrase").await;
    window.find("[data-testid=use-backup]").await.click().await.expect("a click");

    keys.fill("restore-file", &letter.display().to_string()).await.press(&[ENTER]).await;
    keys.fill("kit-code-0", &mistyped(&burnt.code)).await.press(&[ENTER]).await;
    window.reads("Look here first.").await;
    keys.at("kit-code-4").await;
    window.shoot("restoring-mistyped").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    keys.fill("kit-code-4", &burnt.code[16..20]).await;
    keys.at("kit-code-5").await;
    keys.press(&[ENTER]).await;
    window.reads("This file is not a Counterfoil backup.").await;
    window.shoot("restoring-no-backup").await;
    window.find("[data-testid=restore-other]").await.click().await.expect("a click");
    keys.fill("restore-file", &burnt.stick.display().to_string()).await.press(&[ENTER]).await;
    keys.at("kit-code-0").await;
    keys.fill("kit-code-0", STRANGERS_KIT).await.press(&[ENTER]).await;
    window.reads("This kit does not open this backup.").await;
    window.shoot("restoring-wrong-kit").await;
    assert_eq!(names_in(&vaults(desktop)), ["default.counterfoil"], "nothing half made stays");

    keys.at("kit-code-0").await;
    keys.fill("kit-code-0", &burnt.code).await.press(&[ENTER]).await;
    keys.fill("new-passphrase", NEW_PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-testid=open-restored]:focus").await;
    window.reads("was not touched").await;
    keys.press(&[ENTER]).await;
    window.find("[data-book]").await;
    window.quit().await;

    assert_eq!(bytes_of(&vaults(desktop).join("default.counterfoil")), before);
    let window = Window::open(desktop).await;
    window.reads("Passphrase for the restored book").await;
    Keys::of(&window).fill("passphrase", NEW_PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-book]").await;
    window.quit().await;
}

/// A computer on which two invoices were sealed to a stick and a third was issued after that.
struct Burnt {
    desktop: Desktop,
    stick: PathBuf,
    /// The kit's nine groups, as they are typed in one go.
    code: String,
    last: String,
    after_last: String,
}

impl Burnt {
    async fn with_a_stick() -> Self {
        let desktop = Desktop::start();
        let window = Window::open(&desktop).await;
        book::found(&desktop, &window).await;
        let customer = json!({ "name": "Kunsthalle Bremen", "street": "Am Wall 207", "city": "Bremen", "postcode": "28195", "country": "DE" });
        window.invoke("customer_save", json!({ "id": null, "customer": customer })).await.expect("a customer");
        for _ in 0..2 {
            issue(&window).await;
        }
        window.invoke("backup_now", json!({})).await.expect("a backup");
        let stick = desktop.folder("stick.tar.zst.age");
        fs::copy(newest_in(&desktop.folder("usb")), &stick).expect("a copy on the stick");
        let last = issue(&window).await;
        window.quit().await;
        let (year, _) = last.split_once('-').expect("a number of its year");
        let after_last = format!("{year}-0004");
        let nine: Vec<u32> = (1..=9).collect();
        let code = book::groups_of(&desktop.home().join("kit.pdf"), &json!(nine)).concat();
        Self { desktop, stick, code, last, after_last }
    }
}

async fn draft_for(window: &Window, customer: &str) -> Value {
    let customers = window.invoke("customers_list", json!({ "text": customer })).await.expect("the customers");
    let line = json!({ "name": "Design", "quantity": "3", "unit": "HUR", "price": "95.00",
        "vat": { "category": "S", "rate": "19" } });
    let draft = json!({ "customer": customers[0]["id"], "lines": [line] });
    let kept = window.invoke("draft_save", json!({ "id": null, "version": 0, "draft": draft })).await;
    kept.expect("a draft")
}

async fn issue(window: &Window) -> String {
    let draft = draft_for(window, "").await;
    let issue = json!({ "id": draft["id"], "version": draft["version"] });
    let issued = window.invoke("invoice_issue", issue).await.expect("an invoice");
    issued["number"].as_str().expect("a number").to_owned()
}

/// Answers what is asked, one series after the other.
async fn release(window: &Window, answers: &[(&str, &str)]) {
    let keys = Keys::of(window);
    for (series, last) in answers {
        window.reads(&format!("{series}: what was the last number")).await;
        keys.at("last-number").await;
        if !last.is_empty() {
            keys.fill("last-number", last).await;
        }
        window.find("[data-testid=release-ahead] .strong").await;
        window.shoot(&format!("restoring-6-release-{}", last.len())).await;
        keys.press(&[ENTER]).await;
    }
    let gone = "return !document.querySelector('[role=dialog]')";
    until("nothing is asked any more", async || (window.ask(gone, vec![]).await == true).then_some(())).await;
    window.shoot("restoring-7-released").await;
}

async fn go(window: &Window, page: &str) {
    window.ask("location.hash = arguments[0]", vec![json!(format!("#/{page}"))]).await;
}

fn gaps_of(series: &Value) -> Vec<&str> {
    let all = series.as_array().expect("a list").iter();
    let gaps = all.flat_map(|series| series["gaps"].as_array().expect("a list"));
    gaps.map(|gap| gap[0].as_str().expect("a number")).collect()
}

/// One symbol of the fifth group is another one.
fn mistyped(code: &str) -> String {
    let other = if code.as_bytes()[17] == b'7' { "8" } else { "7" };
    format!("{}{other}{}", &code[..17], &code[18..])
}

fn vaults(desktop: &Desktop) -> PathBuf {
    desktop.home().join(".local/share/counterfoil")
}

fn newest_in(folder: &Path) -> PathBuf {
    let files = fs::read_dir(folder).expect("the folder").map(|file| file.expect("a file").path());
    let mut backups: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "age")).collect();
    backups.sort();
    backups.pop().expect("a backup")
}

fn names_in(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("the folder").map(|file| file.expect("a file").file_name());
    let mut names: Vec<String> = files.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Every file of a vault, with what is in it.
fn bytes_of(vault: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![vault.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.clone(), fs::read(&path).expect("its bytes")));
            }
        }
    }
    found.sort();
    found
}

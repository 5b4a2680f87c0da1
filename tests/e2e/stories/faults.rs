//! Bad weather around the book: its disk refuses or is full, another program writes, files are damaged, backup disks
//! fail. Each is a sentence with a way on; nothing is lost, doubled or deleted.

use crate::harness::disk::Disk;
use crate::harness::keys::{CONTROL, ENTER, Keys};
use crate::harness::{Desktop, Window, book, built, until};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

#[tokio::test]
async fn a_folder_that_cannot_be_written_opens_for_reading_and_says_why() {
    let desktop = Desktop::start();
    let Some(disk) = Disk::under_the_book(&desktop, 16) else { return };
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let draft = id(&book::keep_draft(&window).await.expect("a draft"));
    window.quit().await;
    disk.set_read_only(true);
    let before = tree(&desktop.folder("disk"));

    let window = Window::open(&desktop).await;
    let keys = Keys::of(&window);
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-testid=reading]").await;
    window.reads("Open for reading only: the book’s folder cannot be written").await;
    window.shoot("weather-read-only").await;
    go(&window, &format!("invoices/{draft}")).await;
    window.find("[data-testid=issue]:disabled").await;
    window.shoot("weather-read-only-draft").await;
    let refused = window.invoke("draft_delete", json!({ "id": draft })).await.expect_err("nothing is written");
    assert_eq!(refused.code, "open-for-reading");
    assert_eq!(window.axe().await, Vec::<String>::new());

    keys.press(&[CONTROL, 'l']).await.at("passphrase").await;
    assert_eq!(tree(&desktop.folder("disk")), before, "not a byte changed");
    disk.set_read_only(false);
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-testid=issue]:enabled").await;
    window.quit().await;
}

#[tokio::test]
async fn on_a_full_disk_what_was_typed_stays_and_the_same_click_succeeds_once_there_is_room() {
    let desktop = Desktop::start();
    let Some(disk) = Disk::under_the_book(&desktop, 16) else { return };
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let draft = id(&book::keep_draft(&window).await.expect("a draft"));
    window.reload().await;
    go(&window, &format!("invoices/{draft}")).await;
    let keys = Keys::of(&window);
    window.find("footer .good").await;

    disk.fill();
    window.ask("document.querySelector('[data-field=subject]').select()", vec![]).await;
    keys.fill("subject", "Typed on a full disk").await.press(&[ENTER]).await;
    let said = window.notice("disk-full").await;
    assert!(said.contains("Make room") && said.contains("not kept yet"), "{said}");
    window.shoot("weather-full-draft").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    let typed = window.ask("return document.querySelector('[data-field=subject]').value", vec![]).await;
    assert_eq!(typed, "Typed on a full disk");
    disk.make_room();
    window.click("draft-again").await;
    until("the draft is kept", async || (subject(&window, &draft).await == "Typed on a full disk").then_some(())).await;
    window.find("[data-testid=saved]").await;

    keys.press(&[CONTROL, ENTER]).await;
    window.find("[data-testid=issue-confirm]:focus").await;
    disk.fill();
    keys.press(&[ENTER]).await;
    let said = window.notice("disk-full").await;
    assert!(said.contains("Make room"), "{said}");
    window.shoot("weather-full-issue").await;
    assert_eq!(numbers(&window).await, Vec::<String>::new(), "no number was taken");
    disk.make_room();
    window.click("issue-confirm").await;
    window.find("[data-testid=chain-code]").await;
    let taken = numbers(&window).await;
    assert!(taken.len() == 1 && taken[0].ends_with("-0001"), "one number, the first: {taken:?}");

    keys.press(&[CONTROL, 'l']).await.at("passphrase").await;
    disk.fill();
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    let said = window.notice("disk-full").await;
    assert!(said.contains("Make room"), "{said}");
    window.shoot("weather-full-unlock").await;
    disk.make_room();
    window.click("unlock-again").await;
    window.find("[data-testid=chain-code]").await;
    window.quit().await;
}

#[tokio::test]
async fn a_second_writer_is_named_and_the_book_can_be_read_meanwhile() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.quit().await;
    let mut writer = Writer::hold(&desktop);

    let window = Window::open(&desktop).await;
    let keys = Keys::of(&window);
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    let said = window.notice("in-use").await;
    assert!(said.contains(&format!("process {}", writer.0.id())), "{said}");
    window.shoot("weather-in-use").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.click("unlock-read").await;
    window.reads("another program had this book open for writing").await;
    window.shoot("weather-in-use-reading").await;
    keys.press(&[CONTROL, 'l']).await;

    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.notice("in-use").await;
    writer.end();
    window.click("unlock-again").await;
    window.find("[data-testid=new-invoice]:enabled").await;
    window.quit().await;
}

#[tokio::test]
async fn a_damaged_file_is_named_the_rest_is_kept_and_nothing_is_deleted() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let id = id(&book::issue(&window).await.expect("an invoice"));
    window.quit().await;
    let vault = book::vault(&desktop);
    let whole = tree(&vault);
    let database = whole[&vault.join("book.db")].clone();

    let window = Window::open(&desktop).await;
    let keys = Keys::of(&window);
    let mut flipped = database.clone();
    flipped[100] ^= 1;
    let cases = [
        ("book-damaged", "weather-book-truncated", Some(database[..database.len() / 2 - 100].to_vec())),
        ("book-damaged", "weather-book-flipped", Some(flipped)),
        ("book-missing", "weather-book-missing", None),
    ];
    for (code, picture, damage) in cases {
        put(&vault.join("book.db"), damage.as_deref());
        let damaged = tree(&vault);
        keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
        let said = window.notice(code).await;
        assert!(said.contains("restore the newest proven backup") && !said.contains("not a database"), "{said}");
        window.find("[data-testid=unlock-restore]").await;
        window.shoot(picture).await;
        assert_eq!(tree(&vault), damaged, "{picture}: nothing is made, nothing is deleted");
        put(&vault.join("book.db"), Some(&database));
        window.reload().await;
    }

    put(&vault.join("keys.a"), Some(b"{}"));
    window.reload().await;
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-testid=mended]").await;
    window.reads("It was written anew from the other; nothing was lost").await;
    window.shoot("weather-header-mended").await;
    assert_ne!(fs::read(vault.join("keys.a")).expect("a header"), b"{}", "it is mended on disk");

    let sealed = whole.keys().find(|path| path.starts_with(vault.join("files"))).expect("the sealed page");
    let mut changed = whole[sealed].clone();
    changed[40] ^= 1;
    for (damage, picture) in [(Some(changed), "weather-page-flipped"), (None, "weather-page-missing")] {
        put(sealed, damage.as_deref());
        go(&window, &format!("invoices/{id}")).await;
        let said = window.notice("file-damaged").await;
        assert!(said.contains("backup"), "{said}");
        window.find("[data-testid=chain-code]").await;
        window.shoot(picture).await;
        assert_eq!(window.axe().await, Vec::<String>::new());
        put(sealed, Some(&whole[sealed]));
        go(&window, "home").await;
        window.find("[data-testid=home-open]").await;
    }

    keys.press(&[CONTROL, 'l']).await.at("passphrase").await;
    let good = fs::read(vault.join("keys.a")).expect("a header");
    for copy in ["keys.a", "keys.b"] {
        put(&vault.join(copy), Some(b"{}"));
    }
    window.reload().await;
    let said = window.notice("header-damaged").await;
    assert!(said.contains("restore the newest backup"), "{said}");
    window.find("[data-testid=session-restore]").await;
    window.shoot("weather-headers-damaged").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    for copy in ["keys.a", "keys.b"] {
        put(&vault.join(copy), Some(&good));
    }
    window.click("session-again").await;
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-book]").await;
    window.quit().await;
}

#[tokio::test]
async fn a_backup_disk_that_fails_is_named_and_the_other_one_still_gets_its_copy() {
    let desktop = Desktop::start();
    let nas = desktop.folder("nas");
    let Some(disk) = Disk::at(&nas, 1) else { return };
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let usb = desktop.folder("usb");
    let mut settings = window.invoke("settings", json!({})).await.expect("the settings");
    settings["backup_folders"] = json!([usb, nas]);
    window.invoke("settings_save", json!({ "settings": settings })).await.expect("two folders");
    window.reload().await;
    go(&window, "backups").await;

    disk.fill();
    seal(&window, &usb).await;
    window.reads("no room for the newest backup").await;
    window.find("[data-testid=badge]:not([data-tone=good])").await;
    window.shoot("weather-backup-full").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    disk.make_room();
    seal(&window, &usb).await;
    window.find("[data-testid=badge][data-tone=good]").await;
    assert_eq!(copies(&nas), copies(&usb), "what it missed is copied");

    disk.set_read_only(true);
    seal(&window, &usb).await;
    window.reads("cannot be written").await;
    window.shoot("weather-backup-read-only").await;
    disk.set_read_only(false);

    drop(disk);
    seal(&window, &usb).await;
    window.reads("This folder is not there").await;
    window.shoot("weather-backup-unplugged").await;
    window.find("[data-testid=badge][data-tone=warn]").await;
    window.quit().await;
}

/// Backs up by the button, and sees the copy in the folder that is whole.
async fn seal(window: &Window, good: &Path) {
    let before = copies(good);
    window.click("backup-now").await;
    until("the good folder has its copy", async || (copies(good) != before).then_some(())).await;
    window.find("[data-testid=backup-now]:enabled").await;
}

/// Names of the sealed backups in a folder.
fn copies(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| name.ends_with(".age"));
    names.sort();
    names
}

/// The terminal's program, holding the book open for writing.
struct Writer(Child);

impl Writer {
    /// Starts it, and waits until it has the book.
    fn hold(desktop: &Desktop) -> Self {
        let passphrase = desktop.folder("passphrase.txt");
        fs::write(&passphrase, book::PASSPHRASE).expect("the passphrase");
        let mut program = desktop
            .command(built("counterfoil"))
            .args(["--json", "batch", "-"])
            .env("COUNTERFOIL_VAULT", book::vault(desktop))
            .env("COUNTERFOIL_PASSPHRASE_FILE", &passphrase)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("counterfoil starts");
        writeln!(program.stdin.as_mut().expect("stdin was piped"), "invoice list").expect("a line");
        let mut answer = String::new();
        let said = program.stdout.as_mut().expect("stdout was piped");
        BufReader::new(said).read_line(&mut answer).expect("an answer");
        assert!(answer.contains("answer"), "{answer}\n{}", desktop.said());
        Self(program)
    }

    /// Ends it in an orderly way.
    fn end(&mut self) {
        drop(self.0.stdin.take());
        self.0.wait().expect("it ends");
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn id(document: &Value) -> String {
    document["id"].as_str().expect("an id").to_owned()
}

async fn go(window: &Window, place: &str) {
    window.ask("location.hash = `#/${arguments[0]}`", vec![json!(place)]).await;
}

async fn subject(window: &Window, id: &str) -> Value {
    let shown = window.invoke("invoice_show", json!({ "id": id })).await.expect("the draft");
    shown["draft"]["description"].clone()
}

/// Numbers that were given so far.
async fn numbers(window: &Window) -> Vec<String> {
    let query = json!({ "query": { "text": "", "state": "", "limit": 50, "after": null } });
    let list = window.invoke("invoices_list", query).await.expect("the list");
    let rows = list["items"].as_array().expect("rows");
    rows.iter().filter_map(|row| row["number"].as_str()).map(str::to_owned).collect()
}

/// Puts a file in place, or takes it away.
fn put(path: &Path, bytes: Option<&[u8]>) {
    match bytes {
        Some(bytes) => fs::write(path, bytes),
        None => fs::remove_file(path),
    }
    .expect("the story may change its own files");
}

/// Every file under a folder, but the lock, which names its last holder, and what SQLite keeps beside an open database.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
        if entry.path().is_dir() {
            files.extend(tree(&entry.path()));
        } else if !["lock", "book.db-wal", "book.db-shm"].contains(&entry.file_name().to_str().expect("a name")) {
            files.insert(entry.path(), fs::read(entry.path()).expect("a file"));
        }
    }
    files
}

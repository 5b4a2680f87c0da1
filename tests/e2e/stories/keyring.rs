//! The keyring is missing, locked, emptied or another computer's: each has its sentence and its way on, nothing is made
//! over the book, and no state needs the program to be started anew.

use crate::harness::keys::{CONTROL, ENTER, Keys, TAB};
use crate::harness::{Desktop, Window, book};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

const NEW_PASSPHRASE: &str = "velvet anchor quartz meadow tulip harbor";

#[tokio::test]
async fn without_a_keyring_the_passphrase_alone_opens_the_book_and_only_on_the_users_word() {
    let desktop = Desktop::without_keyring();
    let window = Window::open(&desktop).await;
    let keys = Keys::of(&window);
    window.find("[data-testid=start-new]:focus").await;
    keys.press(&[ENTER]).await.fill("business-name", "Studio Lena Brandt").await.press(&[ENTER]).await;
    keys.fill("business-street", "Lindenweg 4").await.press(&[ENTER]).await;
    keys.fill("business-postcode", "79098").await.press(&[ENTER]).await;
    keys.fill("business-city", "Freiburg").await.press(&[ENTER]).await;
    keys.fill("business-country", "DE").await.press(&[TAB]).await;
    keys.fill("business-vat", "DE123456788").await.press(&[ENTER]).await;

    keys.fill("new-passphrase", book::PASSPHRASE).await;
    window.find("[data-testid=portable]:not(:checked)").await;
    window.reads("whoever copies the file may guess as long as they like").await;
    keys.press(&[ENTER]).await;
    window.reads("Tick this to go on without a keyring").await;
    window.shoot("weather-first-run-without-keyring").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    assert!(!book::vault(&desktop).exists(), "nothing is made before the word");
    window.click("portable").await;
    window.click("continue").await;

    keys.at("kit-path").await;
    let kit = PathBuf::from(window.ask("return document.activeElement.value", vec![]).await.as_str().expect("a path"));
    keys.press(&[ENTER]).await.at("kit-group-0").await;
    let asked = window.invoke("session", json!({})).await.expect("the session")["kit_groups"].take();
    let groups = book::groups_of(&kit, &asked);
    keys.fill("kit-group-0", &groups[0]).await.fill("kit-group-1", &groups[1]).await.press(&[ENTER]).await;
    keys.at("backup-folder-0").await;
    keys.press(&[ENTER]).await;
    window.find("[data-book]").await;

    keys.press(&[CONTROL, 'l']).await.fill("passphrase", book::PASSPHRASE).await;
    window.reads("The passphrase alone opens this book").await;
    window.shoot("weather-portable-locked").await;
    keys.press(&[ENTER]).await;
    window.find("[data-book]").await;
    window.quit().await;
}

#[tokio::test]
async fn each_state_of_the_keyring_has_its_sentence_and_a_way_on_without_starting_anew() {
    let desktop = Desktop::without_keyring();
    desktop.unlock_keyring();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.quit().await;
    let untouched = files(&desktop);

    desktop.stop_keyring().await;
    let window = Window::open(&desktop).await;
    let keys = Keys::of(&window);
    window.reads("No keyring answers on this computer").await;
    window.shoot("weather-keyring-absent").await;
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    let said = window.notice("keyring-absent").await;
    assert!(said.contains("Start it and try again"), "{said}");
    assert_eq!(files(&desktop), untouched, "nothing is made over the book");
    desktop.unlock_keyring();
    window.click("unlock-again").await;
    window.find("[data-book]").await;

    desktop.lock_keyring();
    keys.press(&[CONTROL, 'l']).await.at("passphrase").await;
    let untouched = files(&desktop);
    window.reads("The keyring of this computer is locked").await;
    window.shoot("weather-keyring-locked").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.notice("keyring-locked").await;
    assert_eq!(files(&desktop), untouched);
    // Without a desktop nobody can be asked for the keyring's passphrase: it is started anew, unlocked.
    desktop.stop_keyring().await;
    desktop.unlock_keyring();
    window.click("unlock-again").await;
    window.find("[data-book]").await;
    let older = headers(&desktop);

    desktop.wipe_keyring().await;
    keys.press(&[CONTROL, 'l']).await.at("passphrase").await;
    let untouched = files(&desktop);
    window.reads("this book’s key is gone from it").await;
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.notice("device-secret-wiped").await;
    window.shoot("weather-keyring-wiped").await;
    assert_eq!(files(&desktop), untouched);
    window.click("unlock-kit").await;
    let code = book::code_of(&desktop.home().join("kit.pdf")).join(" ");
    keys.fill("recovery-code", &code).await.press(&[ENTER]).await.fill("new-passphrase", NEW_PASSPHRASE).await;
    window.shoot("weather-recover").await;
    keys.press(&[ENTER]).await;
    window.find("[data-book]").await;
    window.quit().await;

    // The keyring knows this computer as the kit made it known; the header that is put back does not.
    for (path, bytes) in older {
        fs::write(path, bytes).expect("an older header is put back");
    }
    let untouched = files(&desktop);
    let window = Window::open(&desktop).await;
    let keys = Keys::of(&window);
    window.reads("another computer’s copy of this book").await;
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.notice("other-device").await;
    window.shoot("weather-keyring-of-another-computer").await;
    assert_eq!(files(&desktop), untouched);
    window.find("[data-testid=unlock-kit]").await;
    window.quit().await;
}

#[tokio::test]
async fn the_kit_opens_the_book_where_no_keyring_answers_if_the_user_lets_the_passphrase_alone_open_it() {
    let desktop = Desktop::without_keyring();
    desktop.unlock_keyring();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    window.quit().await;
    desktop.stop_keyring().await;

    let window = Window::open(&desktop).await;
    let keys = Keys::of(&window);
    window.click("use-kit").await;
    let code = book::code_of(&desktop.home().join("kit.pdf")).join(" ");
    keys.fill("recovery-code", &code).await.press(&[ENTER]).await;
    keys.fill("new-passphrase", NEW_PASSPHRASE).await.press(&[ENTER]).await;
    window.reads("Tick this to go on without a keyring").await;
    window.shoot("weather-recover-without-keyring").await;
    window.click("portable").await;
    window.click("recover").await;
    window.find("[data-book]").await;
    let session = window.invoke("session", json!({})).await.expect("the session");
    assert_eq!(session["stage"], "unlocked");
    keys.press(&[CONTROL, 'l']).await.fill("passphrase", NEW_PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-book]").await;
    window.quit().await;
}

/// The two copies of the key header.
fn headers(desktop: &Desktop) -> Vec<(PathBuf, Vec<u8>)> {
    let paths = ["keys.a", "keys.b"].map(|name| book::vault(desktop).join(name));
    paths.into_iter().map(|path| (path.clone(), fs::read(path).expect("a header"))).collect()
}

/// Every file of the vault that a refused unlock must leave as it is; the lock names its last holder.
fn files(desktop: &Desktop) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(book::vault(desktop)).expect("the vault").map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.path().is_file() && entry.file_name() != "lock");
    files
        .map(|file| (file.file_name().into_string().expect("a name"), fs::read(file.path()).expect("a file")))
        .collect()
}

//! The audit log read in the window, and the book held against it: sound, then with one sealed file that was changed.

use crate::harness::keys::{ENTER, Keys};
use crate::harness::{Desktop, Window, book};
use std::fs;
use std::path::{Path, PathBuf};

#[tokio::test]
async fn the_log_is_read_and_a_changed_file_is_named_with_what_to_do() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let issued = book::issue(&window).await.expect("issued");
    let number = issued["number"].as_str().expect("a number");
    window.reload().await;
    window.find("[data-book]").await;
    window.ask("location.hash = '#/audit'", vec![]).await;
    window.reads(&format!("Invoice {number} issued")).await;

    let keys = Keys::of(&window);
    window.type_text(number).await;
    window.reads("2 entries").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=row]:focus").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=facts]").await;
    window.reads("invoice-issued").await;

    window.find("[data-testid=verify]").await.click().await.expect("a click");
    window.find("[data-testid=verified][data-ok=true]").await;
    window.shoot("audit-verified").await;

    let sealed = any_file(&vault(&desktop).join("files"));
    let mut bytes = fs::read(&sealed).expect("a sealed file");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&sealed, bytes).expect("one bit of it is turned");
    window.find("[data-testid=verify]").await.click().await.expect("a click");
    window.find("[data-testid=verified][data-ok=false]").await;
    window.reads("A sealed file is damaged").await;
    window.reads(&format!("Belongs to {number}")).await;
    window.reads("restore the newest proven backup").await;
    assert_eq!(window.axe().await, Vec::<String>::new());
    window.quit().await;
}

fn vault(desktop: &Desktop) -> PathBuf {
    desktop.home().join(".local/share/counterfoil/default.counterfoil")
}

/// The first file under a folder.
fn any_file(folder: &Path) -> PathBuf {
    let entry = fs::read_dir(folder).expect("a folder").next().expect("something in it").expect("its name").path();
    if entry.is_dir() { any_file(&entry) } else { entry }
}

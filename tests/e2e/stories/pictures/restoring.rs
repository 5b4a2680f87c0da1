//! The same book on a new computer: brought back from its backup, with its numbers waiting.

use super::looking::{self, Look};
use super::{Copies, close, go, replace};
use crate::harness::keys::{CONTROL, ENTER, Keys, TAB};
use crate::harness::{Desktop, Window, book};
use serde_json::json;
use std::fs;
use std::path::PathBuf;

/// Looks at every step, from the first question to the number that is confirmed.
pub async fn bring_back(look: &Look, copies: &Copies, draft: &str) {
    let desktop = Desktop::start();
    look.theme().choose(&desktop);
    let window = Window::open(&desktop).await;
    let keys = Keys::of(&window);
    window.find("[data-testid=start-new]:focus").await;
    look.at(&window, "welcome").await;
    keys.press(&[TAB]).await.press(&[ENTER]).await;

    keys.at("restore-file").await;
    replace(&window, "restore-file", &newest(copies)).await;
    look.at(&window, "restore-backup").await;
    keys.press(&[ENTER]).await;

    let nine: Vec<u32> = (1..=9).collect();
    let code = book::groups_of(&copies.kit(), &json!(nine)).concat();
    let mistyped = format!("{}{}", if code.starts_with('7') { "8" } else { "7" }, &code[1..]);
    keys.fill("kit-code-0", &mistyped).await.press(&[ENTER]).await;
    window.reads("Look here first.").await;
    look.at(&window, "restore-code").await;
    keys.fill("kit-code-0", &code[..4]).await;
    keys.at("kit-code-1").await;
    keys.press(&[ENTER]).await;

    keys.fill("new-passphrase", book::PASSPHRASE).await;
    window.find("[data-testid=strength] [data-score='4']").await;
    look.at(&window, "restore-passphrase").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=open-restored]:focus").await;
    look.at(&window, "restored").await;
    keys.press(&[ENTER]).await;

    window.find("[data-testid=home-open]").await;
    look.at(&window, "held").await;
    go(&window, &format!("invoices/{draft}")).await;
    window.find("footer .good").await;
    looking::page_drawn(&window).await;
    keys.press(&[CONTROL, ENTER]).await;
    window.find("[data-testid=issue-held-go]:focus").await;
    look.at(&window, "issue-held").await;
    keys.press(&[ENTER]).await;
    keys.at("last-number").await;
    window.find("[data-testid=release-ahead] .strong").await;
    look.at(&window, "last-number").await;
    close(&window).await;
    window.quit().await;
}

fn newest(copies: &Copies) -> PathBuf {
    let [folder, _] = copies.folders();
    let files = fs::read_dir(folder).expect("the folder").map(|file| file.expect("a file").path());
    let mut backups: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "age")).collect();
    backups.sort();
    backups.pop().expect("a backup")
}

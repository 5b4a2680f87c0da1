//! A book to work in, made through the same commands that the face calls, for stories that are not about making one.

use super::{Desktop, Window};
use serde_json::json;
use std::path::PathBuf;
use std::process::Command;

/// The passphrase of every book in these stories.
pub const PASSPHRASE: &str = "lantern orbit gravel mitten pepper canyon";

/// Makes a vault and types the kit back, so that documents can be saved.
pub async fn found(desktop: &Desktop, window: &Window) {
    let kit = desktop.home().join("kit.pdf");
    let request = json!({
        "business": {
            "name": "Studio Lena Brandt", "street": "Lindenweg 4", "city": "Freiburg", "postcode": "79098",
            "country": "DE", "vat_id": "DE123456789", "email": "lena@example.com", "iban": "DE02120300000000202051",
            "currency": "EUR",
        },
        "portable": false,
        "kit_path": kit,
        "backup_folders": [desktop.folder("usb")],
    });
    let made = window.invoke_raw("create_vault", PASSPHRASE, Some(request)).await.expect("a vault is made");
    let code = code_of(&kit);
    let groups = made["kit_groups"].as_array().expect("the groups to type back");
    let typed: Vec<&str> = groups
        .iter()
        .map(|group| code[usize::try_from(group.as_u64().expect("a number")).expect("small") - 1].as_str())
        .collect();
    window.invoke_raw("confirm_kit", &typed.join(" "), None).await.expect("the kit is proven");
}

/// The nine groups of the recovery code, read off the printed kit.
fn code_of(kit: &std::path::Path) -> Vec<String> {
    let read = Command::new("pdftotext").arg("-layout").arg(kit).arg("-").output().expect("pdftotext");
    let text = String::from_utf8(read.stdout).expect("text");
    let symbols = |word: &str| word.len() == 4 && word.chars().all(|c| "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(c));
    text.lines()
        .map(|line| {
            line.split(|c: char| c.is_whitespace() || c == '-').filter(|w| symbols(w)).map(str::to_owned).collect()
        })
        .find(|groups: &Vec<String>| groups.len() >= 9)
        .unwrap_or_else(|| panic!("no nine groups in the kit:\n{text}"))
}

/// The sealed backups that this computer keeps.
pub fn sealed(desktop: &Desktop) -> Vec<PathBuf> {
    let state = desktop.home().join(".local/state/counterfoil");
    let vaults = std::fs::read_dir(state).into_iter().flatten().filter_map(Result::ok);
    let files = vaults.filter_map(|vault| std::fs::read_dir(vault.path().join("outbox")).ok()).flatten();
    files
        .filter_map(Result::ok)
        .map(|file| file.path())
        .filter(|path| path.extension().is_some_and(|e| e == "age"))
        .collect()
}

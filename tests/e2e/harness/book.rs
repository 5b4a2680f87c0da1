//! A book to work in, made through the same commands that the face calls, for stories that are not about making one.

use super::{Desktop, Refused, Window};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The passphrase of every book in these stories.
pub const PASSPHRASE: &str = "lantern orbit gravel mitten pepper canyon";

/// Makes a vault and types the kit back, so that documents can be saved.
pub async fn found(desktop: &Desktop, window: &Window) {
    let kit = desktop.home().join("kit.pdf");
    let made = window.invoke_raw("create_vault", PASSPHRASE, Some(&request(desktop))).await.expect("a vault is made");
    let typed = groups_of(&kit, &made["kit_groups"]).join(" ");
    window.invoke_raw("confirm_kit", &typed, None).await.expect("the kit is proven");
}

/// What a vault is made with.
pub fn request(desktop: &Desktop) -> Value {
    json!({
        "business": {
            "name": "Studio Lena Brandt", "street": "Lindenweg 4", "city": "Freiburg", "postcode": "79098",
            "country": "DE", "vat_id": "DE123456788", "email": "lena@example.com", "iban": "DE02120300000000202051",
            "currency": "EUR",
        },
        "portable": false,
        "kit_path": desktop.home().join("kit.pdf"),
        "backup_folders": [desktop.folder("usb")],
    })
}

/// The groups that are asked for, read off the printed kit.
pub fn groups_of(kit: &Path, asked: &Value) -> Vec<String> {
    let code = code_of(kit);
    let numbers =
        asked.as_array().expect("the groups to type back").iter().map(|group| group.as_u64().expect("a number"));
    numbers.map(|number| code[usize::try_from(number).expect("1 to 9") - 1].clone()).collect()
}

/// The nine groups, read off the printed kit.
pub fn code_of(kit: &Path) -> Vec<String> {
    let read = Command::new("pdftotext").arg("-layout").arg(kit).arg("-").output().expect("pdftotext");
    let text = String::from_utf8(read.stdout).expect("text");
    // The code is the first of such words on the page; further down a year may look like one.
    let code: Vec<String> = text.split_whitespace().filter(|word| is_group(word)).take(9).map(str::to_owned).collect();
    assert_eq!(code.len(), 9, "nine groups on the kit:\n{text}");
    code
}

/// Four symbols of Crockford's base 32.
fn is_group(word: &str) -> bool {
    word.len() == 4 && word.chars().all(|c| "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(c))
}

/// The folder of the book.
pub fn vault(desktop: &Desktop) -> PathBuf {
    desktop.home().join(".local/share/counterfoil/default.counterfoil")
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

/// A draft of one line for a customer, by name or id.
pub fn draft(customer: &str) -> Value {
    json!({
        "customer": customer, "description": "Book covers",
        "lines": [{
            "name": "Cover design", "quantity": "3", "unit": "C62", "price": "450.00",
            "vat": { "category": "S", "rate": "19" },
        }],
    })
}

/// Issues an invoice to a customer who is made where missing.
pub async fn issue(window: &Window) -> Result<Value, Refused> {
    let kept = keep_draft(window).await?;
    window.invoke("invoice_issue", json!({ "id": kept["id"], "version": kept["version"] })).await
}

/// Keeps a draft that can be issued, for a customer who is made where missing.
pub async fn keep_draft(window: &Window) -> Result<Value, Refused> {
    let customer = json!({
        "name": "Nordlicht Verlag GmbH", "street": "Hafenstr. 12", "postcode": "20457", "city": "Hamburg", "country": "DE",
    });
    let known = window.invoke("customers_list", json!({ "text": "Nordlicht" })).await?;
    if known == json!([]) {
        window.invoke("customer_save", json!({ "id": null, "customer": customer })).await?;
    }
    let draft = json!({ "id": null, "version": 0, "draft": draft("Nordlicht Verlag GmbH") });
    window.invoke("draft_save", draft).await
}

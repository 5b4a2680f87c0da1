//! What the window leaves behind on the disk: nothing that can be read.

use crate::harness::{Desktop, Window, book};
use serde_json::json;
use std::path::{Path, PathBuf};

const NAME: &str = "Zephyrine Quokkavale";

#[tokio::test]
async fn nothing_that_was_typed_lies_readable_in_any_file() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let customer = json!({ "name": NAME, "street": "Kai 3", "city": "Bremen", "postcode": "28195", "country": "DE" });

    window.invoke("customer_save", json!({ "id": null, "customer": customer })).await.expect("a customer");
    let left = json!({ "form": "customers/new", "words": json!({ "name": NAME }).to_string() });
    window.invoke("unfinished_keep", json!({ "left": left })).await.expect("a form half filled in");
    let running = readable_in(desktop.root());
    window.quit().await;
    let left = readable_in(desktop.root());

    assert_eq!((running, left), (vec![], vec![]));
}

/// Files under `folder` that hold the name or the passphrase, as UTF-8 or UTF-16.
fn readable_in(folder: &Path) -> Vec<PathBuf> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let needles = [NAME.as_bytes().to_vec(), wide(NAME), book::PASSPHRASE.as_bytes().to_vec(), wide(book::PASSPHRASE)];
    files(folder)
        .into_iter()
        .filter(|file| {
            let bytes = std::fs::read(file).unwrap_or_default();
            needles.iter().any(|needle| bytes.windows(needle.len()).any(|window| window == needle))
        })
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries
        .flat_map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => files(&entry.path()),
            Ok(kind) if kind.is_file() => vec![entry.path()],
            Ok(_) | Err(_) => Vec::new(),
        })
        .collect()
}

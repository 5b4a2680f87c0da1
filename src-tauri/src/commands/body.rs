//! What comes beside JSON: secrets and pictures as raw bytes, and in that case the other parameters in one header.

use crate::desk::Answer;
use app::views::ErrorView;
use serde::de::DeserializeOwned;
use tauri::ipc::{InvokeBody, Request};
use zeroize::Zeroizing;

/// JSON beside raw bytes; percent-encoded, since header values are ASCII.
const PARAMETERS: &str = "x-request";

/// More bytes than any secret or logo has; what is longer is refused before it is copied.
const LONGEST: usize = 16 * 1024 * 1024;

/// More bytes than an attached file may have: the core refuses one that is just too large in its own words.
const LONGEST_FILE: usize = 32 * 1024 * 1024;

/// The raw bytes of a request, wiped when dropped.
pub fn bytes(request: &Request<'_>) -> Answer<Zeroizing<Vec<u8>>> {
    at_most(request, LONGEST)
}

/// The raw bytes of a file that was dropped on the window.
pub fn file(request: &Request<'_>) -> Answer<Zeroizing<Vec<u8>>> {
    at_most(request, LONGEST_FILE)
}

fn at_most(request: &Request<'_>, longest: usize) -> Answer<Zeroizing<Vec<u8>>> {
    match request.body() {
        InvokeBody::Raw(bytes) if bytes.len() <= longest => Ok(Zeroizing::new(bytes.clone())),
        InvokeBody::Raw(_) | InvokeBody::Json(_) => Err(unreadable()),
    }
}

/// The raw bytes of a request as text, wiped when dropped.
pub fn text(request: &Request<'_>) -> Answer<Zeroizing<String>> {
    let bytes = bytes(request)?;
    std::str::from_utf8(&bytes).map(|text| Zeroizing::new(text.to_owned())).map_err(|_| unreadable())
}

/// A recovery code or passphrase and, on a second line, a new passphrase. Without that line the new one is empty, which
/// is refused by name.
pub fn two_lines(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

/// The parameters beside raw bytes.
pub fn parameters<T: DeserializeOwned>(request: &Request<'_>) -> Answer<T> {
    let header = request.headers().get(PARAMETERS).ok_or_else(unreadable)?;
    let json = percent_encoding::percent_decode(header.as_bytes()).decode_utf8().map_err(|_| unreadable())?;
    serde_json::from_str(&json).map_err(|_| unreadable())
}

/// Whether a header that holds `0` or `1` says 1.
pub fn flag(request: &Request<'_>, name: &str) -> bool {
    request.headers().get(name).is_some_and(|value| value == "1")
}

/// What is said of a request that is not in the agreed form.
pub fn unreadable() -> ErrorView {
    ErrorView {
        code: "unreadable-request".to_owned(),
        message: "The window sent something that this program does not understand.".to_owned(),
        help: "Nothing was changed. Quit and open Counterfoil again.".to_owned(),
        faults: Vec::new(),
    }
}

//! What the window may send: percent-encoded JSON beside raw bytes, and the JSON of every command's parameters.

use crate::{Accepted, Outcome};
use app::views::{ArchiveRequest, BusinessView, CreateRequest, CustomerInput, DraftInput, InvoiceQuery, SettingsView};
use billing::{Customer, DraftText};
use percent_encoding::percent_decode;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The parameters of any command: what is read is written and read again as the same, and the core takes the same keys.
pub fn request(input: &[u8]) -> Outcome {
    let json = percent_decode(input).decode_utf8().ok()?;
    let drafts = same::<DraftInput>(&json);
    let customers = same::<CustomerInput>(&json);
    assert_eq!(drafts, serde_json::from_str::<DraftText>(&json).is_ok());
    assert_eq!(customers, serde_json::from_str::<Customer>(&json).is_ok());
    let others = [
        same::<ArchiveRequest>(&json),
        same::<BusinessView>(&json),
        same::<CreateRequest>(&json),
        same::<InvoiceQuery>(&json),
        same::<SettingsView>(&json),
    ];
    (drafts || customers || others.contains(&true)).then_some(Accepted)
}

fn same<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(json: &str) -> bool {
    let Ok(value) = serde_json::from_str::<T>(json) else { return false };
    assert_eq!(serde_json::from_str::<T>(&serde_json::to_string(&value).unwrap()).unwrap(), value);
    true
}

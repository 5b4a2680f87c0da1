//! Holds docs/formats/json/credit.schema.json to the type that reads it.
#![cfg(test)]

use app::views::{CreditInput, CreditLineInput};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

fn keys(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

#[test]
fn schema_and_type_have_the_same_keys() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats/json/credit.schema.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let line = &schema["$defs"]["line"];
    assert_eq!(keys(&schema["properties"]), keys(&json!(CreditInput::default())));
    assert_eq!(keys(&line["properties"]), keys(&json!(CreditLineInput::default())));
    assert!(schema["additionalProperties"] == false && line["additionalProperties"] == false);
}

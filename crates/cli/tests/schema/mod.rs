//! Holds what the program prints to docs/formats/json.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// A schema by its name.
pub fn read(name: &str) -> Value {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats/json").join(format!("{name}.schema.json"));
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

/// The keys of an object.
pub fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Checks the part of JSON Schema that ours use, patterns aside; every property is required in them.
pub fn breach(root: &Value, rule: &Value, value: &Value, path: &str) -> Option<String> {
    if let Some(target) = rule["$ref"].as_str() {
        return breach(root, root.pointer(target.trim_start_matches('#')).unwrap(), value, path);
    }
    if let Some(choices) = rule["anyOf"].as_array() {
        let breaches: Option<Vec<_>> = choices.iter().map(|choice| breach(root, choice, value, path)).collect();
        return breaches.map(|breaches| breaches.join("; "));
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let fits = rule["type"] == kind || rule["type"].as_array().is_some_and(|kinds| kinds.contains(&kind.into()));
    let listed = rule["enum"].as_array().is_none_or(|allowed| allowed.contains(value));
    if !fits || !listed {
        return Some(format!("{path}: {value}"));
    }
    match value {
        Value::Array(items) => {
            items.iter().enumerate().find_map(|(n, item)| breach(root, &rule["items"], item, &format!("{path}/{n}")))
        }
        Value::Object(fields) if keys(value) == keys(&rule["properties"]) => fields
            .iter()
            .find_map(|(key, field)| breach(root, &rule["properties"][key], field, &format!("{path}/{key}"))),
        Value::Object(_) => Some(format!("{path}: {:?}, not {:?}", keys(value), keys(&rule["properties"]))),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

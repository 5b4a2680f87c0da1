//! Two versions and what is said of them.

use super::*;
use serde_json::json;

fn said(before: Value, after: Value) -> Vec<String> {
    diff(&before, &after)
        .into_iter()
        .map(|change| format!("{}: {} > {}", change.path, change.before, change.after))
        .collect()
}

fn line(name: &str, price: &str) -> Value {
    json!({ "name": name, "price": price, "quantity": "1", "allowances": [], "vat": { "category": "S", "rate": "19" } })
}

#[test]
fn a_field_is_told_by_its_place_and_nothing_is_no_change_of_empty() {
    let table = [
        (json!({"a": "1"}), json!({"a": "2"}), vec!["a: 1 > 2"]),
        (json!({"a": "1"}), json!({}), vec!["a: 1 > "]),
        (json!({}), json!({"a": "1"}), vec!["a:  > 1"]),
        (json!({"a": "", "b": [], "c": null}), json!({}), vec![]),
        (json!({"a": {"b": "1", "c": "2"}}), json!({"a": {"b": "1", "c": "3"}}), vec!["a.c: 2 > 3"]),
        (
            json!({"a": null}),
            json!({"a": {"name": "IRPF", "percent": "15"}}),
            vec!["a.name:  > IRPF", "a.percent:  > 15"],
        ),
        (Value::Null, json!({"a": "1"}), vec!["a:  > 1"]),
    ];
    for (before, after, expected) in table {
        assert_eq!(said(before.clone(), after.clone()), expected, "{before} > {after}");
    }
}

#[test]
fn lines_are_matched_however_they_moved() {
    let (a, b, c) = (line("Design", "95.00"), line("Proof", "80.00"), line("Print", "12.00"));
    let dearer = line("Proof", "85.00");
    let lines = |lines: &[&Value]| json!({ "lines": lines });
    let table = [
        (lines(&[&a, &b, &c]), lines(&[&a, &dearer, &c]), vec!["lines.2.price: 80.00 > 85.00"]),
        (lines(&[&a, &b, &c]), lines(&[&b, &c]), vec!["lines.1: Design · 95.00 · 1 · S · 19 > "]),
        (lines(&[&b]), lines(&[&a, &b]), vec!["lines.1:  > Design · 95.00 · 1 · S · 19"]),
        (
            lines(&[&a, &b]),
            lines(&[&dearer]),
            vec!["lines.1.price: 80.00 > 85.00", "lines.1: Design · 95.00 · 1 · S · 19 > "],
        ),
        (lines(&[]), lines(&[&c]), vec!["lines.1:  > Print · 12.00 · 1 · S · 19"]),
    ];
    for (before, after, expected) in table {
        let mut found = said(before.clone(), after.clone());
        found.sort();
        let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        expected.sort();
        assert_eq!(found, expected);
    }
}

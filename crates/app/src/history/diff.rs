//! What differs between two versions: field by field, lines matched to each other, nothing told apart from empty.

use crate::views::ChangeView;
use serde_json::{Map, Value};

/// Every field that differs, in the order of their keys.
pub(crate) fn diff(before: &Value, after: &Value) -> Vec<ChangeView> {
    let mut changes = Vec::new();
    compare("", before, after, &mut changes);
    changes
}

fn compare(path: &str, before: &Value, after: &Value, changes: &mut Vec<ChangeView>) {
    if before == after || (is_empty(before) && is_empty(after)) {
        return;
    }
    let nothing = Map::new();
    match (before, after) {
        (Value::Array(old), Value::Array(new)) => lists(path, old, new, changes),
        (Value::Array(old), other) if is_empty(other) => lists(path, old, &[], changes),
        (other, Value::Array(new)) if is_empty(other) => lists(path, &[], new, changes),
        (Value::Object(old), Value::Object(new)) => objects(path, old, new, changes),
        (Value::Object(old), other) if is_empty(other) => objects(path, old, &nothing, changes),
        (other, Value::Object(new)) if is_empty(other) => objects(path, &nothing, new, changes),
        _ => changes.push(ChangeView { path: path.to_owned(), before: words(before), after: words(after) }),
    }
}

fn objects(path: &str, old: &Map<String, Value>, new: &Map<String, Value>, changes: &mut Vec<ChangeView>) {
    let added = new.keys().filter(|key| !old.contains_key(*key));
    for key in old.keys().chain(added) {
        let of = |map: &Map<String, Value>| map.get(key).cloned().unwrap_or(Value::Null);
        compare(&below(path, key), &of(old), &of(new), changes);
    }
}

/// Lines that are the same in both are matched first, in order; between two of them, old and new lines are paired by
/// their names, else by their order.
fn lists(path: &str, old: &[Value], new: &[Value], changes: &mut Vec<ChangeView>) {
    let (mut from, mut to) = (0, 0);
    for (same_old, same_new) in common(old, new).into_iter().chain([(old.len(), new.len())]) {
        let mut left: Vec<usize> = (from..same_old).collect();
        let mut fresh: Vec<usize> = (to..same_new).collect();
        let mut pairs = Vec::new();
        fresh.retain(|n| {
            match left.iter().position(|o| name(&old[*o]) == name(&new[*n]) && !name(&new[*n]).is_empty()) {
                Some(at) => {
                    pairs.push((left.remove(at), *n));
                    false
                }
                None => true,
            }
        });
        let paired = left.len().min(fresh.len());
        pairs.extend(left.drain(..paired).zip(fresh.drain(..paired)));
        pairs.sort_by_key(|(_, n)| *n);
        for (o, n) in pairs {
            compare(&below(path, &(n + 1).to_string()), &old[o], &new[n], changes);
        }
        let whole = |at: usize, before: String, after: String| ChangeView {
            path: below(path, &(at + 1).to_string()),
            before,
            after,
        };
        changes.extend(left.into_iter().map(|o| whole(o, words(&old[o]), String::new())));
        changes.extend(fresh.into_iter().map(|n| whole(n, String::new(), words(&new[n]))));
        (from, to) = (same_old + 1, same_new + 1);
    }
}

/// Positions of a longest common subsequence. Documents have tens of lines: the square of that is nothing.
fn common(old: &[Value], new: &[Value]) -> Vec<(usize, usize)> {
    let mut longest = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for o in (0..old.len()).rev() {
        for n in (0..new.len()).rev() {
            longest[o][n] =
                if old[o] == new[n] { longest[o + 1][n + 1] + 1 } else { longest[o + 1][n].max(longest[o][n + 1]) };
        }
    }
    let (mut o, mut n, mut found) = (0, 0, Vec::new());
    while o < old.len() && n < new.len() {
        if old[o] == new[n] {
            found.push((o, n));
            (o, n) = (o + 1, n + 1);
        } else if longest[o + 1][n] >= longest[o][n + 1] {
            o += 1;
        } else {
            n += 1;
        }
    }
    found
}

fn name(line: &Value) -> &str {
    line.get("name").and_then(Value::as_str).unwrap_or_default()
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// Whether a value says nothing.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(_) | Value::Number(_) => false,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(fields) => fields.values().all(is_empty),
    }
}

/// What a value says, as one line.
fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => joined(items.iter()),
        Value::Object(fields) => joined(fields.values()),
    }
}

fn joined<'v>(values: impl Iterator<Item = &'v Value>) -> String {
    values.map(words).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests;

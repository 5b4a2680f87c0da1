//! What canonical JSON refuses, and that no order of insertion shows through.

use chain::{NotCanonical, canonical_bytes};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

#[test]
fn refused() {
    let table: [(&str, NotCanonical); 6] = [
        ("1.5", NotCanonical::Float),
        ("1.0", NotCanonical::Float),
        ("-0", NotCanonical::Float),
        ("[1e3]", NotCanonical::Float),
        (r#"{"a":9007199254740992}"#, NotCanonical::IntegerTooLarge),
        ("-9007199254740992", NotCanonical::IntegerTooLarge),
    ];
    for (text, reason) in table {
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(canonical_bytes(&value), Err(reason), "{text}");
    }
}

#[test]
fn deep_nesting_is_refused_before_the_stack_is() {
    let nested = |depth| (0..depth).fold(json!(1), |inner, _| json!([inner]));
    assert!(canonical_bytes(&nested(128)).is_ok());
    assert_eq!(canonical_bytes(&nested(129)), Err(NotCanonical::TooDeep));
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-(1_i64 << 53) + 1..1_i64 << 53).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            Value::Object(members.iter().rev().map(|(k, v)| (k.clone(), reversed(v))).collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(reversed).collect(),
        leaf @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => leaf.clone(),
    }
}

proptest! {
    #[test]
    fn reading_it_back_gives_the_same_value_and_the_same_bytes(value in any_value()) {
        let bytes = canonical_bytes(&value).unwrap();
        let read: Value = serde_json::from_slice(&bytes).unwrap();
        prop_assert_eq!(&read, &value);
        prop_assert_eq!(canonical_bytes(&read).unwrap(), bytes);
    }

    #[test]
    fn order_of_insertion_does_not_show(value in any_value()) {
        prop_assert_eq!(canonical_bytes(&value).unwrap(), canonical_bytes(&reversed(&value)).unwrap());
    }
}

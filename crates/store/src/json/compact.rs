//! JSON in its shortest form, with its members in their own order: what columns of the book hold. Numbers are whole, so
//! that no reader rounds one.

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Appends what is read to a text.
pub(super) struct Compact<'t>(pub &'t mut String);

/// The text if it is JSON in this very form; a column that holds another one goes out as a string.
pub(super) fn is_compact(text: &str) -> bool {
    if !text.starts_with(['{', '[']) {
        return false;
    }
    let mut again = String::with_capacity(text.len());
    let mut reader = serde_json::Deserializer::from_str(text);
    Compact(&mut again).deserialize(&mut reader).is_ok() && reader.end().is_ok() && again == text
}

impl<'de> DeserializeSeed<'de> for Compact<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Compact<'_> {
    type Value = ();

    fn expecting(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str("JSON with whole numbers")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0.push_str("null");
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.0.push_str(&value.to_string());
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.0.push_str(&value.to_string());
        Ok(())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.0.push_str(&serde_json::to_string(text).map_err(E::custom)?);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        self.0.push('[');
        let mut first = true;
        loop {
            let before = self.0.len();
            if !first {
                self.0.push(',');
            }
            if all.next_element_seed(Compact(self.0))?.is_none() {
                self.0.truncate(before);
                break;
            }
            first = false;
        }
        self.0.push(']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        self.0.push('{');
        let mut first = true;
        while let Some(name) = all.next_key::<String>()? {
            if !first {
                self.0.push(',');
            }
            first = false;
            self.0.push_str(&serde_json::to_string(&name).map_err(A::Error::custom)?);
            self.0.push(':');
            all.next_value_seed(Compact(self.0))?;
        }
        self.0.push('}');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_shortest_form_in_whole_numbers_is_compact() {
        for text in
            [r#"{}"#, r#"[]"#, r#"{"b":1,"a":[null,true,-9223372036854775808,"ü\n\"",{}]}"#, "[18446744073709551615]"]
        {
            assert!(is_compact(text), "{text}");
        }
        for text in ["", "5", r#""text""#, "{ }", "[1.0]", "[1e3]", "[1,]", r#"["\u00fc"]"#, "{}{}", "{}\n", "[-0]"] {
            assert!(!is_compact(text), "{text}");
        }
    }
}

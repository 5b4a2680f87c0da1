//! One value, one spelling: canonical JSON (RFC 8785 without floats), whatever order a map is held in.

use serde_json::{Number, Value};

/// Largest integer that every JSON reader holds exactly (RFC 7493, I-JSON).
const MAX_SAFE: u64 = (1 << 53) - 1;
const MAX_DEPTH: usize = 128;

/// Why a value has no canonical bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotCanonical {
    /// A fraction or exponent: amounts are strings here.
    #[error("a float has no canonical form here")]
    Float,
    /// Beyond ±(2^53 − 1).
    #[error("an integer beyond 2^53 - 1 is not read alike everywhere")]
    IntegerTooLarge,
    /// Nested deeper than 128.
    #[error("nested deeper than {MAX_DEPTH}")]
    TooDeep,
}

/// Canonical bytes of a JSON value: names sorted by UTF-16 code units, no white space, integers and strings only.
///
/// # Errors
/// Floats, integers beyond ±(2^53 − 1) and nesting deeper than 128 are refused.
pub fn canonical_bytes(value: &Value) -> Result<Vec<u8>, NotCanonical> {
    let mut out = Vec::new();
    write_value(&mut out, value, 0)?;
    Ok(out)
}

fn write_value(out: &mut Vec<u8>, value: &Value, depth: usize) -> Result<(), NotCanonical> {
    if depth > MAX_DEPTH {
        return Err(NotCanonical::TooDeep);
    }
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(number) => write_number(out, number)?,
        Value::String(text) => write_string(out, text),
        Value::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                separate(out, i);
                write_value(out, item, depth + 1)?;
            }
            out.push(b']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push(b'{');
            for (i, (name, member)) in members.into_iter().enumerate() {
                separate(out, i);
                write_string(out, name);
                out.push(b':');
                write_value(out, member, depth + 1)?;
            }
            out.push(b'}');
        }
    }
    Ok(())
}

fn separate(out: &mut Vec<u8>, position: usize) {
    if position > 0 {
        out.push(b',');
    }
}

fn write_number(out: &mut Vec<u8>, number: &Number) -> Result<(), NotCanonical> {
    let size = match (number.as_u64(), number.as_i64()) {
        (Some(unsigned), _) => unsigned,
        (None, Some(signed)) => signed.unsigned_abs(),
        (None, None) => return Err(NotCanonical::Float),
    };
    if size > MAX_SAFE {
        return Err(NotCanonical::IntegerTooLarge);
    }
    out.extend_from_slice(number.to_string().as_bytes());
    Ok(())
}

pub(crate) fn write_string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    for character in text.chars() {
        match character {
            '"' => out.extend_from_slice(b"\\\""),
            '\\' => out.extend_from_slice(b"\\\\"),
            '\u{8}' => out.extend_from_slice(b"\\b"),
            '\t' => out.extend_from_slice(b"\\t"),
            '\n' => out.extend_from_slice(b"\\n"),
            '\u{c}' => out.extend_from_slice(b"\\f"),
            '\r' => out.extend_from_slice(b"\\r"),
            control if control < ' ' => {
                out.extend_from_slice(format!("\\u{:04x}", u32::from(control)).as_bytes());
            }
            other => out.extend_from_slice(other.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    out.push(b'"');
}
